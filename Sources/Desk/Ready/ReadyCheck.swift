public import Insurance

/// One thing that is looked at before the show, and how it is.
///
/// It holds no personal data. Its words stand in the language files, under
/// `ready.` and the code.
public struct ReadyCheck: Sendable {
    /// Whether the evening may begin.
    public enum State: String, Hashable, Sendable, CaseIterable {
        case ok
        /// The evening may begin; somebody should look at it.
        case warning
        /// Money, papers or both would not work: put it right first.
        case stop
    }

    /// What it is about; shown in this order.
    public enum Area: String, Hashable, Sendable, CaseIterable {
        case clock, ledger, keys, rules, lists, printers, papers, stock, staff, scanner, disk, backup, upload
    }

    public let area: Area
    public let state: State
    /// Stable; tests, scripts and the language files name it.
    public let code: String
    /// What stands in the braces of its words.
    ///
    /// `printer`, `blank`, `role`, `rule`, `list`, `paper` and `reasons` hold a
    /// name of ours, which is shown in the reader's language.
    public let values: [String: String]
    /// The trouble behind it, whose own words are told then.
    public let trouble: (any StaffReadable)?

    public init(_ area: Area, _ state: State, _ code: String, _ values: [String: String] = [:]) {
        self.area = area
        self.state = state
        self.code = code
        self.values = values
        trouble = nil
    }

    /// A trouble that has words of its own; anything else is a fault of the
    /// program, told without its text.
    public init(_ area: Area, _ state: State, because error: any Error) {
        let trouble =
            error as? any StaffReadable
            ?? Refusal(
                "check-failed",
                "This could not be looked at (\(type(of: error))). Look again; if it stays, tell whoever set it up.",
                details: ["kind": "\(type(of: error))"])
        self.area = area
        self.state = state
        code = trouble.code
        values = trouble.details
        self.trouble = trouble
    }
}

extension [ReadyCheck] {
    public func count(_ state: ReadyCheck.State) -> Int { count { $0.state == state } }

    /// Whether nothing stops the evening.
    public var maySetOut: Bool { count(.stop) == 0 }
}

/// Looks at everything the evening needs.
public protocol ReadinessChecking: Sendable {
    /// Looks anew, and changes nothing; takes some seconds at most.
    func checks() async -> [ReadyCheck]
}
