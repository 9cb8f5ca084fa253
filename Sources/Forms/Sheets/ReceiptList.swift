import Insurance

/// A line of the list of receipts, one a receipt; voided ones stand in a
/// section of their own and keep their numbers.
struct ReceiptLine: FormLine {
    var series = ""
    var number = ""
    var day: CalendarDay?
    /// `19:05`.
    var time = ""
    var payer = ""
    /// For how many people it is.
    var people = 0
    var amount = Dong.zero
    var method = ""
    var collector = ""

    static let form: String? = "Bảng kê biên lai thu tiền"
    static let title = "DANH SÁCH BIÊN LAI"
    static let tab = "Bien lai"
    static let sections = ["Đã thu", "Đã hủy"]
    static let facts = FormHead.facts

    static var columns: [FormColumn<ReceiptLine>] {
        [
            .text("B", "Người nộp tiền", \.payer, width: 28),
            .text("1", "Ký hiệu", \.series, width: 12),
            .text("2", "Số biên lai", \.number, width: 12),
            .day("3", "Ngày", \.day),
            .text("4", "Giờ", \.time, width: 7),
            .count("5", "Số người", \.people),
            .money("6", "Số tiền (đồng)", \.amount),
            .text("7", "Hình thức", \.method, width: 14),
            .text("8", "Mã nhân viên thu", \.collector, width: 12),
        ]
    }
}
