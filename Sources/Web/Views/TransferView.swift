import Desk
import Insurance

/// A transfer that is awaited: what was asked for, and the bank's word on it.
struct TransferView: Encodable, Sendable {
    /// An amount that is not the one asked for: it is looked up and typed again.
    struct Ask: Encodable, Sendable {
        let received: String
        let inWords: String
        let differs: String
        /// What was typed, as the form sends it back.
        let doubted: String
    }

    let tender: String
    let sum: String
    /// đồng, as the form sends it back.
    let asked: String
    let memo: String
    let since: String
    /// Nobody is expected to pay by this code any more.
    let isOver: Bool
    let overSince: String
    let account: String
    let reference: Field
    let valueDay: Field
    let received: Field
    let ask: Ask?
    /// What the button does, with what came in before.
    let go: String
    let isCashier: Bool
    let needsShift: Bool
    /// Why there is no open shift, and what to do first.
    let whyNoShift: String
    let toShift: String
    let source: String

    init(
        _ awaited: Tender, in file: VisitFile, form: Form, problems: FieldProblems, account: BankAccount?, now: Moment,
        shift: Shift?, officer: Operator, words: Words
    ) {
        tender = awaited.id.text
        sum = awaited.amount.description
        asked = String(awaited.amount.count)
        memo = awaited.transfer?.memo ?? ""
        let today = now.day
        since = words(
            "transfer.since", ["time": awaited.openedAt.clockTime(on: today), "officer": awaited.cashier])
        let end = awaited.transfer?.expiresAt ?? now
        isOver = now > end
        overSince = words("transfer.over-since", ["time": end.clockTime(on: today)])
        self.account = AttendeeView.Transfer.place(awaited, account)
        let isTyped = form["tender"] == awaited.id.text
        let given = isTyped ? form.money("received") ?? form.money("doubted") : nil
        ask = problems.isEmpty ? given.flatMap { Ask($0, asked: awaited.amount, words) } : nil
        let isAsked = ask != nil
        reference = Field(
            id: "reference", label: words("transfer.reference"), value: isTyped ? form["reference"] : "",
            hint: words("transfer.reference-hint", ["memo": memo]), problem: problems.trouble(at: "reference", words),
            longest: 60, isFirst: !isAsked)
        valueDay = Field(
            id: "valueDay", label: words("transfer.value-day"),
            value: isTyped ? form["valueDay"] : awaited.openedAt.day == now.day ? now.day.vietnamese : "",
            hint: words("transfer.value-day-hint"), problem: problems.trouble(at: "valueDay", words),
            keyboard: "numeric", longest: 10)
        // Typed from the bank's message, never taken over from what was asked for.
        received = Field(
            id: "received", label: words(isAsked ? "transfer.received-again" : "transfer.received"),
            value: isTyped && !isAsked ? form["received"] : "", problem: problems.trouble(at: "received", words),
            keyboard: "numeric", longest: 16, isFirst: isAsked, isMoney: true)
        go = Self.go(confirming: awaited, besides: file.loose, words)
        isCashier = officer.roles.contains(.cashier)
        needsShift = isCashier && shift?.state != .open
        (whyNoShift, toShift) = PaymentView.shiftNeeded(shift, words)
        source = "/visits/\(file.visit.id)/transfer.svg?of=\(awaited.id)"
    }
}

extension TransferView {
    /// What is confirmed, with cash that was laid down beside it.
    private static func go(confirming awaited: Tender, besides loose: [Tender], _ words: Words) -> String {
        let came = loose.reduce(Dong.zero) { $0 + ($1.received ?? .zero) }
        guard came > .zero else { return words("transfer.confirm") }
        let isCash = loose.allSatisfy { $0.method == .cash }
        return words(
            isCash ? "transfer.confirm-cash" : "transfer.confirm-rest",
            ["came": came.description, "asked": awaited.amount.description])
    }
}

extension TransferView.Ask {
    /// - Returns: `nil` for the amount that was asked for.
    fileprivate init?(_ received: Dong, asked: Dong, _ words: Words) {
        guard received != asked, received > .zero else { return nil }
        self.received = received.description
        inWords = received.inWords
        let isShort = received < asked
        differs = words(
            isShort ? "transfer.is-short" : "transfer.is-over",
            ["amount": (isShort ? asked - received : received - asked).description])
        doubted = String(received.count)
    }
}

extension AttendeeView {
    /// The code of the transfer that this very visit is asked for.
    struct Transfer: Encodable, Sendable {
        let sum: String
        let memo: String
        let place: String
        let holder: String
        let source: String

        init(_ awaited: Tender, _ account: BankAccount?) {
            sum = awaited.amount.description
            memo = awaited.transfer?.memo ?? ""
            place = Self.place(awaited, account)
            holder = account?.name == awaited.transfer?.account ? account?.holder ?? "" : ""
            source = "/attendee/payment.svg?of=\(awaited.id)"
        }

        /// Bank and number; of an account that the settings no longer name, its digits.
        static func place(_ awaited: Tender, _ account: BankAccount?) -> String {
            guard let account, account.name == awaited.transfer?.account else {
                return awaited.transfer?.account ?? ""
            }
            return "\(account.bank) · \(account.number)"
        }
    }
}
