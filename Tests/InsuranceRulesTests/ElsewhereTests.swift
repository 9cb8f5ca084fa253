import Foundation
import Insurance
import InsuranceRules
import TestSupport
import Testing

@Suite("someone who lives elsewhere") struct ElsewhereTests {
    private let book: RuleBook
    private let day = CalendarDay(year: 2026, month: 11, day: 21)!
    init() throws { book = try bookWithCommunes() }

    private func premium(_ group: SupportedGroup, elsewhere: Bool) -> Terms {
        .premium(PremiumTerms(order: 1, months: 12, groups: [group], lastCardEnd: nil, livesElsewhere: elsewhere))
    }

    private func contribution(elsewhere: Bool) -> Terms {
        .contribution(
            ContributionTerms(
                income: Dong(1_500_000), method: .monthly, categories: [.nearPoor], supportedMonthsUsed: 0,
                livesElsewhere: elsewhere))
    }

    @Test("gets nothing that the place adds, and a line says why")
    func local() throws {
        let dakLak = Place(province: "66")
        #expect(try quote(premium(.nearPoor, elsewhere: false), on: day, at: dakLak, in: book).localSupport > .zero)
        let item = try quote(premium(.nearPoor, elsewhere: true), on: day, at: dakLak, in: book)
        // Near-poor households pay 30 % of 1.366.200.
        #expect(item.localSupport == .zero && item.payable == Dong(409_860))
        #expect(item.lines.last?.rule == "local.hi_support" && item.lines.last?.value == QuoteLine.elsewhere)
        let haNoi = Place(province: "01")
        #expect(try quote(contribution(elsewhere: false), on: day, at: haNoi, in: book).localSupport > .zero)
        let social = try quote(contribution(elsewhere: true), on: day, at: haNoi, in: book)
        #expect(social.localSupport == .zero && social.lines.contains { $0.value == QuoteLine.elsewhere })
    }

    @Test("belongs to no group of the commune where it is sold")
    func commune() throws {
        let place = Place(province: "15", commune: MadeUpCommunes.leftTheList)
        let here = try quote(premium(.exDifficultCommune, elsewhere: false), on: day, at: place, in: book)
        #expect(here.payable == Dong(409_860))
        #expect(throws: RuleError.notEligible(.groupWithoutSupport)) {
            try quote(premium(.exDifficultCommune, elsewhere: true), on: day, at: place, in: book)
        }
    }

    @Test("is written for those alone, so that what was kept before reads and is written as it was")
    func kept() throws {
        for terms in [premium(.pupil, elsewhere: true), contribution(elsewhere: true)] {
            let json = try JSONEncoder().encode(terms)
            #expect(try JSONDecoder().decode(Terms.self, from: json) == terms)
            #expect(String(decoding: json, as: UTF8.self).contains("\"elsewhere\":true"))
        }
        for terms in [premium(.pupil, elsewhere: false), contribution(elsewhere: false)] {
            let json = try JSONEncoder().encode(terms)
            #expect(try JSONDecoder().decode(Terms.self, from: json) == terms)
            #expect(!String(decoding: json, as: UTF8.self).contains("elsewhere"))
        }
        var terms = ContributionTerms(income: Dong(1), method: .monthly, categories: [], supportedMonthsUsed: 0)
        terms.livesElsewhere = false
        #expect(terms == ContributionTerms(income: Dong(1), method: .monthly, categories: [], supportedMonthsUsed: 0))
    }
}
