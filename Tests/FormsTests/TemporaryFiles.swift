import Foundation
import Glibc

/// Files of this run, which go with it.
enum TemporaryFiles {
    static let folder: URL = {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "forms-tests-\(ProcessInfo.processInfo.processIdentifier)")
        try! FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        // A folder that stays is only litter.
        atexit { try? FileManager.default.removeItem(at: TemporaryFiles.folder) }
        return folder
    }()
}

/// A file of this run that is not there yet.
func temporaryFile(_ ending: String) -> String {
    TemporaryFiles.folder.appending(path: "\(UUID().uuidString).\(ending)").path
}

/// Writes a file of this run.
func file(_ bytes: some Sequence<UInt8>, ending: String = "csv") throws -> String {
    let path = temporaryFile(ending)
    try Data(bytes).write(to: URL(filePath: path))
    return path
}
