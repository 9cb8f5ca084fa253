import Foundation

/// The programs as they were built beside this test bundle.
enum BuiltProgram: String {
    case kiosk
    case intake = "kiosk-intake"

    var path: String { Self.folder + "/" + rawValue }

    /// The folder the test runner itself was started from.
    private static let folder: String = {
        let runner = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let candidates = [runner] + CommandLine.arguments + [Bundle.main.executablePath ?? ""]
        let folders = candidates.map { ($0 as NSString).deletingLastPathComponent }
        return folders.first { FileManager.default.isExecutableFile(atPath: $0 + "/kiosk-intake") } ?? ".build/debug"
    }()
}

/// The folder that holds Config and PrinterTemplates.
let packageFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
