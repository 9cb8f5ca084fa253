/// What a template shows: a view, taken apart into texts, marks, lists and named parts.
enum PageValue: Sendable, Equatable {
    case text(String)
    case flag(Bool)
    case list([PageValue])
    case part([String: PageValue])

    /// Takes a view apart by its stored properties; those that are `nil` are left out.
    ///
    /// - Throws: What the view's own `encode(to:)` throws; a plain one throws nothing.
    init(_ view: some Encodable) throws {
        let encoder = PageValueEncoder()
        try view.encode(to: encoder)
        self = encoder.value
    }

    /// The part of this name.
    subscript(name: String) -> PageValue? {
        guard case .part(let parts) = self else { return nil }
        return parts[name]
    }

    /// Whether a section for it shows anything.
    var isShown: Bool {
        switch self {
        case .flag(let flag): flag
        case .list(let items): !items.isEmpty
        case .text, .part: true
        }
    }
}
