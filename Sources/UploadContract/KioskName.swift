/// What a kiosk may be called on the wire, where its name is part of an address.
public enum KioskName {
    public static let longest = 40

    /// Whether `name` is 1–40 letters, digits, dots, dashes or underscores of
    /// ASCII, and not only dots.
    public static func isValid(_ name: String) -> Bool {
        (1...longest).contains(name.utf8.count) && name.contains { $0 != "." }
            && name.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
                default: false
                }
            }
    }
}
