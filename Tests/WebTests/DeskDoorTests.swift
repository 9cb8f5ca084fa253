import Desk
import Insurance
import TestSupport
import Testing

@testable import Web

@Suite("At the desk's door")
struct DeskDoorTests {
    @Test("nothing on the desk is pressed by an Enter that was meant for nothing; a new visit has a key of its own")
    func noStrayVisit() async throws {
        try await House().visit { (browser) async throws in
            let desk = try await browser.get("/desk")
            #expect(!desk.html.contains("data-primary"))
            #expect(desk.html.contains("data-new>") && desk.html.contains("<kbd>F4</kbd>"))
        }
    }

    @Test("an empty scan box is told as such, not as a code of another kind")
    func emptyScan() async throws {
        try await House().visit { (browser) async throws in
            let page = try await browser.post("/scan", ["text": "  "])
            #expect(page.status == 422 && page.codes == ["scan-empty"])
        }
    }

    @Test("a card with a day that no calendar has is told as such")
    func impossibleDay() async throws {
        try await House().visit { (browser) async throws in
            let card = VisitTests.card.replacing("21111990", with: "31021990")
            let page = try await browser.post("/scan", ["text": card])
            #expect(page.status == 422 && page.codes == ["scan-day-impossible"])
            #expect(page.html.contains("ngày sinh") && page.html.contains("31/02"))
        }
    }

    @Test("a name without an end is kept as scanned, and told to be too long when it is registered")
    func longName() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            let name = String(repeating: "LÒ THỊ ", count: 30) + "MẪU"
            let card = VisitTests.card.replacing("TẨN THỊ MẪU ƯỚC", with: name)
            let visit = try await browser.post("/scan", ["text": card], follow: false).location
            #expect(try await house.files.first?.name == name)
            try await browser.get(visit)
            try await browser.post(
                "\(visit)/consultation",
                ["hi": "on", "hiMonths": "12", "hiOrder": "1", "hiGroup": "none", "outcome": "enrol"])
            let page = try await browser.post(
                "\(visit)/registration",
                [
                    "name": name, "birth": "21/11/1990", "sex": "female", "personalID": "010190905123", "siCode": "",
                    "phone": "", "address": "Bản Mẫu", "facility": "10 - 001", "livingArea": "", "joining": "new",
                    "hiJoining": "new", "paper": "on", "consent": "on",
                ])
            #expect(page.status == 422 && page.codes == ["name-too-long"] && page.html.contains("quá dài"))
        }
    }
}
