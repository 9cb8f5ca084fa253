public import Insurance

/// A paper in somebody's hand that is not one the tray waits for.
///
/// It settles nothing. The record stays; somebody ends it after they looked.
public struct TrayAlarm: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// Called good before: perhaps a second sheet of it.
        case checked
        /// Given out or recalled before.
        case given
        /// Somebody said that nothing came out.
        case notPrinted = "not-printed"
        /// Not printed by this kiosk.
        case strange
    }

    public let id: Identifier
    public let kind: Kind
    /// The print in hand; `nil` for a strange paper.
    public let intent: Identifier?
    /// The print that was waited for, the oldest of that printer.
    public let expected: Identifier?
    public let officer: String
    public let at: Moment

    public init(
        id: Identifier, kind: Kind, intent: Identifier?, expected: Identifier?, officer: String, at: Moment
    ) {
        self.id = id
        self.kind = kind
        self.intent = intent
        self.expected = expected
        self.officer = officer
        self.at = at
    }
}

/// An alarm that nobody has ended, with the papers it is about.
public struct OpenAlarm: Hashable, Sendable {
    /// A paper as staff know it.
    public struct Paper: Hashable, Sendable {
        public let document: Document
        /// Personal data: shown to staff, never logged.
        public let name: String

        public init(document: Document, name: String) {
            self.document = document
            self.name = name
        }
    }

    public let alarm: TrayAlarm
    public let inHand: Paper?
    public let expected: Paper?

    public init(alarm: TrayAlarm, inHand: Paper?, expected: Paper?) {
        self.alarm = alarm
        self.inHand = inHand
        self.expected = expected
    }
}
