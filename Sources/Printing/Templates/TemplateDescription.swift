public import Desk

/// What a template says about the paper it prints.
public struct TemplateDescription: Hashable, Sendable {
    /// Which side a second page goes on.
    public enum Duplex: String, Hashable, Sendable, CaseIterable {
        case none
        case longEdge = "long-edge"
        case shortEdge = "short-edge"

        /// The IPP `sides` keyword.
        public var sides: String {
            switch self {
            case .none: "one-sided"
            case .longEdge: "two-sided-long-edge"
            case .shortEdge: "two-sided-short-edge"
            }
        }
    }

    /// The folder's name, for example `health-card`.
    public let name: String
    /// What people call the paper.
    public let title: String
    /// As it is drawn; a roll is cut to another height.
    public let page: PageSize
    /// `nil` for sheets and cards.
    public let roll: RollPaper?
    public let printer: PrinterKind
    /// The controlled blank one print uses up, if any.
    public let blank: BlankKind?
    /// Whether what the blank carries is printed too, as on plain stock.
    public let printsBlank: Bool
    public let duplex: Duplex
    /// The CUPS media keyword.
    public let media: String
    /// Further CUPS options, among them `sides`.
    public let options: [String: String]
    /// In the order of the file.
    public let fields: [FieldDescription]

    /// What the spooler is told; of sides only when both are printed.
    func options(hasBack: Bool) -> [String: String] {
        var told = options
        if !hasBack, duplex != .none { told["sides"] = nil }
        return told
    }
}
