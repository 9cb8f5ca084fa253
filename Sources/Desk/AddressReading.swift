public import Insurance

/// What an address says in today's two levels, province and commune.
///
/// The words stay exactly as scanned or typed. Papers of before the reform name
/// a district too, or a commune that was merged or divided: where it went to
/// one commune, that is ``commune``; where several may be meant, they are
/// ``candidates`` for a person to choose from. What is in no list stays text.
public struct AddressReading: Hashable, Sendable {
    public let text: String
    /// Of the newer list; `nil` when the address names none.
    public let province: Province?
    /// The one commune that is meant.
    public let commune: Commune?
    /// The communes that may be meant, when that is not sure.
    public let candidates: [Commune]

    /// Reads an address, smallest part first, parted by commas.
    ///
    /// - Parameter home: The two digits of the province to look in when the
    ///   address names none; what is found there is only a candidate.
    public init(_ text: String, in gazetteer: any Gazetteer, home: String? = nil) {
        self.text = text
        var parts = text.split(separator: ",").map { PlaceName($0) }.filter { !$0.words.isEmpty }
        if parts.count == 1 { parts = text.components(" - ").map { PlaceName($0) }.filter { !$0.words.isEmpty } }
        let search = AddressSearch(gazetteer)
        guard let region = parts.last.flatMap(search.region) else {
            let found = home.flatMap(search.region(of:)).map { search.find(parts[...], in: $0) }
            province = nil
            commune = nil
            candidates = found?.communes ?? []
            return
        }
        var found = search.find(parts.dropLast(), in: region)
        if found.communes.isEmpty, parts.last?.kind == .city {
            // The city a province is named for: the province itself was left out.
            found = search.find(parts[...], in: region)
        }
        province = region.newer
        commune = found.isSure && found.communes.count == 1 ? found.communes.first : nil
        candidates = commune == nil ? found.communes : []
    }
}

extension String {
    /// The parts between a separator of several letters.
    fileprivate func components(_ separator: String) -> [Substring] {
        var (parts, rest) = ([Substring](), self[...])
        while let range = rest.firstRange(of: separator) {
            parts.append(rest[..<range.lowerBound])
            rest = rest[range.upperBound...]
        }
        return parts + [rest]
    }
}
