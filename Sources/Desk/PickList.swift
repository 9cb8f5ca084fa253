import Insurance

/// An entry of a list staff pick from.
public struct ListEntry: Hashable, Sendable {
    public let code: String
    public let name: String
    /// Where it is, such as the province of a commune; empty when that says nothing.
    public let place: String
    /// Other names people look for it by; empty when there are none.
    public let also: String
    /// All of it as people type it.
    private let words: PlainWords

    public init(code: String, name: String, place: String = "", also: String = "") {
        self.code = code
        self.name = name
        self.place = place
        self.also = also
        words = PlainWords("\(name) \(place) \(also)")
    }

    /// What a field shows of it and sends back: `Xã Thử Nghiệm, Lào Cai (02683)`.
    public var text: String { "\(fullName) (\(code))" }

    /// `Xã Thử Nghiệm, Lào Cai`.
    public var fullName: String { place.isEmpty ? name : "\(name), \(place)" }

    /// Whether every typed word begins a word of name or place, in any order.
    func holds(_ typed: PlainWords) -> Bool { words.hold(typed) }

    /// Whether the name begins as typed, with or without `xã`, `phường` before it.
    func begins(with typed: PlainWords) -> Bool {
        words.begin(with: typed) || ListEntry.kinds.contains { words.dropping($0).begin(with: typed) }
    }

    /// Whether this is its whole name, with or without the place.
    func isNamed(_ typed: PlainWords) -> Bool {
        words.begin(with: typed) && (PlainWords(name) == typed || PlainWords(fullName) == typed)
    }

    private static let kinds = ["xã", "phường", "đặc khu", "trạm y tế", "trung tâm y tế", "bệnh viện"].map {
        PlainWords($0)
    }
}

/// A list staff pick from, by code or by a part of the name.
public protocol PickList: Sendable {
    /// In the order they are offered.
    var entries: [ListEntry] { get }
    func entry(_ code: String) -> ListEntry?
}

extension PickList {
    public func entry(_ code: String) -> ListEntry? { entries.first { $0.code == code } }

    /// The entry that the text of a field names: its code, its code in
    /// parentheses at the end, or the one entry with this name.
    public func picked(_ text: String) -> ListEntry? {
        if let entry = entry(text) { return entry }
        if text.last == ")", let open = text.lastIndex(of: "("),
            let entry = entry(String(text[text.index(after: open)...].dropLast()))
        {
            return entry
        }
        let typed = PlainWords(text)
        guard !typed.isEmpty else { return nil }
        let named = entries.filter { $0.isNamed(typed) }
        return named.count == 1 ? named.first : nil
    }

    /// The entries that hold every typed word, or whose code begins as typed.
    ///
    /// Those whose name begins so stand first. Marks left out do not matter.
    public func entries(like text: String, first limit: Int = 10) -> [ListEntry] {
        let typed = PlainWords(text)
        let found = typed.isEmpty ? entries : entries.filter { $0.holds(typed) || $0.code.hasPrefix(text) }
        guard !typed.isEmpty else { return Array(found.prefix(limit)) }
        return Array((found.filter { $0.begins(with: typed) } + found.filter { !$0.begins(with: typed) }).prefix(limit))
    }
}

/// A list short enough to stand in a page.
public struct ShortList: PickList, Hashable {
    public let entries: [ListEntry]

    public init(_ entries: [ListEntry]) { self.entries = entries }
}
