/// What staff should look at in a scan that can be used.
///
/// Nothing of what was scanned is repeated in it.
public enum ScanWarning: Hashable, Sendable, Codable, CustomStringConvertible {
    case unreadable(field: String)
    /// The number's province is in no list; people born abroad have such.
    case provinceUnknown
    case serialAllZero
    case sexDiffers
    case birthYearDiffers
    case objectUnknown
    case levelDiffers
    case endMissing
    case endsBeforeItBegins

    /// The stable name.
    public var code: String { String(description.prefix { $0 != ":" }) }

    /// The stable name, followed by a sentence for staff.
    public var description: String {
        switch self {
        case .unreadable(let field): "field-unreadable: The \(field) cannot be read; take it from the card itself."
        case .provinceUnknown:
            "province-unknown: The province in the number is not in the list; compare the number with the card."
        case .serialAllZero: "serial-all-zero: The number ends in zeros only, which no issued number does."
        case .sexDiffers: "sex-differs: The number says another sex than the card; compare card and person."
        case .birthYearDiffers:
            "birth-year-differs: The number says another year of birth than the card; compare card and person."
        case .objectUnknown: "object-unknown: The object in the code is not in the catalogue; compare it with the card."
        case .levelDiffers: "level-differs: The benefit level does not fit the object; compare it with the card."
        case .endMissing: "end-missing: The code ends without its end mark and may be cut off; scan again."
        case .endsBeforeItBegins: "dates-reversed: The card ends before it begins; compare the dates with the card."
        }
    }
}
