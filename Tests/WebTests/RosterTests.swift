import Desk
import Foundation
import Insurance
import Ledger
import TestSupport
import Testing

@testable import Web

@Suite("The list of people at the desk")
struct RosterTests {
    /// A list in a file of its own, which goes with the test.
    private final class MadeUpList: Sendable {
        let path = FileManager.default.temporaryDirectory.appending(path: "roster-\(UUID().uuidString).sqlite").path
        let key = DataKey.make()
        var roster: RosterDatabase { RosterDatabase(at: path, key: key) }

        init(_ people: [RosterPerson], of day: CalendarDay = House.day.adding(days: -10)) throws {
            try take(people, of: day)
        }

        func take(_ people: [RosterPerson], of day: CalendarDay = House.day.adding(days: -10)) throws {
            _ = try RosterImport(into: path, key: key, listOf: day, at: Moment(milliseconds: 0)).run { add in
                for person in people { _ = try add(person, "xa thu nghiem") }
                return RosterImport.Origin(area: "xã Thử Nghiệm", refused: 0)
            }
        }

        deinit { for ending in ["", ".lock"] { try? FileManager.default.removeItem(atPath: path + ending) } }
    }

    private static func listed(_ name: String, _ number: Int, household: String = "A", relation: String = "08")
        -> RosterPerson
    {
        RosterPerson(
            person: Person(
                name: name, birth: .day(CalendarDay(year: 1990, month: 11, day: 21)!), sex: .female,
                personalID: PersonalID("010190\(100_000 + number)"), phone: "0500123456",
                address: "Bản Mẫu, xã Thử Nghiệm, tỉnh Lào Cai"),
            household: household, relation: relation, hamlet: "Bản Mẫu", listedOn: House.day)
    }

    @Test("people of visits come first, then those of the list, told apart by year, hamlet and head of household")
    func finds() async throws {
        let list = try MadeUpList([
            Self.listed("LÒ THỊ MẪU", 1), Self.listed("LÒ THỊ MẪU", 2), Self.listed("GIÀNG A PÁO", 3, relation: "00"),
        ])
        try await House(roster: list.roster).visit { (browser) async throws in
            let card = "010190100001||LÒ THỊ MẪU|21111990|Nữ|Bản Mẫu, xã Thử Nghiệm|01012024"
            let visit = try await browser.post("/scan", ["text": card], follow: false).location
            let page = try await browser.post("/scan", ["text": "lo mau"])
            let parts = page.html.split(separator: "id=\"listed\"")
            #expect(parts.count == 2 && parts[0].contains("href=\"\(visit)\""))
            // Whoever has a visit is not told twice.
            let listed = try #require(parts[1].split(separator: "</section>").first)
            #expect(listed.split(separator: "LÒ THỊ MẪU").count == 2)
            #expect(listed.contains("1990 · Bản Mẫu, xã Thử Nghiệm · chủ hộ GIÀNG A PÁO"))
            #expect(!page.html.contains("010190100002"))
        }
    }

    @Test("a tap on somebody of the list opens a visit with what is known of them, and a second tap finds it again")
    func opens() async throws {
        let list = try MadeUpList([Self.listed("LÒ THỊ MẪU", 1)])
        let house = try await House(roster: list.roster)
        try await house.visit { (browser) async throws in
            let page = try await browser.post("/scan", ["text": "010190100001"], follow: false)
            let reference = page.field("listed")
            #expect(page.html.contains("autofocus") && RosterReference(reference) != nil)
            let visit = try await browser.post("/visits", ["listed": reference], follow: false).location
            let id = try #require(Identifier(String(visit.dropFirst("/visits/".count))))
            #expect(try await house.ledger.visitFile(id)?.visit.scanned == Self.listed("LÒ THỊ MẪU", 1).person)
            #expect(try await browser.post("/visits", ["listed": reference], follow: false).location == visit)
        }
    }

