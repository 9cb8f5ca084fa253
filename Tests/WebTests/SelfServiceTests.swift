import Desk
import Foundation
import Insurance
import InsuranceRules
import Synchronization
import TestSupport
import Testing

@testable import Web

/// Answers, by question, for the whole way.
let wholeWay: [(String, String)] = [
    ("birth-year", "1990"), ("work", "own"), ("sex", "female"), ("household", "minority"), ("card", "never"),
]

@Suite("Self-service")
struct SelfServiceTests {
    @discardableResult
    private func answer(_ browser: Browser, _ pairs: [(String, String)]) async throws -> Browser.Page {
        var page = try await browser.get("/attendee")
        for (question, answer) in pairs {
            page = try await browser.post("/attendee/consultation/answer", ["question": question, "answer": answer])
        }
        return page
    }

    private func step(_ browser: Browser, _ step: String) async throws -> Browser.Page {
        try await browser.post("/attendee/consultation/step", ["step": step])
    }

    @discardableResult
    private func go(_ browser: Browser, _ to: String) async throws -> Browser.Page {
        try await browser.post("/attendee/consultation/go", ["to": to])
    }

    private func result(_ browser: Browser) async throws -> Browser.Page {
        try await browser.get("/attendee")
        try await browser.post("/attendee/consultation/begin", ["language": "vi"])
        try await answer(browser, wholeWay)
        return try await answer(browser, [("members", "done")])
    }

    @Test("years of birth are offered up to school age and no further")
    func years() async throws {
        try await House().visit { (browser) async throws in
            try await browser.get("/attendee")
            let page = try await browser.post("/attendee/consultation/begin", ["language": "vi"])
            let last = House.day.year - 6
            #expect(page.html.contains("value=\"\(last)\"") && !page.html.contains("value=\"\(last + 1)\""))
            #expect(page.html.contains(">1990–99<") && !page.html.contains("2020–29"))
        }
    }

    @Test("without staff signed in nobody can begin")
    func closed() async throws {
        try await House().visit(as: nil) { (browser) async throws in
            try await browser.get("/sign-in")
            #expect(!(try await browser.get("/attendee")).html.contains("/attendee/consultation"))
            try await browser.get("/sign-in")
            for path in ["begin", "answer", "step", "go"] {
                #expect(try await browser.post("/attendee/consultation/\(path)", follow: false).location == "/sign-in")
            }
        }
    }

