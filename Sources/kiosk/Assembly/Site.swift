import Crypto
import Desk
import Foundation
import Insurance
import InsuranceRules
import Ledger
import Logging
import RuleFiles
import UploadContract

/// A site's files, loaded and checked before anything opens.
struct Site {
    let settings: Settings
    let keys: KeyFolder
    let book: RuleBook
    let catalogues: Catalogues
    let codes: KnownCodes

    /// - Throws: `StaffReadable` naming the first file that cannot be used.
    init(_ settings: Settings) throws {
        self.settings = settings
        keys = KeyFolder(settings.keys)
        book = try loadRuleBook(from: settings.folders.rules)
        catalogues = try loadCatalogues(
            from: settings.folders.catalogues, site: settings.catalogues, home: settings.event.province)
        codes = try loadKnownCodes(from: settings.folders.catalogues, site: settings.catalogues)
        try settings.event.checkPlace(in: catalogues.places)
    }

    var documentFields: DocumentFields {
        DocumentFields(
            issuer: settings.event.issuer, place: settings.event.place,
            office: settings.office.office(of: settings.event), catalogues: catalogues)
    }

    var isTraining: Bool { settings.mode == .training }

    /// The words people see, by language and key.
    func words() throws -> [String: [String: String]] {
        let folder = settings.folders.languages
        return [
            "vi": try loadPhrases(from: folder + "/vi.yaml"), "en": try loadPhrases(from: folder + "/en.yaml"),
        ]
    }

    /// What printers may say of themselves.
    func printerReasons() throws -> PrinterReasons {
        try loadPrinterReasons(from: settings.folders.languages + "/printer-reasons.yaml")
    }

    /// Names the consent words people are read, in all languages; changed
    /// words have another version.
    static func consentVersion(of words: [String: [String: String]]) -> String {
        let keys = [
            "register.consent-text", "consent.contact-text", "consent.reminder-text", "guardian.agrees-text",
            "follow-up.consent-text",
        ]
        let texts = keys.flatMap { key in
            ["vi", "en"].map { words[$0]?[key] ?? "" }
        }
        let digest = SHA256.hash(data: Data(texts.joined(separator: "\n").utf8))
        return digest.prefix(6).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    /// The list of people, whose index is read aside from now on.
    ///
    /// A list that cannot be used is told in the log and at the desk; the
    /// kiosk runs without it.
    func roster() throws -> RosterDatabase {
        let roster = RosterDatabase(at: settings.rosterFile, key: try keys.dataKey())
        if let trouble = roster.prepare() {
            Logger(label: "roster").error("\(trouble.code)", metadata: ["words": "\(trouble)"])
        }
        return roster
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
            fields: documentFields,
            clock: ClockGuard(eventDays: settings.event.days))
    }
}