    @Test("a form filled from the list says so, and marks a birth of which only the year is known")
    func says() async throws {
        var old = Self.listed("VÀNG THỊ CŨ", 7)
        old.person.birth = .year(1937)
        let list = try MadeUpList([old])
        try await House(roster: list.roster).visit { (browser) async throws in
            let found = try await browser.post("/scan", ["text": "010190100007"], follow: false)
            let visit = try await browser.post("/visits", ["listed": found.field("listed")], follow: false).location
            try await browser.post(
                "\(visit)/consultation", ["hi": "on", "hiMonths": "12", "hiOrder": "1", "outcome": "compare"])
            let form = try await browser.post(
                "\(visit)/consultation",
                [
                    "hi": "on", "hiMonths": "12", "hiOrder": "1", "outcome": "enrol",
                ])
            #expect(form.step == "register" && form.html.contains("Đã điền từ danh sách của xã."))
            #expect(form.html.contains("<p class=\"hint look\" id=\"birth-hint\">Mới biết năm sinh"))
        }
    }

    @Test("somebody listed without the twelve digits is found by the nine of the old card, and by no others")
    func oldNumber() async throws {
        var old = Self.listed("VÀNG THỊ CŨ", 9)
        old.person.personalID = nil
        old.oldID = "063123456"
        let list = try MadeUpList([Self.listed("LÒ THỊ MẪU", 1), old])
        let found = try #require(try await list.roster.person(withKey: "063123456"))
        #expect(found.person.name == "VÀNG THỊ CŨ" && found.oldID == "063123456" && found.person.personalID == nil)
        #expect(try await list.roster.person(withKey: "063123457") == nil)
        #expect(try await list.roster.person(withKey: "010190100001")?.oldID == nil)
    }

    @Test("after another import a tap opens nobody, and asks to search again")
    func changed() async throws {
        let list = try MadeUpList([Self.listed("LÒ THỊ MẪU", 1)])
        try await House(roster: list.roster).visit { (browser) async throws in
            let reference = try await browser.post("/scan", ["text": "mau"]).field("listed")
            try list.take([Self.listed("VÀNG THỊ THỬ", 2)])
            let page = try await browser.post("/visits", ["listed": reference], follow: false)
            #expect(page.codes == ["roster-changed"] && page.location.isEmpty)
            #expect(try await browser.post("/visits", ["listed": "x"], follow: false).codes == ["roster-changed"])
        }
    }

    @Test("the desk tells the day of the list, says when it is old, and works with a damaged one")
    func line() async throws {
        let list = try MadeUpList([Self.listed("LÒ THỊ MẪU", 1)])
        try await House(roster: list.roster).visit { (browser) async throws in
            let html = try await browser.get("/desk").html
            #expect(html.contains("Danh sách dân cư xã Thử Nghiệm: 1 người, lập ngày 11/11/2026."))
            #expect(!html.contains("roster-line old"))
            try list.take([Self.listed("LÒ THỊ MẪU", 1)], of: House.day.adding(days: -10))
            try Data(repeating: 1, count: 5000).write(to: URL(filePath: list.path))
            try await browser.post("/scan", ["text": "010190100009||LÒ THỊ MẪU|21111990|Nữ|Bản Mẫu|01012024"])
            let found = try await browser.post("/scan", ["text": "lo mau"]).html
            #expect(found.contains("roster-line old") && found.contains("bị hỏng") && found.contains("LÒ THỊ MẪU"))
        }
        let old = try MadeUpList([Self.listed("LÒ THỊ MẪU", 1)], of: House.day.adding(days: -46))
        try await House(roster: old.roster).visit { (browser) async throws in
            let html = try await browser.get("/desk").html
            #expect(html.contains("roster-line old") && html.contains("đã 46 ngày"))
        }
        try await House().visit { (browser) async throws in
            #expect(!(try await browser.get("/desk")).html.contains("roster-line"))
        }
    }

    @Test("of a thousand people twenty are shown and the others counted")
    func thousand() async throws {
        var made = MadeUpPeople(seed: 3)
        let people = (0..<1000).map { _ in RosterPerson(person: made.next(), listedOn: House.day) }
        let list = try MadeUpList(people)
        try await House(roster: list.roster).visit { (browser) async throws in
            let wanted = people.filter { PeopleQuery("thi")!.fits(FindablePerson($0.person), ticket: nil) }.count
            let html = try await browser.post("/scan", ["text": "thi"]).html
            #expect(html.split(separator: "name=\"listed\"").count == 21)
            #expect(html.contains("Tìm thấy \(wanted) người") && html.contains("Còn \(wanted - 20) người nữa"))
            let one = try #require(people.last?.person)
            let page = try await browser.post(
                "/scan", ["text": "\(FoldedName(one.name).plain) \(one.personalID!.digits.suffix(4))"])
            #expect(page.html.contains(one.name))
        }
    }
}
