import Desk
import Insurance

/// Scans and reissues of the ledger in memory: a paper's code is the text `code-` and its id.
extension MemoryLedger: TrayLedger, ReissueLedger {
    func reading(of text: String) -> TrayReading {
        let papers = files.values.flatMap { file in file.documents.map { ($0, file.name ?? "") } }
        if let (paper, name) = papers.first(where: { "code-\($0.0.id)" == text }), let intent = paper.intent {
            let verdict: Verdict? =
                switch paper.state {
                case .good, .handedOver: .good
                case .spoiled: .spoiled
                case .notPrinted: .notPrinted
                default: nil
                }
            return .code([
                PrintedCode(
                    intent: intent, document: paper, name: name, verdict: verdict, isTakenBack: false,
                    earlierPrints: max(0, paper.attempts - 1))
            ])
        }
        guard let (paper, _) = papers.first(where: { $0.0.blankSerial == text }), let kind = paper.kind.blank else {
            return .strange
        }
        return .serial(ScannedBlank(kind: kind, serial: text, document: paper, isOut: false, hasCode: true))
    }

    func judge(
        _ scan: PaperScan, wantingSerialsOf serials: Set<BlankKind>, by officer: Operator, at moment: Moment
    ) throws {
        try judge(
            document: scan.document, intent: scan.intent, verdict: .good, reason: nil, by: officer, at: moment)
    }

    func raise(_ alarm: TrayAlarm) { alarms.append(alarm) }

    func openAlarms() -> [OpenAlarm] {
        let papers = files.values.flatMap { file in file.documents.map { ($0, file.name ?? "") } }
        func paper(_ intent: Identifier?) -> OpenAlarm.Paper? {
            papers.first { $0.0.intent == intent && intent != nil }.map {
                OpenAlarm.Paper(document: $0.0, name: $0.1)
            }
        }
        return alarms.reversed().map {
            OpenAlarm(alarm: $0, inHand: paper($0.intent), expected: paper($0.expected))
        }
    }

    func endAlarm(_ id: Identifier, by officer: Operator, at moment: Moment) { alarms.removeAll { $0.id == id } }

    func pace(of printer: PrinterKind, last count: Int) -> PrintPace { pace }
    func setPace(_ pace: PrintPace) { self.pace = pace }

    func reissue(
        document: Identifier, reason: SpoilReason, witness: Operator, by officer: Operator, at moment: Moment
    ) throws {
        reissues.append((document, witness.code))
        try change(paper: document) { $0.with(state: .waiting, intent: nil) }
    }
}
