public import Insurance

/// Who hands forms in, for which days.
public struct FormHead: Hashable, Sendable {
    public var unit: String
    public var address: String
    public var phone: String
    /// Days of payment (Asia/Ho_Chi_Minh).
    public var days: ClosedRange<CalendarDay>
    /// Made for training, as the head then says.
    public var isTraining: Bool

    public init(
        unit: String, address: String = "", phone: String = "", days: ClosedRange<CalendarDay>,
        isTraining: Bool = false
    ) {
        self.unit = unit
        self.address = address
        self.phone = phone
        self.days = days
        self.isTraining = isTraining
    }

    /// What stands above every form.
    static let facts = ["Tên tổ chức dịch vụ thu", "Địa chỉ", "Điện thoại", "Từ ngày", "Đến ngày"]

    var values: [String] {
        [isTraining ? "TẬP HUẤN, KHÔNG CÓ GIÁ TRỊ. \(unit)" : unit, address, phone].map(CellText.tidy) + [
            days.lowerBound.vietnamese, days.upperBound.vietnamese,
        ]
    }
}
