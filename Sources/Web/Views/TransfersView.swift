import Desk
import Insurance

/// Money that is not where it belongs yet: awaited, loose, too much, unmatched.
struct TransfersView: Encodable, Sendable {
    /// A visit, with what of its money waits for somebody.
    struct Row: Encodable, Sendable {
        let visit: String
        let number: String
        let name: String
        let hasName: Bool
        let say: String
        let amount: String
        let tone: String
        let icon: String
        let chip: String
    }

    /// Money at the bank that no visit waits for.
    struct Stray: Encodable, Sendable {
        let stray: String
        /// Of the form that uses it.
        let form: String
        let amount: String
        let say: String
        /// The visit that its memo names.
        let visit: String?
        let number: String
        let canUse: Bool
        let canSettle: Bool
        let note: Field
        let second: Field
    }

    let rows: [Row]
    let hasRows: Bool
    let strays: [Stray]
    let hasStrays: Bool
    let isEmpty: Bool
    let form: String
    let received: Field
    let valueDay: Field
    let reference: Field
    let memo: Field
    let isNoting: Bool
    let canNote: Bool
    /// What the office has to send back, newest first.
    var refunds: [RefundRow] = [] { didSet { hasRefunds = !refunds.isEmpty } }
    private(set) var hasRefunds = false

    init(
        _ money: OpenMoney, formID: Identifier, typed form: Form, problems: FieldProblems, now: Moment,
        officer: Operator, words: Words
    ) {
        let isCashier = officer.roles.contains(.cashier)
        rows = money.visits.compactMap { Row($0, now: now, words: words) }
        hasRows = !rows.isEmpty
        strays = money.strays.map {
            Stray(
                $0, form: .make(at: now), typed: form, today: now.day, isCashier: isCashier, words: words)
        }
        hasStrays = !strays.isEmpty
        isEmpty = rows.isEmpty && strays.isEmpty
        self.form = formID.text
        isNoting = !problems.isEmpty
        canNote = isCashier
        func field(_ id: String, longest: Int, value: String? = nil, hint: String? = nil, isMoney: Bool = false)
            -> Field
        {
            Field(
                id: id, label: words("transfer.\(id == "valueDay" ? "value-day" : id)"),
                value: form[id].isEmpty ? value ?? "" : form[id], hint: hint, problem: problems.trouble(at: id, words),
                keyboard: id == "received" || id == "valueDay" ? "numeric" : "text", longest: longest, isMoney: isMoney)
        }
        received = field("received", longest: 16, isMoney: true)
        valueDay = field("valueDay", longest: 10, value: now.day.vietnamese)
        reference = field("reference", longest: 60, hint: words("transfers.reference-hint"))
        memo = field("memo", longest: 200, hint: words("transfers.memo-hint"))
    }
}

extension TransfersView.Row {
    /// - Returns: `nil` for a visit of which nothing waits any more.
    init?(_ file: VisitFile, now: Moment, words: Words) {
        visit = file.visit.id.text
        number = String(file.visit.number)
        name = file.name ?? words("visit.nameless")
        hasName = file.name != nil
        if let awaited = file.awaited, let transfer = awaited.transfer {
            let isOver = now > transfer.expiresAt
            say = words("transfers.asked", ["time": awaited.openedAt.clockTime(on: now.day), "memo": transfer.memo])
            amount = awaited.amount.description
            (tone, icon) = isOver ? ("look", "trouble") : ("calm", "wait")
            chip = words(isOver ? "transfers.over" : "transfers.waits")
        } else if !file.loose.isEmpty {
            let came = file.loose.reduce(Dong.zero) { $0 + ($1.received ?? .zero) }
            say = words("transfers.came", ["amount": came.description])
            amount = max(.zero, file.rest).description
            (tone, icon) = ("look", "cash")
            chip = words(file.rest > .zero ? "transfers.short" : "transfers.all-in")
        } else if let excess = file.excesses.first {
            say = words("transfers.paid", ["receipt": file.payment?.receipt.description ?? "–"])
            amount = excess.excess.description
            (tone, icon) = ("look", "hand")
            chip = words("transfers.excess")
        } else {
            return nil
        }
    }
}

extension TransfersView.Stray {
    init(
        _ open: OpenStray, form formID: Identifier, typed form: Form, today: CalendarDay, isCashier: Bool, words: Words
    ) {
        let transfer = open.transfer
        stray = transfer.id.text
        self.form = formID.text
        amount = transfer.amount.description
        say = words(
            "transfers.stray-say",
            [
                "reference": transfer.reference, "day": transfer.valueDay.vietnamese, "officer": transfer.notedBy,
                "time": transfer.at.clockTime(on: today),
            ])
        visit = open.visit?.id.text
        number = open.visit.map { String($0.number) } ?? ""
        canUse = open.isUsable && isCashier
        canSettle = isCashier
        let isTyped = form["stray"] == transfer.id.text
        note = Field(
            id: "note-\(transfer.id)", label: words("transfers.note"),
            value: isTyped ? form["note-\(transfer.id)"] : "", longest: 200, isWide: true)
        second = Field(id: "second-\(transfer.id)", label: words("signing.witness-code"), longest: 20)
    }
}
