import Desk

// What the officer sees in the tray, and says.

extension VisitPlay {
    /// The answers about a tray that are taken a moment later.
    private static let later: Set<String> = [
        "print-not-withdrawn", "print-was-running", "print-just-ended", "printer-not-asked",
    ]

    /// Keeps which prints may have left something in the tray; what was called
    /// spoiled is thrown away, also when that answer was lost.
    func remember(_ papers: [HTMLPage.Paper]) {
        for paper in papers where !paper.intent.isEmpty && !binned.contains(paper.intent) {
            intents[paper.id, default: []].insert(paper.intent)
        }
        for paper in papers where paper.state == "spoiled" { bin(paper) }
    }

    /// What lies in the tray of a paper at this moment.
    ///
    /// A sheet shows the person, not the print, so one of an earlier print
    /// counts as well; what was called spoiled is no longer there.
    func found(_ paper: HTMLPage.Paper, in tray: PrinterWitness) -> Verdict {
        let finding = tray.finding(of: intents[paper.id] ?? [])
        if finding.whole > 0 {
            return judged[paper.id] == nil && guest.firstPrint[paper.kind] == .spoiled ? .spoiled : .good
        }
        return finding.waste > 0 ? .spoiled : .notPrinted
    }

    /// Takes spoiled sheets out of the tray.
    func bin(_ paper: HTMLPage.Paper) { binned.formUnion(intents.removeValue(forKey: paper.id) ?? []) }

    /// Whether the kiosk asks to look into the tray again in a moment; waits for it.
    func mayAnswerLater(_ code: String) async throws -> Bool {
        guard Self.later.contains(code) else { return false }
        await staff.tally.putOff(code)
        // Cancelled only together with the whole evening.
        try await Task.sleep(for: .milliseconds(400))
        return true
    }
}