    @Test("a whole way asks six questions and shows both insurances; no answer stands in an address")
    func wholeWayThrough() async throws {
        try await House().visit { (browser) async throws in
            let idle = try await browser.get("/attendee")
            #expect(
                idle.step == "idle" && idle.html.contains("Chạm để bắt đầu") && idle.html.contains("Touch to begin"))
            let first = try await browser.post("/attendee/consultation/begin", ["language": "vi"])
            #expect(
                first.step == "ask-birth-year" && first.html.contains("1/6") && !first.html.contains("value=\"back\""))
            var steps: [String] = []
            for pair in wholeWay { steps.append(try await answer(browser, [pair]).step) }
            #expect(steps == ["ask-work", "ask-sex", "ask-household", "ask-card", "ask-members"])
            let moved = try await browser.post(
                "/attendee/consultation/answer", ["question": "members", "answer": "done"], follow: false)
            #expect(moved.location == "/attendee")
            let page = try await browser.get("/attendee")
            #expect(page.step == "outlook" && page.values(of: "data-scheme") == ["hi", "vsi"])
            for words in ["113.850 đ", "12 tháng: 1.366.200 đ", "21/12/2026", "231.000 đ", "99.000 đ", "02/2050"] {
                #expect(page.html.contains(words), "\(words)")
            }
            #expect(page.html.contains("không phải cam kết"))
        }
    }

    @Test("back keeps the answers; a new answer goes on to what is still unanswered")
    func back() async throws {
        try await House().visit { (browser) async throws in
            _ = try await result(browser)
            #expect(try await go(browser, "back").step == "ask-members")
            #expect(try await go(browser, "back").step == "ask-card")
            let household = try await go(browser, "back")
            #expect(household.html.contains("value=\"minority\" aria-current=\"true\""))
            #expect(household.html.contains("<strong>4/6</strong>"))
            let shorter = try await answer(browser, [("household", "near-poor")])
            #expect(shorter.step == "outlook" && shorter.html.contains("198.000 đ"))
            #expect(try await go(browser, "over").step == "idle")
            #expect(try await go(browser, "health").step == "idle")
        }
    }

    @Test("who need not join is told why in a sentence, after two questions")
    func covered() async throws {
        try await House().visit { (browser) async throws in
            try await browser.get("/attendee")
            try await browser.post("/attendee/consultation/begin", ["language": "en"])
            let page = try await answer(browser, [("birth-year", "1990"), ("work", "contract")])
            #expect(page.step == "outlook" && page.html.contains("Your employer buys your card."))
            // There is nothing to look at in detail.
            #expect(try await go(browser, "pension").step == "outlook")
        }
    }

    @Test("steps for income and years move price and chart; quick keys too")
    func pension() async throws {
        try await House().visit { (browser) async throws in
            _ = try await result(browser)
            let page = try await go(browser, "pension")
            #expect(
                page.step == "pension" && page.html.contains("id=\"income-value\" aria-live=\"polite\">1.500.000 đ<"))
            #expect(page.html.split(separator: "<rect ").count - 1 == 16)
            #expect(page.html.contains("id=\"years-value\" aria-live=\"polite\">23 năm<"))
            let more = try await step(browser, "years-up")
            #expect(more.html.contains("24 năm") && more.html.contains("945.000 đ"))
            #expect(more.values(of: "class").count { $0 == "chosen" } == 2)
            #expect(try await step(browser, "income-up").html.contains("1.550.000 đ"))
            let quick = try await step(browser, "3000000")
            #expect(quick.html.contains("561.000 đ") && quick.html.contains("1.890.000 đ"))
            #expect(try await step(browser, "income-nonsense").html.contains("1.890.000 đ"))
        }
    }

    @Test("the number of questions promised stays the same, however many are asked")
    func progress() async throws {
        try await House().visit { (browser) async throws in
            try await browser.get("/attendee")
            let begun = try await browser.post("/attendee/consultation/begin", ["language": "vi"])
            #expect(begun.html.contains("<strong>1/6</strong>"))
            // A household with a certificate is asked one question less, a child two.
            for (answers, shown) in [
                ([("birth-year", "1990"), ("work", "own"), ("sex", "female")], "4/6"),
                ([("household", "near-poor")], "5/6"), ([("household", "agro-average")], "5/6"),
            ] {
                #expect(try await answer(browser, answers).html.contains("<strong>\(shown)</strong>"))
            }
            try await go(browser, "over")
            try await browser.post("/attendee/consultation/begin", ["language": "vi"])
            let child = try await answer(browser, [("birth-year", "2013"), ("work", "pupil")])
            #expect(child.step == "ask-household" && child.html.contains("<strong>3/6</strong>"))
        }
    }

    @Test("the household is asked for by a key for each number of people, and priced member by member for each length")
    func household() async throws {
        try await House().visit { (browser) async throws in
            let outlook = try await result(browser)
            #expect(outlook.html.contains("Xem cho cả nhà") && !outlook.html.contains("class=\"family-line\""))
            let alone = try await go(browser, "health")
            #expect(alone.step == "health" && alone.html.contains("Mấy người trong nhà cùng mua thẻ?"))
            #expect(alone.values(of: "value").filter { $0.hasPrefix("joining-") }.count == 9)
            #expect(alone.html.contains("class=\"periods\"") && !alone.html.contains("family-sum"))
            let four = try await step(browser, "joining-4")
            #expect(four.html.contains("Cả nhà 4 người") && !four.html.contains("class=\"periods\""))
            let amounts = four.html.components(separatedBy: "<td>").dropFirst(2)
                .map { $0.prefix { $0 != "đ" }.replacing("<strong>", with: "") + "đ" }
            #expect(
                amounts == [
                    "341.550 đ", "683.100 đ", "1.366.200 đ", "239.085 đ", "478.170 đ", "956.340 đ",
                    "204.930 đ", "409.860 đ", "819.720 đ", "170.775 đ", "341.550 đ", "683.100 đ",
                    "956.340 đ", "1.912.680 đ", "3.825.360 đ",
                ])
            #expect(try await go(browser, "back").html.contains("Cả nhà 4 người: 3.825.360 đ"))
            try await go(browser, "health")
            let later = try await step(browser, "paid-up")
            #expect(later.html.contains("Người thứ 5") && !later.html.contains("Người thứ 1<"))
            #expect(try await step(browser, "joining-99").html.contains("Cả nhà 9 người"))
        }
    }

    @Test("births are told of where they can matter: not to a woman of sixty, but to a man of her age's children")
    func births() async throws {
        func gives(_ year: String, _ sex: String) async throws -> Bool {
            let told = Mutex(false)
            try await House().visit { (browser) async throws in
                try await browser.get("/attendee")
                try await browser.post("/attendee/consultation/begin", ["language": "vi"])
                try await answer(browser, [("birth-year", year), ("work", "own"), ("sex", sex)])
                let page = try await answer(
                    browser, [("household", "none"), ("card", "never"), ("members", "done")])
                let detail = try await go(browser, "pension")
                #expect(page.html.contains("Sinh con") == detail.html.contains("Sinh con"))
                told.withLock { $0 = page.html.contains("Sinh con") }
            }
            return told.withLock { $0 }
        }
        for (year, sex, isTold) in [
            ("1990", "female", true), ("1977", "female", true), ("1976", "female", false), ("1966", "female", false),
            ("1967", "male", true), ("1966", "male", false),
        ] {
            #expect(try await gives(year, sex) == isTold, "\(sex), \(year)")
        }
    }

    @Test("answers nobody offers, and forms nobody is at, change nothing")
    func nonsense() async throws {
        try await House().visit { (browser) async throws in
            try await browser.get("/attendee")
            #expect(try await answer(browser, [("work", "own")]).step == "idle")
            try await browser.post("/attendee/consultation/begin", ["language": "xx"])
            for pair in [("birth-year", "12345"), ("birth-year", "x"), ("nothing", "1"), ("work", "king")] {
                #expect(try await answer(browser, [pair]).step == "ask-birth-year")
            }
            #expect(try await go(browser, "health").step == "ask-birth-year")
        }
    }

    @Test("after a while without a touch everything is forgotten")
    func forgotten() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            try await browser.get("/attendee")
            try await browser.post("/attendee/consultation/begin", ["language": "vi"])
            #expect(try await answer(browser, [("birth-year", "1990")]).step == "ask-work")
            house.clock.advance(seconds: StationAnswers.secondsAlone)
            #expect(try await browser.get("/attendee").step == "ask-work")
            house.clock.advance(seconds: 1)
            #expect(try await browser.get("/attendee").step == "idle")
        }
    }

    @Test("beside staff the screen is free until plans are looked at, and again when the visit is over")
    func beside() async throws {
        try await House().visit { (browser) async throws in
            let visit = try await browser.post("/visits", ["language": "vi"], follow: false).location
            #expect(try await browser.get("/attendee").html.contains("/attendee/consultation/begin"))
            try await browser.post("/attendee/consultation/begin", ["language": "vi"])
            #expect(try await answer(browser, [("birth-year", "1990")]).step == "ask-work")
            // Somebody else's visit is not covered by these answers.
            try await browser.post("/visits", ["language": "vi"])
            #expect(try await browser.get("/attendee").step == "quote")
            try await browser.get(visit)
            try await browser.post("\(visit)/present")
            #expect(try await browser.get("/attendee").step == "ask-work")
            try await browser.post("\(visit)/consultation", ["hi": "on", "hiMonths": "12", "hiOrder": "1"])
            let quote = try await browser.get("/attendee")
            #expect(quote.step == "quote" && !quote.html.contains("/attendee/consultation"))
            #expect(try await browser.post("/attendee/consultation/begin", ["language": "vi"]).step == "quote")
        }
    }

    @Test("every answer, every reason and every step has its words in both languages")
    func named() throws {
        for language in ["vi", "en"] {
            let words = try House.phrases().words(language)
            var keys = Interview.Question.allCases.flatMap { ["ask.\($0.rawValue)", "why.\($0.rawValue)"] }
            keys += WhyClosed.allCases.flatMap { ["closed.hi.\($0.rawValue)", "closed.vsi.\($0.rawValue)"] }
            keys += ScreenAnswers.Work.allCases.map { "work.\($0.rawValue)" }
            keys +=
                ScreenAnswers.Household.allCases.map { "household.\($0.rawValue)" }
                + Sex.allCases.map { "sex.\($0.rawValue)" }
            keys += [ScreenAnswers.Card.endedRecently, .endedLongAgo, .never, .otherGroup].map { "card.\($0.name)" }
            keys += ["joining", "paid", "income", "years"].map { "step.\($0)" } + (1...5).map { "level.\($0)" }
            for key in keys { #expect(words.has("self-service.\(key)"), "\(key)") }
        }
    }
}
