import Insurance

/// What a member of staff may do.
///
/// One person may hold several roles at a small event; the ledger records which
/// one acted.
public enum Role: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    /// Consults, registers, hands over (tư vấn).
    case consultant
    /// Takes payment, opens and closes a shift (thu ngân).
    case cashier
    /// Approves paper, prints, judges what came out (cán bộ cấp sổ, thẻ).
    case officer
    /// Opens the event, settles differences, closes the day (giám sát).
    case supervisor

    public static func < (left: Role, right: Role) -> Bool { left.rawValue < right.rawValue }
}

/// A member of staff, as signed in.
public struct Operator: Hashable, Sendable {
    /// The short code the person signs in with; it names them in the ledger.
    public let code: String
    /// Shown on screen and printed as the collector; sealed in the file.
    public let name: String
    public let roles: Set<Role>
    /// Made by the demonstration; refused by a real kiosk.
    public let isDemonstration: Bool

    public init(code: String, name: String, roles: Set<Role>, isDemonstration: Bool = false) {
        self.code = code
        self.name = name
        self.roles = roles
        self.isDemonstration = isDemonstration
    }

    /// The longest code, in bytes: so much of it every record to the province has room for.
    public static let longestCode = 40

    /// Refuses a code that not every keyboard can type, or no record carry.
    ///
    /// - Throws: `operator-code-wrong`.
    public func checkCode() throws {
        let isPlain = code.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
            default: false
            }
        }
        guard isPlain, (1...Self.longestCode).contains(code.utf8.count) else {
            throw Refusal(
                "operator-code-wrong",
                """
                A code is 1 to \(Self.longestCode) letters without marks, digits, dots, dashes or underscores, such as \
                tn02, so this one cannot be used. Choose another.
                """)
        }
    }

    /// Refuses whoever does not hold `role`.
    ///
    /// - Throws: `role-missing`.
    public func must(_ role: Role) throws {
        guard roles.contains(role) else {
            throw Refusal(
                "role-missing", "This step needs the role '\(role.rawValue)'. Ask a colleague who holds it to sign in.",
                details: ["role": role.rawValue])
        }
    }
}

/// How a PIN is kept: a slow hash, never the PIN.
public struct PINRecord: Hashable, Sendable {
    public let salt: [UInt8]
    public let hash: [UInt8]
    /// scrypt's cost N at the time the hash was made.
    public let cost: Int

    public init(salt: [UInt8], hash: [UInt8], cost: Int) {
        self.salt = salt
        self.hash = hash
        self.cost = cost
    }
}
