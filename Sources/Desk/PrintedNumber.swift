public import Insurance

/// The number that stands for a person on cards and books, and what has to be
/// said of it.
struct PrintedNumber: Hashable, Sendable {
    let text: String
    let note: String
}

extension Person {
    /// The personal ID counts until there is a social insurance code of ten
    /// digits.
    var printedNumber: PrintedNumber {
        if let code = socialInsuranceCode, code.digits.utf8.count == 10 {
            return PrintedNumber(text: code.digits, note: "")
        }
        let digits = personalID?.digits ?? socialInsuranceCode?.digits ?? ""
        return PrintedNumber(text: digits, note: digits.isEmpty ? "" : "Số định danh cá nhân (tạm dùng)")
    }

    /// Whether cards and books show the two differently: a phone, an address or
    /// a number beside the printed one stands on none of them.
    public func isPrinted(otherwiseThan other: Person) -> Bool {
        name != other.name || birth != other.birth || sex != other.sex || printedNumber != other.printedNumber
    }
}
