import Insurance
import InsuranceRules
import Testing

@Suite("how every rule is known") struct RuleValueTests {
    private let book: RuleBook
    init() throws { book = try realBook() }

    @Test("an official value names the day its act was published")
    func official() {
        for change in book.allRules.flatMap(\.changes) where change.source.evidence == .official {
            #expect(change.source.published != nil)
        }
    }

    @Test("a value that is not confirmed says so")
    func unconfirmed() throws {
        let day = CalendarDay(year: 2026, month: 11, day: 21)!
        let evidence = Dictionary(
            uniqueKeysWithValues: book.allRules.map { ($0.heading.rule, $0.change(on: day)?.source.evidence) })
        #expect(evidence["general.base_salary"] == .code)
        #expect(evidence["hi.agro_average_percent"] == LegalSource.Evidence.none)
        #expect(evidence["hi.card_delay_days"] == .code)
        #expect(evidence["vsi.income_step"] == LegalSource.Evidence.none)
        #expect(evidence["vsi.advance_support_method"] == .code)
        #expect(evidence["hi.commune_support"] == .press)
        #expect(evidence["local.vsi_support"] == LegalSource.Evidence.none)
        #expect(evidence["vsi.missing_time_support_percent"] == LegalSource.Evidence.none)
    }
}
