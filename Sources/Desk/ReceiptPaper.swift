/// What a site prints its receipts on.
public enum ReceiptPaper: String, Hashable, Sendable, CaseIterable {
    /// The 80 mm roll, cut below the last line.
    case roll
    /// An A5 sheet in the form C45-BB.
    case a5

    /// The template's folder; its fields are the same for each paper.
    public var template: String {
        switch self {
        case .roll: DocumentKind.receipt.rawValue
        case .a5: "receipt-a5"
        }
    }
}

extension DocumentKind {
    /// The folder of the template it is drawn by.
    public func template(withReceiptsOn paper: ReceiptPaper) -> String {
        self == .receipt ? paper.template : rawValue
    }
}
