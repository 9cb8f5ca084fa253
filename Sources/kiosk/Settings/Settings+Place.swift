import Desk
import Insurance
import InsuranceRules

extension Settings.Event {
    /// Where people are taken to live, unless they say that they live elsewhere.
    var home: Place { Place(province: province, commune: communeCode) }

    /// Refuses an event in a province or a commune that its first day does not know.
    ///
    /// - Throws: ``Refusal`` with `event-place-unknown`, naming the key.
    func checkPlace(in places: any Gazetteer) throws {
        let first = days.lowerBound
        let list = places.provinces.last { $0.from <= first } ?? places.provinces.first
        guard list?.provinces[province] != nil else {
            let heir = list?.provinces.values.first { $0.merged.contains(province) }
            let hint = heir.map { " It became part of \($0.name), \($0.code)." } ?? ""
            throw unknown("event.province", "no province of \(first.vietnamese) has the code \(province)", hint)
        }
        guard let communeCode else { return }
        guard let commune = places.commune(communeCode, on: first) else {
            throw unknown(
                "event.communeCode", "no commune of \(first.vietnamese) has the code \(communeCode)",
                " Look it up in communes.tsv, or leave the key out.")
        }
        guard commune.province.code == province else {
            throw unknown(
                "event.communeCode", "\(commune.name) lies in \(commune.province.name)",
                " Set event.province to \(commune.province.code), or correct the commune's code.")
        }
    }

    private func unknown(_ key: String, _ what: String, _ hint: String) -> Refusal {
        Refusal(
            "event-place-unknown",
            """
            The setting '\(key)' cannot be used: \(what). Support tied to a place would be worked out wrongly, so \
            the kiosk does not start.\(hint) Correct it and start again.
            """,
            details: ["key": key])
    }
}
