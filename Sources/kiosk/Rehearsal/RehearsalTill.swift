import Desk

/// The drawer at the end: float and takings in notes, as far as there are notes.
struct RehearsalTill: Sendable {
    /// Change money at the start, in đồng.
    static let float = 500_000

    /// Denomination → pieces.
    let notes: [Int: Int]
    /// What is left below the smallest note: the form's loose change.
    let rest: Int

    init(takings: Int) {
        var left = Self.float + takings
        var notes: [Int: Int] = [:]
        for note in CashCount.denominations {
            (notes[note], left) = (left / note, left % note)
        }
        self.notes = notes
        rest = left
    }
}
