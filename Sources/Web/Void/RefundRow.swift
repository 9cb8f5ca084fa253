import Desk
import Insurance

/// A transfer that the office has to send back.
struct RefundRow: Encodable, Sendable {
    let visit: String
    let number: String
    let what: String
    let say: String
    let amount: String

    init(_ refund: OfficeRefund, today: CalendarDay, words: Words) {
        let payOut = refund.payOut
        visit = refund.visit.text
        number = String(refund.ticket)
        what =
            refund.receipt.map { words("transfers.refund-void", ["receipt": $0.description]) }
            ?? words("transfers.refund-tender")
        say = words(
            "transfers.refund-say",
            ["time": payOut.at.clockTime(on: today), "officer": payOut.officer, "second": payOut.second])
        amount = payOut.amount.description
    }
}
