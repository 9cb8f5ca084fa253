/// A part of an address: a kind of place, where it is written, and a name.
public struct PlaceName: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        case commune, ward, township, zone
        case district, urbanDistrict, town
        /// Of a district's rank or of a province's.
        case city
        case province

        /// Whether it is of the lowest level, before or since the districts ended.
        public var isLowest: Bool { [.commune, .ward, .township, .zone].contains(self) }
    }

    /// `nil` where only the name stands: `Bát Xát`.
    public let kind: Kind?
    /// Without the kind.
    public let words: PlainWords
    /// With its marks, for two names that are one without them.
    private let exact: FoldedName

    /// Reads `xã Bát Xát`, `X. Bát Xát`, `TP.Lào Cai`, `Bát Xát`.
    public init(_ text: some StringProtocol) {
        let whole = PlainWords(text)
        let spelling = Self.spellings.first { whole.dropping($0.words) != whole }
        kind = spelling?.kind
        words = spelling.map { whole.dropping($0.words) } ?? whole
        exact = FoldedName(text)
    }

    /// Whether both are spelled with the same marks, kind included.
    public func isSpelled(like other: PlaceName) -> Bool { exact == other.exact }

    /// Longer ones first: `thị xã` is no `xã`, and `tt` no `t`.
    private static let spellings: [(words: PlainWords, kind: Kind)] = {
        let spellings: [(String, Kind)] = [
            ("thị trấn", .township), ("tt", .township), ("thị xã", .town), ("tx", .town), ("thành phố", .city),
            ("tp", .city), ("đặc khu", .zone), ("xã", .commune), ("x", .commune), ("phường", .ward), ("p", .ward),
            ("quận", .urbanDistrict), ("q", .urbanDistrict), ("huyện", .district), ("h", .district),
            ("tỉnh", .province), ("t", .province),
        ]
        return spellings.map { (PlainWords($0.0), $0.1) }
    }()
}
