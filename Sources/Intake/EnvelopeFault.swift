/// Why one envelope is refused while the others of its batch go on.
enum EnvelopeFault: Hashable, Sendable {
    case unreadable
    case otherKiosk
    case signatureWrong
    case keyUnknown

    /// The stable name, as the kiosk shows it.
    var code: String {
        switch self {
        case .unreadable: "envelope-unreadable"
        case .otherKiosk: "envelope-other-kiosk"
        case .signatureWrong: "envelope-signature-wrong"
        case .keyUnknown: "envelope-key-unknown"
        }
    }

    /// What staff read at the kiosk.
    var sentence: String {
        switch self {
        case .unreadable: "This record arrived damaged, so it was not taken. Enter it again from its receipt."
        case .otherKiosk:
            "This record was made by another kiosk, so it was not taken. Send it from the kiosk that made it."
        case .signatureWrong:
            """
            This record does not carry this kiosk's signature, so it was not taken. Tell the supervisor, then enter it \
            again.
            """
        case .keyUnknown:
            """
            This record was sealed to a key that the province does not hold, so nobody could open it. Set the province's \
            key at the kiosk, then enter the record again.
            """
        }
    }
}
