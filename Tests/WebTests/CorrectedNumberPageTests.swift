import Desk
import Insurance
import Ledger
import TestSupport
import Testing

@testable import Web

@Suite("A wrong number set right on the page")
struct CorrectedNumberPageTests: RegisteringTests {
    private static let right = "010190905999"
    private static let wrong = "010190905123"

    private func enrol(_ browser: Browser, _ person: Answers) async throws -> (visit: String, page: Browser.Page) {
        let visit = try await browser.post(
            "/visits", ["language": "vi", "channel": "performance"], follow: false
        ).location
        try await browser.get(visit)
        try await browser.submit("\(visit)/consultation", Self.health + [("outcome", "enrol")])
        return (visit, try await browser.submit("\(visit)/registration", person + [("hiJoining", "new")]))
    }

    private func pay(_ browser: Browser, _ visit: String) async throws {
        let pay = try await browser.readBack(visit)
        let paid = try await browser.post(
            "\(visit)/payment",
            ["formID": pay.field("formID"), "expected": pay.field("expected"), "tendered": "1366200"])
        #expect(paid.codes.isEmpty)
    }

    private func person(_ number: String, name: String = "Lò Thị Mẫu") -> Answers {
        Self.person.map { $0.0 == "personalID" ? ($0.0, number) : $0.0 == "name" ? ($0.0, name) : $0 }
    }

    @Test("the wrong ID is typed and paid; the page shows both numbers, says what is wrong with them, and sets right")
    func correct() async throws {
        try await registering(Self.health) { (house, browser, visit) async throws in
            // Given somebody who paid under a wrong number and holds a good card
            try await browser.post("/shift/open", ["float": "0"])
            try await browser.submit("\(visit)/registration", Self.person + [("hiJoining", "new"), ("paper", "on")])
            try await pay(browser, visit)
            try await house.printAll(as: .good)
            let page = try await browser.get("\(visit)/rights")
            #expect(page.field("personalID") == Self.wrong && page.field("siCode") == "")
            func answers(_ id: String, _ code: String = "", _ more: Answers = []) -> Answers {
                [
                    ("registration", page.field("registration")), ("name", "Lò Thị Mẫu"), ("birth", "21/11/1990"),
                    ("sex", "female"), ("personalID", id), ("siCode", code), ("phone", ""), ("address", "Bản Mẫu"),
                ] + more
            }

            // When what is typed cannot be, or the card is out, then the page says so
            for (id, code, says) in [
                ("", "", "field-some-number"), ("01019090599", "", "field-personal-id"),
                (Self.right, "12345", "field-si-code"), ("010085905999", "", "id-contradiction"),
                (Self.right, "", "correction-papers-out"),
            ] {
                let refused = try await browser.submit("\(visit)/correction", answers(id, code))
                #expect(refused.codes == [says] && refused.field("personalID") == id)
                let card = try #require(try await house.files.first?.documents.first { $0.kind == .healthCard })
                // The paper that stands in the way is one tap away.
                let link = "<a href=\"\(visit)#paper-\(card.id)\">Thẻ BHYT"
                #expect(refused.html.contains(link) == (says == "correction-papers-out"))
                #expect(try await browser.get(visit).html.contains("id=\"paper-\(card.id)\""))
            }

            // When it is right, then it is told, once however often it is sent
            let right = answers("010 190 905 999", "", [("hasPapers", "on")])
            let done = try await browser.submit("\(visit)/correction", right)
            #expect(done.codes.isEmpty && done.field("personalID") == Self.right)
            #expect(done.html.contains("“\(Self.wrong)” thành “\(Self.right)”"))
            #expect(try await browser.submit("\(visit)/correction", right).codes == ["correction-empty"])
            #expect(try await house.registrations.map(\.corrections.count) == [1])
            let spoiled = try #require(try await house.files.first?.documents.first { $0.state == .spoiled })
            try await house.ledger.reprint(document: spoiled.id, by: House.officer, at: house.clock.now())
            #expect(try await house.printAll(of: [.healthCard]).map { $0.fields["code"] } == [Self.right])
        }
    }

