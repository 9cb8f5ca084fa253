import ArgumentParser
import Desk
import Foundation
import Insurance
import Ledger
import UploadContract

/// `kiosk backup`: the ledger and its keys, in one sealed file.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the ledger and its keys into one sealed file on a medium.",
        discussion: """
            The file is sealed with the passphrase; without it nobody reads anything in it. It is read back before it \
            counts. Runs beside a running kiosk. kiosk restore puts it onto another machine.
            """)

    @OptionGroup var site: SettingsOption
    @Option(help: "The medium's folder.") var to: String
    @Option(help: "A file with the passphrase, 16 letters or more, which only its owner may read.")
    var passphraseFile: String

    func run() async throws {
        let site = try Site(site.read())
        let medium = try Medium(to)
        let passphrase = try Passphrase(file: passphraseFile)
        let ledger = try site.openLedger()
        let copy = "\(site.settings.data)/ledger.copy-\(UUID().uuidString)"
        defer { for name in ["", "-wal", "-shm", "-journal"] { unlink(copy + name) } }
        try ledger.writeCopy(to: copy)
        let size = (try FileManager.default.attributesOfItem(atPath: copy)[.size] as? Int) ?? 0
        try medium.checkRoom(for: size, in: 2)
        let now = Wiring.clock.now()
        let time = String(now.clockTime.filter(\.isNumber))
        let file = "\(medium.path)/kiosk-backup-\(site.settings.kioskID)-\(now.day)-\(time).sealed"
        try BackupContents(ledger: copy, keys: site.keys).write(to: file, passphrase)
        try medium.settle()
        print("written and read back: \(file)")
    }
}
