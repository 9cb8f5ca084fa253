import Desk
import Foundation
import HTTPTypes
import Insurance
import Testing

@Suite("fields to pick from a list") struct PickPageTests {
    private struct Answer: Decodable, Equatable {
        let code: String
        let text: String
    }

    private func house() async throws -> House {
        let shipped = try ShippedLists.lists.get()
        let many = (1...150).map {
            Facility(code: "10 - \(100 + $0)", name: "Trạm Y tế xã Mẫu \($0)", place: $0 == 7 ? "Bát Mẫu" : nil)
        }
        return try await House(catalogues: Catalogues(facilities: many, objects: House.objects, places: shipped.places))
    }

    private func ask(_ browser: Browser, _ list: String, _ typed: String) async throws -> [Answer] {
        let page = try await browser.get("/catalogues/\(list)?q=\(Browser.escaped(typed))")
        #expect(page.status == 200 && page.headers[.contentType] == "application/json")
        return try JSONDecoder().decode([Answer].self, from: Data(page.html.utf8))
    }

    @Test("communes are found without marks, those of the home province first")
    func communes() async throws {
        try await house().visit { (browser) async throws in
            #expect(
                try await ask(browser, "communes", "bat xat") == [
                    Answer(code: "02683", text: "Xã Bát Xát, Lào Cai (02683)")
                ])
            #expect(try await ask(browser, "communes", "02683").map(\.code) == ["02683"])
            #expect(try await ask(browser, "communes", "lao cai cam duong").map(\.code) == ["02671"])
            let many = try await ask(browser, "communes", "tân")
            #expect(many.count == 10 && many.first?.text.contains("Lào Cai") == true)
            #expect(try await ask(browser, "communes", "") == [])
            #expect(try await ask(browser, "communes", "không có xã này") == [])
            #expect(try await browser.get("/catalogues/people?q=a").status == 404)
        }
    }

    @Test("lists are for staff who are signed in")
    func signedOut() async throws {
        try await house().visit(as: nil) { (browser) async throws in
            let page = try await browser.get("/catalogues/communes?q=bat")
            #expect(page.status == 303 && page.location == "/sign-in")
        }
    }

    @Test("a short list stands in the page, a long one is asked for")
    func inPage() async throws {
        for (house, isLong) in [(try await House(), false), (try await self.house(), true)] {
            try await house.visit { (browser) async throws in
                let visit = try await register(browser)
                let page = try await browser.get(visit)
                #expect(page.html.contains("data-pick=\"/catalogues/facilities\"") == isLong)
                #expect(page.html.contains("<option value=\"Trạm Mẫu (10 - 001)\"") == !isLong)
                #expect(page.html.contains("list=\"facility-list\"") == !isLong)
            }
        }
    }

    @Test("the text of a pick, its name or its code is taken; anything else stays for mending")
    func taken() async throws {
        for (typed, isTaken) in [
            ("Trạm Mẫu (10 - 001)", true), ("10 - 001", true), ("tram mau", true), ("Trạm", false), ("", false),
            ("Trạm Mẫu (10 - 002)", false),
        ] {
            try await House().visit { (browser) async throws in
                let visit = try await register(browser)
                let form = VisitTests.person.map { ($0.key, $0.key == "facility" ? typed : $0.value) }
                let pairs = ([("csrf", browser.token)] + form)
                    .map { "\(Browser.escaped($0.0))=\(Browser.escaped($0.1))" }.joined(separator: "&")
                let page = try await browser.post(raw: Array(pairs.utf8), to: "\(visit)/registration")
                #expect((page.status == 303) == isTaken, "\(typed)")
                guard !isTaken else { return }
                #expect(
                    page.codes.contains("field-choose") && page.html.contains("name=\"facility\" value=\"\(typed)\""))
            }
        }
    }

    /// A visit at its registration form, with health insurance.
    private func register(_ browser: Browser) async throws -> String {
        let visit = try await browser.post("/scan", ["text": VisitTests.card], follow: false).location
        try await browser.get(visit)
        let page = try await browser.post(
            "\(visit)/consultation",
            ["hi": "on", "hiMonths": "12", "hiOrder": "1", "hiGroup": "none", "outcome": "enrol"])
        #expect(page.step == "register")
        return visit
    }
}
