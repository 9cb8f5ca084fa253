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
            Line(name: words("day.sent-back"), value: totals.sentBack?.description ?? "–"),
            Line(name: words("day.voided"), value: totals.voided.description),
            Line(name: words("day.carried"), value: totals.carried?.description ?? "–"),
            Line(
                name: words("day.hand-in"),
                value: closed.reduce(Dong.zero) { $0 + $1.counted - $1.float }.description),
        ]
        let ended = totals.ended ?? []
        registrations =
            totals.registrations.map { Registration($0, isEnded: false, words) }
            + ended.map { Registration($0, isEnded: true, words) }
        hasRegistrations = !registrations.isEmpty
        func sum(_ part: (DayTotals.RegistrationLine) -> Dong) -> String {
            (totals.registrations.reduce(Dong.zero) { $0 + part($1) } - ended.reduce(Dong.zero) { $0 + part($1) })
                .grouped
        }
        total = Registration(
            scheme: words("day.total"), joining: "", method: "",
            count: String(totals.registrations.reduce(0) { $0 + $1.count } - ended.reduce(0) { $0 + $1.count }),
            gross: sum(\.gross),
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
            let own = line.voidsOfThese ?? min(line.voids, line.payments)
            return Line(
                name: words("day.voids", ["cashier": line.cashier]),
                value: words(
                    own < line.voids ? "day.voids-others-say" : "day.voids-say",
                    [
                        "voids": String(own), "payments": String(line.payments), "others": String(line.voids - own),
                        "amount": line.amount.description,
                    ]))
        }
        let blanks = totals.blanks.map { line in
            Line(
                name: words("blank.\(line.kind.rawValue)"),
                value: words(
                    line.spoiledLater ?? 0 == 0 ? "day.blanks-say" : "day.blanks-later-say",
                    [
                        "later": String(line.spoiledLater ?? 0),
                        "opening": String(line.opening), "received": String(line.received), "good": String(line.good),
                        "spoiled": String(line.spoiled), "test": String(line.test),
                        "lost": String(line.lost + line.returned), "left": String(line.left),
                    ]))
        }
        return receipts + voids + blanks
    }
}

extension DayTableView.Registration {
    /// - Parameter isEnded: Taken off what an earlier report tells.
    fileprivate init(_ line: DayTotals.RegistrationLine, isEnded: Bool, _ words: Words) {
        func sum(_ amount: Dong) -> String { (isEnded ? .zero - amount : amount).grouped }
        scheme = words("scheme.\(line.scheme.rawValue)")
        joining = words(isEnded ? "day.ended" : "joining.short.\(line.joining.rawValue)")
        method = words("day.method.\(line.method.rawValue)")
        count = String(isEnded ? -line.count : line.count)
        gross = sum(line.gross)
        state = sum(line.stateSupport)
        local = sum(line.localSupport)
        payable = sum(line.payable)
    }
}
