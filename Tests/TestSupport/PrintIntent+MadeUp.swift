public import Desk
public import Insurance

extension PrintIntent {
    /// An intent for a document of a person who does not exist.
    public static func madeUp(
        _ kind: DocumentKind = .healthCard, document: Identifier = .make(at: .testing), attempt: Int = 1,
        earlier: [Identifier] = []
    ) -> PrintIntent {
        PrintIntent(
            id: .make(at: .testing), document: document, kind: kind, attempt: attempt, blankSerial: "000123",
            approvedBy: "lan", fields: ["name": "LÒ THỊ MẪU"], training: true, earlier: earlier)
    }
}

extension Moment {
    /// Noon of 21 November 2026 in Vietnam.
    public static let testing = ManualClock.noon(CalendarDay(year: 2026, month: 11, day: 21))
}
