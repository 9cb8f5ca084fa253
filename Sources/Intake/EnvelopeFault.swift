import UploadContract

/// Why one envelope is not taken while the others of its batch go on.
enum EnvelopeFault: Hashable, Sendable {
    case unreadable
    case otherKiosk
    case signatureWrong
    case keyUnknown
    case versionUnknown

    /// What the province can mend itself is not its last word.
    var verdict: BatchAnswer.Verdict {
        switch self {
        case .unreadable, .otherKiosk, .signatureWrong: .refused
        case .keyUnknown, .versionUnknown: .deferred
        }
    }

    /// The stable name, as the kiosk shows it.
    var code: String {
        switch self {
        case .unreadable: "envelope-unreadable"
        case .otherKiosk: "envelope-other-kiosk"
        case .signatureWrong: "envelope-signature-wrong"
        case .keyUnknown: "envelope-key-unknown"
        case .versionUnknown: "envelope-version-unknown"
        }
    }

    /// What staff read at the kiosk.
    var sentence: String {
        switch self {
        case .unreadable:
            "This record arrived damaged, so it was not taken. Tell the supervisor; the record stays at the kiosk."
        case .otherKiosk:
            "This record was made by another kiosk, so it was not taken. Send it from the kiosk that made it."
        case .signatureWrong:
            """
            This record does not carry this kiosk's signature, so it was not taken. Tell the supervisor; the record \
            stays at the kiosk.
            """
        case .keyUnknown:
            """
            This record was sealed to a key that the intake does not know, so nobody could open it. It stays at the \
            kiosk and is sent again; put that key's .pub beside the intake's others.
            """
        case .versionUnknown:
            """
            This record is in a later form than the intake knows. It stays at the kiosk and is sent again; update the \
            intake.
            """
        }
    }
}
