import Foundation
import Insurance

/// Where a spooler keeps its settings, its programs and its state, by its own files.
struct SpoolerFolders: Sendable {
    /// Holds `cupsd.conf` and `cups-files.conf`.
    let settings: String
    /// CUPS's ServerBin.
    let programs: String
    /// CUPS's CacheDir.
    let cache: String
    /// As whom backends run that everybody may start.
    let user: String
    let group: String

    /// The system's own spooler.
    private static let system = "/etc/cups"

    /// Where the spooler that answers at an address has its settings.
    ///
    /// - Throws: ``Refusal`` with `spooler-unnamed` when nobody can tell.
    static func settings(of address: SpoolerAddress) throws -> String {
        if let process = SpoolerProcess(at: address) { return process.settings ?? system }
        // One that does not run now: the system's socket is its own.
        let socket = URL(filePath: address.target.host).resolvingSymlinksInPath().path
        guard !["/run/cups/cups.sock", "/var/run/cups/cups.sock"].contains(socket) else { return system }
        throw Refusal(
            "spooler-unnamed",
            """
            Nobody can tell where the spooler at \(address) keeps its settings, so they were not looked at. Start it, \
            or name their folder with printers.spooler in the settings.
            """,
            details: ["server": address.description])
    }

    /// - Parameter settings: Such as `/etc/cups`.
    /// - Throws: ``Refusal`` with `spooler-files-unreadable`.
    init(settings: String) throws {
        self.settings = settings
        let files = try SpoolerText(SpoolerFolders.read(settings + "/" + SpoolerSetting.File.files.rawValue))
        programs = files.value(of: "ServerBin") ?? "/usr/lib/cups"
        cache = files.value(of: "CacheDir") ?? "/var/cache/cups"
        user = files.value(of: "User") ?? "lp"
        group = files.value(of: "Group") ?? "lp"
    }

    var backends: String { programs + "/backend" }
    var gate: String { backends + "/gate" }
    /// Where the gate keeps its marks.
    var marks: String { cache + "/gate" }

    func path(of file: SpoolerSetting.File) -> String { settings + "/" + file.rawValue }
    func text(of file: SpoolerSetting.File) throws -> SpoolerText {
        SpoolerText(try SpoolerFolders.read(path(of: file)))
    }

    private static func read(_ file: String) throws -> String {
        guard let bytes = FileManager.default.contents(atPath: file) else {
            throw Refusal(
                "spooler-files-unreadable",
                """
                The spooler's settings \(file) cannot be read, so nobody can tell what it does after a power cut. \
                Run this as root, and name the folder with printers.spooler in the settings.
                """,
                details: ["file": file])
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
