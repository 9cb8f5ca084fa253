import StrictFiles

/// The values of a mapping whose every key was asked for by name.
struct SettingValues {
    fileprivate let values: [String: StrictYAML]
    fileprivate let whole: StrictYAML

    /// The value of a key that was named in ``StrictYAML/values(_:optional:)``.
    subscript(_ key: String) -> StrictYAML { values[key] ?? whole }

    /// The value of a key that may be left out.
    func optional(_ key: String) -> StrictYAML? { values[key] }
}

extension StrictYAML {
    /// Reads a mapping that has exactly these keys, and perhaps the optional ones.
    func values(_ keys: [String], optional: [String] = []) throws(DocumentTrouble) -> SettingValues {
        SettingValues(values: try fields(keys, optional: optional), whole: self)
    }

    /// A time of day written `"22:30"`, in minutes since midnight.
    func clockTime() throws(DocumentTrouble) -> Int {
        let parts = try text().split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let hour = parts[0], let minute = parts[1], (0...23).contains(hour),
            (0...59).contains(minute)
        else { throw wrong("a time written \"HH:MM\", in quotes") }
        return hour * 60 + minute
    }
}
