import Foundation
import Insurance

/// The rehearsal's own kiosk: a new folder with settings, keys and a training
/// database that belong to this evening alone.
struct RehearsalSite: Sendable {
    /// `<folder>/<day>-<time>-<number>`; nothing of an earlier evening is touched.
    let folder: String
    let kioskID: String
    let port: Int

    var settingsFile: String { folder + "/kiosk.yaml" }
    var keys: String { folder + "/keys" }
    var ledgerFile: String { folder + "/data/ledger.sqlite" }
    var log: String { folder + "/kiosk.log" }
    var address: String { "http://127.0.0.1:\(port)" }

    /// Tells a folder of rehearsals from any other.
    private static let marker = "made-by-kiosk-rehearse"

    /// Makes the folder, the settings, the keys and the demonstration's stock.
    ///
    /// - Parameter port: Where the kiosk listens; on any free port when nil.
    /// - Throws: `rehearse-real-ledger`, `rehearse-folder-taken`,
    ///   `rehearse-setup-failed`.
    init(at folder: String, after settings: Settings, port: Int?) throws {
        try Self.claim(folder, after: settings)
        let now = SystemClock().now()
        let stamp = "\(now.day)-\(now.clockTime.filter { $0 != ":" })-\(Int.random(in: 1000...9999))"
        self.folder = "\(folder)/\(stamp)"
        kioskID = "rehearsal-\(stamp)"
        self.port = try port ?? freePort()
        try FileManager.default.createDirectory(atPath: keys, withIntermediateDirectories: true)
        try derivedSettings(after: settings).write(to: URL(filePath: settingsFile))
        let setup = try launch(
            ["setup", "--config", settingsFile, "--demonstration"]
                + (Self.hasProvinceKeys(settings.keys) ? ["--province-keys", settings.keys] : []))
        setup.waitUntilExit()
        guard setup.terminationStatus == 0 else {
            throw RehearsalTrouble("rehearse-setup-failed", "The rehearsal's kiosk could not be set up:\n\(logEnd)")
        }
    }

    /// Starts our own executable, its words going to the log.
    ///
    /// - Parameter input: What it reads; nothing otherwise.
    func launch(_ arguments: [String], input: Pipe? = nil) throws -> Process {
        if !FileManager.default.fileExists(atPath: log) { try Data().write(to: URL(filePath: log)) }
        let output = try FileHandle(forWritingTo: URL(filePath: log))
        try output.seekToEnd()
        let process = Process()
        process.executableURL = URL(
            filePath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        process.arguments = arguments
        process.standardInput = input ?? FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = output
        try process.run()
        return process
    }

    /// The last lines of the log.
    var logEnd: String {
        let text = FileManager.default.contents(atPath: log).map { String(decoding: $0, as: UTF8.self) } ?? ""
        return text.split(separator: "\n").suffix(12).joined(separator: "\n")
    }

    /// Refuses folders in which something other than rehearsals lies.
    private static func claim(_ folder: String, after settings: Settings) throws {
        let files = FileManager.default
        let path = URL(filePath: folder).standardizedFileURL.path
        let held = [settings.data, settings.keys].map { URL(filePath: $0).standardizedFileURL.path }
        // A folder that cannot be listed is not there yet; making it tells otherwise.
        let inside = (try? files.contentsOfDirectory(atPath: folder)) ?? []
        let isOurs = inside.isEmpty || inside.contains(marker)
        guard isOurs, !held.contains(where: { $0 == path || path.hasPrefix($0 + "/") || $0.hasPrefix(path + "/") })
        else {
            throw RehearsalTrouble(
                settings.mode == .real ? "rehearse-real-ledger" : "rehearse-folder-taken",
                """
                \(folder) holds something other than rehearsals, and a rehearsal never touches a ledger that is in \
                use. Name an empty folder with --folder.
                """)
        }
        try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
        if !inside.contains(marker) {
            try Data("Rehearsals only; each folder beside this file is one evening of made-up people.\n".utf8)
                .write(to: URL(filePath: folder + "/" + marker))
        }
    }

    private static func hasProvinceKeys(_ keys: String) -> Bool {
        FileManager.default.fileExists(atPath: keys + "/province-agreement.pub")
    }
}
