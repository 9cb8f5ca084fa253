import Foundation

/// A kiosk in a temporary folder: settings, keys and, when set up, a training
/// ledger with the demonstration's staff and stock.
final class TestKiosk {
    let folder: String
    let port: Int
    var settings: [String: Any]

    var settingsFile: String { folder + "/kiosk.yaml" }
    var data: String { folder + "/data" }
    var keys: String { folder + "/keys" }
    var ledgerFile: String { data + "/ledger.sqlite" }
    var address: String { "http://127.0.0.1:\(port)" }

    /// Writes settings and makes the province's keys; nothing is set up yet.
    init(spooler: String = "/nowhere/cups.sock", intakePort: Int? = nil, provinceKeys: String? = nil) async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "kiosk-\(UUID().uuidString.prefix(8))").path
        port = try freePort()
        settings = Self.settings(folder: folder, port: port, spooler: spooler, intakePort: intakePort)
        province = provinceKeys ?? folder + "/province"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try write()
        if provinceKeys == nil {
            let made = try ProgramRun(BuiltProgram.intake.path, ["keys", "--out", province])
            guard try await made.end() == 0 else { throw Unprepared(said: made.said) }
        }
    }

    private let province: String

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Why the test could not begin.
    struct Unprepared: Error { let said: String }

    /// Writes the settings file, as JSON, which is YAML too.
    func write() throws {
        try JSONSerialization.data(withJSONObject: settings, options: [.sortedKeys, .withoutEscapingSlashes])
            .write(to: URL(filePath: settingsFile))
    }

    /// Changes a setting; `keyPath` is written with dots.
    func set(_ keyPath: String, _ value: Any) throws {
        let keys = keyPath.split(separator: ".").map(String.init)
        if keys.count == 1 {
            settings[keys[0]] = value
        } else {
            var section = settings[keys[0]] as? [String: Any] ?? [:]
            section[keys[1]] = value
            settings[keys[0]] = section
        }
        try write()
    }

    func setUp() async throws {
        let run = try ProgramRun(
            BuiltProgram.kiosk.path,
            ["setup", "--config", settingsFile, "--demonstration", "--province-keys", province])
        guard try await run.end() == 0 else { throw Unprepared(said: run.said) }
    }

    func serve() throws -> ProgramRun { try ProgramRun(BuiltProgram.kiosk.path, ["serve", "--config", settingsFile]) }

    /// Starts the kiosk and waits until its page answers.
    func served() async throws -> ProgramRun {
        let run = try serve()
        guard try await run.line(startingWith: "kiosk ready ") != nil else { throw Unprepared(said: run.said) }
        return run
    }

    /// Copies a folder of the package beside the settings and uses the copy.
    func ownCopy(of path: String, as setting: String) throws -> String {
        let copy = folder + "/" + (path as NSString).lastPathComponent
        try FileManager.default.copyItem(atPath: packageFolder + "/" + path, toPath: copy)
        try set("folders.\(setting)", copy)
        return copy
    }

    private static func settings(folder: String, port: Int, spooler: String, intakePort: Int?) -> [String: Any] {
        let year = Calendar(identifier: .gregorian).component(.year, from: Date())
        return [
            "mode": "training",
            "kiosk": ["id": "test-\(folder.suffix(8).lowercased())", "name": "Kiosk thử"],
            "data": folder + "/data",
            "keys": folder + "/keys",
            "event": [
                "name": "Đêm thử", "commune": "xã Thử Nghiệm", "province": "15", "place": "Lào Cai",
                "issuer": "BHXH thử", "from": "\(year - 1)-12-31", "to": "\(year + 1)-01-01",
            ],
            "listen": ["host": "127.0.0.1", "port": port],
            "station": "ban-1",
            "printers": ["server": spooler, "card": "card", "book": "book", "receipt": "receipt"],
            "upload": [
                "url": intakePort.map { "http://127.0.0.1:\($0)" } ?? "none", "at": "03:00", "spreadMinutes": 0,
                "whenOnline": false, "batchBytes": 65_536, "leaseSeconds": 61,
            ],
            "folders": [
                "rules": "Config/Rules", "templates": "PrinterTemplates", "languages": "Config/Languages",
                "catalogues": "Config/Catalogues",
            ],
            "scanner": ["device": "none"],
        ]
    }
}
