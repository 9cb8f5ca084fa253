import Desk
import GRDB
import Insurance

/// A `payment` row.
struct PaymentRecord: Codable, FetchableRecord {
    static let columns = "id, visit, series, number, amount, method, tendered, paidAt, cashier, day"

    var id: Identifier
    var visit: Identifier
    var series: String
    var number: Int
    var amount: Dong
    var method: Payment.Method
    var tendered: Dong
    var paidAt: Moment
    var cashier: String
    var day: String

    var payment: Payment {
        Payment(
            id: id, visit: visit, receipt: ReceiptNumber(series: series, number: number), amount: amount,
            method: method, tendered: tendered, paidAt: paidAt, cashier: cashier,
            day: CalendarDay(day))
    }
}
