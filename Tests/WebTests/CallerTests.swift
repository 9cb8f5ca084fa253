import Desk
import Foundation
import Insurance
import InsuranceRules
import TestSupport
import Testing

@testable import Web

/// Who called from the attendee screen; their answers are theirs alone.
@Suite("A call from the attendee screen")
struct CallerTests {
    /// Made up; somebody else than whoever calls.
    private static let card = "010190905133||VÀNG THỊ THỬ|21111990|Nữ|Bản Mẫu, xã Thử Nghiệm|01012024"
    /// Words of the answers that stand in the form of a consultation.
    private static let marks = [
        "value=\"2.000.000\"", "value=\"31/03/2027\"", "value=\"near-poor\" selected", "data-answered",
    ]

    @discardableResult
    private func go(_ browser: Browser, _ to: String) async throws -> Browser.Page {
        try await browser.post("/attendee/consultation/go", ["to": to])
    }

    /// Someone of a near-poor household answers, steps to an income, and calls.
    @discardableResult
    private func call(_ browser: Browser, language: String = "vi", to: String = "call") async throws -> Browser.Page {
        try await browser.get("/attendee")
        try await browser.post("/attendee/consultation/begin", ["language": language])
        let answers = [
            ("birth-year", "1990"), ("work", "presumptive-business"), ("sex", "male"), ("household", "near-poor"),
            ("card", "2027-03"),
        ]
        for (question, answer) in answers {
            try await browser.post("/attendee/consultation/answer", ["question": question, "answer": answer])
        }
        try await browser.post("/attendee/consultation/step", ["step": "2000000"])
        return try await go(browser, to)
    }

    private func holds(_ page: Browser.Page) -> Bool { Self.marks.allSatisfy(page.html.contains) }
    private func isFree(_ page: Browser.Page) -> Bool { !Self.marks.contains { page.html.contains($0) } }

    private func calls(_ browser: Browser) async throws -> (numbers: [String], ids: [String], html: String) {
        let page = try await browser.get("/desk")
        let cards = page.html.components(separatedBy: "data-call=\"").dropFirst()
        let ids = cards.map { card in
            card.components(separatedBy: "name=\"call\" value=\"").dropFirst().first.map { String($0.prefix(36)) } ?? ""
        }
        return (page.values(of: "data-call"), ids, page.html)
    }

    @Test("stands on the desk with its number, and the visit opened from it holds the answers and the language")
    func receive() async throws {
        try await House().visit { (browser) async throws in
            #expect(try await calls(browser).numbers == [])
            let called = try await call(browser, language: "en")
            #expect(called.step == "called" && called.html.contains("<strong>1</strong>"))
            let waiting = try await calls(browser)
            #expect(waiting.numbers == ["1"] && waiting.html.contains("href=\"/desk#caller-go\""))
            #expect(waiting.html.contains("<button id=\"caller-go\">"))
            let page = try await browser.post("/callers/receive", ["call": waiting.ids[0]])
            #expect(page.step == "consult" && holds(page) && page.html.contains("khách gọi số 1"))
            #expect(!page.html.contains("data-caller>"))
            #expect(try await browser.get("/attendee").html.contains("Welcome!"))
            #expect(try await calls(browser).numbers == [])
        }
    }

    @Test("is none of a visit's that staff open, scan or come back to meanwhile")
    func others() async throws {
        try await House().visit { (browser) async throws in
            let before = try await browser.post("/visits", ["language": "vi"], follow: false).location
            try await browser.get("/desk")
            try await browser.post("\(before)/decline", ["reason": "no-time"])
            try await call(browser)
            let opened = try await browser.post("/visits", ["language": "vi"])
            let scanned = try await browser.post("/scan", ["text": Self.card])
            #expect(opened.step == "consult" && isFree(opened))
            #expect(scanned.step == "consult" && isFree(scanned))
            for page in [opened, scanned] {
                let id = page.values(of: "data-visit")[0]
                for address in ["/visits/\(id)", "/visits/\(id)?edit=consultation", "/visits/\(id)/comparison"] {
                    let again = try await browser.get(address)
                    #expect(isFree(again) && !again.html.contains("data-answers"))
                }
                // Not even when a form asks for it.
                let waiting = try await calls(browser)
                let taken = try await browser.post("/visits/\(id)/answers", ["call": waiting.ids[0]])
                #expect(taken.codes == ["caller-gone"] && isFree(taken))
            }
            #expect(try await calls(browser).numbers == ["1"], "the call still waits")
            let page = try await browser.post("/callers/receive", ["call": try await calls(browser).ids[0]])
            #expect(holds(page))
        }
    }

