import Desk
import Insurance
import TestSupport
import Testing

@testable import Web

@Suite("Looking for one more member by name")
struct MemberSearchTests: CardReadingTests {
    @Test("a name finds people of the list, and a tap opens the form of one more member for them")
    func finds() async throws {
        let house = try await house()
        try await house.visit { (browser) async throws in
            let visit = try await registered(browser)
            let found = try await browser.post("\(visit)/members/scan", ["text": "lo khach"])
            #expect(found.status == 200 && found.codes.isEmpty && found.html.contains("id=\"found\""))
            #expect(found.html.contains("LÒ VĂN KHÁCH") && !found.html.contains("VÀNG THỊ CŨ"))
            #expect(found.values(of: "data-self") == ["\(visit)?edit=household"])
            #expect(found.values(of: "action").contains("\(visit)/members/listed"))
            let opened = try await browser.post("\(visit)/members/listed", ["listed": found.field("listed")])
            #expect(opened.step == "register" && opened.html.contains("name=\"member\" value=\"new\""))
            #expect(opened.html.contains("value=\"LÒ VĂN KHÁCH\"") && opened.codes.isEmpty)
            #expect(try await house.files.count == 1)
        }
    }

    @Test("somebody with a visit of their own is told with it, and whoever is in this one is not told")
    func others() async throws {
        let house = try await house()
        try await house.visit { (browser) async throws in
            let other = try await browser.post("/scan", ["text": Self.listed], follow: false).location
            let visit = try await registered(browser)
            let found = try await browser.post("\(visit)/members/scan", ["text": "lo hoa"])
            #expect(found.html.contains("data-visit=\"\(other.dropFirst("/visits/".count))\" data-next"))
            #expect(!found.html.contains("name=\"listed\""))
            #expect(
                try await browser.post("\(visit)/members/scan", ["text": "sung la"]).codes == ["member-list-missing"])
        }
    }

    @Test("nobody found says so in words about names, and an empty box about an empty box")
    func nobody() async throws {
        try await house().visit { (browser) async throws in
            let visit = try await registered(browser)
            let page = try await browser.post("\(visit)/members/scan", ["text": "mùa a chống"])
            #expect(page.codes == ["member-list-missing"] && !page.html.contains("Mã vừa quét"))
            #expect(try await browser.post("\(visit)/members/scan", ["text": ""]).codes == ["scan-empty"])
            let number = try await browser.post("\(visit)/members/scan", ["text": "010190999999"])
            #expect(number.codes == ["member-not-listed"])
        }
    }

    @Test("got again, every address of the household's forms leads to the visit")
    func reload() async throws {
        try await house().visit { (browser) async throws in
            let visit = try await registered(browser)
            for path in ["members/scan", "members/listed", "members/remove", "household"] {
                let page = try await browser.get("\(visit)/\(path)")
                #expect(page.status == 303 && page.location == visit, "\(path)")
            }
            let nobody = try await browser.get("/visits/nobody")
            #expect(try await browser.get("/visits/nobody/members/scan").status == nobody.status)
        }
    }
}
