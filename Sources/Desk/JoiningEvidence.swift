import Insurance
public import InsuranceRules

/// Where staff saw what somebody says of their former insurance.
public enum SeenOn: String, Hashable, Sendable, Codable, CaseIterable {
    /// The old card or the book.
    case card
    /// VssID or VNeID on the person's own phone.
    case app
    /// A receipt, a letter of the office, a commune list.
    case paper
    /// Nothing was seen; the person says so.
    case said
}

/// On what it rests that somebody comes back or goes on.
///
/// Of health insurance the last card's end stands in the terms, since it also
/// decides when the new card begins.
public struct JoiningEvidence: Hashable, Sendable, Codable {
    public var seenOn: SeenOn
    /// The last month paid for; voluntary social insurance only.
    public var lastPaid: CalendarMonth?

    public init(seenOn: SeenOn, lastPaid: CalendarMonth? = nil) {
        self.seenOn = seenOn
        self.lastPaid = lastPaid
    }
}

extension RegistrationEntry {
    /// Refuses a way of joining that contradicts what was seen.
    ///
    /// Someone new has no former card and no month paid; who comes back or goes
    /// on has one. Who goes on has no interruption in the law's sense, and who
    /// comes back is not insured any more.
    ///
    /// - Parameter day: The day of payment.
    /// - Throws: ``Refusal`` with a code that begins with `joining-`, and the
    ///   scheme in its details; ``RuleError``.
    func checkJoining(on day: CalendarDay, in book: RuleBook) throws {
        if joining != .new, joiningEvidence == nil { throw refusal(.unseen) }
        switch terms {
        case .premium(let terms): try checkCard(endedOn: terms.lastCardEnd, on: day, in: book)
        case .contribution(let terms): try checkMonth(joiningEvidence?.lastPaid, terms, on: day, in: book)
        }
    }

    private func checkCard(endedOn end: CalendarDay?, on day: CalendarDay, in book: RuleBook) throws {
        guard joining != .new else {
            if end != nil { throw refusal(.newWithCard) }
            return
        }
        guard let end else { throw refusal(.cardEndMissing) }
        let runs = end >= day
        if joining == .resumed, runs { throw refusal(.notInterrupted) }
        if joining == .renewed, !runs, try isInterrupted(since: end.adding(days: 1), on: day, in: book) {
            throw refusal(.interrupted)
        }
    }

    private func checkMonth(
        _ last: CalendarMonth?, _ terms: ContributionTerms, on day: CalendarDay, in book: RuleBook
    ) throws {
        guard joining != .new else {
            if last != nil || terms.supportedMonthsUsed > 0 || terms.method == .missingTime {
                throw refusal(.newWithMonths)
            }
            return
        }
        guard let last else { throw refusal(.monthMissing) }
        let now = CalendarMonth(of: day)
        guard last.year > person.birth.year, now.months(to: last) <= RegistrationEntry.furthestMonths else {
            throw refusal(.monthImplausible)
        }
        if joining == .resumed, last >= now { throw refusal(.notInterrupted) }
        if joining == .renewed, last < now {
            // The longest way of paying has the latest deadline: past it, no payment is in time.
            let next = last.adding(months: 1).firstDay
            let deadline = try paymentDeadline(for: .twelveMonths, periodFrom: next, registeredOn: day, in: book)
            if day > deadline { throw refusal(.interrupted) }
        }
        if joining == .renewed { try checkInTime(terms.method, from: last.adding(months: 1), on: day, in: book) }
    }

    /// As ``InsuranceRules/checkInTime(_:from:on:in:)``, told at the way of joining.
    private func checkInTime(
        _ method: ContributionMethod, from first: CalendarMonth, on day: CalendarDay, in book: RuleBook
    ) throws {
        do throws(RuleError) {
            try InsuranceRules.checkInTime(method, from: first, on: day, in: book)
        } catch {
            guard case .monthsLate(let month, let until) = error else { throw error }
            throw refusal(.late, ["month": month.vietnamese, "day": until.vietnamese])
        }
    }

    private func refusal(_ clash: JoiningClash, _ details: [String: String] = [:]) -> Refusal {
        Refusal(
            clash.code, clash.sentence, details: details.merging(["scheme": terms.scheme.rawValue]) { _, own in own })
    }
}

/// How a way of joining and what was seen can clash.
private enum JoiningClash {
    case unseen, newWithCard, cardEndMissing, newWithMonths, monthMissing, monthImplausible, notInterrupted
    case interrupted, late

    var code: String {
        switch self {
        case .unseen: "joining-unseen"
        case .newWithCard: "joining-new-with-card"
        case .cardEndMissing: "joining-card-end-missing"
        case .newWithMonths: "joining-new-with-months"
        case .monthMissing: "joining-month-missing"
        case .monthImplausible: "joining-month-implausible"
        case .notInterrupted: "joining-not-interrupted"
        case .interrupted: "joining-interrupted"
        case .late: "joining-late"
        }
    }

    var sentence: String {
        switch self {
        case .unseen: "It is not said on what the former insurance was seen. Choose card, app, paper, or only said."
        case .newWithCard: "Someone new has no former card, but the end of one is given. Correct one of the two."
        case .cardEndMissing: "Who comes back or goes on had a card. Ask for its last day and type it in."
        case .newWithMonths:
            "Someone new has no months paid or supported before, but some are given. Correct one of the two."
        case .monthMissing: "Who comes back or goes on has paid before. Ask for the last month paid and type it in."
        case .monthImplausible: "The last month paid cannot be right. Look at the book or the app again."
        case .notInterrupted:
            "The former insurance still runs, so nobody comes back: they go on. Correct one of the two."
        case .interrupted: "The interruption is too long to go on: this person comes back. Correct one of the two."
        case .late:
            """
            The month after the last one paid can no longer be paid in this way, and interest for late months is not \
            worked out here. Choose a way of paying that is still in time, or let this person come back: that begins \
            with this month. The office makes up the months between.
            """
        }
    }
}
