/// Why a scan cannot be used.
public enum ScanError: StaffReadable, Hashable {
    /// Not an ID card's text, where only an ID card will do.
    case unknownFormat
    /// None of the codes the kiosk knows.
    case unknownKind
    case incomplete
    case unreadable(field: String)
    /// A day that no calendar has, such as 31 February.
    case impossibleDay(field: String)
    case mangled
    case contradiction
    /// A health-card code whose object is in no catalogue.
    case unknownObject
    case payment(PaymentCodeFault)

    public var code: String {
        switch self {
        case .unknownFormat: "scan-unknown"
        case .unknownKind: "scan-kind-unknown"
        case .incomplete: "scan-incomplete"
        case .unreadable: "scan-unreadable"
        case .impossibleDay: "scan-day-impossible"
        case .mangled: "scan-mangled"
        case .contradiction: "scan-contradiction"
        case .unknownObject: "scan-object-unknown"
        case .payment: "scan-payment"
        }
    }

    public var details: [String: String] {
        switch self {
        case .unreadable(let field), .impossibleDay(let field): ["field": field]
        case .payment(let fault): ["fault": fault.description]
        default: [:]
        }
    }

    public var description: String {
        switch self {
        case .unknownFormat:
            "The scanned code is not an ID card's. Scan the QR on the front of the ID card, or type the details in."
        case .unknownKind:
            """
            The scanned code is none the kiosk knows. Scan the QR of an ID card, a health card or a bank transfer, or \
            type the details in.
            """
        case .incomplete:
            "The scanned code ends too early. Scan again; if it stays, type the details in from the card."
        case .unreadable(let field):
            "The scanned code has no readable \(field). Scan again; if it stays, type the details in from the card."
        case .impossibleDay(let field):
            """
            The \(field) in the scanned code is a day that no calendar has, so the code is damaged or not genuine. \
            Compare it with the card and the person, and type the details in by hand.
            """
        case .mangled:
            """
            The scanner lost Vietnamese letters, so the name cannot be trusted. Set the scanner to serial mode \
            (not keyboard), or type the details in from the card.
            """
        case .contradiction:
            """
            The number on the card does not fit its birth date and sex. Compare the card with the person, and type \
            the details in by hand if the card is genuine.
            """
        case .unknownObject:
            """
            The two letters of the health-card code are no known object, so the code cannot be trusted. Compare it \
            with the card; if it is right, the catalogue of objects needs an entry for it.
            """
        case .payment(let fault):
            "The payment code cannot be used: \(fault). Scan again; if it stays, have the code made anew."
        }
    }
}
