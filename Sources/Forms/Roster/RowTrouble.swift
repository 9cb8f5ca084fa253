/// Why a row of a list was refused.
///
/// It names the column and never what stood in it.
public struct RowTrouble: Hashable, Sendable {
    /// The stable codes; their sentences are in the language files under `roster.row.`.
    public enum Reason: String, CaseIterable, Sendable {
        case nameMissing = "name-missing"
        case nameUnprintable = "name-unprintable"
        case birthMissing = "birth-missing"
        case birthUnreadable = "birth-unreadable"
        case birthImplausible = "birth-implausible"
        case sexMissing = "sex-missing"
        case sexUnreadable = "sex-unreadable"
        /// Neither personal ID nor social insurance code: the person cannot be told from others.
        case numberMissing = "number-missing"
        case idUnreadable = "id-unreadable"
        case idContradiction = "id-contradiction"
        case codeUnreadable = "code-unreadable"
        case householdUnreadable = "household-unreadable"
        case relationUnreadable = "relation-unreadable"
        case placeUnreadable = "place-unreadable"
        case phoneUnreadable = "phone-unreadable"
        case objectUnknown = "object-unknown"
        case cardEndUnreadable = "card-end-unreadable"
        case monthsUnreadable = "months-unreadable"
        case textUnreadable = "text-unreadable"
        case textTooLong = "text-too-long"
        /// Another row of the file has the same number.
        case twice = "twice"
        /// More different syllables than the search can hold: no names of people.
        case nameUnheardOf = "name-unheard-of"
    }

    public let reason: Reason
    public let column: RosterColumn

    public init(_ reason: Reason, _ column: RosterColumn) {
        self.reason = reason
        self.column = column
    }
}
