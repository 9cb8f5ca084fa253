import Desk
import Insurance

/// A closed day: its report, and the money that goes with it.
struct DayReportView: Encodable, Sendable {
    struct Slip: Encodable, Sendable {
        let slip: String
        let amount: String
        let say: String
    }

    let number: String
    let day: String
    let say: String
    let handIn: String
    let outstanding: String
    let isSettled: Bool
    let isOverdue: Bool
    let due: String
    /// The first digits of its hash, to compare with the sheet.
    let hash: String
    let slips: [Slip]
    let form: String
    /// Which way the money goes; what was chosen stays so.
    let isByBank: Bool
    let amount: Field
    let handedTo: Field
    let second: Field
    /// Whether its form was sent and not taken.
    let isTyping: Bool

    init(
        _ day: ClosedDay, form: Identifier, typed: Form, problems: FieldProblems, now: Moment, words: Words
    ) {
        let report = day.report
        let number = report.number
        let isTyped = !typed["amount-\(number)"].isEmpty || problems["amount-\(number)"] != nil
        self.number = String(number)
        self.day = report.day.vietnamese
        say = words(
            "day.closed-say",
            [
                "time": report.closedAt.clockTime(on: now.day), "officer": report.officer, "second": report.second,
                "payments": String(report.totals.payments), "taken": report.totals.taken.description,
            ])
        handIn = report.toHandIn.description
        outstanding = day.outstanding.description
        isSettled = day.outstanding <= .zero
        isOverdue = day.isOverdue(at: now)
        due = "\(report.dueAt.clockTime) \(report.dueAt.day.vietnamese)"
        hash = String(day.hash.prefix(12))
        slips = day.remittances.map {
            Slip(
                slip: $0.id.text, amount: $0.amount.description,
                say: words(
                    "day.slip-say",
                    [
                        "to": $0.handedTo, "time": $0.at.clockTime(on: now.day), "officer": $0.officer,
                        "second": $0.second,
                    ]))
        }
        self.form = (isTyped ? Identifier(typed["formID"]) : nil)?.text ?? form.text
        isTyping = isTyped
        isByBank = isTyped && typed["method"] == Payment.Method.transfer.rawValue
        amount = Field(
            id: "amount-\(number)", label: words("day.amount"),
            value: isTyped ? typed["amount-\(number)"] : max(.zero, day.outstanding).grouped,
            problem: problems.trouble(at: "amount-\(number)", words), keyboard: "numeric", longest: 16, isMoney: true)
        handedTo = Field(
            id: "handedTo-\(number)", label: words("day.handed-to"), value: isTyped ? typed["handedTo-\(number)"] : "",
            hint: words("day.handed-to-hint"), longest: 120)
        second = Field(
            id: "second-remit-\(number)", label: words("signing.witness-code"),
            value: isTyped ? typed["second-remit-\(number)"] : "", longest: 20)
    }
}
