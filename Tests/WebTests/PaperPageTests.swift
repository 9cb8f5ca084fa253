import Desk
import Foundation
import HTTPTypes
import Insurance
import InsuranceRules
import Ledger
import Synchronization
import TestSupport
import Testing

@testable import Web

@Suite("Paper asked for, looked at and approved on the pages")
struct PaperPageTests {
    /// Registers the made-up person of the other tests, and goes to the read-back.
    private func registered(_ browser: Browser) async throws -> String {
        let scanned = try await browser.post("/scan", ["text": VisitTests.card], follow: false)
        let visit = scanned.location
        try await browser.get(visit)
        try await browser.post(
            "\(visit)/consultation",
            ["hi": "on", "hiMonths": "12", "hiOrder": "1", "hiGroup": "none", "outcome": "enrol"])
        try await browser.post("\(visit)/registration", VisitTests.person)
        return visit
    }

    private func paid(_ browser: Browser) async throws -> String {
        try await browser.post("/shift/open", ["float": "500.000"])
        let visit = try await registered(browser)
        let pay = try await browser.readBack(visit)
        #expect(pay.step == "pay")
        try await browser.post(
            "\(visit)/payment",
            ["formID": pay.field("formID"), "expected": pay.field("expected"), "tendered": "1.400.000"])
        return visit
    }

    @Test("the read-back shows the card as it will be printed; the screen the hall sees has no numbers on it")
    func pictures() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            let visit = try await registered(browser)
            let page = try await browser.get(visit)
            let source = try #require(page.values(of: "src").first { $0.contains("/health-card") })
            #expect(page.step == "readBack" && source.hasPrefix("\(visit)/papers/"))
            let picture = try await browser.get(source)
            #expect(picture.headers[.contentType] == "image/png" && picture.headers[.cacheControl] == "no-store")
            #expect(picture.html == "health-card TẨN THỊ MẪU ƯỚC ")

            let facing = try await browser.get("/attendee")
            let open = try #require(facing.values(of: "src").first { $0.contains("/health-card") })
            #expect(open.hasSuffix("?for=attendee"))
            #expect(try await browser.get(open).html == "health-card TẨN THỊ MẪU ƯỚC code,qr")
            #expect(try await browser.get("\(visit)/papers/\(visit.suffix(36))/health-card").status == 404)
            #expect(try await browser.get(source.replacing("health-card", with: "book-cover")).status == 404)
        }
        try await house.visit(as: nil) { (browser) async throws in
            let page = try await browser.get("/visits/01a2007c-4eef-7e09-963e-2635ce9062bc/papers/x/health-card")
            #expect(page.status != 200)
        }
    }

    @Test("an officer approves in one act; nobody else is offered it")
    func approve() async throws {
        let house = try await House()
        let address = Mutex("")
        // With a colleague on duty nobody approves what they were paid for.
        _ = try await house.ledger.openShift(float: .zero, by: House.cashier, at: house.clock.now())
        try await house.visit { (browser) async throws in
            let visit = try await paid(browser)
            let waiting = try await browser.get(visit)
            #expect(waiting.html.contains("action=\"\(visit)/approve\"") && waiting.html.contains("data-primary"))
            #expect(try await browser.post("\(visit)/approve").codes == ["approver-took-money"])
            address.withLock { $0 = visit }
        }
        try await house.visit(as: "cb01") { (browser) async throws in
            let visit = address.withLock { $0 }
            try await browser.get(visit)
            let approved = try await browser.post("\(visit)/approve")
            #expect(!approved.html.contains("\(visit)/approve"))
            let papers = try await house.files.flatMap(\.documents)
            #expect(papers.first { $0.kind == .healthCard }?.approvedBy == "cb01")
        }
    }

    @Test("who does not approve asks for the electronic one, and a slip says so")
    func decline() async throws {
        let house = try await House()
        _ = try await house.ledger.openShift(float: .zero, by: House.cashier, at: house.clock.now())
        try await house.visit { (browser) async throws in
            let visit = try await paid(browser)
            try await browser.post("\(visit)/decline-paper")
            let papers = try await house.files.flatMap(\.documents)
            #expect(papers.first { $0.kind == .healthCard }?.state == .cancelled)
            #expect(papers.count { $0.kind == .slip } == 1)
        }
    }

    @Test("where an office prints no books, only the card is offered on paper; with a book alone nothing is")
    func electronicOnly() async throws {
        let house = try await House(home: Place(province: "79"))
        try await house.visit { (browser) async throws in
            let visit = try await browser.post("/visits", ["language": "vi"], follow: false).location
            let both = try await browser.post(
                "\(visit)/consultation",
                [
                    "hi": "on", "hiMonths": "12", "hiOrder": "1", "hiGroup": "none", "vsi": "on",
                    "vsiIncome": "1.500.000", "vsiMethod": "monthly", "vsiCategory": "other",
                    "vsiSupportedMonths": "", "outcome": "enrol",
                ])
            #expect(both.step == "register" && both.html.contains("name=\"paper\""))
            #expect(both.html.contains("Bản giấy chỉ có cho"))

            let other = try await browser.post("/visits", ["language": "vi"], follow: false).location
            let book = try await browser.post(
                "\(other)/consultation",
                [
                    "vsi": "on", "vsiIncome": "1.500.000", "vsiMethod": "monthly", "vsiCategory": "other",
                    "vsiSupportedMonths": "", "outcome": "enrol",
                ])
            #expect(!book.html.contains("name=\"paper\"") && book.html.contains("data-paper=\"none\""))
        }
    }
}

