import Foundation
import Insurance
import InsuranceRules
import RuleFiles
import Testing

@Suite("pension, from JSON to JSON") struct PensionExchangeTests {
    private let exchange: PensionExchange
    private let book: RuleBook
    init() throws {
        book = try loadRuleBook(from: realRules)
        exchange = PensionExchange(book: book)
    }

    private func ask(_ text: String) throws -> [String: Any] {
        let answer = try exchange.answer(Data(text.utf8))
        let read = try #require(JSONSerialization.jsonObject(with: answer.json) as? [String: Any])
        #expect(answer.isQuote == (read["error"] == nil))
        return read
    }

    private func code(_ text: String) throws -> String? {
        try (ask(text)["error"] as? [String: Any])?["code"] as? String
    }

    /// The answer without its lines and the fingerprint, as sorted JSON.
    private func short(_ text: String) throws -> String {
        var read = try ask(text)
        read["lines"] = nil
        read["rules"] = nil
        let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try JSONSerialization.data(withJSONObject: read, options: options), as: UTF8.self)
    }

    private static let note = #""note":"ước tính, không phải cam kết""#

    @Test("25 years of a woman at 10.000.000 are 65 %, 6.500.000 a month, byte for byte")
    func exact() throws {
        let text = #"{"on":"2026-11-21","sex":"female","months":300,"averageIncome":10000000}"#
        let answer = try exchange.answer(Data(text.utf8))
        #expect(
            String(decoding: answer.json, as: UTF8.self) == """
                {
                  "averageIncome" : 10000000,
                  "eligible" : true,
                  "estimate" : true,
                  "lines" : [
                    {
                      "amount" : 0,
                      "citation" : "Law on Social Insurance 41/2024/QH15",
                      "evidence" : "press",
                      "from" : "2025-07-01",
                      "rule" : "vsi.pension_years",
                      "value" : "15 years"
                    },
                    {
                      "amount" : 6500000,
                      "citation" : "Law on Social Insurance 41/2024/QH15 art. 99 (1) a",
                      "evidence" : "press",
                      "from" : "2025-07-01",
                      "rule" : "pension.rate_women",
                      "value" : "65 %"
                    }
                  ],
                  "monthly" : 6500000,
                  "months" : 300,
                  "note" : "ước tính, không phải cam kết",
                  "ratePerMille" : 650,
                  "rules" : "\(book.fingerprint)"
                }
                """)
    }

    @Test("too few months say how many are missing, and promise no sum")
    func missing() throws {
        let text = #"{"on":"2026-11-21","sex":"male","months":179,"averageIncome":10000000}"#
        #expect(
            try short(text)
                == #"{"averageIncome":10000000,"eligible":false,"estimate":true,"months":179,"monthsMissing":1,\#(Self.note)}"#
        )
    }

    @Test("a history gives the months and the average; a birth date the month of retirement")
    func history() throws {
        let text = """
            {"on":"2026-11-21","sex":"female","birth":"1974-03-12",
             "history":[{"from":"2008-01","to":"2023-12","income":3000000}]}
            """
        // 3.000.000 x (2,29 + 2,14 + 1,96 + 1,65 + 1,51 + 1,42 + 1,36 + 1,36 + 1,32 + 1,28 + 1,23 + 1,20 + 1,16
        // + 1,14 + 1,11 + 1,07) / 16 = 3.000.000 x 23,20 / 16; 16 years of a woman are 47 %.
        #expect(
            try short(text)
                == #"{"averageIncome":4350000,"eligible":true,"estimate":true,"monthly":2044500,"months":192,\#(Self.note),"#
                + #""ratePerMille":470,"retirementAgeMonths":712,"retirementMonth":"2033-07"}"#)
        let lines = try #require(try ask(text)["lines"] as? [[String: Any]])
        #expect(
            lines.map { $0["rule"] as? String } == [
                "pension.income_factor", "pension.minimum_factor", "vsi.pension_years", "pension.rate_women",
                "pension.retirement_age_women",
            ])
    }

    @Test("five years of history are not enough, and their average is still told")
    func shortHistory() throws {
        let text = """
            {"on":"2026-11-21","sex":"male","months":60,
             "history":[{"from":"2019-01","to":"2023-12","income":3000000}]}
            """
        #expect(
            try short(text)
                == #"{"averageIncome":3408000,"eligible":false,"estimate":true,"months":60,"monthsMissing":120,\#(Self.note)}"#
        )
    }

    @Test("a history of some of the months gives the average, and the months stated give the rate")
    func partOfTheHistory() throws {
        let text = """
            {"on":"2026-11-21","sex":"female","months":300,
             "history":[{"from":"2019-01","to":"2023-12","income":3000000}]}
            """
        #expect(
            try short(text)
                == #"{"averageIncome":3408000,"eligible":true,"estimate":true,"monthly":2215200,"months":300,\#(Self.note),"#
                + #""ratePerMille":650}"#)
    }

    @Test("with the year of birth alone the assumption is told")
    func year() throws {
        let text = #"{"on":"2026-11-21","sex":"female","months":300,"averageIncome":10000000,"birth":"1974"}"#
        let answer = try ask(text)
        #expect(answer["retirementMonth"] as? String == "2033-05")
        #expect(answer["birthMonthAssumed"] as? Bool == true)
    }

    @Test("a wished pension tells the income for these months and the months for this income")
    func target() throws {
        let text = #"{"on":"2026-11-21","sex":"female","months":240,"averageIncome":5000000,"target":3000000}"#
        // 3.000.000 of 5.000.000 are 60 %: 22,5 years, which 22 years and a month count as; 61 % would be too many.
        #expect(
            try short(text)
                == #"{"averageIncome":5000000,"contributionNeeded":1200000,"eligible":true,"estimate":true,"#
                + #""incomeNeeded":5454545,"monthly":2750000,"months":240,"monthsNeeded":265,\#(Self.note),"ratePerMille":550}"#
        )
        let far = try ask(text.replacing("\"target\":3000000", with: "\"target\":900000000"))
        #expect(far["monthsNeeded"] == nil && far["contributionNeeded"] == nil)
        let early = try ask(text.replacing("\"months\":240", with: "\"months\":12"))
        #expect(early["incomeNeeded"] == nil && early["monthsNeeded"] as? Int == 265)
    }

    @Test("what is paid once is told where it is asked for, from the history")
    func benefits() throws {
        let text = """
            {"on":"2026-11-21","sex":"female","history":[{"from":"2021-07","to":"2026-06","income":3000000}],
             "oneOff":"retirement-age","stateSupport":1000000,"survivors":true,"childBirth":"2026-12-05"}
            """
        let answer = try ask(text)
        let average = try #require(answer["averageIncome"] as? Int)
        let benefits = try #require(answer["benefits"] as? [String: Any])
        // Five years from 2014 on: two months' income each, and the State's part taken off.
        #expect(benefits["survivors"] as? Int == 10 * average)
        #expect(benefits["oneOffRight"] as? String == "open" && benefits["oneOff"] as? Int == 10 * average - 1_000_000)
        // December 2025 to June 2026 lie in the twelve months before the month of birth.
        #expect(benefits["maternityMonths"] as? Int == 7 && benefits["maternity"] as? Int == 2_000_000)
        let waiting = try ask(text.replacing("retirement-age", with: "interruption"))["benefits"] as? [String: Any]
        #expect(waiting?["oneOffRight"] as? String == "wait" && waiting?["oneOffWaitMonths"] as? Int == 8)
        #expect(waiting?["oneOff"] == nil)
        #expect(
            try ask(
                text.replacing(
                    #""oneOff":"retirement-age","stateSupport":1000000,"survivors":true,"childBirth":"2026-12-05""#,
                    with: #""target":1000000"#))["benefits"] == nil)
    }

    @Test(
        "what is paid once needs a history",
        arguments: [#""survivors":true"#, #""oneOff":"illness""#, #""childBirth":"2026-12-05""#])
    func benefitsNeedHistory(key: String) throws {
        #expect(
            try code(#"{"on":"2026-11-21","sex":"female","months":300,"averageIncome":10000000,\#(key)}"#)
                == "bad-input")
        #expect(
            try code(#"{"on":"2026-11-21","sex":"female","months":300,"averageIncome":10000000,"oneOff":"holiday"}"#)
                == "bad-input")
    }

    @Test("what may be left out may be null")
    func null() throws {
        let text = """
            {"on":"2026-11-21","sex":"female","months":300,"averageIncome":10000000,
             "history":null,"birth":null,"target":null}
            """
        #expect(try ask(text)["monthly"] as? Int == 6_500_000)
    }

    @Test("refusals of the law carry their own code")
    func codes() throws {
        let text = #"{"on":"2026-11-21","sex":"female","months":300,"averageIncome":10000000,"birth":"1974-03-12"}"#
        #expect(try code(text) == nil)
        #expect(try code(text.replacing("2026-11-21", with: "2025-06-30")) == "rule-not-in-force")
        #expect(try code(text.replacing("2026-11-21", with: "2025-07-01")) == nil)
        #expect(try code(text.replacing("1974-03-12", with: "1934-03-12")) == "rule-not-in-force")
        let history =
            #"{"on":"2027-01-01","sex":"female","history":[{"from":"2019-01","to":"2019-12","income":3000000}]}"#
        #expect(try code(history) == "rule-awaited")
        #expect(try code(history.replacing("2027-01-01", with: "2026-12-31")) == nil)
    }

    /// Each text holds the word SECRET or the number 424242 where its fault is.
    private static let malformedTexts = [
        "", "SECRET", "null", "[]", "424242", "{", "{}",
        #"{"on":"2026-11-21"}"#,
        #"{"on":"2026-11-21","sex":"female"}"#,
        #"{"on":"2026-11-21","sex":"SECRET","months":300,"averageIncome":10000000}"#,
        #"{"on":"2026-11-21","sex":null,"months":300,"averageIncome":10000000}"#,
        #"{"on":"2026-02-30","sex":"female","months":300,"averageIncome":10000000}"#,
        #"{"on":"SECRET","sex":"female","months":300,"averageIncome":10000000}"#,
        #"{"on":"2026-11-21","sex":"female","averageIncome":424242}"#,
        #"{"on":"2026-11-21","sex":"female","months":300}"#,
        #"{"on":"2026-11-21","sex":"female","months":"424242","averageIncome":10000000}"#,
        #"{"on":"2026-11-21","sex":"female","months":-424242,"averageIncome":10000000}"#,
        #"{"on":"2026-11-21","sex":"female","months":424242,"averageIncome":10000000}"#,
        #"{"on":"2026-11-21","sex":"female","months":300.5,"averageIncome":10000000}"#,
        #"{"on":"2026-11-21","sex":"female","months":300,"averageIncome":-424242}"#,
        #"{"on":"2026-11-21","sex":"female","months":300,"averageIncome":0}"#,
        #"{"on":"2026-11-21","sex":"female","months":300,"averageIncome":424242.5}"#,
        #"{"on":"2026-11-21","sex":"female","months":300,"averageIncome":4242424242424}"#,
        #"{"on":"2026-11-21","sex":"female","months":300,"averageIncome":42424242424242424242}"#,
        #"{"on":"2026-11-21","sex":"female","months":300,"averageIncome":10000000,"SECRET":1}"#,
        #"{"on":"2026-11-21","sex":"female","months":300,"months":424242,"averageIncome":10000000}"#,
        #"{"on":"2026-11-21","sex":"female","months":300,"averageIncome":10000000,"birth":"SECRET"}"#,
        #"{"on":"2026-11-21","sex":"female","months":300,"averageIncome":10000000,"birth":1974}"#,
        #"{"on":"2026-11-21","sex":"female","months":300,"averageIncome":10000000,"birth":"2026-11-22"}"#,
        #"{"on":"2026-11-21","sex":"female","months":300,"averageIncome":10000000,"birth":"2027"}"#,
        #"{"on":"2026-11-21","sex":"female","months":300,"averageIncome":10000000,"birth":"1899-12-31"}"#,
        #"{"on":"2026-11-21","sex":"female","months":300,"averageIncome":10000000,"target":0}"#,
        #"{"on":"2026-11-21","sex":"female","months":300,"averageIncome":10000000,"target":"SECRET"}"#,
        #"{"on":"2026-11-21","sex":"female","history":"SECRET"}"#,
        #"{"on":"2026-11-21","sex":"female","history":[]}"#,
        #"{"on":"2026-11-21","sex":"female","history":["SECRET"]}"#,
        #"{"on":"2026-11-21","sex":"female","history":[{"from":"2019-01","to":"2019-12"}]}"#,
        #"{"on":"2026-11-21","sex":"female","history":[{"from":"SECRET","to":"2019-12","income":3000000}]}"#,
        #"{"on":"2026-11-21","sex":"female","history":[{"from":"2019-01-01","to":"2019-12","income":3000000}]}"#,
        #"{"on":"2026-11-21","sex":"female","history":[{"from":"2019-12","to":"2019-01","income":3000000}]}"#,
        #"{"on":"2026-11-21","sex":"female","history":[{"from":"2019-01","to":"2019-12","income":-424242}]}"#,
        #"{"on":"2026-11-21","sex":"female","history":[{"from":"2007-01","to":"2019-12","income":3000000}]}"#,
        #"{"on":"2026-11-21","sex":"female","history":[{"from":"2019-01","to":"9999-12","income":3000000}]}"#,
        #"{"on":"2026-11-21","sex":"female","history":[{"from":"2019-01","to":"2019-12","income":3000000,"SECRET":1}]}"#,
        #"{"on":"2026-11-21","sex":"female","months":424242,"history":[{"from":"2019-01","to":"2019-12","income":3000000}]}"#,
        #"{"on":"2026-11-21","sex":"female","months":11,"history":[{"from":"2019-01","to":"2019-12","income":3000000}]}"#,
        #"{"on":"2026-11-21","sex":"female","averageIncome":424242,"history":[{"from":"2019-01","to":"2019-12","income":3000000}]}"#,
        #"{"on":"2026-11-21","sex":"female","months":300,"averageIncome":10000000} SECRET"#,
        "on: 2026-11-21\nsex: female\nmonths: 300\naverageIncome: 10000000\n",
    ]

    @Test("malformed input is bad input, and nothing of it is repeated", arguments: malformedTexts)
    func malformed(text: String) throws {
        let error = try #require(try ask(text)["error"] as? [String: String])
        #expect(error["code"] == "bad-input")
        #expect(Set(error.keys) == ["code", "message"])
        let message = try #require(error["message"])
        #expect(message.count > 20 && !message.contains("SECRET") && !message.contains("424242"))
    }

    @Test("the place of a fault is named")
    func place() throws {
        let text = """
            {"on":"2026-11-21","sex":"female","history":[
             {"from":"2019-01","to":"2019-12","income":3000000},{"from":"2020-02","to":"2020-01","income":3000000}]}
            """
        let error = try #require(try ask(text)["error"] as? [String: String])
        #expect(error["message"]?.contains("history[1].to") == true)
    }
}
