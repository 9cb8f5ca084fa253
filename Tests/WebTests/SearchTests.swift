import Desk
import Insurance
import TestSupport
import Testing

@testable import Web

@Suite("Looking someone up at the desk")
struct SearchTests {
    private static func card(_ name: String, _ number: Int, year: Int = 1990, hamlet: String = "Bản Mẫu") -> String {
        "0101\(String(year).suffix(2))\(100_000 + number)||\(name)|2111\(year)|Nữ|\(hamlet), xã Thử Nghiệm|01012024"
    }

    /// The part of a page that holds what was found.
    private func found(_ page: Browser.Page) -> String {
        guard let start = page.html.firstRange(of: "id=\"found\""),
            let end = page.html[start.upperBound...].firstRange(of: "</section>")
        else { return "" }
        return String(page.html[start.upperBound..<end.lowerBound])
    }

    @Test("a name without accents, in any order, finds the visit; nothing of it stands in an address")
    func finds() async throws {
        try await House().visit { (browser) async throws in
            let visit = try await browser.post("/scan", ["text": Self.card("LÒ THỊ MẪU", 1)], follow: false).location
            try await browser.post("/scan", ["text": Self.card("VÀNG THỊ THỬ", 2)])
            for typed in ["lo mau", "mau l", "mẫu 1990", "0001", "thi lo"] {
                let page = try await browser.post("/scan", ["text": typed], follow: false)
                #expect(page.status == 200 && page.location.isEmpty && page.codes.isEmpty, "\(typed)")
                let list = found(page)
                #expect(list.contains("LÒ THỊ MẪU") && !list.contains("VÀNG"), "\(typed)")
                #expect(list.contains("href=\"\(visit)\"") && list.contains("autofocus"), "\(typed)")
                #expect(list.contains("1990 · Bản Mẫu, xã Thử Nghiệm"))
                #expect(page.values(of: "data-self") == ["/desk"])
                let addresses = page.values(of: "href") + page.values(of: "action")
                #expect(addresses.allSatisfy { !$0.contains(typed) && !$0.contains("MẪU") })
            }
            #expect(!(try await browser.get("/desk")).html.contains("id=\"found\""))
            #expect(try await browser.get("/scan?text=lo").status == 404)
        }
    }

    @Test("two people of one name stand apart by year, hamlet and ticket, the newest first, and none is chosen")
    func sameName() async throws {
        try await House().visit { (browser) async throws in
            try await browser.post("/scan", ["text": Self.card("LÒ THỊ MẪU", 1, year: 1960, hamlet: "Bản Trên")])
            try await browser.post("/scan", ["text": Self.card("LÒ THỊ MẪU", 2, year: 1991, hamlet: "Bản Dưới")])
            let page = try await browser.post("/scan", ["text": "lò mẫu"])
            let list = found(page)
            #expect(list.contains("1960 · Bản Trên") && list.contains("1991 · Bản Dưới"))
            let tickets = list.split(separator: "class=\"ticket\">").dropFirst().map { $0.prefix(1) }
            #expect(tickets == ["2", "1"])
            #expect(!list.contains("autofocus") && page.html.contains("data-scan-text autofocus"))
            #expect(found(try await browser.post("/scan", ["text": "lò mẫu 1960"])).contains("autofocus"))
        }
    }

    @Test("nobody found says so and offers a new visit; the text stays to be corrected, escaped")
    func nobody() async throws {
        try await House().visit { (browser) async throws in
            let page = try await browser.post("/scan", ["text": "sùng o'hara"])
            #expect(page.status == 200 && found(page).contains("Không tìm thấy ai"))
            #expect(found(page).contains("form=\"newcomer\"") && page.html.contains("id=\"newcomer\""))
            #expect(page.html.contains("value=\"sùng o&#39;hara\""))
        }
    }

    @Test("a ticket number opens its visit at once, four digits search, a number of nobody is refused")
    func numbers() async throws {
        try await House().visit { (browser) async throws in
            let visit = try await browser.post("/scan", ["text": Self.card("LÒ THỊ MẪU", 1)], follow: false).location
            for typed in ["1", "#1", "010190100001"] {
                #expect(try await browser.post("/scan", ["text": typed], follow: false).location == visit)
            }
            #expect(found(try await browser.post("/scan", ["text": "1990"])).contains("href=\"\(visit)\""))
            for typed in ["77", "1955", "010190999999"] {
                #expect(try await browser.post("/scan", ["text": typed]).codes == ["scan-no-visit"])
            }
        }
    }

    @Test("from inside a visit a name leads to the desk with its results, and changes nothing")
    func insideVisit() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            let visit = try await browser.post("/scan", ["text": Self.card("LÒ THỊ MẪU", 1)], follow: false).location
            let page = try await browser.post("/scan", ["text": "mau", "visit": String(visit.dropFirst(8))])
            #expect(found(page).contains("href=\"\(visit)\""))
            #expect(try await house.files.count == 1)
        }
    }

    @Test("an earlier visit still open is found with its day")
    func earlier() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
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
            house.clock.advance(seconds: 86_400)
            try await browser.signIn("mm01")
            let list = found(try await browser.post("/scan", ["text": "tan uoc"]))
            #expect(list.contains("href=\"\(visit)\"") && list.contains("21/11/2026"))
        }
    }

    @Test("more than twenty are counted")
    func more() async throws {
        try await House().visit { (browser) async throws in
            for number in 1...23 {
                try await browser.post("/scan", ["text": Self.card("LÒ THỊ MẪU", number)], follow: false)
            }
            let list = found(try await browser.post("/scan", ["text": "lo"]))
            #expect(list.split(separator: "data-visit=").count == 21)
            #expect(list.contains("Tìm thấy 23 người") && list.contains("Còn 3 người nữa"))
        }
    }
}
