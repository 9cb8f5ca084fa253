import Desk
import Insurance
import Ledger
import Synchronization
import TestSupport
import Testing

@testable import Web

@Suite("The station and its evening")
struct StationTests {
    private func pay(_ browser: Browser) async throws -> String {
        try await browser.post("/shift/open", ["float": "0"])
        let visit = try await browser.post("/visits", ["language": "vi"], follow: false).location
        try await browser.get(visit)
        try await browser.post(
            "\(visit)/consultation", ["hi": "on", "hiMonths": "12", "hiOrder": "1", "outcome": "enrol"])
        try await browser.post("\(visit)/registration", VisitTests.person)
        let pay = try await browser.readBack(visit)
        try await browser.post(
            "\(visit)/payment",
            ["formID": pay.field("formID"), "expected": pay.field("expected"), "tendered": "1366200"])
        return visit
    }

    @Test("an empty count, and one nobody called finished, are not stored")
    func count() async throws {
        try await House().visit { (browser) async throws in
            try await browser.post("/shift/open", ["float": "0"])
            #expect(try await browser.post("/shift/count").codes == ["count-missing"])
            #expect(try await browser.post("/shift/count", ["counted": "on"]).codes == ["count-missing"])
            let open = try await browser.post("/shift/count", ["n500000": "1", "loose": "1.500"])
            #expect(open.status == 422 && open.codes == ["count-unconfirmed"] && open.html.contains(" data-draft>"))
            #expect(open.html.contains("value=\"1.500\""))
            #expect(try await browser.post("/shift/count", ["loose": "x", "counted": "on"]).codes == ["field-money"])
            let done = try await browser.post("/shift/count", ["n500000": "1", "loose": "1.500", "counted": "on"])
            #expect(done.status == 200 && done.html.contains("501.500 đ"))
        }
    }

    @Test("an empty drawer is counted with a written zero")
    func empty() async throws {
        try await House().visit { (browser) async throws in
            try await browser.post("/shift/open", ["float": "0"])
            #expect(
                try await browser.post("/shift/count", ["loose": "0", "counted": "on"]).html.contains("/shift/close"))
        }
    }

    @Test("looking at another visit leaves the attendee's screen to the person in front of it")
    func display() async throws {
        try await House().visit { (browser) async throws in
            let first = try await browser.post("/visits", ["language": "vi"], follow: false).location
            let second = try await browser.post("/visits", ["language": "en"], follow: false).location
            #expect(try await browser.get("/attendee").values(of: "data-visit") == [String(second.dropFirst(8))])
            try await browser.get(first)
            #expect(try await browser.get("/attendee").values(of: "data-visit") == [String(second.dropFirst(8))])
            try await browser.post("\(first)/present")
            #expect(try await browser.get("/attendee").values(of: "data-visit") == [String(first.dropFirst(8))])
            try await browser.post("/scan", ["text": VisitTests.card, "visit": String(second.dropFirst(8))])
            #expect(try await browser.get("/attendee").values(of: "data-visit") == [String(second.dropFirst(8))])
        }
    }

    @Test("the attendee is told of what is really printed")
    func printed() async throws {
        let house = try await House()
        // With a colleague on duty the card waits for an approval.
        _ = try await house.ledger.openShift(float: .zero, by: House.cashier, at: house.clock.now())
        try await house.visit { (browser) async throws in
            let visit = try await pay(browser)
            #expect(try await browser.get("/attendee").html.contains("Đang in thẻ của ông/bà"))
            try await browser.post("\(visit)/decline-paper")
            let page = try await browser.get("/attendee")
            #expect(page.html.contains("Biên lai đang in…") && page.html.contains("VssID"))
        }
    }

    @Test("papers of an earlier day are on the desk, lead from the tray to their visit, and go out as they are ready")
    func earlier() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            let visit = try await pay(browser)
            try await house.printAll(as: .good, of: [.receipt])
            let page = try await browser.get(visit)
            #expect(page.step == "print" && page.html.contains("<button form=\"hand-over\">"))
            #expect(try await browser.get("/tray").html.contains("href=\"\(visit)\""))
            #expect(!(try await browser.get("/desk")).html.contains("id=\"earlier\""))
            house.clock.advance(seconds: 86_400)
            try await browser.signIn("mm01")
            let desk = try await browser.get("/desk")
            #expect(desk.html.contains("id=\"earlier\"") && desk.html.contains("href=\"\(visit)\""))
        }
    }

    @Test("while papers print, a cashier goes on to the next person")
    func printing() async throws {
        let house = try await House()
        let visit = Mutex("")
        try await house.visit { (browser) async throws in
            let paid = try await pay(browser)
            visit.withLock { $0 = paid }
        }
        try await house.visit(as: "tn01") { (browser) async throws in
            let page = try await browser.get(visit.withLock { $0 })
            #expect(page.step == "print")
            #expect(page.html.contains("<a class=\"button primary\" href=\"/desk\" data-primary>"))
        }
    }

    @Test("a paper the printer was not sent is offered again first")
    func stuck() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            let visit = try await pay(browser)
            try await house.printAll(as: .refused, note: "text-does-not-fit")
            let page = try await browser.get(visit)
            #expect(page.step == "print" && page.html.contains("data-primary>"))
            #expect(page.html.contains("In lại: Thẻ BHYT") && !page.html.contains("href=\"/tray\" data-primary"))
        }
    }

    @Test("the tray is given back by hand, and by signing out")
    func tray() async throws {
        let house = try await House()
        try await house.visit(as: "cb01") { (browser) async throws in
            #expect(!(try await browser.get("/tray")).html.contains("/tray/release"))
            #expect(try await browser.post("/tray/take").html.contains("Trả khay"))
            #expect(try await browser.post("/tray/release").html.contains("Chưa ai phụ trách khay in"))
            try await browser.post("/tray/take")
            try await browser.post("/sign-out")
            #expect(try await house.ledger.trayOfficer(on: house.clock.now().day) == nil)
        }
    }

    @Test("a clock outside the event stands at the top of every page")
    func clock() async throws {
        let day = House.day
        try await House(eventDays: day.adding(days: 1)...day.adding(days: 2)).visit { (browser) async throws in
            for path in ["/desk", "/shift"] {
                #expect(try await browser.get(path).codes.contains("clock-untrusted"))
            }
        }
        try await House(eventDays: day...day).visit { (browser) async throws in
            #expect(!(try await browser.get("/desk")).codes.contains("clock-untrusted"))
        }
    }

    @Test("every spelling of a code waits after the same wrong tries")
    func spelling() async throws {
        try await House().visit(as: nil) { (browser) async throws in
            try await browser.get("/sign-in")
            for code in ["mm01", "MM01", "mm01", "Mm01", "mm01", "mm01"] {
                try await browser.post("/sign-in", ["code": code, "pin": "000000"])
            }
            #expect(try await browser.post("/sign-in", ["code": "MM01", "pin": "135790"]).codes == ["sign-in-wait"])
        }
    }
}
