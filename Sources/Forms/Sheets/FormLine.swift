import Insurance

/// One line of a form, and what the form looks like around it.
///
/// A form without a title is only titles of columns and lines, as programs
/// take it in; the others have a head, sections with their sums, and a place
/// for signatures.
protocol FormLine: Hashable, Sendable {
    /// A line that says nothing yet.
    init()
    /// The form's name and the decision it comes from; `nil` for a table programs read.
    static var form: String? { get }
    static var title: String { get }
    /// What the sheet's tab says.
    static var tab: String { get }
    /// Which facts stand above the lines, in this order.
    static var facts: [String] { get }
    /// The sections' names; a table that programs read has one without a name.
    static var sections: [String] { get }
    /// All columns behind the running number.
    static var columns: [FormColumn<Self>] { get }
    /// A number that stands below everything, as some forms ask for it.
    static func closing(_ sections: [[Self]]) -> (label: String, count: Int)?
}

extension FormLine {
    static func closing(_ sections: [[Self]]) -> (label: String, count: Int)? { nil }
}

/// The words all forms share.
enum FormWords {
    static let place = "STT"
    static let sum = "Cộng"
    static let numerals = ["I", "II", "III"]
    static let signatures = ["Người lập", "Phụ trách đơn vị"]
    static let sign = "(Ký, ghi rõ họ tên)"
}

/// One list of a form: what stands above its lines, and the lines by section.
struct FormList<Line: FormLine>: Hashable, Sendable {
    /// What ``FormLine/facts`` ask for, in their order.
    var facts: [String]
    var sections: [[Line]]

    init(facts: [String] = [], sections: [[Line]]) {
        self.facts = facts
        self.sections = sections
    }

    var count: Int { sections.reduce(0) { $0 + $1.count } }
}
