import Desk
import Insurance
import Ledger
import TestSupport
import Testing

@testable import Web

@Suite("Giving papers out at the desk")
struct HandOverPageTests {
    private static let catalogues = Catalogues(
        facilities: [Facility(code: "10 - 001", name: "Trạm Mẫu")], objects: House.objects,
        relations: ShortList([ListEntry(code: "03", name: "Bố"), ListEntry(code: "06", name: "Anh")]))
    private static let card = "010085123456||LÒ VĂN NHẬN|02091985|Nam|Bản Mẫu, xã Thử Nghiệm|15042021"

    /// A paid visit whose card and receipt are good.
    private func ready(_ house: House, _ browser: Browser) async throws -> (visit: String, papers: [String]) {
        let at = try await TillTests.readyToPay(browser)
        try await browser.post(
            "\(at.visit)/payment",
            ["formID": at.pay.field("formID"), "expected": at.pay.field("expected"), "tendered": "1366200"])
        try await house.printAll(as: .good)
        let page = try await browser.get(at.visit)
        #expect(page.step == "handOver")
        return (at.visit, page.values(of: "data-document"))
    }

    private func fates(_ house: House, _ visit: String) async throws -> [PaperFate.Kind] {
        let id = try #require(Identifier(String(visit.suffix(36))))
        return try await house.ledger.papersLeft(of: id).compactMap(\.fate?.kind)
    }

    private func slips(_ house: House) async throws -> Int {
        try await house.files.flatMap(\.documents).count { $0.kind == .slip }
    }

    private func give(
        _ browser: Browser, _ at: (visit: String, papers: [String]), _ more: KeyValuePairs<String, String> = [:]
    ) async throws -> Browser.Page {
        var body = "csrf=\(browser.token)"
        for paper in at.papers { body += "&paper=\(paper)" }
        for (name, value) in more { body += "&\(name)=\(Browser.escaped(value))" }
        let page = try await browser.post(raw: Array(body.utf8), to: "\(at.visit)/hand-over")
        return page.status == 303 ? try await browser.get(page.location) : page
    }

    @Test("somebody else has a name, a relation and a number; each missing one is told at its field and the rest stays")
    func somebodyElse() async throws {
        let house = try await House(catalogues: Self.catalogues)
        try await house.visit { (browser) async throws in
            let at = try await ready(house, browser)
            let bad = try await give(browser, at, ["receiver": "other", "receiverName": "Lò Nhận", "receiverID": "12"])
            #expect(bad.status == 422 && bad.codes == ["field-choose", "field-personal-id"])
            #expect(bad.html.contains("value=\"Lò Nhận\"") && bad.html.contains("value=\"12\""))
            try await browser.post("\(at.visit)/hand-over/scan", ["text": Self.card])
            let scanned = try await browser.get(at.visit)
            #expect(scanned.html.contains("value=\"LÒ VĂN NHẬN\"") && scanned.html.contains("value=\"010085123456\""))
            let asked = try await give(
                browser, at,
                [
                    "receiver": "other", "receiverName": "LÒ VĂN NHẬN", "receiverRelation": "06",
                    "receiverID": "010085123456",
                ])
            #expect(asked.values(of: "data-signing") == ["open"])
            #expect(asked.html.contains("LÒ VĂN NHẬN (Anh, ••••••••3456)") && !asked.html.contains("010085123456"))
            let screen = try await browser.get("/attendee")
            #expect(screen.step == "sign" && !screen.html.contains("010085123456"))
        }
    }

    @Test("the card of somebody of the visit chooses them")
    func ownCard() async throws {
        let house = try await House(catalogues: Self.catalogues)
        try await house.visit { (browser) async throws in
            let at = try await ready(house, browser)
            let file = try #require(try await house.files.first)
            let person = try #require(file.registrations.first).person
            let own = "\(person.personalID!.digits)||\(person.name)|21111990|Nữ|Bản Mẫu|15042021"
            let page = try await browser.post("\(at.visit)/hand-over/scan", ["text": own])
            let chosen = "value=\"p-\(file.registrations[0].id)\" checked"
            #expect(page.html.contains(chosen) && page.codes.isEmpty)
            let wrong = try await browser.post("\(at.visit)/hand-over/scan", ["text": "no card"])
            #expect(wrong.status == 422)
        }
    }

