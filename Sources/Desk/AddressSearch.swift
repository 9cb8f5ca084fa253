import Insurance

/// Looks the parts of an address up in the older and the newer list.
struct AddressSearch {
    /// A province by both lists.
    struct Region {
        let newer: Province
        /// The older provinces the name may mean, likeliest first.
        let older: [String]
    }

    /// What may be meant, and whether nothing had to be guessed.
    struct Found {
        var communes: [Commune] = []
        var isSure = false
    }

    private let gazetteer: any Gazetteer

    init(_ gazetteer: any Gazetteer) { self.gazetteer = gazetteer }

    /// The province a part of an address names, in either list.
    func region(_ name: PlaceName) -> Region? {
        guard ![.district, .urbanDistrict, .town].contains(name.kind), name.kind?.isLowest != true else { return nil }
        let old = province(name, in: gazetteer.provinces.first)
        guard let new = province(name, in: gazetteer.provinces.last) ?? old.flatMap({ successor(of: $0.code) }) else {
            return nil
        }
        let merged = new.merged.isEmpty ? [new.code] : new.merged
        let first = old.map { [$0.code] } ?? []
        return Region(newer: new, older: first + merged.filter { !first.contains($0) })
    }

    /// A province by its code in the newer list.
    func region(of code: String) -> Region? {
        guard let new = gazetteer.provinces.last?.provinces[code] else { return nil }
        return Region(newer: new, older: new.merged.isEmpty ? [code] : new.merged)
    }

    /// The commune that the parts below the province name.
    func find(_ parts: ArraySlice<PlaceName>, in region: Region) -> Found {
        guard let last = parts.last else { return Found() }
        let below = parts.dropLast().last
        if last.kind?.isLowest != true, let below {
            for province in region.older {
                let former = gazetteer.formerCommunes(of: province).filter { former in
                    former.commune.district.map { matches(PlaceName($0), last) } ?? false
                }
                let found = became(of: best(below, in: former) { $0.commune.name })
                if !found.communes.isEmpty { return found }
            }
        }
        let newer = newer(last, in: region)
        guard last.kind?.isLowest == true else {
            // An island district became a zone of the same name; a name alone may be a commune's.
            let zones = newer.filter { PlaceName($0.name).kind == .zone }
            if !zones.isEmpty { return Found(communes: zones, isSure: last.kind != nil) }
            if last.kind == nil, !newer.isEmpty { return Found(communes: newer) }
            guard let below, below.kind?.isLowest == true else { return Found() }
            // The district is in no list: it was renamed before, or stands beside a newer commune.
            let besides = self.newer(below, in: region)
            return Found(communes: besides.isEmpty ? became(of: older(below, in: region)).communes : besides)
        }
        if !newer.isEmpty { return Found(communes: newer, isSure: true) }
        return became(of: older(last, in: region))
    }

    private func newer(_ name: PlaceName, in region: Region) -> [Commune] {
        best(name, in: gazetteer.communes(of: region.newer.code)) { $0.name }
    }

    /// The older communes of that name in the likeliest province that has one.
    private func older(_ name: PlaceName, in region: Region) -> [FormerCommune] {
        region.older.lazy.map { best(name, in: gazetteer.formerCommunes(of: $0)) { $0.commune.name } }
            .first { !$0.isEmpty } ?? []
    }

    /// Today's communes; sure when one commune of old is meant.
    private func became(of former: [FormerCommune]) -> Found {
        guard let day = gazetteer.firstDay else { return Found() }
        var codes: [String] = []
        for code in former.flatMap(\.becameCodes) where !codes.contains(code) { codes.append(code) }
        return Found(communes: codes.compactMap { gazetteer.commune($0, on: day) }, isSure: former.count == 1)
    }

    /// The places of that name: of that kind where there is one, and spelled
    /// with the same marks where there is one.
    private func best<Place>(_ name: PlaceName, in places: [Place], by text: (Place) -> String) -> [Place] {
        var found = places.map { (place: $0, name: PlaceName(text($0))) }.filter { $0.name.words == name.words }
        for isBetter in [
            { (other: PlaceName) in name.kind != nil && other.kind == name.kind }, { $0.isSpelled(like: name) },
        ] where found.count > 1 && found.contains(where: { isBetter($0.name) }) {
            found.removeAll { !isBetter($0.name) }
        }
        return found.map(\.place)
    }

    private func matches(_ place: PlaceName, _ name: PlaceName) -> Bool {
        place.words == name.words && (name.kind == nil || place.kind == name.kind || name.kind == .city)
    }

    private func province(_ name: PlaceName, in list: ProvinceList?) -> Province? {
        let words = Self.shortNames[name.words] ?? name.words
        return list?.provinces.values.first { PlaceName($0.name).words == words }
    }

    private func successor(of old: String) -> Province? {
        gazetteer.provinces.last?.provinces.values.first {
            $0.code == old && $0.merged.isEmpty || $0.merged.contains(old)
        }
    }

    /// What people write for a name: `TPHCM`.
    private static let shortNames: [PlainWords: PlainWords] = [
        PlainWords("TPHCM"): PlainWords("Hồ Chí Minh"), PlainWords("HCM"): PlainWords("Hồ Chí Minh"),
    ]
}
