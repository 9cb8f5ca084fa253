public import Insurance

/// How an amount of cash put on the table looks beside the sum that is due.
///
/// No note is larger than the largest, so whoever needs more change than that
/// could have kept a note: mostly a zero too many was typed.
public enum CashTender: Hashable, Sendable {
    case plain
    /// The change is a whole note or more; it is asked for once more.
    case doubtful
    /// Nobody hands over so much for so little.
    case absurd

    private static let largestNote = Dong(CashCount.denominations.max() ?? 0)
    /// Notes are banded by the hundred.
    private static let bundle = Dong(100 * largestNote.count)
    /// More than this many times the sum is a slip.
    private static let mostTimes = 10

    /// - Parameter tendered: Too little is plain; it is refused as such.
    public init(_ tendered: Dong, for due: Dong) {
        let isBundle = tendered <= CashTender.bundle && tendered.count.isMultiple(of: CashTender.largestNote.count)
        if tendered - due < CashTender.largestNote {
            self = .plain
        } else if (tendered - CashTender.largestNote).count > CashTender.mostTimes * due.count, !isBundle {
            self = .absurd
        } else {
            self = .doubtful
        }
    }
}

extension CashTaking {
    /// Refuses what was hardly meant.
    ///
    /// - Throws: ``Refusal`` with `tender-absurd`, or `tender-doubtful` until
    ///   this very amount was confirmed.
    func checkTender() throws {
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
                details: ["change": (tendered - expected).description])
        case .absurd:
            throw Refusal(
                "tender-absurd",
                """
                The amount given is more than ten times the sum, so a zero too many was typed. Count the money and \
                type it again; notes that are not needed go back to the payer.
                """)
        }
    }
}
