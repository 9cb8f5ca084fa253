public import Insurance

/// How the sealed payload is written, before it is sealed.
public enum PayloadEncoding: UInt8, Hashable, Sendable {
    /// JSON in UTF-8.
    case json = 0
    /// The same, deflated (RFC 1951) with the dictionary of the protocol.
    case deflatedJSON = 1
}

/// The clear part of an envelope: enough to sort and to check it, and nothing
/// about a person.
public struct EnvelopeHeader: Hashable, Sendable {
    public var id: Identifier
    /// Lower-case letters and dashes, such as `registration`.
    public var kind: String
    public var kiosk: String
    /// The code of the member of staff who acted.
    public var officer: String
    /// The day in Vietnam on which the record was made.
    public var eventDay: CalendarDay
    public var madeAt: Moment
    /// SHA-256 of this kiosk's previous envelope; empty for the first.
    public var previous: [UInt8]
    /// Fingerprint of the rules in force at the kiosk.
    public var rules: String
    public var payloadEncoding: PayloadEncoding
    /// The eight bytes that name the province's key: see ``ProvinceKey/Public/id``.
    public var provinceKey: [UInt8]

    public init(
        id: Identifier, kind: String, kiosk: String, officer: String, eventDay: CalendarDay, madeAt: Moment,
        previous: [UInt8], rules: String, payloadEncoding: PayloadEncoding = .deflatedJSON, provinceKey: [UInt8]
    ) {
        self.id = id
        self.kind = kind
        self.kiosk = kiosk
        self.officer = officer
        self.eventDay = eventDay
        self.madeAt = madeAt
        self.previous = previous
        self.rules = rules
        self.payloadEncoding = payloadEncoding
        self.provinceKey = provinceKey
    }

    static let magic: [UInt8] = [0x4B, 0x45]  // KE
    static let version: UInt8 = 1
    static let longestKind = 32
    static let longestOfficer = 40
    static let longestRules = 80

    /// A fingerprint `sha256:…` is kept as its 32 bytes, anything else as text.
    private enum RulesForm: UInt8 { case text, sha256 }
    private static let sha256Prefix = "sha256:"
    /// From 1970 to the end of the year 9999 in Vietnam: what a calendar can show.
    private static let times = 0..<253_402_275_600_000
}

// MARK: Bytes

extension EnvelopeHeader {
    /// The header as it stands at the start of an envelope.
    ///
    /// - Throws: ``WireFault`` for a field that the format does not allow.
    public func encoded() throws(WireFault) -> [UInt8] {
        try check()
        var writer = ByteWriter()
        writer.raw(Self.magic)
        writer.number(Self.version)
        writer.raw(id.bytes)
        try writer.shortBytes("kind", kind.utf8, upTo: Self.longestKind)
        try writer.shortBytes("kiosk", kiosk.utf8, upTo: KioskName.longest)
        try writer.shortBytes("officer", officer.utf8, upTo: Self.longestOfficer)
        writer.number(UInt32(eventDay.year * 10_000 + eventDay.month * 100 + eventDay.day))
        writer.number(UInt64(bitPattern: Int64(madeAt.milliseconds)))
        try writer.shortBytes("previous", previous, upTo: 32)
        try writeRules(to: &writer)
        writer.number(payloadEncoding.rawValue)
        writer.raw(provinceKey)
        return writer.bytes
    }

    init(from reader: inout ByteReader) throws(WireFault) {
        guard try reader.take(2) == Self.magic else { throw .wrongMagic }
        let version = try reader.number(UInt8.self)
        guard version == Self.version else { throw .unknownVersion(version) }
        guard let id = Identifier(bytes: try reader.take(16)) else { throw .badField("id") }
        let kind = try reader.text("kind", upTo: Self.longestKind)
        let kiosk = try reader.text("kiosk", upTo: KioskName.longest)
        let officer = try reader.text("officer", upTo: Self.longestOfficer)
        let eventDay = try Self.day(try reader.number(UInt32.self))
        let madeAt = Moment(milliseconds: Int(Int64(bitPattern: try reader.number(UInt64.self))))
        let previous = try reader.shortBytes("previous", upTo: 32)
        let rules = try Self.rules(from: &reader)
        guard let payloadEncoding = PayloadEncoding(rawValue: try reader.number(UInt8.self)) else {
            throw .badField("payloadEncoding")
        }
        self.init(
            id: id, kind: kind, kiosk: kiosk, officer: officer, eventDay: eventDay, madeAt: madeAt,
            previous: previous, rules: rules, payloadEncoding: payloadEncoding, provinceKey: try reader.take(8))
        try check()
    }

    private static func day(_ number: UInt32) throws(WireFault) -> CalendarDay {
        let digits = Int(number)
        guard let day = CalendarDay(year: digits / 10_000, month: digits / 100 % 100, day: digits % 100) else {
            throw .badField("eventDay")
        }
        return day
    }

    private static func rules(from reader: inout ByteReader) throws(WireFault) -> String {
        switch RulesForm(rawValue: try reader.number(UInt8.self)) {
        case .text:
            let text = try reader.text("rules", upTo: longestRules)
            // One header has one form in bytes.
            guard sha256(in: text) == nil else { throw .badField("rules") }
            return text
        case .sha256: return sha256Prefix + (try reader.take(32)).hex
        case nil: throw .badField("rules")
        }
    }

    private static func sha256(in rules: String) -> [UInt8]? {
        guard rules.hasPrefix(sha256Prefix), let hash = [UInt8](hex: rules.dropFirst(sha256Prefix.count)),
            hash.count == 32
        else { return nil }
        return hash
    }

    private func writeRules(to writer: inout ByteWriter) throws(WireFault) {
        if let hash = Self.sha256(in: rules) {
            writer.number(RulesForm.sha256.rawValue)
            writer.raw(hash)
        } else {
            writer.number(RulesForm.text.rawValue)
            try writer.shortBytes("rules", rules.utf8, upTo: Self.longestRules)
        }
    }

    private func check() throws(WireFault) {
        guard !kind.isEmpty, kind.utf8.allSatisfy({ (0x61...0x7A).contains($0) || $0 == 0x2D }) else {
            throw .badField("kind")
        }
        guard KioskName.isValid(kiosk) else { throw .badField("kiosk") }
        guard !officer.utf8.contains(where: { $0 < 0x20 }) else { throw .badField("officer") }
        guard Self.times.contains(madeAt.milliseconds) else { throw .badField("madeAt") }
        guard previous.isEmpty || previous.count == 32 else { throw .badField("previous") }
        guard provinceKey.count == 8 else { throw .badField("provinceKey") }
    }
}
