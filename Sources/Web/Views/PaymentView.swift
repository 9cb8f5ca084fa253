import Desk
import Insurance

/// Taking the money: the sum first, the change second.
struct PaymentView: Encodable, Sendable {
    struct Quick: Encodable, Sendable {
        let amount: String
        let sum: String
    }

    /// An amount that was hardly meant: the sum is counted and typed again.
    struct Ask: Encodable, Sendable {
        let given: String
        let inWords: String
        let change: String
        let changeInWords: String
        /// What was found.
        let finding: String
        /// What was typed, as the form sends it back.
        let doubted: String
    }

    /// What is still to be paid.
    let sum: String
    /// đồng, as the form sends it back.
    let expected: String
    /// All of it came in before, and only the payment is to be made.
    let isCovered: Bool
    /// Whether a transfer can be asked for.
    let canTransfer: Bool
    let form: String
    let tendered: Field
    let quick: [Quick]
    /// Worked out here too, so that it stands there without a script.
    let change: String?
    /// `Tiền thừa` or `Còn thiếu`.
    let changeLabel: String
    let isShort: Bool
    /// What the button does, with what came in before.
    let go: String
    let ask: Ask?
    let prices: [QuoteView]
    /// Several people are paid for.
    let isHousehold: Bool
    let canPay: Bool
    /// Somebody else has to take the money.
    let isForCashier: Bool
    let needsShift: Bool
    /// Why there is no open shift, and what to do first.
    let whyNoShift: String
    let toShift: String
    /// Few receipt numbers are left for this till; `nil` where there are enough.
    var fewReceipts: String?
    /// The quote is of another day.
    let isStale: Bool
    let quoteDay: String
    /// Somebody of the household paid or was voided since the sum was worked out.
    let isOrderChanged: Bool
    /// The sum has to be worked out anew before money is taken.
    let needsRequote: Bool

    init(
        _ file: VisitFile, formID: Identifier, typed: Form?, problem: Trouble?, today: CalendarDay, shift: Shift?,
        isOrderChanged: Bool, hasAccount: Bool = false, percent: (Int) -> Int?, officer: Operator, words: Words
    ) {
        let due = max(.zero, file.rest)
        isCovered = due == .zero && !file.loose.isEmpty
        let quotes = file.registrations.filter { $0.state == .quoted }.compactMap(\.quote)
        sum = due.description
        expected = String(due.count)
        form = formID.text
        let given = typed?.money("tendered")
        ask = problem == nil ? (given ?? typed?.money("doubted")).flatMap { Ask($0, for: due, words) } : nil
        let isAsked = ask != nil
        tendered = Field(
            id: "tendered", label: words(isAsked ? "pay.tendered-again" : "pay.tendered"),
            value: isAsked ? "" : typed?["tendered"] ?? "", problem: problem, keyboard: "numeric", longest: 16,
            isFirst: true, isMoney: true)
        quick = PaymentView.suggestions(for: due).map { Quick(amount: $0.grouped, sum: $0.description) }
        let isShort = given.map { $0 < due } ?? false
        self.isShort = isShort
        changeLabel = words(isShort ? "pay.short" : "pay.change")
        change = isAsked ? nil : given.map { (isShort ? due - $0 : $0 - due).description }
        go = PaymentView.go(taking: due, besides: file.loose, words)
        prices = PaymentView.prices(file, percent: percent, words: words)
        isHousehold = file.members.count > 1
        let isCashier = officer.roles.contains(.cashier)
        // Money of the day the amounts hold on pays them afterwards too.
        let lastMoney = isCovered ? file.loose.map(\.moneyDay).max() : nil
        isStale = quotes.contains { $0.day != today && $0.day != lastMoney }
        needsShift = isCashier && shift?.state != .open
        (whyNoShift, toShift) = PaymentView.shiftNeeded(shift, words)
        isForCashier = !isCashier
        self.isOrderChanged = isOrderChanged && !isStale
        needsRequote = isStale || isOrderChanged
        canPay = isCashier && !needsRequote && !needsShift
        canTransfer = canPay && hasAccount && due > .zero
        quoteDay = quotes.first?.day.vietnamese ?? ""
    }

    /// What is taken now in cash, and what came in before.
    static func go(taking due: Dong, besides loose: [Tender], _ words: Words) -> String {
        func came(by method: Payment.Method) -> String? {
            let sum = loose.filter { $0.method == method }.reduce(Dong.zero) { $0 + ($1.received ?? .zero) }
            return sum > .zero ? sum.description : nil
        }
        let before = [
            came(by: .cash).map { words("pay.came-cash", ["amount": $0]) },
            came(by: .transfer).map { words("pay.came-transfer", ["amount": $0]) },
        ].compactMap(\.self)
        guard !before.isEmpty else { return words("pay.go", ["sum": due.description]) }
        guard due > .zero else { return words("pay.receipt", ["came": before.joined(separator: " + ")]) }
        return ([words("pay.go-rest", ["sum": due.description])] + before).joined(separator: " + ")
    }

    /// - Parameter shift: The cashier's latest of today.
    static func shiftNeeded(_ shift: Shift?, _ words: Words) -> (why: String, act: String) {
        switch shift?.state {
        case .counted: (words("pay.shift-counted"), words("pay.close-shift"))
        case .closed:
            (words("pay.shift-closed", ["time": shift?.closedAt?.clockTime ?? ""]), words("pay.open-shift"))
        case .open, nil: (words("pay.needs-shift"), words("pay.open-shift"))
        }
    }

    /// One for each registration, with whose it is where there are several.
    static func prices(_ file: VisitFile, percent: (Int) -> Int?, words: Words) -> [QuoteView] {
        let isHousehold = file.members.count > 1
        return file.members.flatMap(\.registrations).compactMap { registration in
            guard registration.state == .quoted, let quote = registration.quote else { return nil }
            var price = QuoteView(quote.item, words: words)
            if isHousehold { price.who = registration.person.name }
            if let order = registration.entry.household?.order {
                price.place = [words("household.place", ["n": String(order)]), percent(order).map { "\($0) %" }]
                    .compactMap(\.self).joined(separator: " · ")
            }
            return price
        }
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

extension PaymentView.Ask {
    /// - Returns: `nil` for an amount that nobody needs to ask about.
    init?(_ tendered: Dong, for due: Dong, _ words: Words) {
        guard case .doubtful(let doubt) = CashTender(tendered, for: due) else { return nil }
        given = tendered.description
        inWords = tendered.inWords
        change = (tendered - due).description
        changeInWords = (tendered - due).inWords
        finding =
            switch doubt {
            case .extraZero(let shorter): words("pay.extra-zero", ["instead": shorter.description])
            case .needlessNotes(let notes):
                words(
                    "pay.needless-notes", ["notes": String(notes), "note": CashTender.largestNote.description])
            }
        doubted = String(tendered.count)
    }
}
