import Desk
import Insurance

/// Where somebody lives, as a list tells it.
struct RosterPlace {
    let address: String
    let hamlet: String
    /// The same for everybody of one commune, in every list that names it alike.
    let commune: String
    /// The commune as people name it; empty when the list does not say.
    let communeName: String
    let provinceName: String
}

/// Puts addresses together from the columns a list has.
///
/// Addresses of three levels stay as they are; where the list of communes
/// knows what became of an old commune, its people count as the new one's.
final class RosterPlaces {
    /// The cells an address is made of.
    struct Cells: Hashable {
        var hamlet, address, commune, communeCode, district, province, provinceCode: String?
        /// Whether the list is of three levels.
        var hasDistrict = false
    }

    private let day: CalendarDay
    private let codes: KnownCodes
    private let gazetteer: any Gazetteer
    private let former: [String: FormerCommune]
    private var known: [Cells: RosterPlace] = [:]

    /// A hamlet's people share their cells; of single addresses no more are kept.
    private static let mostKept = 4096

    init(on day: CalendarDay, codes: KnownCodes, gazetteer: any Gazetteer) {
        self.day = day
        self.codes = codes
        self.gazetteer = gazetteer
        let provinces = gazetteer.provinces.first?.provinces.keys.sorted() ?? []
        former = Dictionary(
            provinces.flatMap { gazetteer.formerCommunes(of: $0) }.map { ($0.commune.code, $0) },
            uniquingKeysWith: { first, _ in first })
    }

    func place(_ cells: Cells) -> RosterPlace {
        if let place = known[cells] { return place }
        let place = made(cells)
        if known.count >= Self.mostKept { known.removeAll(keepingCapacity: true) }
        known[cells] = place
        return place
    }

    private func made(_ cells: Cells) -> RosterPlace {
        let old = cells.communeCode.flatMap { former[$0] }
        let isOld = cells.hasDistrict || old.map { gazetteer.commune($0.commune.code, on: day) == nil } ?? false
        let listed = cells.communeCode.flatMap { isOld ? old?.commune : gazetteer.commune($0, on: day) }
        let commune = cells.commune ?? listed?.name
        let province = cells.province ?? cells.provinceCode.flatMap { codes.province($0, on: day)?.name }
        var parts = parts(of: cells.address)
        if let hamlet = cells.hamlet, !names(parts.first, hamlet) { parts.insert(hamlet, at: 0) }
        for part in [commune, cells.district ?? (isOld ? listed?.district : nil), province].compactMap({ $0 })
        where !parts.contains(where: { names($0, part) }) { parts.append(part) }
        let at = parts.firstIndex { RosterPlaces.isCommune($0) || names($0, commune ?? "") }
        let name = at.map { parts[$0] } ?? commune ?? ""
        let hamlet = cells.hamlet ?? parts[..<(at ?? min(1, parts.count))].joined(separator: ", ")
        return RosterPlace(
            address: parts.joined(separator: ", "), hamlet: hamlet,
            commune: key(cells.communeCode, isOld: isOld, parts: at.map { parts[$0...] } ?? []),
            communeName: name,
            provinceName: province ?? (at.map { $0 + 1 < parts.count } == true ? parts.last ?? "" : ""))
    }

    /// The code of today's commune; without one the code of then, or the names.
    private func key(_ code: String?, isOld: Bool, parts: ArraySlice<String>) -> String {
        guard let code else { return parts.map { PlainWords($0).text }.joined(separator: "|") }
        guard isOld else { return code }
        guard let became = former[code]?.becameCodes, became.count == 1 else { return "former:\(code)" }
        return became[0]
    }

    private func parts(of address: String?) -> [String] {
        (address ?? "").split(separator: ",").map { part in
            String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }.filter { !$0.isEmpty }
    }

    /// Whether two parts name the same place: *xã Thử Nghiệm*, *Thử Nghiệm*.
    private func names(_ part: String?, _ other: String) -> Bool {
        guard let part, !other.isEmpty else { return false }
        let (one, two) = (PlainWords(part), PlainWords(other))
        return one == two || one.text.hasSuffix(" " + two.text) || two.text.hasSuffix(" " + one.text)
    }

    /// The units of the lowest level, before and since the districts ended.
    private static func isCommune(_ part: String) -> Bool {
        let words = PlainWords(part).text
        return ["xa ", "phuong ", "thi tran ", "dac khu "].contains { words.hasPrefix($0) }
    }
}
