import Insurance
import InsuranceRules
import TestSupport
import Testing

@Suite("what always holds") struct PropertyTests {
    private static let seeds: [UInt64] = [3, 33, 333]
    private let book: RuleBook
    init() throws { book = try realBook() }

    /// A day in 2026, on which everything is known.
    private func day(_ random: inout SeededRandom) -> CalendarDay {
        CalendarDay("2026-01-01")!.adding(days: Int.random(in: 0...364, using: &random))
    }

    private func income(_ day: CalendarDay, _ random: inout SeededRandom) throws -> Dong {
        let range = try incomeRange(on: day, in: book)
        return Dong(Int.random(in: range.lowest.count...range.highest.count, using: &random))
    }

    private func terms(_ method: ContributionMethod, _ random: inout SeededRandom) -> ContributionTerms {
        ContributionTerms(
            income: .zero, method: method,
            categories: Set(SupportCategory.allCases.filter { _ in Bool.random(using: &random) }),
            supportedMonthsUsed: 0)
    }

    @Test("what the State pays does not depend on the income", arguments: seeds)
    func supportIgnoresIncome(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        for method in ContributionMethod.allCases {
            for _ in 0..<40 {
                let day = day(&random)
                var terms = terms(method, &random)
                terms.months = [.yearsAhead, .missingTime].contains(method) ? 24 : nil
                terms.supportedMonthsUsed = Int.random(in: 0...130, using: &random)
                terms.income = try income(day, &random)
                let one = try quote(.contribution(terms), on: day, in: book).stateSupport
                terms.income = try income(day, &random)
                #expect(try quote(.contribution(terms), on: day, in: book).stateSupport == one, "\(terms) on \(day)")
            }
        }
    }

    @Test("nobody pays less than nothing, and the parts make up the whole", arguments: seeds)
    func partsAndWhole(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        var priced = 0
        for _ in 0..<1_000 {
            let request = RandomRequest(using: &random)
            guard let item = try? request.quote(in: book) else { continue }  // refusals are tested elsewhere
            priced += 1
            #expect(item.payable >= .zero && item.stateSupport >= .zero && item.localSupport >= .zero, "\(request)")
            #expect(item.payable + item.stateSupport + item.localSupport == item.gross, "\(request)")
        }
        #expect(priced > 300)
    }

    @Test("years ahead never cost more than their months one by one", arguments: seeds)
    func aheadIsCheaper(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        for years in 1...5 {
            for _ in 0..<20 {
                let day = day(&random)
                var terms = terms(.monthly, &random)
                terms.income = try income(day, &random)
                let month = try quote(.contribution(terms), on: day, in: book)
                terms.method = .yearsAhead
                terms.months = 12 * years
                let ahead = try quote(.contribution(terms), on: day, in: book)
                #expect(ahead.gross.count <= 12 * years * month.gross.count, "\(terms) on \(day)")
                #expect(ahead.payable.count <= 12 * years * month.payable.count, "\(terms) on \(day)")
            }
        }
    }

    @Test("a longer way of paying does not change the support of a month", arguments: seeds)
    func supportOfAMonth(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let methods: [(ContributionMethod, Int?)] = [
            (.threeMonths, nil), (.sixMonths, nil), (.twelveMonths, nil), (.yearsAhead, 36), (.yearsAhead, 60),
        ]
        for (method, months) in methods {
            for _ in 0..<20 {
                let day = day(&random)
                var terms = terms(.monthly, &random)
                terms.income = try income(day, &random)
                let month = try quote(.contribution(terms), on: day, in: book).stateSupport
                terms.method = method
                terms.months = months
                let item = try quote(.contribution(terms), on: day, in: book)
                #expect(item.stateSupport.count == item.months * month.count, "\(terms) on \(day)")
            }
        }
    }

    @Test("entries of a rule meet without gap or overlap")
    func entriesMeet() {
        for rule in book.allRules {
            for (earlier, later) in zip(rule.changes, rule.changes.dropFirst()) {
                #expect(earlier.from < later.from, "\(rule.heading.rule)")
                let eve = later.from.adding(days: -1)
                #expect(rule.change(on: eve) == earlier && rule.change(on: later.from) == later, "\(rule.heading.rule)")
                #expect(rule.next(after: eve) == later, "\(rule.heading.rule)")
            }
            #expect(!rule.changes.isEmpty, "\(rule.heading.rule)")
        }
    }

    @Test("each line's value was in force on the day of payment", arguments: seeds)
    func linesHold(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        var dated = 0
        var priced = 0
        for _ in 0..<1_000 {
            let request = RandomRequest(using: &random)
            guard let item = try? request.quote(in: book) else { continue }  // refusals are tested elsewhere
            priced += 1
            for line in item.lines {
                // Of a province nobody looked at there is no value, and no day.
                if line.rule.hasPrefix("local."), line.value == QuoteLine.unknown, line.from == nil { continue }
                #expect(try #require(line.from) <= request.day, "\(line)")
                if let to = line.to { #expect(request.day <= to, "\(line)") }
                dated += 1
            }
        }
        #expect(priced > 300 && dated >= 3 * priced)
    }
}
