import Foundation
import Insurance
import InsuranceRules
import RuleFiles
import TestSupport
import Testing

@Suite("quote, from JSON to JSON") struct QuoteExchangeTests {
    private struct Answer: Decodable {
        struct Trouble: Decodable {
            let code: String
            let message: String
            let reason, item, rule, from, citation: String?
        }
        let items: [QuotedItem]?
        let total: Int?
        let rules: String?
        let error: Trouble?
    }

    private let exchange: QuoteExchange
    private let book: RuleBook
    init() throws {
        book = try loadRuleBook(from: realRules)
        exchange = QuoteExchange(book: book)
    }

    private func ask(_ text: String) throws -> Answer {
        let answer = try exchange.answer(Data(text.utf8))
        let read = try JSONDecoder().decode(Answer.self, from: answer.json)
        #expect(answer.isQuote == (read.error == nil))
        return read
    }

    private func item(_ extra: String = "", scheme: String = "vsi") -> String {
        let terms = scheme == "vsi" ? #""income":1500000,"method":"monthly""# : #""order":1,"months":12"#
        return #"{"on":"2026-11-21","province":"15","items":[{"scheme":"\#(scheme)",\#(terms)\#(extra)}]}"#
    }

    @Test("a household's two items and their total")
    func household() throws {
        let answer = try ask(
            """
            {"on":"2026-11-21","province":"15","items":[
              {"scheme":"vsi","income":1500000,"method":"12-months","categories":["other"],"supportedMonthsUsed":0},
              {"scheme":"hi","order":2,"months":12,"groups":[],"lastCardEnd":"2026-10-15"}]}
            """)
        let items = try #require(answer.items)
        #expect(items.map(\.gross.count) == [3_960_000, 956_340])
        #expect(items.map(\.stateSupport.count) == [792_000, 0])
        #expect(items.map(\.localSupport.count) == [0, 0])
        #expect(items.map(\.payable.count) == [3_168_000, 956_340])
        #expect(items[1].validFrom?.description == "2026-11-21")
        #expect(items[1].validTo?.description == "2027-11-20")
        #expect(items[0].lines[0].rule == "vsi.contribution_rate" && items[0].lines[0].value == "22 %")
        #expect(answer.total == 4_124_340)
        #expect(answer.rules == book.fingerprint)
    }

    @Test("without a province each item says that what a province adds is not known")
    func provinceNotAsked() throws {
        for (scheme, listed) in [("vsi", "01"), ("hi", "66")] {
            let asked = item(scheme: scheme)
            let without = try #require(try ask(asked.replacing(#""province":"15","#, with: "")).items?.first)
            let line = try #require(without.lines.last)
            #expect(line.rule == "local.\(scheme)_support" && line.value == "?" && line.amount == .zero)
            #expect(without.isLocalSupportUnknown && without.localSupport == .zero)
            let known = try #require(try ask(asked.replacing(#""15""#, with: #""\#(listed)""#)).items?.first)
            #expect(!known.isLocalSupportUnknown)
        }
    }

