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
            office: settings.office.office(of: settings.event), catalogues: catalogues,
            symbol: CardSymbol(rules: book.papers, agency: settings.office.agency))
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
        return digest.prefix(6).hex
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

    /// Opens the ledger that is there, as it is.
    ///
    /// - Throws: ``Refusal`` with `ledger-missing`, `ledger-older`.
    func openLedger() throws -> LedgerDatabase {
        guard FileManager.default.fileExists(atPath: settings.ledgerFile) else { throw Refusal.ledgerMissing }
        return try openLedger(isUpdating: false)
    }

    /// Opens a copy of this site's ledger that is not in its place yet, and
    /// brings it up to date.
    func openLedger(at file: String) throws -> LedgerDatabase { try openLedger(at: file, isUpdating: true) }

    /// Opens the ledger and brings it up to date; what is not there is made.
    func prepareLedger() throws -> LedgerDatabase {
        try FileManager.default.createDirectory(
            atPath: settings.data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        return try openLedger(isUpdating: true)
    }

    private func openLedger(at file: String? = nil, isUpdating: Bool) throws -> LedgerDatabase {
        let sealer = try EnvelopeSealer(
            kiosk: settings.kioskID, signer: try keys.signer(), province: try keys.province())
        return try LedgerDatabase.open(
            at: file ?? settings.ledgerFile,
            settings: LedgerSettings(kiosk: settings.kioskID, training: isTraining, rules: book.fingerprint),
            key: try keys.dataKey(),
            sealer: sealer,
            fields: documentFields,
            clock: ClockGuard(eventDays: settings.event.days),
            papers: PaperPolicy(rules: book.papers, at: settings.event.home), isUpdating: isUpdating)
    }
}

extension Refusal {
    fileprivate static let ledgerMissing = Refusal(
        "ledger-missing",
        "This kiosk has no ledger yet, so nothing could be kept. Run kiosk setup, or correct 'data' in the settings.")
}
