import ArgumentParser
import Desk
import Foundation
import Insurance
import Ledger

/// `kiosk restore`: puts a backup onto another machine, to finish what it holds.
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put a backup's ledger and keys onto this machine, to send and look at what is in them.",
        discussion: """
            The dead machine may have given numbers and printed papers after the backup was made. So a ledger that was \
            restored takes no payment and prints nothing: upload, export, import answers, export forms and report work \
            on it, serve does not. The evening goes on with a kiosk of its own id and receipt numbers.
            """)

    @OptionGroup var site: SettingsOption
    @Argument(help: "The backup's file.") var file: String
    @Option(help: "A file with the passphrase it was sealed with.") var passphraseFile: String

    func run() async throws {
        let settings = try site.read()
        let passphrase = try Passphrase(file: passphraseFile)
        guard !FileManager.default.fileExists(atPath: settings.ledgerFile) else {
            throw Refusal.restoreOverwrites(settings.ledgerFile)
        }
        let restoring = try Restoring(settings)
        defer { restoring.clear() }
        try restoring.unpack(try BackupReader(file: file, passphrase))
        try restoring.placeKeys()
        try await restoring.placeLedger(at: Wiring.clock.now())
        let counts = try await Site(settings).openLedger().queueCounts()
        print("restored: \(settings.ledgerFile)")
        print(counts.lines)
        print("It is for sending and looking up only; kiosk serve refuses it.")
    }
}

/// A backup on its way into its place: unpacked beside it, and moved when all opened.
private struct Restoring {
    private let settings: Settings
    private let keys: KeyFolder
    private let folder: String

    init(_ settings: Settings) throws {
        self.settings = settings
        keys = KeyFolder(settings.keys)
        folder = settings.keys + "/restoring"
        for path in [settings.data, settings.keys, folder] {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
    }

    /// What was not moved goes.
    func clear() { try? FileManager.default.removeItem(atPath: folder) }

    func unpack(_ backup: BackupReader) throws {
        let names = Set(keys.files.map { ($0 as NSString).lastPathComponent } + [BackupContents.ledgerName])
        try backup.forEachFile { name in
            guard names.contains(name) else { throw Refusal.backupNotOpenable }
            let path = "\(folder)/\(name)"
            let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            guard file >= 0 else { throw Refusal.restoreOverwrites(path) }
            let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
            return { try handle.write(contentsOf: $0) }
        }
    }

    /// Keys that are there already must be the very same.
    func placeKeys() throws {
        let files = FileManager.default
        let unpacked = keys.files.map { (to: $0, from: "\(folder)/\(($0 as NSString).lastPathComponent)") }
            .filter { files.fileExists(atPath: $0.from) }
        for (to, from) in unpacked where files.fileExists(atPath: to) {
            guard files.contentsEqual(atPath: from, andPath: to) else { throw Refusal.restoreOverwrites(to) }
        }
        for (to, from) in unpacked where !files.fileExists(atPath: to) { try files.copyItem(atPath: from, toPath: to) }
    }

    /// Notes in the ledger that it is a copy before it takes its place.
    func placeLedger(at moment: Moment) async throws {
        let fresh = "\(folder)/\(BackupContents.ledgerName)"
        guard FileManager.default.fileExists(atPath: fresh) else { throw Refusal.backupNotOpenable }
        let ledger = try Site(settings).openLedger(at: fresh)
        try await ledger.markRestored(at: moment)
        try ledger.close()
        sync()
        try FileManager.default.moveItem(atPath: fresh, toPath: settings.ledgerFile)
        sync()
    }
}
