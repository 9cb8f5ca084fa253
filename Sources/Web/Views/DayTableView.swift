import Desk
import Insurance

/// The sums of a day as a table to read.
struct DayTableView: Encodable, Sendable {
    struct Registration: Encodable, Sendable {
        let scheme: String
        let joining: String
        let method: String
        let count: String
        let gross: String
        let state: String
        let local: String
        let payable: String
    }

    struct Shift: Encodable, Sendable {
        let cashier: String
        let float: String
        let cash: String
        let paidOut: String
        let counted: String
        let difference: String
        let isOff: Bool
    }

    /// A name and a number.
    struct Line: Encodable, Sendable {
        let name: String
        let value: String
    }

    let payments: String
    let taken: String
    let sums: [Line]
    let registrations: [Registration]
    let hasRegistrations: Bool
    let total: Registration
    let shifts: [Shift]
    let hasShifts: Bool
    /// Receipts, voids, blanks and papers in a sentence each.
    let lines: [Line]
    let hasLines: Bool

    init(_ totals: DayTotals, shifts closed: [DayReport.ShiftLine], words: Words) {
        payments = String(totals.payments)
        taken = totals.taken.description
        sums = [
            Line(name: words("shift.cash"), value: totals.cash.description),
            Line(name: words("shift.transfer"), value: totals.transfer.description),
            Line(name: words("day.paid-out"), value: totals.paidOut.description),
            Line(name: words("day.voided"), value: totals.voided.description),
            Line(
                name: words("day.hand-in"),
                value: closed.reduce(Dong.zero) { $0 + $1.counted - $1.float }.description),
        ]
        registrations = totals.registrations.map {
            Registration(
                scheme: words("scheme.\($0.scheme.rawValue)"), joining: words("joining.short.\($0.joining.rawValue)"),
                method: words("day.method.\($0.method.rawValue)"), count: String($0.count), gross: $0.gross.grouped,
                state: $0.stateSupport.grouped, local: $0.localSupport.grouped, payable: $0.payable.grouped)
        }
        hasRegistrations = !registrations.isEmpty
        func sum(_ part: (DayTotals.RegistrationLine) -> Dong) -> String {
            totals.registrations.reduce(Dong.zero) { $0 + part($1) }.grouped
        }
        total = Registration(
            scheme: words("day.total"), joining: "", method: "",
            count: String(totals.registrations.reduce(0) { $0 + $1.count }), gross: sum(\.gross),
            state: sum(\.stateSupport), local: sum(\.localSupport), payable: sum(\.payable))
        self.shifts = closed.map {
            Shift(
                cashier: $0.cashier, float: $0.float.grouped, cash: $0.cash.grouped, paidOut: $0.paidOut.grouped,
                counted: $0.counted.grouped, difference: $0.difference.grouped, isOff: $0.difference != .zero)
        }
        hasShifts = !self.shifts.isEmpty
        lines = Self.lines(totals, words)
        hasLines = !lines.isEmpty
    }

    private static func lines(_ totals: DayTotals, _ words: Words) -> [Line] {
        func numbers(_ numbers: [Int]) -> String {
            numbers.isEmpty
                ? words("day.none")
                : numbers.map { ReceiptNumber(series: "", number: $0).digits }.joined(separator: ", ")
        }
        let receipts = totals.receipts.map { line in
            Line(
                name: words("day.receipts", ["series": line.series]),
                value: words(
                    "day.receipts-say",
                    [
                        "first": ReceiptNumber(series: "", number: line.first).digits,
                        "last": ReceiptNumber(series: "", number: line.last).digits, "count": String(line.count),
                        "voided": numbers(line.voided), "elsewhere": numbers(line.elsewhere),
                    ]))
        }
        let voids = totals.voids.filter { $0.voids > 0 }.map { line in
            Line(
                name: words("day.voids", ["cashier": line.cashier]),
                value: words(
                    "day.voids-say",
                    [
                        "voids": String(line.voids), "payments": String(line.payments),
                        "amount": line.amount.description,
                    ]))
        }
        let blanks = totals.blanks.map { line in
            Line(
                name: words("blank.\(line.kind.rawValue)"),
                value: words(
                    "day.blanks-say",
                    [
                        "opening": String(line.opening), "received": String(line.received), "good": String(line.good),
                        "spoiled": String(line.spoiled), "test": String(line.test),
                        "lost": String(line.lost + line.returned), "left": String(line.left),
                    ]))
        }
        return receipts + voids + blanks
    }
}
