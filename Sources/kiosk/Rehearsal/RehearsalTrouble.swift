import Insurance

/// Why a rehearsal could not be played.
struct RehearsalTrouble: StaffReadable, Hashable {
    let code: String
    let description: String

    init(_ code: String, _ description: String) {
        self.code = code
        self.description = description
    }
}

/// The kiosk did not answer: it was killed, or has fallen over.
///
/// Whether the request was carried out is not known and has to be looked up.
struct NoAnswer: Error {}

/// The sign-in no longer holds, so nothing was carried out.
struct SignedOut: Error {}