    @Test("leaves nothing on the screen for whoever comes next, and waits while they ask")
    func next() async throws {
        try await House().visit { (browser) async throws in
            try await call(browser)
            for to in ["back", "health", "pension", "nothing"] {
                let page = try await go(browser, to)
                #expect(page.step == "called" && !page.html.contains("đ</strong>"), "\(to)")
            }
            let answered = try await browser.post(
                "/attendee/consultation/answer", ["question": "work", "answer": "own"])
            #expect(answered.step == "called")
            #expect(try await go(browser, "over").step == "idle")
            try await browser.post("/attendee/consultation/begin", ["language": "vi"])
            let first = try await browser.get("/attendee")
            #expect(first.step == "ask-birth-year" && !first.html.contains("aria-current"))
            #expect(try await calls(browser).numbers == ["1"])
            try await call(browser)
            let waiting = try await calls(browser)
            #expect(waiting.numbers == ["1", "2"])
            // Each has a visit of its own, in whatever order staff receive them.
            let second = try await browser.post("/callers/receive", ["call": waiting.ids[1]])
            #expect(second.html.contains("khách gọi số 2") && holds(second))
            #expect(try await calls(browser).numbers == ["1"])
        }
    }

    @Test("is received once, whichever station is quicker; the other is told, and opens nothing")
    func stations() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            try await call(browser)
            let id = try await calls(browser).ids[0]
            try await house.visit(as: "tv01") { (other) async throws in
                #expect(try await calls(other).numbers == ["1"])
                #expect(holds(try await other.post("/callers/receive", ["call": id])))
            }
            let late = try await browser.post("/callers/receive", ["call": id])
            #expect(late.status == 422 && late.codes == ["caller-gone"] && isFree(late))
            #expect(try await house.files.count == 1)
        }
    }

    @Test("that is dropped, dismissed or waited for too long reaches nobody")
    func dropped() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            func isGone(_ id: String) async throws {
                #expect(try await calls(browser).numbers == [])
                #expect(try await browser.post("/callers/receive", ["call": id]).codes == ["caller-gone"])
            }
            try await call(browser)
            var id = try await calls(browser).ids[0]
            try await browser.get("/attendee")
            #expect(try await go(browser, "lower").step == "idle")
            try await isGone(id)
            try await call(browser)
            id = try await calls(browser).ids[0]
            try await browser.post("/callers/dismiss", ["call": id])
            #expect(try await browser.get("/attendee").step == "idle")
            try await isGone(id)
            try await call(browser)
            id = try await calls(browser).ids[0]
            house.clock.advance(seconds: StationAnswers.secondsThanked + 1)
            #expect(try await browser.get("/attendee").step == "idle")
            #expect(try await calls(browser).numbers == ["3"])
            house.clock.advance(seconds: StationAnswers.secondsWaiting)
            try await isGone(id)
            try await browser.get("/desk")
            #expect(isFree(try await browser.post("/visits", ["language": "vi"])))
        }
    }

    @Test("who is not done with the questions cannot call, and somebody's half answers reach no visit")
    func unfinished() async throws {
        try await House().visit { (browser) async throws in
            try await browser.get("/attendee")
            try await browser.post("/attendee/consultation/begin", ["language": "vi"])
            try await browser.post("/attendee/consultation/answer", ["question": "birth-year", "answer": "1990"])
            #expect(try await go(browser, "call").step == "ask-work")
            try await go(browser, "over")
            try await call(browser, to: "pension")
            #expect(try await calls(browser).numbers == [])
            let page = try await browser.post("/visits", ["language": "vi"])
            #expect(isFree(page) && !page.html.contains("data-answers"))
        }
    }

    @Test("beside a visit that is open, staff choose at the call: that visit or a new one")
    func beside() async throws {
        try await House().visit { (browser) async throws in
            let visit = try await browser.post("/visits", ["language": "vi"], follow: false).location
            try await call(browser)
            let waiting = try await calls(browser)
            #expect(waiting.html.contains("Đưa vào lượt 1, Chưa có tên"))
            let offered = try await browser.get(visit)
            #expect(isFree(offered) && offered.html.contains("data-answers") && offered.html.contains("số 1"))
            let other = try await browser.post("/visits", ["language": "vi"])
            #expect(isFree(other) && !other.html.contains("data-answers"))
            let taken = try await browser.post("\(visit)/answers", ["call": waiting.ids[0]])
            #expect(holds(taken) && !taken.html.contains("data-answers") && taken.html.contains("khách gọi số 1"))
        }
    }

    @Test("beside a visit whose plans were looked at meanwhile, only a new visit is offered")
    func tooLate() async throws {
        try await House().visit { (browser) async throws in
            let visit = try await browser.post("/visits", ["language": "vi"], follow: false).location
            try await call(browser)
            try await browser.post("\(visit)/consultation", VisitTests.plans)
            let waiting = try await calls(browser)
            #expect(waiting.numbers == ["1"] && !waiting.html.contains("Đưa vào lượt"))
            let refused = try await browser.post("\(visit)/answers", ["call": waiting.ids[0]])
            #expect(refused.codes == ["caller-gone"])
            #expect(try await calls(browser).numbers == ["1"])
        }
    }
}
