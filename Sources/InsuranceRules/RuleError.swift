public import Insurance

/// Why a rule could not be loaded or applied.
public enum RuleError: Error, Hashable, Sendable {
    case notInForce(rule: String, day: CalendarDay)
    case awaited(rule: String, day: CalendarDay)
    case incomeBelowFloor(floor: Dong, day: CalendarDay)
    case incomeAboveCeiling(ceiling: Dong, day: CalendarDay)
    /// - Parameter by: The rule that says so, where one does.
    case notEligible(Ineligibility, by: Grounds? = nil)
    /// - Parameter from: The first month in which missing time is taken.
    case missingTimeEarly(from: CalendarMonth)
    /// - Parameters:
    ///   - missing: How many months are missing to the years a pension needs.
    ///   - longest: The most that may be paid at once.
    case missingTimeUnfit(missing: Int, longest: Int)
    /// - Parameters:
    ///   - from: The first of the months asked for.
    ///   - until: The last day on which it could be paid in this way.
    case monthsLate(from: CalendarMonth, until: CalendarDay)
    /// - Parameter known: The words that may be used.
    case unknownCategory(known: [String])
    /// - Parameters:
    ///   - field: What is wrong, by its name in the form or the request.
    ///   - mustBe: What is expected there. Never what was given.
    case badInput(field: String, mustBe: String)
    case outOfOrder(rule: String, day: CalendarDay)
    case malformed(file: String, reason: String)
    /// - Parameter folder: Where the rule files were looked for, from the root.
    case rulesMissing(folder: String)
}

extension RuleError: StaffReadable {
    /// The stable name used in test cases, logs, translations and the upload.
    public var code: String {
        switch self {
        case .notInForce: "rule-not-in-force"
        case .awaited: "rule-awaited"
        case .incomeBelowFloor: "income-below-floor"
        case .incomeAboveCeiling: "income-above-ceiling"
        case .notEligible: "not-eligible"
        case .missingTimeEarly: "missing-time-early"
        case .missingTimeUnfit: "missing-time-unfit"
        case .monthsLate: "months-late"
        case .unknownCategory: "unknown-category"
        case .badInput: "bad-input"
        case .outOfOrder: "rule-out-of-order"
        case .malformed: "rule-file-malformed"
        case .rulesMissing: "rules-missing"
        }
    }

    /// Rule ids, days, limits and file names, for translations.
    public var details: [String: String] {
        switch self {
        case .notInForce(let rule, let day), .awaited(let rule, let day), .outOfOrder(let rule, let day):
            ["rule": rule, "day": day.vietnamese]
        case .incomeBelowFloor(let limit, let day), .incomeAboveCeiling(let limit, let day):
            ["limit": limit.description, "day": day.vietnamese]
        case .notEligible(_, let grounds): grounds?.details ?? [:]
        case .missingTimeEarly(let month): ["month": month.vietnamese]
        case .missingTimeUnfit(let missing, let longest): ["missing": String(missing), "longest": String(longest)]
        case .monthsLate(let month, let day): ["month": month.vietnamese, "day": day.vietnamese]
        case .unknownCategory(let known): ["known": known.joined(separator: ", ")]
        case .badInput(let field, let mustBe): ["field": field, "expected": mustBe]
        case .malformed(let file, let reason): ["file": file, "reason": reason]
        case .rulesMissing(let folder): ["folder": folder]
        }
    }

    /// Says what happened and what to do next.
    ///
    /// Names rules, days and limits. Never a participant, nor anything a
    /// participant declared.
    public var description: String {
        switch self {
        case .notInForce(let rule, let day):
            """
            No value of '\(rule)' is in force on \(day), so nothing can be worked out for that day. \
            Check the day of payment; if it is right, Config/Rules needs an entry for it.
            """
        case .awaited(let rule, let day):
            """
            The value of '\(rule)' for \(day) is not known yet, so what needs it cannot be sold. \
            Add it to Config/Rules once it is published; until then, take no such payment.
            """
        case .incomeBelowFloor(let floor, let day):
            """
            The income chosen is under \(floor) a month, the lowest allowed on \(day). \
            Ask for an income of at least that much.
            """
        case .incomeAboveCeiling(let ceiling, let day):
            """
            The income chosen is over \(ceiling) a month, the highest allowed on \(day). \
            Ask for an income of at most that much.
            """
        case .notEligible(let why, let grounds):
            [why.description, grounds?.description].compactMap(\.self).joined(separator: " ")
        case .missingTimeEarly(let month):
            """
            Missing time is taken from \(month.vietnamese) on, just before this person reaches retirement age, so it \
            cannot be paid now. Choose another way of paying.
            """
        case .missingTimeUnfit(let missing, let longest):
            """
            Missing time is paid for all months missing to the years a pension needs, and for \(longest) at most. \
            \(missing) are missing, so these months cannot be paid. Correct the months, or choose another way of paying.
            """
        case .monthsLate(let month, let day):
            """
            Paid in this way, \(month.vietnamese) was due by \(day), so it cannot be paid at the plain price any more. \
            Choose a way of paying that is still in time, or begin anew with this month; the office makes up what is late.
            """
        case .unknownCategory(let known):
            """
            A category or group is not one the rules know, so its support cannot be looked up. \
            Use one of: \(known.joined(separator: ", ")).
            """
        case .badInput(let field, let mustBe):
            "'\(field)' must be \(mustBe), so nothing was worked out. Correct it and ask again."
        case .outOfOrder(let rule, let day):
            """
            '\(rule)' lists \(day) after a later or equal day, so it is unclear what holds. \
            Put its entries in date order, one entry for each day.
            """
        case .malformed(let file, let reason):
            "\(file) cannot be used: \(reason). Mend the file and start again."
        case .rulesMissing(let folder):
            """
            There are no rule files in \(folder), so nothing can be worked out. A relative folder counts from where \
            the program is started: start it in the kiosk's own folder, or name the folder in full, with --rules or \
            as folders.rules in the settings.
            """
        }
    }
}
