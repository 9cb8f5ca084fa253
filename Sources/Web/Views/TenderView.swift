import Desk
import Insurance

/// Money of a visit that came in and is no part of a payment, or was more than
/// it needed, with the form to give it back.
struct TenderView: Encodable, Sendable {
    let tender: String
    let icon: String
    /// `Tiền mặt 500.000 đ · 19:42 · tn01`.
    let sentence: String
    /// What would go back.
    let amount: String
    /// đồng, as the form sends it back.
    let back: String
    let isExcess: Bool
    let canGiveBack: Bool
    /// Of a transfer it is chosen how it goes back.
    let ways: [Choice.Option]
    let hasWays: Bool
    let second: Field

    /// What of a visit's money people look at.
    static func all(_ file: VisitFile, today: CalendarDay, officer: Operator, words: Words) -> [TenderView] {
        (file.loose + file.excesses).map { TenderView($0, today: today, officer: officer, words: words) }
    }

    private init(_ tender: Tender, today: CalendarDay, officer: Operator, words: Words) {
        self.tender = tender.id.text
        isExcess = tender.payment != nil
        let back = isExcess ? tender.excess : tender.received ?? .zero
        amount = back.description
        self.back = String(back.count)
        icon = tender.method == .cash ? "cash" : "screen"
        let arrival = tender.transfer?.arrival
        let key = isExcess ? "tender.excess" : "tender.\(tender.method.rawValue)"
        sentence = words(
            key,
            [
                "amount": (tender.received ?? tender.amount).description, "back": back.description,
                "time": (arrival?.at ?? tender.openedAt).clockTime(on: today),
                "officer": arrival?.officer ?? tender.cashier,
                "reference": arrival?.reference ?? "", "day": tender.moneyDay.vietnamese,
            ])
        canGiveBack = officer.roles.contains(.cashier)
        hasWays = tender.method == .transfer
        ways = Payment.Method.allCases.reversed().map {
            Choice.Option(
                value: $0.rawValue, label: words("tender.back-by-\($0.rawValue)"), isChosen: $0 == .transfer,
                field: "way")
        }
        second = Field(id: "second-\(tender.id)", label: words("signing.witness-code"), longest: 20)
    }
}
