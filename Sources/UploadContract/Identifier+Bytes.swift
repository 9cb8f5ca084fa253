public import Insurance

extension Identifier {
    /// Takes the sixteen bytes of a UUID.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 16 else { return nil }
        var text = ""
        for (index, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(index) { text.append("-") }
            text += [byte].hex
        }
        self.init(text)
    }

    /// The sixteen bytes of the UUID.
    public var bytes: [UInt8] { [UInt8](hex: text.filter { $0 != "-" }) ?? [] }
}