    @Test("the months paid for begin with the month of payment; missing time has none")
    func firstMonth() throws {
        let year = try #require(try ask(item().replacing("monthly", with: "12-months")).items?.first)
        #expect(year.firstMonth?.description == "2026-11" && year.paidMonths?.upperBound.description == "2027-10")
        let missing = item(#","months":24"#).replacing("monthly", with: "missing-time")
        #expect(try ask(missing).items?.first?.paidMonths == nil)
        #expect(try ask(item(scheme: "hi")).items?.first?.paidMonths == nil)
    }

    @Test("all ways of paying at once, and their total")
    func everyWay() throws {
        let answer = try ask(
            """
            {"on":"2026-11-21","items":[
             {"scheme":"vsi","income":1500000,"method":"12-months","categories":["other"],"supportedMonthsUsed":0},
             {"scheme":"vsi","income":3000000,"method":"years-ahead","months":60,"categories":["near-poor"]},
             {"scheme":"vsi","income":3000000,"method":"missing-time","months":24,"categories":[]},
             {"scheme":"hi","order":2,"months":12,"groups":[],"lastCardEnd":"2026-10-15"},
             {"scheme":"hi","order":1,"months":6,"groups":["near-poor"],"lastCardEnd":null}]}
            """)
        let items = try #require(answer.items)
        #expect(items.map(\.gross.count) == [3_960_000, 36_196_296, 16_468_640, 956_340, 683_100])
        #expect(items.map(\.stateSupport.count) == [792_000, 7_920_000, 0, 0, 478_170])
        #expect(items.map(\.localSupport.count) == [0, 0, 0, 0, 0])
        #expect(items.map(\.payable.count) == [3_168_000, 28_276_296, 16_468_640, 956_340, 204_930])
        #expect(items.map(\.months) == [12, 60, 24, 12, 6])
        #expect(items.map(\.validFrom?.description) == [nil, nil, nil, "2026-11-21", "2026-12-21"])
        #expect(items.map(\.validTo?.description) == [nil, nil, nil, "2027-11-20", "2027-06-20"])
        #expect(answer.total == 49_074_206)
        let line = try #require(items[0].lines.first)
        #expect(line.rule == "vsi.contribution_rate" && line.value == "22 %" && line.amount == Dong(3_960_000))
        #expect(line.from?.description == "2025-07-01" && line.formula == "22 % × 1.500.000 × 12")
    }

    @Test("where the people live decides what the province and the commune add")
    func place() throws {
        let hanoi = item(#","categories":["near-poor"]"#).replacing(#""15""#, with: #""01""#)
        let first = try #require(try ask(hanoi).items?.first)
        #expect(first.localSupport == Dong(198_000) && first.payable == .zero)
        let commune = item(#","groups":["near-poor"]"#, scheme: "hi")
            .replacing(#""province":"15""#, with: #""commune":"99902""#)
        let folder = try MadeUpCommunes.rules(like: realRules)
        defer { try? FileManager.default.removeItem(at: folder) }  // a left-over copy harms nobody
        let answer = try QuoteExchange(book: try loadRuleBook(from: folder.path)).answer(Data(commune.utf8))
        #expect(try JSONDecoder().decode(Answer.self, from: answer.json).total == 0)
        #expect(try ask(commune).total == 409_860, "nobody lives there by the shipped law")
        let elderly = item(#","birth":"1960-01-01""#, scheme: "hi").replacing(#""15""#, with: #""79""#)
        #expect(try ask(elderly).items?.first?.localSupport == Dong(1_366_200))
    }

    @Test("the answer has these keys and no others")
    func keys() throws {
        let answer = try exchange.answer(Data(item(scheme: "hi").utf8))
        let top = try #require(JSONSerialization.jsonObject(with: answer.json) as? [String: Any])
        #expect(Set(top.keys) == ["items", "total", "rules"])
        let first = try #require((top["items"] as? [[String: Any]])?.first)
        #expect(
            Set(first.keys) == [
                "scheme", "gross", "stateSupport", "localSupport", "payable", "months", "validFrom", "validTo", "lines",
            ])
        let line = try #require((first["lines"] as? [[String: Any]])?.first)
        #expect(Set(line.keys) == ["rule", "value", "amount", "citation", "evidence", "from"])
    }

    @Test("what may be left out may be left out, or null")
    func optional() throws {
        let short = #"{"on":"2026-11-21","items":[{"scheme":"vsi","income":1500000,"method":"monthly"}]}"#
        #expect(try ask(short).total == 264_000)
        let extra = #","categories":null,"birth":"1990","compulsory":false,"pensioner":null,"householdBusiness":"none""#
        #expect(try ask(item(extra)).total == 264_000)
        let first = try ask(item(#","lastCardEnd":null,"groups":[]"#, scheme: "hi")).items?.first
        #expect(first?.validFrom?.description == "2026-12-21")
        #expect(try ask(short.replacing(#""on""#, with: #""commune":"99901","on""#)).total == 264_000)
    }

    @Test("a commune is its five digits; a name is no commune", arguments: ["Xã Bát Xát", "9990", "999010", ""])
    func commune(given: String) throws {
        let error = try ask(item().replacing(#""province""#, with: #""commune":"\#(given)","province""#)).error
        #expect(error?.code == "bad-input" && error?.item == nil)
        #expect(error?.message.contains("commune") == true && error?.message.contains("Bát Xát") == false)
    }

    @Test("of a province without an entry for the day each item says that what it adds is not known")
    func unlistedProvince() throws {
        for (scheme, province) in [("vsi", "11"), ("hi", "11"), ("vsi", "66"), ("hi", "01")] {
            let asked = item(scheme: scheme).replacing(#""15""#, with: #""\#(province)""#)
            let priced = try #require(try ask(asked).items?.first)
            let line = try #require(priced.lines.first { $0.rule == "local.\(scheme)_support" })
            #expect(line.value == "?" && line.amount == .zero && line.evidence == "none", "\(scheme) \(province)")
            #expect(priced.isLocalSupportUnknown)
        }
        // Đắk Lắk names others than household members, Hà Nội everybody.
        for (scheme, province) in [("hi", "66"), ("vsi", "01")] {
            let asked = item(scheme: scheme).replacing(#""15""#, with: #""\#(province)""#)
            #expect(try ask(asked).items?.first?.isLocalSupportUnknown == false)
        }
    }

    @Test("a victim's support ends when the day is given")
    func victim() throws {
        let victim = item(#","groups":["trafficking-victim"],"victimSince":"2025-11-22""#, scheme: "hi")
        #expect(try ask(victim).items?.first?.stateSupport == Dong(683_100))
        let over = try ask(victim.replacing("2025-11-22", with: "2025-11-21")).error
        #expect(over?.reason == "support-over" && over?.item == "items[0]")
        let ahead = try ask(victim.replacing("2025-11-22", with: "2026-11-22")).error
        #expect(ahead?.code == "bad-input" && ahead?.message.contains("items[0].victimSince") == true)
    }

    @Test("who goes on pays from the month after the last one paid, as long as that is in time")
    func lastPaid() throws {
        let on = item(#","lastPaid":"2026-07""#).replacing("monthly", with: "6-months")
        #expect(try ask(on).items?.first?.firstMonth?.description == "2026-08")
        let late = try ask(on.replacing("2026-07", with: "2026-06")).error
        #expect(late?.code == "months-late" && late?.message.contains("07/2026") == true)
    }

    @Test("missing time is for all that is missing, where the months contributed are given")
    func contributed() throws {
        let missing = item(#","months":24,"monthsContributed":156"#).replacing("monthly", with: "missing-time")
        #expect(try ask(missing).items?.first?.months == 24)
        #expect(try ask(missing.replacing("156", with: "157")).error?.code == "missing-time-unfit")
    }

    @Test(
        "people insured in another way are not eligible",
        arguments: [
            (#","compulsory":true"#, "compulsory-cover"), (#","pensioner":true"#, "pension"),
            (#","householdBusiness":"declared""#, "household-business"),
        ])
    func notEligible(extra: String, reason: String) throws {
        let error = try #require(try ask(item(extra)).error)
        #expect(error.code == "not-eligible" && error.reason == reason && error.item == "items[0]")
        let isBusiness = reason == "household-business"
        #expect(error.rule == (isBusiness ? "vsi.household_business_cover" : "vsi.closed_to"))
        let law = isBusiness ? "Decree 158/2025/NĐ-CP" : "Law on Social Insurance 41/2024/QH15 art. 2 (4)"
        #expect(error.from == "2025-07-01" && error.citation == law)
    }

    @Test(
        "every refusal names its item",
        arguments: [
            (#""income":1499999,"method":"monthly""#, "income-below-floor"),
            (#""income":99000000,"method":"monthly""#, "income-above-ceiling"),
            (#""income":1500000,"method":"monthly","compulsory":true"#, "not-eligible"),
            (#""income":1500000,"method":"monthly","categories":["rich"]"#, "unknown-category"),
            (#""income":1500000,"method":"weekly""#, "bad-input"),
            (#""income":1500000,"method":"monthly","lastPaid":"2026-06""#, "months-late"),
        ])
    func everyItem(terms: String, code: String) throws {
        let good = #"{"scheme":"hi","order":1,"months":12}"#
        let error = try #require(
            try ask(#"{"on":"2026-11-21","items":[\#(good),{"scheme":"vsi",\#(terms)}]}"#).error)
        #expect(error.code == code && error.item == "items[1]" && error.message.contains("items[1]"))
    }

    @Test("refusals of the law carry their own code")
    func codes() throws {
        #expect(try ask(item().replacing("1500000", with: "1499999")).error?.code == "income-below-floor")
        #expect(try ask(item().replacing("1500000", with: "99000000")).error?.code == "income-above-ceiling")
        #expect(try ask(item().replacing("monthly", with: "years-ahead")).error?.code == "bad-input")
        let ahead = item(#","months":12"#).replacing("monthly", with: "years-ahead")
        #expect(try ask(ahead.replacing("2026-11-21", with: "2025-11-21")).error?.code == "rule-awaited")
        let group = item(#","groups":["ex-difficult-commune"]"#, scheme: "hi")
        #expect(try ask(group).error?.reason == "group-without-support")
        #expect(try ask(item().replacing("2026-11-21", with: "2015-11-21")).error?.code == "rule-not-in-force")
        #expect(try ask(item(#","categories":["poor","rich"]"#)).error?.code == "unknown-category")
        #expect(try ask(item(#","groups":["rich"]"#, scheme: "hi")).error?.code == "unknown-category")
        #expect(try ask(item(#","birth":"2020-01-01""#)).error?.reason == "too-young")
        #expect(try ask(item().replacing("1500000", with: "1499999")).error?.reason == nil)
    }

    @Test("one refused item refuses the whole, and the item is named")
    func named() throws {
        let answer = try ask(
            #"{"on":"2026-11-21","items":[{"scheme":"hi","order":1,"months":12},{"scheme":"hi","order":1,"months":7}]}"#
        )
        #expect(answer.items == nil && answer.total == nil)
        #expect(answer.error?.code == "bad-input")
        #expect(answer.error?.message.contains("items[1].months") == true)
        #expect(answer.error?.message.contains("3, 6, 12") == true)
    }

    /// Each text holds the word SECRET or the number 424242 where its fault is.
    private static let malformedTexts = [
        "", " ", "SECRET", "null", "[]", "424242", "\"SECRET\"", "{", "{\"on\":\"SECRET\"", "{}", "\u{0}SECRET",
        #"{"on":"2026-11-21"}"#,
        #"{"on":"2026-11-21","items":[]}"#,
        #"{"on":"2026-11-21","items":"SECRET"}"#,
        #"{"on":"2026-11-21","items":["SECRET"]}"#,
        #"{"on":"2026-11-21","items":[null]}"#,
        #"{"on":"2026-11-21","items":[{}]}"#,
        #"{"on":"2026-11-21","items":[{"scheme":"SECRET"}]}"#,
        #"{"on":"2026-11-21","items":[{"scheme":"vsi"}]}"#,
        #"{"on":"2026-11-21","items":[{"scheme":"vsi","income":1500000,"method":"SECRET"}]}"#,
        #"{"on":"2026-11-21","items":[{"scheme":"vsi","income":"424242","method":"monthly"}]}"#,
        #"{"on":"2026-11-21","items":[{"scheme":"vsi","income":424242.5,"method":"monthly"}]}"#,
        #"{"on":"2026-11-21","items":[{"scheme":"vsi","income":424242e2,"method":"monthly"}]}"#,
        #"{"on":"2026-11-21","items":[{"scheme":"vsi","income":42424242424242424242,"method":"monthly"}]}"#,
        #"{"on":"2026-11-21","items":[{"scheme":"vsi","income":true,"method":"monthly"}]}"#,
        #"{"on":"2026-11-21","items":[{"scheme":"vsi","income":null,"method":"monthly"}]}"#,
        #"{"on":"2026-11-21","items":[{"scheme":"vsi","income":1500000,"income":424242,"method":"monthly"}]}"#,
        #"{"on":"2026-11-21","items":[{"scheme":"vsi","income":1500000,"method":"monthly","SECRET":1}]}"#,
        #"{"on":"2026-11-21","items":[{"scheme":"vsi","income":1500000,"method":"monthly","order":1}]}"#,
        #"{"on":"2026-11-21","items":[{"scheme":"vsi","income":1500000,"method":"monthly","categories":"SECRET"}]}"#,
        #"{"on":"2026-11-21","items":[{"scheme":"vsi","income":1500000,"method":"monthly","categories":[1,[2]]}]}"#,
        #"{"on":"2026-11-21","items":[{"scheme":"vsi","income":1500000,"method":"monthly","supportedMonthsUsed":-424242}]}"#,
        #"{"on":"2026-11-21","items":[{"scheme":"vsi","income":1500000,"method":"monthly","birth":"SECRET"}]}"#,
        #"{"on":"2026-11-21","items":[{"scheme":"vsi","income":1500000,"method":"monthly","compulsory":"SECRET"}]}"#,
        #"{"on":"2026-11-21","items":[{"scheme":"vsi","income":1500000,"method":"monthly","householdBusiness":"SECRET"}]}"#,
        #"{"on":"2026-11-21","items":[{"scheme":"hi","order":0,"months":12}]}"#,
        #"{"on":"2026-11-21","items":[{"scheme":"hi","order":-424242,"months":12}]}"#,
        #"{"on":"2026-11-21","items":[{"scheme":"hi","order":1,"months":424242}]}"#,
        #"{"on":"2026-11-21","items":[{"scheme":"hi","order":1,"months":12,"lastCardEnd":"SECRET"}]}"#,
        #"{"on":"2026-11-21","items":[{"scheme":"hi","order":1,"months":12,"lastCardEnd":"9999-12-31"}]}"#,
        #"{"on":"2026-02-30","items":[{"scheme":"hi","order":1,"months":12}]}"#,
        #"{"on":20261121,"items":[{"scheme":"hi","order":1,"months":12}]}"#,
        #"{"on":"2026-11-21","items":[{"scheme":"hi","order":1,"months":12}]} SECRET"#,
        #"{"on":"2026-11-21","SECRET":1,"items":[{"scheme":"hi","order":1,"months":12}]}"#,
        #"{"on":"2026-11-21","province":"SECRET","items":[{"scheme":"hi","order":1,"months":12}]}"#,
        #"{"on":"2026-11-21","province":15,"items":[{"scheme":"hi","order":1,"months":12}]}"#,
        #"{"on":"2026-11-21","items":[{"scheme":"vsi","income":1500000,"method":"years-ahead","months":424242}]}"#,
        #"{"on":"2026-11-21","items":[{"scheme":"vsi","income":1500000,"method":"monthly","months":"SECRET"}]}"#,
        #"{"on":"2026-11-21","province":["SECRET"],"items":[{"scheme":"hi","order":1,"months":12}]}"#,
        "on: 2026-11-21\nitems: [{scheme: hi, order: 1, months: 12}]\n",
    ]

    @Test("malformed input is bad input, and nothing of it is repeated", arguments: malformedTexts)
    func malformed(text: String) throws {
        let error = try #require(try ask(text).error)
        #expect(error.code == "bad-input")
        #expect(error.message.count > 20)
        #expect(!error.message.contains("SECRET") && !error.message.contains("424242"))
    }

    @Test("bytes that are not UTF-8 are bad input")
    func encoding() throws {
        let answer = try exchange.answer(Data([0x7B, 0xFF, 0x7D]))
        #expect(!answer.isQuote)
        #expect(String(decoding: answer.json, as: UTF8.self).contains("bad-input"))
    }
}
