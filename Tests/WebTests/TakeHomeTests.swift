import Desk
import Insurance
import InsuranceRules
import Ledger
import TestSupport
import Testing

@testable import Web

@Suite("What people take home, and how they come back")
struct TakeHomeTests {
    private func open(_ browser: Browser) async throws -> String {
        let visit = try await browser.post("/visits", ["language": "vi"], follow: false).location
        try await browser.get(visit)
        return visit
    }

    private func leaflet(_ browser: Browser, _ house: House, at visit: String) async throws -> Leaflet {
        try await browser.post("\(visit)/consultation", VisitTests.plans)
        try await browser.post("\(visit)/leaflet", ["paper": "leaflet-slip"])
        return try #require(await house.leaflets.printed.last)
    }

    @Test("a leaflet is printed with the plans looked at; the sentence names number and printer")
    func printed() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            let visit = try await open(browser)
            try await browser.post("\(visit)/consultation", VisitTests.plans)
            let page = try await browser.post("\(visit)/leaflet", ["paper": "leaflet-a5"])
            let leaflet = try #require(await house.leaflets.printed.first)
            #expect(leaflet.paper == .sheet && leaflet.fields["plan1"]?.contains("1.366.200 đ") == true)
            #expect(page.html.contains("Phiếu \(leaflet.number) đã gửi đến Máy in sổ."))
        }
    }

    @Test("a printer that refuses is told with its reason, and nothing else is lost")
    func refused() async throws {
        let house = try await House()
        await house.leaflets.answer(.refused(reason: "media-empty"))
        try await house.visit { (browser) async throws in
            let visit = try await open(browser)
            try await browser.post("\(visit)/consultation", VisitTests.plans)
            let page = try await browser.post("\(visit)/leaflet", ["paper": "leaflet-slip"])
            #expect(page.status == 422 && page.codes == ["leaflet-refused"] && page.html.contains("Hết giấy"))
            #expect(page.html.contains("Máy in biên lai") && page.step == "consult")
            await house.leaflets.answer(.unreachable)
            let silent = try await browser.post("\(visit)/leaflet", ["paper": "leaflet-slip"])
            #expect(silent.codes == ["leaflet-unreachable"])
            #expect(try await browser.post("\(visit)/leaflet", ["paper": "wallpaper"]).codes == ["form-unreadable"])
        }
    }

    @Test("a household is taken home as one: its members and their sum")
    func household() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            let visit = try await open(browser)
            let page = try await browser.post(
                "\(visit)/comparison/leaflet",
                [
                    "column": "1", "c1-scheme": "hi", "c1-months": "12", "c1-order": "1", "column": "2",
                    "c2-scheme": "hi", "c2-months": "12", "c2-order": "2", "group": "none", "category": "other",
                    "paper": "leaflet-a5",
                ])
            let leaflet = try #require(await house.leaflets.printed.first)
            #expect(page.html.contains("\(leaflet.number)"))
            #expect(leaflet.fields["plan1"]?.contains("1.366.200 đ") == true)
            #expect(leaflet.fields["plan2"]?.contains("2.322.540 đ") == true && leaflet.fields["household"] == "")
        }
    }

    @Test("the number finds today's visit again, scanned or typed; a wrong digit is told")
    func sameDay() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            let visit = try await open(browser)
            let number = try await leaflet(browser, house, at: visit).number
            #expect(try await browser.post("/scan", ["text": number.symbol], follow: false).location == visit)
            let typed = number.text.lowercased()
            #expect(try await browser.post("/scan", ["text": typed], follow: false).location == visit)
            let wrong = String(number.text.dropLast()) + (number.text.hasSuffix("0") ? "1" : "0")
            #expect(try await browser.post("/scan", ["text": wrong]).codes == ["offer-number-wrong"])
        }
    }

    @Test("on a later day it opens a new visit with the plans, and tells the old amounts and their day")
    func later() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            let visit = try await open(browser)
            let number = try await leaflet(browser, house, at: visit).number
            house.clock.advance(seconds: 2 * 86_400)
            try await browser.signIn("mm01")
            let back = try await browser.post("/scan", ["text": number.symbol], follow: false)
            #expect(back.location != visit)
            let page = try await browser.get(back.location)
            #expect(page.step == "consult" && page.values(of: "data-offer") == ["\(number)"])
            #expect(page.html.contains("tính cho ngày 21/11/2026") && page.html.contains("12 tháng: 1.366.200 đ"))
            #expect(page.html.contains("23/12/2026 – 22/12/2027"), "worked out for today")
            let compared = try await browser.get("\(back.location)/comparison")
            #expect(compared.values(of: "data-column").count == 2)
        }
    }

    @Test("an offer fills the visit on the screen while nothing was chosen there")
    func inVisit() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            let first = try await open(browser)
            let number = try await leaflet(browser, house, at: first).number
            try await browser.post("\(first)/follow-up", ["contact": "none"])
            let second = try await open(browser)
            let page = try await browser.post(
                "/scan", ["text": number.symbol, "visit": String(second.dropFirst(8))], follow: false)
            #expect(page.location == second)
        }
    }

    @Test("a phone number is kept with the box ticked, and only then")
    func followUp() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            let visit = try await open(browser)
            let form = try await browser.get("\(visit)/follow-up")
            #expect(!form.html.contains("name=\"consent\" value=\"on\" checked"), "nobody agrees by default")
            let silent = try await browser.post("\(visit)/follow-up", ["phone": "0912 345 678"])
            #expect(silent.status == 422 && silent.codes == ["consent-to-call-missing"])
            #expect(silent.html.contains("value=\"0912 345 678\"") && silent.html.contains("<a href=\"#consent\""))
            let wrong = try await browser.post("\(visit)/follow-up", ["phone": "12", "consent": "on"])
            #expect(wrong.codes == ["phone-malformed"])
            let odd = try await browser.post(
                "\(visit)/follow-up", ["phone": "0912 345 678", "name": "<b>", "consent": "on"])
            #expect(odd.codes == ["name-unprintable"])
            #expect(try await house.files.map(\.visit.outcome) == [nil])
            let done = try await browser.post(
                "\(visit)/follow-up",
                ["phone": "0912 345 678", "name": "lò thị mẫu", "bestTime": "evening", "consent": "on"])
            #expect(done.step == "done" && done.html.contains("Đã lưu số để gọi lại"))
            let kept = try #require(try await house.ledger.leads(of: House.day...House.day).first)
            #expect(kept.contact?.phone.digits == "0912345678" && kept.contact?.bestTime == .evening)
            #expect(kept.consent.version == "2026-11" && kept.consent.officer == "mm01")
        }
    }

    @Test("someone who comes back alone leaves nothing; a reason is one tap")
    func alone() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            let visit = try await open(browser)
            let done = try await browser.post("\(visit)/follow-up", ["phone": "0912345678", "contact": "none"])
            #expect(done.step == "done" && done.html.contains("Không lưu gì về khách"))
            #expect(try await house.files.map(\.visit.outcome) == [.followUp])
            #expect(try await house.ledger.leads(of: House.day...House.day).isEmpty)
            let other = try await open(browser)
            let asked = try await browser.get("\(other)/decline")
            for reason in DeclineReason.allCases {
                #expect(asked.html.contains("name=\"reason\" value=\"\(reason.rawValue)\""))
            }
            try await browser.post("\(other)/decline", ["reason": "ask-family"])
            #expect(try await house.files.last?.visit.declinedFor == .askFamily)
        }
    }

    @Test("where someone came from is corrected with one tap")
    func channel() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            let visit = try await open(browser)
            let page = try await browser.post("\(visit)/channel", ["channel": "household-visit"])
            #expect(page.html.contains("Đã ghi: đến từ Đến từng nhà.") && page.step == "consult")
            #expect(try await house.files.first?.visit.channel == .householdVisit)
            #expect(try await browser.post("\(visit)/channel", ["channel": "moon"]).codes == ["form-unreadable"])
        }
    }
}