    @Test("a mark is witnessed by a colleague's PIN, or by who works alone with a tick")
    func mark() async throws {
        let house = try await House(catalogues: Self.catalogues)
        try await house.visit { (browser) async throws in
            let at = try await ready(house, browser)
            let asked = try await give(browser, at, ["by": "mark"])
            let signing = asked.field("signing")
            #expect(asked.html.contains("id=\"mark\" open") && asked.html.contains("id=\"seen\""))
            let screen = try await browser.get("/attendee")
            #expect(screen.step == "mark" && screen.html.contains("Xin điểm chỉ"))
            #expect(!screen.html.contains("data-sign") && !screen.html.contains("Ký tên"))
            let unseen = try await browser.post("\(at.visit)/hand-over/mark", ["signing": signing])
            #expect(unseen.codes == ["mark-unseen"])
            _ = try await house.ledger.openShift(float: .zero, by: House.cashier, at: house.clock.now())
            let two = try await browser.get(at.visit)
            #expect(two.html.contains("id=\"witness\"") && !two.html.contains("id=\"seen\""))
            for (code, pin, trouble) in [
                ("", "", "witness-needed"), ("tn01", "0", "sign-in-wrong"), ("mm01", "135790", "witness-needed"),
            ] {
                let page = try await browser.post(
                    "\(at.visit)/hand-over/mark",
                    ["signing": signing, "witness": code, "witnessPin": pin, "seen": "on"])
                #expect(page.codes == [trouble])
            }
            #expect(try await house.files.allSatisfy(\.handOvers.isEmpty))
            let done = try await browser.post(
                "\(at.visit)/hand-over/mark", ["signing": signing, "witness": "tn01", "witnessPin": "135790"])
            #expect(done.step == "done" && done.html.contains("làm chứng: tn01"))
            #expect(try await house.files.flatMap(\.handOvers).map(\.proof) == [.mark(witness: "tn01")])
        }
    }

    @Test("a signature counts for what the screen showed, and for nothing drawn, given up or forged")
    func screen() async throws {
        let house = try await House(catalogues: Self.catalogues)
        try await house.visit { (browser) async throws in
            let at = try await ready(house, browser)
            _ = try await give(browser, at)
            let screen = try await browser.get("/attendee")
            func sign(_ strokes: String, seal: String? = nil) async throws -> Browser.Page {
                try await browser.post(
                    "/attendee/signature",
                    ["signing": screen.field("signing"), "seal": seal ?? screen.field("seal"), "strokes": strokes])
            }
            #expect(try await sign("").codes == ["signature-empty"])
            #expect(try await sign("1.1.2000.5").codes == ["signature-unreadable"])
            #expect(try await sign("1.1.300.5", seal: "forged").codes == ["signing-over"])
            #expect(try await browser.get(at.visit).values(of: "data-signing") == ["open"])
            try await browser.post("\(at.visit)/hand-over/cancel")
            #expect(try await sign("1.1.300.5").codes == ["signing-over"])
            let again = try await browser.get(at.visit)
            #expect(again.values(of: "data-signing").isEmpty && again.html.contains("id=\"hand-over\""))
        }
    }

    @Test("without a paper there is nothing to give; papers can be kept instead, with a slip")
    func keep() async throws {
        let house = try await House(catalogues: Self.catalogues)
        try await house.visit { (browser) async throws in
            let at = try await ready(house, browser)
            #expect(try await give(browser, (at.visit, [])).codes == ["paper-choose"])
            let kept = try await browser.post("\(at.visit)/hand-over/keep")
            #expect(kept.html.contains("Phiếu xác nhận đang in"))
            #expect(try await fates(house, at.visit) == [.kept])
            #expect(try await slips(house) == 1)
            try await browser.post("\(at.visit)/slip")
            #expect(try await slips(house) == 1, "one that waits is not printed twice")
            let desk = try await browser.get("/desk")
            #expect(desk.html.contains("Giấy tờ đang giữ, chờ giao: 1") && desk.html.contains("giữ tại BHXH Mẫu"))
        }
    }

    @Test("at the close each paper has a choice; what lies in the tray is looked at first")
    func closing() async throws {
        let house = try await House(catalogues: Self.catalogues)
        try await house.visit { (browser) async throws in
            let at = try await ready(house, browser)
            let count: KeyValuePairs = ["n500000": "0", "loose": "1.366.200", "counted": "on"]
            let page = try await browser.post("/shift/count", count)
            #expect(page.values(of: "data-left") == ["good", "good"] && page.html.contains("Của") == false)
            #expect(!page.html.contains("<button class=\"primary\" data-primary>Đóng ca"))
            let papers = page.values(of: "value").filter { at.papers.contains($0) }
            #expect(Set(papers).count == 2)
            func settle(_ fate: String, seen attempts: Int = 1) async throws -> Browser.Page {
                var body = "csrf=\(browser.token)"
                for paper in Set(papers) {
                    body += "&paper=\(paper)&fate-\(paper)=\(fate)&attempts-\(paper)=\(attempts)"
                }
                return try await browser.post(raw: Array(body.utf8), to: "/shift/papers")
            }
            let refused = try await settle("kept", seen: 0)
            #expect(refused.codes.contains("fate-does-not-fit") && refused.values(of: "data-left") == ["good", "good"])
            let alone = try await settle("destroyed")
            #expect(String(alone.html).contains("data-code=\"second-person-missing\""))
            #expect(try await settle("posted").status == 303)
            let answered = try await browser.get("/shift")
            #expect(answered.html.contains("Mọi tờ đã có hướng xử lý") && answered.html.contains("đã gửi bưu điện"))
        }
    }
}
