import Foundation
import Insurance
import InsuranceRules
import Testing

@Suite("refusals") struct RuleErrorTests {
    private let day = CalendarDay(year: 2026, month: 11, day: 21)!

    @Test("each refusal has its own code and says what to do")
    func codes() {
        let errors: [RuleError] = [
            .notInForce(rule: "r", day: day), .awaited(rule: "r", day: day),
            .incomeBelowFloor(floor: Dong(1), day: day), .incomeAboveCeiling(ceiling: Dong(1), day: day),
            .notEligible(.pension), .unknownCategory(known: ["poor"]), .badInput(field: "f", mustBe: "m"),
            .outOfOrder(rule: "r", day: day), .malformed(file: "f", reason: "r"),
            .missingTimeUnfit(missing: 1, longest: 60), .monthsLate(from: CalendarMonth(of: day), until: day),
        ]
        let codes = errors.map(\.code)
        #expect(
            codes == [
                "rule-not-in-force", "rule-awaited", "income-below-floor", "income-above-ceiling", "not-eligible",
                "unknown-category", "bad-input", "rule-out-of-order", "rule-file-malformed",
                "missing-time-unfit", "months-late",
            ])
        for error in errors { #expect(error.description.count > 20) }
    }

    @Test("no refusal repeats the income someone declared")
    func silence() throws {
        let book = try realBook()
        for income in [1_234_567, 98_765_432] {
            let error = #expect(throws: RuleError.self) {
                try monthlyContribution(income: Dong(income), categories: [.poor], on: day, in: book)
            }
            let shown = "\(error, default: "nothing") \(error?.details ?? [:])"
            #expect(!shown.contains("\(income)") && !shown.contains(Dong(income).grouped))
            #expect(!shown.contains("poor"))
        }
    }

    @Test("terms read back as written, and equal terms give equal bytes")
    func coding() throws {
        let terms: [Terms] = [
            .contribution(
                ContributionTerms(
                    income: Dong(1_500_000), method: .sixMonths, categories: [.poor, .island, .ethnicMinority],
                    supportedMonthsUsed: 3)),
            .contribution(
                ContributionTerms(
                    income: Dong(1_500_000), method: .yearsAhead, categories: [], supportedMonthsUsed: 0, months: 24)),
            .contribution(
                ContributionTerms(
                    income: Dong(1_500_000), method: .missingTime, categories: [], supportedMonthsUsed: 0, months: 24,
                    monthsContributed: 156)),
            .premium(PremiumTerms(order: 2, months: 6, groups: [.pupil, .nearPoor], lastCardEnd: day)),
            .premium(PremiumTerms(order: 1, months: 3, groups: [], lastCardEnd: nil)),
        ]
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        for term in terms {
            let bytes = try encoder.encode(term)
            let back = try JSONDecoder().decode(Terms.self, from: bytes)
            #expect(back == term)
            #expect(try encoder.encode(back) == bytes)
        }
    }

    @Test("terms and lines kept before they said more read back and are written again byte for byte")
    func olderBytes() throws {
        let terms =
            #"{"contribution":{"_0":{"categories":["poor"],"income":1500000,"method":"monthly","supportedMonthsUsed":3}}}"#
        let line =
            #"{"amount":66000,"citation":"Act 1","evidence":"press","rule":"vsi.support_percent","value":"20 %"}"#
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let read = try JSONDecoder().decode(Terms.self, from: Data(terms.utf8))
        #expect(String(decoding: try encoder.encode(read), as: UTF8.self) == terms)
        let readLine = try JSONDecoder().decode(QuoteLine.self, from: Data(line.utf8))
        #expect(readLine.from == nil && readLine.formula == nil)
        #expect(String(decoding: try encoder.encode(readLine), as: UTF8.self) == line)
    }
}
