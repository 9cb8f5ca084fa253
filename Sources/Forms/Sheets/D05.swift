import Insurance

/// A line of form D05-TS: someone in voluntary social insurance.
///
/// The twenty columns are those of Decision 490/QĐ-BHXH of 2023, as read in the
/// published form.
struct D05Line: FormLine {
    var name = ""
    var code = ""
    var personalID = ""
    var address = ""
    var receiptDay: CalendarDay?
    var receipt = ""
    /// The income chosen, a month.
    var income = Dong.zero
    var months = 0
    /// `12/2026`.
    var fromMonth = ""
    /// The whole contribution.
    var payable = Dong.zero
    /// The participant's part of it.
    var paid = Dong.zero
    var statePercent: Int?
    var state = Dong.zero
    var localPercent: Int?
    var local = Dong.zero
    var otherPercent: Int?
    var other = Dong.zero
    var collector = ""
    var note = ""

    static let form: String? = "Mẫu D05-TS (Quyết định 490/QĐ-BHXH ngày 28/3/2023)"
    static let title = "DANH SÁCH NGƯỜI THAM GIA BẢO HIỂM XÃ HỘI TỰ NGUYỆN"
    static let tab = "D05-TS"
    static let sections = ["Tăng", "Giảm"]
    static let facts = FormHead.facts

    static var columns: [FormColumn<D05Line>] {
        [
            .text("B", "Họ và tên", \.name, width: 22),
            .text("C", "Mã số BHXH", \.code, width: 12),
            .text("1", "Số CCCD/ĐDCN/Hộ chiếu", \.personalID, width: 14),
            .text("2", "Địa chỉ", \.address, width: 26),
            .day("3", "Ngày biên lai", \.receiptDay),
            .text("4", "Số biên lai", \.receipt, width: 16),
            .money("5", "Mức thu nhập tháng làm căn cứ đóng", \.income, isSummed: false),
            .count("6", "Số tháng đóng", \.months),
            .text("7", "Từ tháng", \.fromMonth, width: 9),
            .money("8", "Tổng số tiền phải đóng", \.payable),
            .money("9", "Người tham gia đóng", \.paid),
            .percent("10", "NSNN hỗ trợ (%)", \.statePercent),
            .money("11", "NSNN hỗ trợ (đồng)", \.state),
            .percent("12", "NSĐP hỗ trợ (%)", \.localPercent),
            .money("13", "NSĐP hỗ trợ (đồng)", \.local),
            .percent("14", "Hỗ trợ khác (%)", \.otherPercent),
            .money("15", "Hỗ trợ khác (đồng)", \.other),
            .text("16", "Mã nhân viên thu", \.collector, width: 9),
            .text("17", "Ghi chú", \.note, width: 16),
        ]
    }
}
