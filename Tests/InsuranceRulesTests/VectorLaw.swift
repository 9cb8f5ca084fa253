import Insurance
import InsuranceRules
import Testing

/// The examples' topics that the rules answer.
enum VectorLaw {
    static let handlers: [String: VectorHandler] = [
        "contribution": contribution, "support percent": supportPercent, "income range": incomeRange,
        "deadline": deadline, "premium": premium, "household premium": household, "month's premium": month,
        "support window": window, "card": card, "gap": gap, "pension rate": rate, "pension": pension,
        "income for a pension": income, "one-off benefit": oneOff, "maternity": maternity,
        "retirement age": retirementAge,
    ]

    private static func day(_ row: Vector, _ key: String = "on") throws -> CalendarDay {
        try #require(CalendarDay(row.given(key)), "\(row.id): \(key) is no day")
    }

    private static func set<Word: RawRepresentable<String> & Hashable>(_ text: String?) throws -> Set<Word> {
        Set(try (text ?? "").split(separator: ", ").map { try #require(Word(rawValue: String($0))) })
    }

    private static func contribution(_ row: Vector) throws -> [String: String] {
        let terms = ContributionTerms(
            income: Dong(try row.number("income")),
            method: try #require(ContributionMethod(rawValue: row.input["method"] ?? "monthly")),
            categories: try set(row.input["categories"]), supportedMonthsUsed: Int(row.input["used"] ?? "0") ?? -1,
            months: row.input["months"].flatMap { Int($0) })
        do throws(RuleError) {
            let item = try quote(.contribution(terms), on: day(of: row), in: book())
            let gross = item.gross.count
            var answer = [
                "gross": "\(gross)", "support": "\(item.stateSupport.count)", "payable": "\(item.payable.count)",
            ]
            // A published sum that the exact one misses by a little.
            if let within = row.expected["within"].flatMap({ Int($0) }), let published = row.expected["gross"],
                abs(gross - (Int(published) ?? 0)) <= within
            {
                answer["gross"] = published
                answer["within"] = "\(within)"
            }
            return answer
        } catch {
            return ["error": error.code]
        }
    }

    /// As ``day(_:_:)`` and the real law, where only the law's refusals may be thrown.
    private static func day(of row: Vector) -> CalendarDay {
        CalendarDay(row.input["on"] ?? "") ?? CalendarDay(ordinal: 0)
    }
    private static func book() throws(RuleError) -> RuleBook {
        do { return try realBook() } catch { throw .malformed(file: "Config/Rules", reason: "\(error)") }
    }

    private static func supportPercent(_ row: Vector) throws -> [String: String] {
        let month = try monthlyContribution(
            income: Dong(1_500_000), categories: try set(row.given("categories")), on: day(row), in: realBook())
        return ["percent": "\(month.support.count * 100 / month.full.count)"]
    }

    private static func incomeRange(_ row: Vector) throws -> [String: String] {
        let range = try InsuranceRules.incomeRange(on: day(row), in: realBook())
        func full(_ income: Dong) throws -> String {
            "\(try monthlyContribution(income: income, categories: [], on: day(row), in: realBook()).full.count)"
        }
        return [
            "lowest": "\(range.lowest.count)", "highest": "\(range.highest.count)",
            "lowest contribution": try full(range.lowest), "highest contribution": try full(range.highest),
        ]
    }

    private static func deadline(_ row: Vector) throws -> [String: String] {
        let month = try #require(CalendarMonth(row.given("from")))
        let method = try #require(ContributionMethod(rawValue: row.given("method")))
        let last = try paymentDeadline(
            for: method, periodFrom: month.firstDay, registeredOn: day(row), in: realBook())
        let lead = try realBook().vsi.missingTimeLeadMonths.inForce(on: day(row))
        return ["last": last.description, "lead months": "\(lead)"]
    }

    private static func premium(_ row: Vector) throws -> [String: String] {
        let terms = PremiumTerms(
            order: try row.number("order"), months: try row.number("months"), groups: try set(row.input["groups"]),
            lastCardEnd: nil)
        return ["payable": "\(try quote(.premium(terms), on: day(row), in: realBook()).payable.count)"]
    }

    private static func household(_ row: Vector) throws -> [String: String] {
        var total = Dong.zero
        for order in 1...(try row.number("members")) {
            let terms = PremiumTerms(order: order, months: try row.number("months"), groups: [], lastCardEnd: nil)
            total = total + (try quote(.premium(terms), on: day(row), in: realBook()).payable)
        }
        return ["total": "\(total.count)"]
    }

    private static func month(_ row: Vector) throws -> [String: String] {
        let terms = PremiumTerms(order: try row.number("order"), months: 1, groups: [], lastCardEnd: nil)
        let payable = try quote(.premium(terms), on: day(row), anyLength: true, in: realBook()).payable
        let misprint = try #require(row.expected["misprint"])
        #expect("\(payable.count)" != misprint)
        return ["payable": "\(payable.count)", "misprint": misprint]
    }

    private static func window(_ row: Vector) throws -> [String: String] {
        let terms = PremiumTerms(order: 1, months: 12, groups: try set(row.given("group")), lastCardEnd: nil)
        let first = try quote(.premium(terms), on: day(row, "from"), in: realBook())
        let error = #expect(throws: RuleError.self) { try quote(.premium(terms), on: day(row), in: realBook()) }
        let line = try #require(first.lines.first { $0.rule == "hi.commune_support" })
        return ["last": line.to?.description ?? "open", "error": error?.code ?? "none"]
    }

    private static func card(_ row: Vector) throws -> [String: String] {
        let end = try row.input["last card end"].map { try #require(CalendarDay($0)) }
        let card = try cardValidity(paidOn: day(row), months: row.number("months"), lastCardEnd: end, in: realBook())
        return ["first": card.first.description, "last": card.last.description]
    }

    private static func gap(_ row: Vector) throws -> [String: String] {
        let (eve, day) = (try day(row, "eve"), try day(row, "day"))
        func waits(_ end: CalendarDay, paid: CalendarDay) throws -> Bool {
            try cardValidity(paidOn: paid, months: 12, lastCardEnd: end, in: realBook()).first > paid
        }
        // The shortest gap after which a card waits: full months on the eve, days without a card on the day.
        let months = try (1...12).first { try waits(eve.adding(months: -$0).adding(days: -1), paid: eve) }
        let days = try (1...400).first { try waits(day.adding(days: -$0 - 1), paid: day) }
        return ["months": "\(months ?? 0)", "days": "\(days ?? 0)"]
    }

    private static func sex(_ row: Vector) throws -> Sex { try #require(Sex(rawValue: row.given("sex"))) }

    private static func rate(_ row: Vector) throws -> [String: String] {
        let months = 12 * (try row.number("years"))
        let rate = try #require(try pensionRate(months: months, sex: sex(row), on: day(row), in: realBook()))
        #expect(rate.perMille.isMultiple(of: 10))
        return ["percent": "\(rate.perMille / 10)"]
    }

    private static func pension(_ row: Vector) throws -> [String: String] {
        let estimate = try pensionEstimate(
            months: 12 * row.number("years"), averageIncome: Dong(row.number("average")), sex: sex(row), on: day(row),
            in: realBook())
        guard case .pension(_, let monthly) = estimate.outcome else { return [:] }
        return ["monthly": "\(monthly.count)"]
    }

    private static func income(_ row: Vector) throws -> [String: String] {
        let needed = try incomeNeeded(
            for: Dong(row.number("target")), months: 12 * row.number("years"), sex: sex(row), on: day(row),
            in: realBook())
        return ["average": "\(try #require(needed).average.count)"]
    }

    private static func oneOff(_ row: Vector) throws -> [String: String] {
        let turn = try #require(CalendarMonth("2014-01"))
        let period = IncomePeriod(
            from: turn.adding(months: -12 * (try row.number("years before 2014"))),
            to: turn.adding(months: 12 * (try row.number("years from 2014")) - 1), income: Dong(1_000_000))
        let sum = try oneOffBenefit(
            of: IncomeHistory([period]), average: Dong(row.number("average")), stateSupport: .zero,
            reason: .interruption, on: day(row), in: realBook())
        return ["amount": "\(sum.amount.count)"]
    }

    private static func maternity(_ row: Vector) throws -> [String: String] {
        let allowance = try maternityAllowance(
            children: row.number("children"), monthsPaid: row.number("months"),
            otherParentReceives: row.given("other parent") == "yes", on: day(row), in: realBook())
        return ["amount": "\(allowance.amount.count)"]
    }

    /// The age of the one person, of all born in the years before, who reaches it in the month.
    private static func retirementAge(_ row: Vector) throws -> [String: String] {
        let year = try row.number("year")
        func age(_ sex: Sex) throws -> String {
            let reached = try #require(CalendarMonth("\(year)-06"))
            let day = try #require(CalendarDay(year: 2026, month: 11, day: 21))
            for months in 50 * 12...70 * 12 {
                let born = BirthDate.day(reached.adding(months: -months).firstDay)
                let found = try retirementMonth(birth: born, sex: sex, on: day, in: realBook())
                guard found.month == reached else { continue }
                #expect(found.ageInMonths == months, "\(row.id)")
                return "\(months / 12)y\(months % 12)m"
            }
            return "nobody"
        }
        return ["male": try age(.male), "female": try age(.female)]
    }
}
