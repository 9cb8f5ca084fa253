import Desk
import Foundation
import Insurance
import InsuranceRules
import TestSupport
import Testing

@testable import Web

/// Answers, by question, for the whole way.
private let wholeWay: [(String, String)] = [
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

    private func go(_ browser: Browser, _ to: String) async throws -> Browser.Page {
        try await browser.post("/attendee/consultation/go", ["to": to])
    }

    private func result(_ browser: Browser) async throws -> Browser.Page {
        try await browser.get("/attendee")
        try await browser.post("/attendee/consultation/begin", ["language": "vi"])
        try await answer(browser, wholeWay)
        return try await answer(browser, [("members", "done")])
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

    @Test("the household's members and their total follow the steps")
    func household() async throws {
        try await House().visit { (browser) async throws in
            _ = try await result(browser)
            #expect(try await go(browser, "health").step == "health")
            let two = try await step(browser, "joining-up")
            #expect(two.html.contains("956.340 đ") && two.html.contains("2.322.540 đ"))
            let later = try await step(browser, "paid-up")
            #expect(later.html.contains("Người thứ 3") && later.html.contains("1.776.060 đ"))
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
            house.clock.advance(seconds: StationDisplay.secondsShown)
            #expect(try await browser.get("/attendee").step == "ask-work")
            house.clock.advance(seconds: 1)
            #expect(try await browser.get("/attendee").step == "idle")
        }
    }

    @Test("a call stands at the top of the staff's pages, and the next visit has the answers and the language")
    func call() async throws {
        try await House().visit { (browser) async throws in
            try await browser.get("/attendee")
            try await browser.post("/attendee/consultation/begin", ["language": "en"])
            try await answer(browser, [("birth-year", "1990"), ("work", "presumptive-business"), ("sex", "male")])
            try await answer(browser, [("household", "near-poor"), ("card", "2027-03")])
            _ = try await step(browser, "2000000")
            #expect(!(try await browser.get("/desk")).html.contains("data-caller"))
            #expect(try await go(browser, "call").step == "called")
            #expect(try await browser.get("/desk").html.contains("data-caller"))
            let page = try await browser.post("/visits", ["language": "vi"])
            #expect(page.step == "consult" && !page.html.contains("data-caller"))
            #expect(page.html.contains("value=\"2.000.000\"") && page.html.contains("value=\"31/03/2027\""))
            #expect(page.html.components(separatedBy: "value=\"near-poor\" selected").count == 3)
            #expect(try await browser.get("/attendee").html.contains("Welcome!"))
        }
    }

    @Test("a visit opened for somebody else takes no answers by itself, and all of them when staff ask")
    func take() async throws {
        try await House().visit { (browser) async throws in
            _ = try await result(browser)
            let page = try await browser.post("/visits", ["language": "vi"])
            #expect(page.html.contains("data-answers") && !page.html.contains("value=\"ethnic-minority\" selected"))
            let visit = page.values(of: "data-visit")[0]
            let taken = try await browser.post("/visits/\(visit)/answers")
            #expect(taken.html.contains("value=\"ethnic-minority\" selected") && !taken.html.contains("data-answers"))
            #expect(taken.html.contains("Đã lấy câu trả lời"))
            // Whoever comes next is asked anew.
            let other = try await browser.post("/visits", ["language": "vi"])
            #expect(!other.html.contains("data-answers") && !other.html.contains("value=\"ethnic-minority\" selected"))
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