    @Test("a page opened before another set the ID right puts nothing back, and then shows how it is")
    func outdated() async throws {
        try await registering(Self.health) { (house, browser, visit) async throws in
            try await browser.post("/shift/open", ["float": "0"])
            try await browser.submit("\(visit)/registration", Self.person + [("hiJoining", "new")])
            try await pay(browser, visit)
            let page = try await browser.get("\(visit)/rights")
            func answers(_ id: String, _ phone: String, seen: String) -> Answers {
                [
                    ("registration", page.field("registration")), ("name", "Lò Thị Mẫu"), ("birth", "21/11/1990"),
                    ("sex", "female"), ("personalID", id), ("siCode", ""), ("phone", phone), ("address", "Bản Mẫu"),
                    ("seen", seen),
                ]
            }
            // Given two who opened the page, one of whom sets the ID right
            #expect(page.field("seen") == "0" && page.field("personalID") == Self.wrong)
            #expect(try await browser.submit("\(visit)/correction", answers(Self.right, "", seen: "0")).codes.isEmpty)

            // When the other misspells a telephone number, the page does not take the correction for seen
            let misspelled = try await browser.submit("\(visit)/correction", answers(Self.wrong, "12", seen: "0"))
            #expect(misspelled.codes == ["phone-malformed"] && misspelled.field("seen") == "0")

            // Nor when it is right; then the page shows how it is
            let late = try await browser.submit("\(visit)/correction", answers(Self.wrong, "0912345678", seen: "0"))
            #expect(late.codes == ["correction-outdated"])
            #expect(late.field("personalID") == Self.right && late.field("seen") == "1")
            #expect(try await house.registrations.map(\.person.personalID?.digits) == [Self.right])
            let now = try await browser.submit("\(visit)/correction", answers(Self.right, "0912345678", seen: "1"))
            #expect(now.codes.isEmpty)
            #expect(try await house.registrations.map(\.person.phone) == ["0912345678"])
        }
    }

    @Test("whoever may not set a number is not offered it, and sets the name right all the same")
    func consultant() async throws {
        try await registering(Self.health) { (house, browser, visit) async throws in
            try await browser.post("/shift/open", ["float": "0"])
            try await browser.submit("\(visit)/registration", Self.person + [("hiJoining", "new")])
            try await pay(browser, visit)
            #expect(!(try await browser.get("\(visit)/rights").html.contains("hoặc giám sát sửa")))
            try await house.visit(as: "tv01") { (other) async throws in
                let page = try await other.get("\(visit)/rights")
                #expect(page.html.contains("hoặc giám sát sửa") && !page.html.contains("id=\"personalID\""))
                func answers(_ name: String, _ id: String) -> Answers {
                    [
                        ("registration", page.field("registration")), ("name", name), ("birth", "21/11/1990"),
                        ("sex", "female"), ("personalID", id), ("siCode", page.field("siCode")),
                        ("address", "Bản Mẫu"), ("seen", page.field("seen")),
                    ]
                }
                let refused = try await other.submit("\(visit)/correction", answers("Lò Thị Mẫu", Self.right))
                #expect(refused.codes == ["role-missing"])
                let done = try await other.submit(
                    "\(visit)/correction", answers("Lò Thị Mẩu", page.field("personalID")))
                #expect(done.codes.isEmpty)
            }
            #expect(try await house.registrations.map(\.person.name) == ["LÒ THỊ MẨU"])
        }
    }

    @Test("from then on the right number is refused at the table, and whoever has the wrong one registers and pays")
    func others() async throws {
        try await registering(Self.health) { (house, browser, visit) async throws in
            try await browser.post("/shift/open", ["float": "0"])
            try await browser.submit("\(visit)/registration", Self.person + [("hiJoining", "new")])
            try await pay(browser, visit)
            #expect(try await browser.post("/scan", ["text": Self.wrong], follow: false).location == visit)
            let page = try await browser.get("\(visit)/rights")
            try await browser.submit(
                "\(visit)/correction",
                [
                    ("registration", page.field("registration")), ("name", "Lò Thị Mẫu"), ("birth", "21/11/1990"),
                    ("sex", "female"), ("personalID", Self.right), ("address", "Bản Mẫu"),
                ])
            #expect(try await browser.post("/scan", ["text": Self.right], follow: false).location == visit)
            #expect(try await browser.post("/scan", ["text": Self.wrong]).codes == ["scan-no-visit"])
            let again = try await enrol(browser, person(Self.right))
            #expect(again.page.codes == ["already-registered"] && again.page.html.contains("mm01"))
            let other = try await enrol(browser, person(Self.wrong, name: "Vàng Thị Khác"))
            #expect(other.page.codes.isEmpty)
            try await pay(browser, other.visit)

            // Nor can the other's number be given to the first again.
            let back = try await browser.submit(
                "\(visit)/correction",
                [
                    ("registration", page.field("registration")), ("name", "Lò Thị Mẫu"), ("birth", "21/11/1990"),
                    ("sex", "female"), ("personalID", Self.wrong), ("address", "Bản Mẫu"), ("seen", "1"),
                ])
            #expect(back.codes == ["correction-insured-twice"] && back.html.contains("mm01"))
        }
    }
}
