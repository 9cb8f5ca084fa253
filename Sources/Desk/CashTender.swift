public import Insurance

/// How an amount of cash put on the table looks beside the sum that is due.
///
/// Nobody lays down a note that is not needed, and no note is larger than the
/// largest; so people's change is less than that note. Each such note in the
/// change is one too many: mostly a zero was typed too often.
public enum CashTender: Hashable, Sendable {
    case plain
    /// One of the largest notes too many; it is asked for once more.
    case doubtful
    /// Two or more of them too many.
    case absurd

    private static let largestNote = Dong(CashCount.denominations.max() ?? 0)

    /// - Parameter tendered: Too little is plain; it is refused as such.
    public init(_ tendered: Dong, for due: Dong) {
        switch Self.needlessNotes(in: tendered, for: due) {
        case ..<1: self = .plain
        case 1: self = .doubtful
        default: self = .absurd
        }
    }

    /// How many of the largest notes the payer could have kept.
    private static func needlessNotes(in tendered: Dong, for due: Dong) -> Int {
        (tendered - due).count / largestNote.count
    }

    /// What the sentences about an amount name.
    fileprivate static func details(of tendered: Dong, for due: Dong) -> [String: String] {
        [
            "change": (tendered - due).description, "notes": String(needlessNotes(in: tendered, for: due)),
            "note": largestNote.description,
        ]
    }
}

extension CashTaking {
    /// Refuses what was hardly meant.
    ///
    /// - Throws: ``Refusal`` with `tender-absurd`, or `tender-doubtful` until
    ///   this very amount was confirmed.
    public func checkTender() throws(Refusal) {
        let details = CashTender.details(of: tendered, for: expected)
        switch CashTender(tendered, for: expected) {
        case .plain: break
        case .doubtful where confirmed == tendered: break
        case .doubtful:
            throw Refusal(
                "tender-doubtful",
                """
                The change would be \(tendered - expected), a whole note or more. Count the money again; if the amount \
                is right, confirm it.
                """,
                details: details)
        case .absurd:
            throw Refusal(
                "tender-absurd",
                """
                The change would be \(tendered - expected), so at least two of the largest notes are not needed; mostly \
                a zero too many was typed. Give back the notes that are not needed, count the rest and type it again.
                """,
                details: details)
        }
    }
}
