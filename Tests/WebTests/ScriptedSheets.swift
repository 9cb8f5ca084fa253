import Desk
import Insurance
import TestSupport

/// A printer of office sheets that remembers them, and answers as it is told.
actor ScriptedSheets: SheetPrinting {
    private(set) var printed: [OfficeSheet] = []
    private var answer = LeafletOutcome.accepted

    /// Sets what the printer answers from now on.
    func answer(_ outcome: LeafletOutcome) { answer = outcome }

    func print(_ sheet: OfficeSheet) -> LeafletOutcome {
        printed.append(sheet)
        return answer
    }
}

extension House {
    /// The present time as office sheets write it.
    var now: String {
        let now = clock.now()
        return "\(now.clockTime) \(now.day.vietnamese)"
    }

    static let deadlines = RemittanceDeadlines([
        RemittanceDeadlines.Entry(from: day, sameDay: 16 * 60, nextDay: 8 * 60, source: "made up")
    ])
}
