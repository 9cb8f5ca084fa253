import Insurance

/// A line of form D03-TS: someone insured for health alone.
///
/// One list is for one object, one percentage of State support and one base
/// salary, which stand above its lines. Columns 1 to 15 are those of Decision
/// 490/QĐ-BHXH of 2023; what they must hold was read in the published form,
/// not in the decision.
struct D03Line: FormLine {
    var name = ""
    var code = ""
    var personalID = ""
    var birth: BirthDate?
    var sex: Sex?
    var address = ""
    var facility = ""
    var receiptDay: CalendarDay?
    var receipt = ""
    /// Pension, allowance: never of those who pay themselves.
    var allowance = ""
    /// Support by the province, in percent.
    var local: Int?
    var other: Int?
    /// `12/2026`.
    var fromMonth = ""
    var months = 0
    var collector = ""
    var note = ""

    static let form: String? = "Mẫu D03-TS (Quyết định 490/QĐ-BHXH ngày 28/3/2023)"
    static let title = "DANH SÁCH NGƯỜI CHỈ THAM GIA BẢO HIỂM Y TẾ"
    static let tab = "D03-TS"
    static let sections = ["Tăng", "Giảm"]
    static let facts =
        FormHead.facts + [
            "Đối tượng tham gia", "Mã đối tượng", "Lương cơ sở", "Nguồn đóng BHYT", "Tỷ lệ NSNN hỗ trợ (%)",
        ]

    static var columns: [FormColumn<D03Line>] {
        [
            .text("B", "Họ và tên", \.name, width: 24),
            .text("1", "Mã số BHXH", \.code, width: 12),
            .text("2", "Số CCCD/ĐDCN/Hộ chiếu", \.personalID, width: 14),
            .birth("3", "Ngày, tháng, năm sinh", \.birth),
            .sex("4", "Giới tính", \.sex),
            .text("5", "Địa chỉ", \.address, width: 28),
            .text("6", "Nơi đăng ký KCB ban đầu", \.facility, width: 20),
            .day("7", "Ngày biên lai", \.receiptDay),
            .text("8", "Số biên lai", \.receipt, width: 16),
            .text("9", "Tiền lương hưu, trợ cấp", \.allowance, width: 10),
            .percent("10", "NSĐP hỗ trợ (%)", \.local),
            .percent("11", "Hỗ trợ khác (%)", \.other),
            .text("12", "Từ tháng", \.fromMonth, width: 9),
            .count("13", "Số tháng đóng", \.months),
            .text("14", "Mã nhân viên thu", \.collector, width: 9),
            .text("15", "Ghi chú", \.note, width: 22),
        ]
    }

    static func closing(_ sections: [[D03Line]]) -> (label: String, count: Int)? {
        ("Tổng số thẻ BHYT đề nghị cấp", sections.first?.count ?? 0)
    }
}
