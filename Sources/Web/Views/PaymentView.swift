import Desk
import Insurance

/// Taking the money: the sum first, the change second.
struct PaymentView: Sendable {
    struct Quick: Sendable {
        let amount: String
        let sum: String
    }

    let sum: String
    /// đồng, as the form sends it back.
    let expected: String
    let form: String
    let tendered: Field
    let quick: [Quick]
    /// Worked out here too, so that it stands there without a script.
    let change: String?
    let prices: [QuoteView]
    let canPay: Bool
    /// Somebody else has to take the money.
    let isForCashier: Bool
    let needsShift: Bool
    /// The quote is of another day.
    let isStale: Bool
    let quoteDay: String

    init(
        _ file: VisitFile, formID: Identifier, typed: String?, problem: Trouble?, today: CalendarDay, shift: Shift?,
        officer: Operator, words: Words
    ) {
        let due = file.due
        let quotes = file.registrations.filter { $0.state == .quoted }.compactMap(\.quote)
        sum = due.description
        expected = String(due.count)
        form = formID.text
        tendered = Field(
            id: "tendered", label: words("pay.tendered"), value: typed ?? "", problem: problem, keyboard: "numeric",
            longest: 16, isFirst: true, isMoney: true)
        quick = PaymentView.suggestions(for: due).map { Quick(amount: $0.grouped, sum: $0.description) }
        let given = typed.flatMap { Form(["tendered": [$0]]).money("tendered") }
        change = given.flatMap { $0 >= due ? ($0 - due).description : nil }
        prices = quotes.map { QuoteView($0.item, words: words) }
        let isCashier = officer.roles.contains(.cashier)
        isStale = quotes.contains { $0.day != today }
        needsShift = isCashier && shift?.state != .open
        isForCashier = !isCashier
        canPay = isCashier && !isStale && !needsShift
        quoteDay = quotes.first?.day.vietnamese ?? ""
    }

    /// The sum itself, and what people hand over for it in round notes.
    static func suggestions(for due: Dong) -> [Dong] {
        var amounts = [due]
        for note in [10_000, 50_000, 100_000, 200_000, 500_000] {
            let rounded = Dong((due.count + note - 1) / note * note)
            if !amounts.contains(rounded) { amounts.append(rounded) }
        }
        return Array(amounts.sorted().prefix(5))
    }
}
