import Desk

/// A field to pick one entry of a list by typing a part of its name.
///
/// What is sent is the text of the box, `Trạm Y tế xã Thử Nghiệm (10 - 002)`, or
/// a bare code. ``PickList/picked(_:)`` of the same list makes an entry of it
/// again, so the page works without its script too.
///
/// ## Use
/// ```swift
/// PickField(
///     "relation", words(key), answers.relation, of: catalogues.relations,
///     problem: problems.trouble(at: "relation", words))
/// ```
/// and in the page `{{#relation}}{{>pick}}{{/relation}}`. The form is read with
/// `catalogues.relations.picked(form["relation"])?.code`; `nil` for text
/// that is not empty is the problem `field-choose`. A list that may be long has
/// an address too, such as `source: "/catalogues/communes"`: more than a page
/// should hold is asked for there as the person types.
struct PickField: Encodable, Sendable {
    /// An entry that stands in the page.
    struct Entry: Encodable, Sendable {
        let text: String
        /// Other names it is found by.
        let also: String
    }

    let id: String
    let label: String
    /// What the box shows: an entry's text, or what was typed and found nowhere.
    let value: String
    /// Where the script asks for entries; `nil` when they stand in the page.
    let source: String?
    /// The entries that stand in the page.
    let entries: [Entry]
    let hint: String?
    let problem: Trouble?
    let isWide: Bool

    /// More entries than this do not stand in a page.
    private static let mostInPage = 100

    /// - Parameters:
    ///   - typed: A code, an entry's text, or what was typed.
    ///   - source: Where a long list is asked for.
    init(
        _ id: String, _ label: String, _ typed: String, of list: any PickList, source: String? = nil,
        hint: String? = nil, problem: Trouble? = nil, isWide: Bool = false
    ) {
        self.id = id
        self.label = label
        value = list.picked(typed)?.text ?? typed
        let isLong = source != nil && list.entries.count > Self.mostInPage
        self.source = isLong ? source : nil
        entries = !isLong ? list.entries.map { Entry(text: $0.text, also: $0.also) } : []
        self.hint = hint
        self.problem = problem
        self.isWide = isWide
    }
}
