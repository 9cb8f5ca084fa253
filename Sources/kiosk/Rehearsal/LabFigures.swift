import Desk
import Foundation
import Insurance
import Ledger

/// What an evening in the crash lab came to, with the printers' own account
/// of their sheets as the witness.
struct LabFigures: Sendable, Codable {
    /// Kind → how often it happened.
    var disturbances: [String: Int] = [:]
    /// Print intents that the ledger holds.
    var intents = 0
    /// Sheets on controlled blanks that came out, whatever became of them.
    var blanksOut = 0
    /// Fine health cards that came out.
    var cardsOut = 0
    /// Documents of which more than one fine copy is out, put out by the
    /// spooler or the kiosk.
    var doubles = 0
    /// Second sheets that a printer put out by itself; each was seen at the check.
    var doublesOfPrinters = 0
    /// Documents that count as good and of which no copy is out.
    var lost = 0
    /// Prints of which a person was asked whether they came out.
    var unknownAsked = 0
    /// Those of them of which the program could not have known; see ``AskingWitness``.
    var unknownRightly = 0
    /// Why: the reason the ledger holds → how often.
    var unknownReasons: [String: Int] = [:]
    /// What the person found: verdict → how often.
    var unknownFound: [String: Int] = [:]
    /// Answers that the kiosk did not take yet: code → how often.
    var answersPutOff: [String: Int] = [:]
    /// Papers that an officer called good by scanning them, and not by hand.
    var scannedBack = 0
    /// What does not hold.
    var broken: [String] = []

    /// Holds the ledger's print intents against the sheets and the spooler's account.
    init(
        history: [PrintHistory], stock: [StockBalance], files: [VisitFile], sheets: [PrintedSheet],
        records: [DisturbanceRecord], completed: [Identifier: Moment]
    ) {
        for record in records { disturbances[record.kind.rawValue, default: 0] += 1 }
        intents = history.count
        cardsOut = sheets.count { $0.condition == .fine && $0.kind == DocumentKind.healthCard.rawValue }
        doublesOfPrinters = sheets.count { $0.condition == .again }
        countUnknown(history, AskingWitness(completed: completed, records: records))
        compareIntents(history, sheets)
        compareDocuments(files.flatMap(\.documents), history, sheets)
        compareBlanks(stock, sheets)
    }

    private mutating func countUnknown(_ history: [PrintHistory], _ witness: AskingWitness) {
        for print in history where print.outcome == "unknown" {
            unknownAsked += 1
            unknownReasons[print.reason ?? "none", default: 0] += 1
            unknownFound[print.verdict?.rawValue ?? "nobody answered", default: 0] += 1
            if let objection = witness.objection(to: print) {
                broken.append("Intent \(print.intent): asked (\(print.reason ?? "")) \(objection).")
            } else {
                unknownRightly += 1
            }
        }
    }

    /// Each intent put out what the person said, each sheet has an intent.
    private mutating func compareIntents(_ history: [PrintHistory], _ sheets: [PrintedSheet]) {
        let known = Set(history.map(\.intent.text))
        for sheet in sheets where !known.contains(sheet.intent) {
            broken.append("A sheet came out for \(sheet.intent), of which the ledger knows nothing.")
        }
        for print in history {
            let found = TrayFinding(sheets.filter { $0.intent == print.intent.text })
            let name = "Intent \(print.intent) (\(print.kind.rawValue), attempt \(print.attempt)"
            let told = "\(name), \(print.verdict?.rawValue ?? print.outcome ?? "open"))"
            if found.whole > 1 { broken.append("\(told) put out \(found.whole) copies.") }
            switch print.verdict {
            case .good: continue
            case .spoiled: if found.isEmpty { broken.append("\(told) put out nothing.") }
            case .notPrinted, nil: if !found.isEmpty { broken.append("\(told) put out a sheet.") }
            }
        }
    }

    /// Of each document exactly one fine copy is out that nobody has called spoiled.
    private mutating func compareDocuments(
        _ documents: [Document], _ history: [PrintHistory], _ sheets: [PrintedSheet]
    ) {
        for document in documents where document.state != .cancelled {
            let prints = history.filter { $0.document == document.id && $0.verdict != .spoiled }
            let names = Set(prints.map(\.intent.text))
            let whole = TrayFinding(sheets.filter { names.contains($0.intent) }).whole
            let isGood = document.state == .good || document.state == .handedOver
            if whole > 1 { doubles += 1 }
            if whole > 1 {
                broken.append("Document \(document.id) (\(document.kind.rawValue)): \(whole) copies are out.")
            }
            if whole == 0, isGood { lost += 1 }
            if whole == 0, isGood { broken.append("Document \(document.id) counts as good, and no copy is out.") }
            if !isGood { broken.append("Document \(document.id) was paid and stayed \(document.state.rawValue).") }
        }
    }

    /// Sheets out of the printers on controlled blanks = used + spoiled.
    ///
    /// The second sheet of a printer that doubles is no print intent's; who
    /// checks the first sees it.
    private mutating func compareBlanks(_ stock: [StockBalance], _ sheets: [PrintedSheet]) {
        for balance in stock {
            let kinds = DocumentKind.allCases.filter { $0.blank == balance.kind }.map(\.rawValue)
            let out = sheets.count { kinds.contains($0.kind) && $0.condition != .again }
            blanksOut += out
            if out != balance.used + balance.spoiled {
                broken.append(
                    "\(out) sheets came out on blanks \(balance.kind.rawValue); the ledger counts \(balance.used) used "
                        + "and \(balance.spoiled) spoiled.")
            }
        }
    }
}

extension LabFigures {
    /// Lines of the report's table.
    var rows: [(String, String)] {
        let happened = disturbances.sorted { $0.key < $1.key }.map { ("disturbed: \($0.key)", String($0.value)) }
        let found = unknownFound.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        let reasons = unknownReasons.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        let putOff = answersPutOff.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        return happened + [
            ("print intents", String(intents)), ("cards out", String(cardsOut)),
            ("sheets on blanks out", String(blanksOut)), ("doubles", String(doubles)),
            ("second sheets by a printer itself", String(doublesOfPrinters)), ("lost", String(lost)),
            ("unknown: asked", "\(unknownAsked), rightly \(unknownRightly)"), ("unknown: because", reasons),
            ("unknown: found", found),
            ("answers put off", putOff), ("called good by a scan", String(scannedBack)),
        ]
    }
}
