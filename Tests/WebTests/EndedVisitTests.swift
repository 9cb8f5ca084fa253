import Desk
import Insurance
import InsuranceRules
import TestSupport
import Testing

@testable import Web

@Suite("Acts on a visit that has ended")
struct EndedVisitTests {
    private func open(_ browser: Browser) async throws -> String {
        let visit = try await browser.post("/visits", ["language": "vi"], follow: false).location
        try await browser.get(visit)
        return visit
    }

    @Test("a page left open in another window changes nothing any more, and says so with the way on")
    func refused() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            let visit = try await open(browser)
            try await browser.post("\(visit)/consultation", VisitTests.plans)
            try await browser.post(
                "\(visit)/follow-up", ["phone": "0912 345 678", "consent": "on", "name": "lò thị mẫu"])
            let before = try await house.files
            let acts: [(String, KeyValuePairs<String, String>)] = [
                ("consultation", VisitTests.plans), ("comparison/choose", ComparisonTests.chosen),
                ("comparison", ["preset": "household"]), ("follow-up", ["contact": "none"]),
                ("decline", ["reason": "no-time"]),
            ]
            for (act, form) in acts {
                let page = try await browser.post("\(visit)/\(act)", form)
                #expect(page.status == 422 && page.codes.contains("visit-ended") && page.step == "done", "\(act)")
                #expect(page.html.contains("Lượt này đã kết thúc"), "\(act)")
                #expect(page.html.contains("action=\"/visits\""), "the way to a new visit")
            }
            #expect(try await house.files == before)
        }
    }

    @Test("staff open it again on purpose, and the consultation goes on with its plans")
    func reopened() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            let visit = try await open(browser)
            try await browser.post("\(visit)/consultation", VisitTests.plans)
            try await browser.post("\(visit)/decline", ["reason": "no-time"])
            let done = try await browser.get(visit)
            #expect(done.html.contains("action=\"\(visit)/reopen\"") && done.html.contains("số đó sẽ bị xóa"))
            let page = try await browser.post("\(visit)/reopen")
            #expect(page.step == "consult" && page.html.contains("Đã mở lại lượt này"))
            #expect(page.html.contains("1.366.200 đ"), "the plans are still there")
        }
    }

    @Test("what was given up after it was registered is not opened again")
    func givenUp() async throws {
        try await House().visit { (browser) async throws in
            let visit = try await open(browser)
            try await browser.post(
                "\(visit)/consultation",
                ["hi": "on", "hiMonths": "12", "hiOrder": "1", "hiGroup": "none", "outcome": "enrol"])
            try await browser.post("\(visit)/registration", VisitTests.person)
            let done = try await browser.post("\(visit)/abandon")
            #expect(done.step == "done" && !done.html.contains("/reopen"))
            #expect(try await browser.post("\(visit)/reopen").codes == ["visit-ended"])
        }
    }
}
