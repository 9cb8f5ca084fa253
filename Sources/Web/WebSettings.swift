public import Insurance

/// How the pages are served, and what stands at their top.
///
/// ## Configuration keys
/// - `host`: text, a loopback name; default `127.0.0.1`. Anything else is
///   refused, since there is no encryption on the wire.
/// - `port`: whole number, 0–65535; default 8080; 0 takes a free one.
/// - `event-name`, `commune`, `station`: texts shown to staff and attendees.
/// - `issuer`: text; the issuing office, as printed on leaflets; may be empty.
/// - `consent-version`: text; the version of the consent words in the
///   language files, kept with each consent.
/// - `session-minutes`: whole number of minutes without an act after which
///   staff are signed out, 1–720; default 30.
/// - `pin-attempts`: whole number of wrong PINs before a wait, 1–20; default 5.
/// - `pin-wait-seconds`: whole number of seconds of that wait, 1–3600; default 60.
/// - `suggested-incomes`: list of amounts in đồng a month offered as quick
///   keys beside the lowest the rules allow; default 2, 3 and 5 million.
/// - `upload-alarm-hours`: whole number of hours after which a record without
///   an answer is told on every page, 1–720; may be left out: never.
/// - `roster-stale-after-days`: whole number of days after which the list of
///   people counts as old, 1–366; default 45.
public struct WebSettings: Sendable {
    public let host: String
    public let port: Int
    public let eventName: String
    public let commune: String
    /// Names this kiosk in the ledger, and its attendee screen.
    public let station: String
    /// The issuing office, as printed on leaflets.
    public let issuer: String
    /// Stripes, a word on every page, and demonstration staff allowed.
    public let training: Bool
    /// What is degraded since the start; shown on every page.
    public let troubles: [Refusal]
    public let consentVersion: String
    public let sessionMinutes: Int
    public let pinAttempts: Int
    public let pinWaitSeconds: Int
    /// Đồng a month.
    public let suggestedIncomes: [Dong]
    /// The first and last day of the event; `nil` when the pages do not watch them.
    ///
    /// A clock outside of them is told at the top of every page.
    public let eventDays: ClosedRange<CalendarDay>?
    public let rosterStaleAfterDays: Int
    /// After how many hours without an answer a record is told on every page; `nil` for never.
    public let uploadAlarmHours: Int?

    /// - Throws: ``Refusal`` with `setting-out-of-range`, naming the key.
    public init(
        host: String = "127.0.0.1", port: Int = 8080, eventName: String, commune: String, station: String,
        issuer: String = "", training: Bool, troubles: [Refusal] = [], consentVersion: String, sessionMinutes: Int = 30,
        pinAttempts: Int = 5, pinWaitSeconds: Int = 60,
        suggestedIncomes: [Dong] = [2_000_000, 3_000_000, 5_000_000].map(Dong.init),
        eventDays: ClosedRange<CalendarDay>? = nil, rosterStaleAfterDays: Int = 45,
        uploadAlarmHours: Int? = nil
    ) throws {
        try Self.check("host", ["127.0.0.1", "::1", "localhost"].contains(host), "127.0.0.1, ::1 or localhost")
        try Self.check("port", (0...65535).contains(port), "0–65535")
        try Self.check("session-minutes", (1...720).contains(sessionMinutes), "1–720")
        try Self.check("pin-attempts", (1...20).contains(pinAttempts), "1–20")
        try Self.check("pin-wait-seconds", (1...3600).contains(pinWaitSeconds), "1–3600")
        try Self.check("roster-stale-after-days", (1...366).contains(rosterStaleAfterDays), "1–366")
        try Self.check("upload-alarm-hours", uploadAlarmHours.map((1...720).contains) ?? true, "1–720")
        self.rosterStaleAfterDays = rosterStaleAfterDays
        self.uploadAlarmHours = uploadAlarmHours
        self.host = host
        self.port = port
        self.eventName = eventName
        self.commune = commune
        self.station = station
        self.issuer = issuer
        self.training = training
        self.troubles = troubles
        self.consentVersion = consentVersion
        self.sessionMinutes = sessionMinutes
        self.pinAttempts = pinAttempts
        self.pinWaitSeconds = pinWaitSeconds
        self.suggestedIncomes = suggestedIncomes
        self.eventDays = eventDays
    }

    private static func check(_ key: String, _ holds: Bool, _ allowed: String) throws {
        guard !holds else { return }
        throw Refusal(
            "setting-out-of-range",
            "The setting '\(key)' must be \(allowed), so the pages cannot be served. Correct it and start again.",
            details: ["key": key, "allowed": allowed])
    }
}
