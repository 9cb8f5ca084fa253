import Desk
import Foundation
import Insurance
import InsuranceRules
import Ledger
import TestSupport
import Testing

@testable import Web

/// A list of three people, one of whom is listed by the nine digits of an old card.
struct ScanRoster: Roster, PeopleSearching {
    static let mau = RosterPerson(
        person: Person(
            name: "Lò Thị Hoà", birth: .year(1990), sex: .female, personalID: PersonalID("010190906001"),
            socialInsuranceCode: SocialInsuranceCode("1022334455"), phone: "0912345678",
            address: "Bản Mẫu, xã Bát Xát, tỉnh Lào Cai"),
        household: "1000000077", relation: "08", lastCard: LastCard(object: "GD", end: House.day.adding(days: -19)),
        supportedMonths: 12, listedOn: House.day.adding(days: -10))
    static let other = RosterPerson(
        person: Person(
            name: "Lò Văn Khách", birth: .day(CalendarDay(year: 1985, month: 4, day: 3)!), sex: .male,
            personalID: PersonalID("010085906002"), address: "Bản Khác, xã Bát Xát, tỉnh Lào Cai"),
        listedOn: House.day)
    static let old = RosterPerson(
        person: Person(
            name: "Vàng Thị Cũ", birth: .year(1970), sex: .female, phone: "0987654321",
            address: "Bản Mẫu, xã Bát Xát, tỉnh Lào Cai"),
        household: "1000000078", listedOn: House.day, oldID: "063123456")
    let people = [mau, other, old]

    func person(withKey key: String) -> RosterPerson? {
        people.first { $0.person.keys.contains(key) || $0.oldID == key }
    }
    func household(_ code: String) -> [RosterPerson] { people.filter { $0.household == code } }
    func person(at reference: RosterReference) throws -> RosterPerson { people[reference.row - 1] }
    func listed() -> RosterStatus? { nil }
    func people(matching query: PeopleQuery, on day: CalendarDay, limit: Int) -> FoundPeople {
        let build = Identifier.make(at: Moment(milliseconds: 0))
        let found = people.enumerated().filter { query.fits(FindablePerson($1.person), ticket: nil) }.map {
            FoundPerson(
                person: FindablePerson($1.person), origin: .roster(RosterReference(build: build, row: $0 + 1)))
        }
        return FoundPeople(first: found, more: 0)
    }
}

/// Cards of made-up people, and the forms they open.
protocol CardReadingTests: Sendable {}

extension CardReadingTests {
    static var places: String { "Bản Mẫu, Xã Bản Vược, Huyện Bát Xát, Tỉnh Lào Cai" }
    /// Of a person of the list: the list has the year of birth only, another tone mark and the commune of today.
    static var listed: String { "010190906001||LÒ THỊ HÒA|21111990|Nữ|\(places)|01012024" }
    static var stranger: String { "010085906009||SÙNG A LẠ|05061985|Nam|\(places)|01012024|extra|fields" }

    static func hex(_ text: String) -> String { text.utf8.map { String(format: "%02x", $0) }.joined() }

    /// The first generation of a health card's QR.
    static func health(name: String = "Lò Thị Hòa", code: String = "GD4101022334455") -> String {
        "\(code)|\(hex(name))|21/11/1990|2|\(hex(places))|10 - 001|03/11/2025|02/11/2026|01/11/2025|$"
    }

    /// The second one, with the code of ten digits.
    static var newHealth: String {
        "1022334455|\(hex("Lò Thị Hòa"))|21/11/1990|2|-|10 - 001|03/11/2025|-|01/11/2025|0101|-|4|01/11/2030|x|4|"
            + "\(hex("Xã Bát Xát"))|$"
    }

    func house(after former: House? = nil) async throws -> House {
        try await House(
            home: Place(province: "15"),
            catalogues: Catalogues(
                facilities: [Facility(code: "10 - 001", name: "Trạm Mẫu")], objects: House.objects,
                places: try ShippedLists.lists.get().places),
            roster: ScanRoster(), after: former)
    }

    func file(_ house: House, _ visit: String) async throws -> VisitFile {
        let id = try #require(Identifier(String(visit.dropFirst("/visits/".count).prefix { $0 != "?" })))
        return try #require(try await house.ledger.visitFile(id))
    }

    /// The form of a visit's first member, open at a plan of health insurance.
    func form(_ browser: Browser, _ visit: String) async throws -> Browser.Page {
        let page = try await browser.get(visit)
        return try await browser.post(
            "\(visit)/consultation",
            [
                "hi": "on", "hiMonths": "12", "hiOrder": "1", "hiGroup": "none", "outcome": "enrol",
                "hiLastCardEnd": page.html.contains("02/11/2026") ? "02/11/2026" : "",
            ])
    }

    /// Registers the listed person, with what is asked besides.
    func register(
        _ browser: Browser, _ visit: String, _ more: [(String, String)] = [], name: String = "LÒ THỊ HÒA",
        birth: String = "21/11/1990", address: String = "Bản Mẫu, xã Bát Xát, tỉnh Lào Cai"
    ) async throws -> Browser.Page {
        try await browser.submit(
            "\(visit)/registration",
            [
                ("name", name), ("birth", birth), ("sex", "female"), ("personalID", "010190906001"),
                ("siCode", "1022334455"), ("phone", "0912345678"), ("address", address), ("facility", "10 - 001"),
                ("hiCardEnd", "02/11/2026"), ("hiSeenOn", "paper"), ("consent", "on"),
            ] + more)
    }

    static var khach: String { "010085906002||LÒ VĂN KHÁCH|03041985|Nam|\(places)|01012024" }
    /// What the form of one more member is asked besides the person.
    static var member: [(String, String)] {
        [
            ("member", "new"), ("hi", "on"), ("hiOrder", "1"), ("hiMonths", "12"), ("hiGroup", "none"),
            ("hiJoining", "renewed"),
        ]
    }

    /// A visit of one person, registered, to whom one more member is added.
    func registered(_ browser: Browser) async throws -> String {
        let visit = try await browser.post("/scan", ["text": Self.stranger], follow: false).location
        _ = try await form(browser, visit)
        let done = try await registerStranger(browser, visit)
        #expect(done.step == "readBack", "\(done.codes)")
        return visit
    }

    func registerStranger(_ browser: Browser, _ visit: String) async throws -> Browser.Page {
        try await browser.submit(
            "\(visit)/registration",
            [
                ("name", "SÙNG A LẠ"), ("birth", "05/06/1985"), ("sex", "male"), ("personalID", "010085906009"),
                ("address", Self.places), ("facility", "10 - 001"), ("hiJoining", "new"), ("consent", "on"),
            ])
    }

    /// The answers offered for the card that waits.
    func answers(_ page: Browser.Page) -> [String] {
        page.html.split(separator: "<button name=\"do\" value=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
    }
}