@Suite("The page that lines printers up")
struct CalibrationPageTests {
    @Test("a supervisor prints the page, enters what was measured, and every print is moved from then on")
    func enter() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            let page = try await browser.get("/calibration")
            #expect(page.values(of: "data-calibration") == ["card", "book", "receipt"])
            try await browser.post("/calibration/print", ["printer": "card"])
            #expect(house.lining.sheets == [.init(printer: .card, isLinedUp: false)])

            let wrong = try await browser.post(
                "/calibration/enter", ["printer": "card", "left-card": "10,45", "top-card": "", "length-card": "60"])
            #expect(wrong.codes.contains("field-millimetres") && wrong.codes.contains("field-required"))
            #expect(wrong.html.contains("value=\"10,45\"") && house.lining.applied.isEmpty)
            let absurd = try await browser.post(
                "/calibration/enter", ["printer": "card", "left-card": "1", "top-card": "1", "length-card": "6"])
            #expect(absurd.codes.contains("calibration-implausible") && house.lining.applied.isEmpty)

            let done = try await browser.post(
                "/calibration/enter", ["printer": "card", "left-card": "10,4", "top-card": "9.8", "length-card": "60"])
            #expect(house.lining.applied == [.card: PrinterCalibration(right: -4, down: 2, scale: 1000)])
            #expect(done.html.contains("−0,4") && done.html.contains("+0,2") && done.html.contains("mm01, 21/11/2026"))
            try await browser.post("/calibration/print", ["printer": "card", "linedUp": "on"])
            #expect(house.lining.sheets.last == .init(printer: .card, isLinedUp: true))
            try await browser.post("/calibration/reset", ["printer": "card"])
            #expect(house.lining.applied == [.card: .none])
        }
    }

    @Test("others see how the printers are lined up, and change nothing")
    func forSupervisors() async throws {
        let house = try await House()
        try await house.visit(as: "cb01") { (browser) async throws in
            let page = try await browser.get("/calibration")
            #expect(page.status == 200 && !page.html.contains("/calibration/enter"))
            let refused = try await browser.post("/calibration/print", ["printer": "card"])
            #expect(refused.codes.contains("role-missing") && house.lining.sheets.isEmpty)
        }
    }

    @Test(
        "millimetres are read to a tenth, with comma or point",
        arguments: [
            ("10,4", 104), ("10.4", 104), ("10", 100), ("0,3", 3), ("10,45", nil), ("", nil), ("-1", nil), ("a", nil),
        ])
    func tenths(text: String, tenths: Int?) {
        #expect(CalibrationController.tenths(text) == tenths)
    }
}
