import Insurance

extension DocumentFields {
    /// A receipt as it is printed once it is void: it keeps its number, and says
    /// so where a copy says that it is one.
    ///
    /// - Parameters:
    ///   - receipt: What ``receipt(_:registrations:collector:copyMark:isMixed:)`` gave.
    ///   - successor: The receipt of those who stay; `nil` where nobody does.
    public func voided(
        _ receipt: [String: String], by void: PaymentVoid, replacedBy successor: ReceiptNumber?
    ) -> [String: String] {
        var fields = receipt
        let copy = receipt["copyMark"].flatMap { $0.hasPrefix(Self.copy) ? " · \($0)" : nil } ?? ""
        fields["copyMark"] = "ĐÃ HỦY / VOID\(copy)"
        let day = void.at.day.vietnamese
        let instead = successor.map { "Thay bằng biên lai \($0.description)." } ?? "Không có biên lai thay thế."
        fields["provisionalNote"] = "Đã hủy ngày \(day) lúc \(void.at.clockTime). Không còn giá trị. \(instead)"
        fields["lines"] = "ĐÃ HỦY ngày \(day) (VOID)\n\(receipt["lines"] ?? "")"
        return fields
    }

    private static let copy = "BẢN SAO"
}
