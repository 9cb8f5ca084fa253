public import Desk

extension Catalogues {
    /// The names in a list by their codes; `nil` for a list that is read
    /// elsewhere, by ``loadKnownCodes(from:site:)``.
    public func names(of kind: CatalogueKind) -> [String: String]? {
        let list: any PickList
        switch kind {
        case .facilities: list = facilityList
        case .communes: list = places.communes
        case .ethnicGroups: list = ethnicGroups
        case .relations: list = relations
        case .livingAreas: list = livingAreas
        case .objects: return nil
        }
        return Dictionary(list.entries.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
    }
}
