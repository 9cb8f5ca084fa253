public import Insurance
public import InsuranceRules

/// Whether the law is known for tonight and for the days of the event.
public struct RuleReadiness: Sendable {
    private let book: RuleBook
    private let home: Place
    private let eventDays: ClosedRange<CalendarDay>
    private let staleAfterDays: Int

    /// - Parameters:
    ///   - home: Where the event is.
    ///   - staleAfterDays: After how many days a rule wants to be compared
    ///     with its sources again.
    public init(of book: RuleBook, at home: Place, eventDays: ClosedRange<CalendarDay>, staleAfterDays: Int) {
        self.book = book
        self.home = home
        self.eventDays = eventDays
        self.staleAfterDays = staleAfterDays
    }

    public func checks(on today: CalendarDay) -> [ReadyCheck] {
        tonight(today) + later(today) + [evidence(today), comparison(today)]
    }

    /// What most people buy must have its price today; what else is missing is told.
    private func tonight(_ today: CalendarDay) -> [ReadyCheck] {
        let obstacles = obstacles(on: today)
        let known = Set(obstacles.compactMap(\.details["rule"]))
        let others = unknown(on: today).filter { !known.contains($0) }
        var checks = obstacles.map { ReadyCheck(.rules, .stop, because: $0) }
        if checks.isEmpty {
            let values = ["count": String(book.allRules.count), "fingerprint": String(book.fingerprint.suffix(12))]
            checks.append(ReadyCheck(.rules, .ok, "rules-in-force", values))
        }
        checks += others.map { ReadyCheck(.rules, .warning, "rule-unknown", ["rule": $0, "day": today.vietnamese]) }
        return checks
    }

    /// The first day of the event on which a rule that is known today is not.
    private func later(_ today: CalendarDay) -> [ReadyCheck] {
        let changes = Set(book.allRules.flatMap { $0.changes.map(\.from) })
        let days = changes.filter { $0 > today && eventDays.contains($0) }.sorted()
        var told = Set(obstacles(on: today).compactMap(\.details["rule"]) + unknown(on: today))
        return days.flatMap { day in
            let rules = (obstacles(on: day).compactMap(\.details["rule"]) + unknown(on: day))
                .filter { told.insert($0).inserted }
            return rules.map { ReadyCheck(.rules, .warning, "rule-unknown", ["rule": $0, "day": day.vietnamese]) }
        }
    }

    private func evidence(_ today: CalendarDay) -> ReadyCheck {
        let known = book.allRules.compactMap { $0.change(on: today)?.source.evidence }
        func count(_ evidence: LegalSource.Evidence) -> Int { known.count { $0 == evidence } }
        guard known.contains(where: { $0 != .official }) else { return ReadyCheck(.rules, .ok, "rules-official") }
        let values = [
            "official": String(count(.official)), "press": String(count(.press)), "code": String(count(.code)),
            "none": String(count(.none)),
        ]
        return ReadyCheck(.rules, .warning, "rules-weak", values)
    }

    private func comparison(_ today: CalendarDay) -> ReadyCheck {
        let ages = book.allRules.map { $0.heading.checkedOn.days(to: today) }
        let values = [
            "days": String(max(0, ages.max() ?? 0)), "limit": String(staleAfterDays),
            "count": String(ages.count { $0 > staleAfterDays }),
        ]
        let isStale = ages.contains { $0 > staleAfterDays }
        return ReadyCheck(.rules, isStale ? .warning : .ok, isStale ? "rules-not-compared" : "rules-compared", values)
    }

    /// Rules without an entry for the day, or whose value is awaited.
    ///
    /// One that has ended is known: nothing holds.
    private func unknown(on day: CalendarDay) -> [String] {
        book.allRules.filter { rule in
            guard let change = rule.change(on: day) else { return true }
            return change.standing == .awaited
        }.map(\.heading.rule)
    }

    /// Why what is sold every evening has no price on a day; each rule once.
    private func obstacles(on day: CalendarDay) -> [RuleError] {
        var obstacles: [RuleError] = []
        for plan in plans(on: day, &obstacles) {
            do throws(RuleError) {
                _ = try quote(plan, on: day, at: home, in: book)
            } catch {
                if !obstacles.contains(where: { $0.details["rule"] == error.details["rule"] }) {
                    obstacles.append(error)
                }
            }
        }
        return obstacles
    }

    /// The shortest plans of both schemes: health insurance for each period,
    /// contributions on the lowest income.
    private func plans(on day: CalendarDay, _ obstacles: inout [RuleError]) -> [Terms] {
        do throws(RuleError) {
            let lowest = try book.vsi.ruralPovertyLine.inForce(on: day)
            let periods = try book.hi.periodMonths.inForce(on: day)
            let methods: [ContributionMethod] = [.monthly, .threeMonths, .sixMonths, .twelveMonths]
            return methods.map { method in
                .contribution(
                    ContributionTerms(income: Dong(lowest), method: method, categories: [], supportedMonthsUsed: 0))
            }
                + periods.map { .premium(PremiumTerms(order: 1, months: $0, groups: [], lastCardEnd: nil)) }
        } catch {
            obstacles.append(error)
            return []
        }
    }
}
