public import Insurance
public import UploadContract

/// What the province has received, each envelope once.
///
/// A store keeps facts and decides between the first and the same again; what
/// a kiosk is told about it is the receiver's. Whatever a call returns is on
/// the disk. Several servers may work on one store at once.
public protocol IntakeStore: Sendable {
    /// Makes a kiosk's key known; the same key again changes nothing.
    ///
    /// - Throws: ``Refusal`` with `kiosk-name`, or `kiosk-enrolled` when the
    ///   kiosk is known by another key.
    func enrol(_ kiosk: String, key: KioskSigningKey.Public, at moment: Moment) async throws

    /// The key a kiosk was enrolled with; `nil` for a stranger.
    func key(of kiosk: String) async throws -> KioskSigningKey.Public?

    /// Stores a kiosk's envelopes, each once, all in one transaction.
    ///
    /// What was taken keeps its first confirmation code. Breaks in the chain
    /// are noted and never a reason not to store.
    ///
    /// - Returns: what became of each, in the order of `arrivals`.
    func receive(_ arrivals: [Arrival], of kiosk: String, at moment: Moment) async throws -> [Settlement]

    /// Takes back a record that is stored; the same again changes nothing.
    ///
    /// - Throws: ``Refusal`` with `recall-unknown`, or `recalled-otherwise`
    ///   when it was recalled before with other words, which stay.
    func recall(_ recall: Recall, at moment: Moment) async throws

    /// All that was ever recalled of a kiosk's records, oldest first.
    func recalls(of kiosk: String) async throws -> [Recall]

    func totals() async throws -> IntakeTotals

    /// Hands over the bytes of every envelope stored when it began, in the
    /// order they came, none skipped.
    func forEachEnvelope(_ body: (_ bytes: [UInt8], _ confirmation: String?) async throws -> Void) async throws
}

/// One envelope of a batch after it was looked at.
public enum Arrival: Sendable {
    /// Can be stored; a new one gets this confirmation code.
    case sound(Envelope, confirmation: String?)
    /// Cannot be stored, whatever the store holds; `hash` is that of its bytes.
    case faulty(Identifier, hash: [UInt8], code: String)
}

/// What became of one arrival.
public enum Settlement: Hashable, Sendable {
    case stored(confirmation: String?)
    /// The same bytes are stored, with the code they got then.
    case repeated(confirmation: String?)
    /// Other bytes of this id are stored; these are not.
    case conflict
    /// A faulty one: noted, not stored.
    case noted
}

/// How many of each a store holds.
public struct IntakeTotals: Hashable, Sendable, Codable {
    public var envelopes: Int
    /// How often an envelope came again with the same bytes.
    public var duplicates: Int
    /// Envelopes not taken because another of the same id was there.
    public var conflicts: Int
    /// Breaks in the kiosks' chains that nothing has filled yet.
    public var gaps: Int
    public var kiosks: Int

    public init(envelopes: Int, duplicates: Int, conflicts: Int, gaps: Int, kiosks: Int) {
        self.envelopes = envelopes
        self.duplicates = duplicates
        self.conflicts = conflicts
        self.gaps = gaps
        self.kiosks = kiosks
    }
}
