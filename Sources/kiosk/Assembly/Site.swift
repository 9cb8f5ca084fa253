import Desk
import Foundation
import Insurance
import InsuranceRules
import Ledger
import RuleFiles
import UploadContract
import Web

/// A site's files, loaded and checked before anything opens.
struct Site {
    let settings: Settings
    let keys: KeyFolder
    let book: RuleBook
    let catalogues: Catalogues

    /// - Throws: `StaffReadable` naming the first file that cannot be used.
    init(_ settings: Settings) throws {
        self.settings = settings
        keys = KeyFolder(settings.keys)
        book = try loadRuleBook(from: settings.folders.rules)
        catalogues = try loadCatalogues(from: settings.folders.catalogues)
    }

    var isTraining: Bool { settings.mode == .training }

    func phrases() throws -> Phrases {
        let folder = settings.folders.languages
        return try Phrases(languages: [
            "vi": try loadPhrases(from: folder + "/vi.yaml"), "en": try loadPhrases(from: folder + "/en.yaml"),
        ])
    }

    /// Opens the ledger; its folder is made when it is not there.
    func openLedger() throws -> LedgerDatabase {
        try FileManager.default.createDirectory(
            atPath: settings.data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let sealer = try EnvelopeSealer(
            kiosk: settings.kioskID, signer: try keys.signer(), province: try keys.province())
        return try LedgerDatabase.open(
            at: settings.ledgerFile,
            settings: LedgerSettings(kiosk: settings.kioskID, training: isTraining, rules: book.fingerprint),
            key: try keys.dataKey(),
            sealer: sealer,
            fields: DocumentFields(issuer: settings.event.issuer, place: settings.event.place, catalogues: catalogues),
            clock: ClockGuard(eventDays: settings.event.days))
    }
}
