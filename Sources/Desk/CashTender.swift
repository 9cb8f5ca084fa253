public import Insurance

/// How an amount of cash put on the table looks beside the sum that is due.
///
/// Nobody lays down a note that is not needed, and no note is larger than the
/// largest; so people's change is less than that note.
public enum CashTender: Hashable, Sendable {
    case plain
    /// One of the largest notes too many; it is asked for once more.
    case doubtful(Doubt)
    /// Two or more of them too many.
    case absurd(Doubt)

    /// What is wrong with an amount.
    public enum Doubt: Hashable, Sendable {
        /// Without its last zero the amount would be this one, which is plain
        /// and enough.
        case extraZero(instead: Dong)
        /// So many of the largest notes could have stayed with the payer.
        case needlessNotes(Int)
    }

    public static let largestNote = Dong(CashCount.denominations.max() ?? 0)

    /// - Parameter tendered: Too little is plain; it is refused as such.
    public init(_ tendered: Dong, for due: Dong) {
        let notes = (tendered - due).count / Self.largestNote.count
        guard notes > 0 else {
            self = .plain
            return
        }
        let shorter = Dong(tendered.count / 10)
        let isZero = tendered.count % 10 == 0 && shorter >= due && CashTender(shorter, for: due) == .plain
        let doubt: Doubt = isZero ? .extraZero(instead: shorter) : .needlessNotes(notes)
        self = notes == 1 ? .doubtful(doubt) : .absurd(doubt)
    }
}

extension CashTaking {
    /// Refuses what was hardly meant.
    ///
    /// - Throws: ``Refusal`` with `tender-absurd` or `tender-extra-zero`, and
    ///   `tender-doubtful` until this very amount was typed once more.
    public func checkTender() throws(Refusal) {
        let change = tendered - expected
        switch CashTender(tendered, for: expected) {
        case .plain: break
        case .doubtful where confirmed == tendered: break
        case .doubtful:
            throw Refusal(
                "tender-doubtful",
                """
                The change would be \(change), a whole note or more, so the money was not taken yet. Count it again and \
                type what the payer gave once more.
                """,
                details: ["change": change.description])
        case .absurd(.extraZero(let shorter)):
            throw Refusal(
                "tender-extra-zero",
                """
                Without its last zero this would be \(shorter), which is enough; as it is, the change would be \
                \(change). Look at the zeros, count the money and type it again.
                """,
                details: ["change": change.description, "instead": shorter.description])
        case .absurd(.needlessNotes(let notes)):
            throw Refusal(
                "tender-absurd",
                """
                The change would be \(change), so \(notes) notes of \(CashTender.largestNote) are not needed. Give back \
                the notes that are not needed, count the rest and type it again.
                """,
                details: [
                    "change": change.description, "notes": String(notes), "note": CashTender.largestNote.description,
                ])
        }
    }
}
