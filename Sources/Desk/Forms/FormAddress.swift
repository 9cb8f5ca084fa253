import Insurance

/// An address in the parts a declaration asks for.
struct FormAddress {
    /// House, street, hamlet.
    private(set) var street = ""
    private(set) var commune = ""
    /// Of addresses of before the districts ended.
    private(set) var district = ""
    private(set) var province = ""

    /// - Parameter entries: Of one person; the commune of today counts, where it is known.
    init(_ entries: [RegistrationEntry], on day: CalendarDay, in catalogues: Catalogues) {
        guard let address = entries.first?.person.address else { return }
        let parts = address.split(separator: ",").map { String($0.drop { $0 == " " }) }.filter { !$0.isEmpty }
        let at = parts.firstIndex(where: FormAddress.isCommune) ?? parts.count
        street = parts[..<at].joined(separator: ", ")
        let known = entries.lazy.compactMap(\.commune).first.flatMap { catalogues.places.commune($0, on: day) }
        if let known {
            (commune, province) = (known.name, known.province.name)
        } else if at < parts.count {
            commune = parts[at]
            district = parts.count - at > 2 ? parts[at + 1] : ""
            province = parts.count - at > 1 ? parts[parts.count - 1] : ""
        }
    }

    /// The units of the lowest level, before and since the districts ended.
    private static func isCommune(_ part: String) -> Bool {
        let words = PlainWords(part).text
        return ["xa ", "phuong ", "thi tran ", "dac khu "].contains { words.hasPrefix($0) }
    }
}
