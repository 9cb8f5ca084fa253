import Desk
import Foundation
import Insurance
import InsuranceRules
import Ledger
import Synchronization
import TestSupport
import Testing

@testable import Web

/// A list of three people, one of whom is listed by the nine digits of an old card.
private struct ScanRoster: Roster, PeopleSearching {
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

@Suite("What a scan does, at the desk and in a form")
struct ScanTests {
    private static let places = "Bản Mẫu, Xã Bản Vược, Huyện Bát Xát, Tỉnh Lào Cai"
    /// Of a person of the list: the list has the year of birth only, another tone mark and the commune of today.
    private static let listed = "010190906001||LÒ THỊ HÒA|21111990|Nữ|\(places)|01012024"
    private static let stranger = "010085906009||SÙNG A LẠ|05061985|Nam|\(places)|01012024|extra|fields"

    private static func hex(_ text: String) -> String { text.utf8.map { String(format: "%02x", $0) }.joined() }

    /// The first generation of a health card's QR.
    private static func health(name: String = "Lò Thị Hòa", code: String = "GD4101022334455") -> String {
        "\(code)|\(hex(name))|21/11/1990|2|\(hex(places))|10 - 001|03/11/2025|02/11/2026|01/11/2025|$"
    }

    /// The second one, with the code of ten digits.
    private static let newHealth =
        "1022334455|\(hex("Lò Thị Hòa"))|21/11/1990|2|-|10 - 001|03/11/2025|-|01/11/2025|0101|-|4|01/11/2030|x|4|"
        + "\(hex("Xã Bát Xát"))|$"

    private func house(after former: House? = nil) async throws -> House {
        try await House(
            home: Place(province: "15"),
            catalogues: Catalogues(
                facilities: [Facility(code: "10 - 001", name: "Trạm Mẫu")], objects: House.objects,
                places: try ShippedLists.lists.get().places),
            roster: ScanRoster(), after: former)
    }

    private func file(_ house: House, _ visit: String) async throws -> VisitFile {
        let id = try #require(Identifier(String(visit.dropFirst("/visits/".count).prefix { $0 != "?" })))
        return try #require(try await house.ledger.visitFile(id))
    }

    /// The form of a visit's first member, open at a plan of health insurance.
    private func form(_ browser: Browser, _ visit: String) async throws -> Browser.Page {
        let page = try await browser.get(visit)
        return try await browser.post(
            "\(visit)/consultation",
            [
                "hi": "on", "hiMonths": "12", "hiOrder": "1", "hiGroup": "none", "outcome": "enrol",
                "hiLastCardEnd": page.html.contains("02/11/2026") ? "02/11/2026" : "",
            ])
    }

    // MARK: At the desk

    @Test("each card opens a visit of the person on it, with the numbers and the phone of the list", arguments: 0..<3)
    func cards(index: Int) async throws {
        let house = try await house()
        try await house.visit { (browser) async throws in
            let text = [Self.listed, Self.health(), Self.newHealth][index]
            let visit = try await browser.post("/scan", ["text": text], follow: false).location
            let known = try await file(house, visit).visit
            let person = try #require(known.scanned)
            #expect(person.name == "LÒ THỊ HÒA" && person.birth == .day(CalendarDay(year: 1990, month: 11, day: 21)!))
            #expect(person.personalID?.digits == "010190906001")
            #expect(person.socialInsuranceCode?.digits == "1022334455" && person.phone == "0912345678")
            #expect(person.address == "Bản Mẫu, xã Bát Xát, tỉnh Lào Cai", "the same home in today's levels")
            #expect(known.card?.kind == (index == 0 ? .citizen : .health))
            #expect(index == 2 || known.card?.address == Self.places, "kept as scanned")
            let page = try await browser.get(visit)
            #expect(page.html.contains("hộ 1000000077") && page.html.contains("thẻ GD đến 02/11/2026"))
            #expect(page.html.contains("đã hỗ trợ 12 tháng"))
            // Whichever of the cards comes next, the same visit is found.
            for again in [Self.listed, Self.health(), Self.newHealth] {
                #expect(try await browser.post("/scan", ["text": again], follow: false).location == visit)
            }
        }
    }

    @Test("somebody listed by the nine digits of an old card is found by the card that names them too")
    func oldNumber() async throws {
        let house = try await house()
        try await house.visit { (browser) async throws in
            let card = "010170906077|063123456|VÀNG THỊ CŨ|01021970|Nữ|\(Self.places)|01012024"
            let visit = try await browser.post("/scan", ["text": card], follow: false).location
            #expect(try await file(house, visit).visit.scanned?.phone == "0987654321")
            #expect(try await browser.get(visit).html.contains("hộ 1000000078"))
        }
    }

    @Test(
        "a number of a person looks for them in the list, then in the visits of today",
        arguments: ["010190906001", "1022334455", "GD4101022334455", "gd4101022334455", "0912 345 678", "063123456"])
    func numbers(text: String) async throws {
        try await house().visit { (browser) async throws in
            let found = try await browser.post("/scan", ["text": text])
            let name = text == "063123456" ? "VÀNG THỊ CŨ" : "LÒ THỊ HOÀ"
            #expect(found.html.contains("name=\"listed\"") && found.html.contains(name))
            let visit = try await browser.post("/visits", ["listed": found.field("listed")], follow: false).location
            guard text.hasPrefix("0101") else { return }
            #expect(try await browser.post("/scan", ["text": text], follow: false).location == visit)
        }
    }

    @Test(
        "what names no person, or cannot be read, says so and what to do",
        arguments: [
            (
                "00020101021138540010A00000072701240006970436011001234567890208QRIBFTTA53037045802VN63049E6F",
                "scan-payment"
            ),
            ("010190909999", "scan-no-visit"), ("9999999999", "scan-no-visit"),
            ("ZZ4101022334455", "scan-object-unknown"), ("GD4101022334455|4c", "scan-incomplete"),
            ("010190906001||L\u{FFFD} THỊ|21111990|Nữ|Bản|01012024", "scan-mangled"),
            ("010190906001||LO THI HOA|21111990|Nu|Ban Mau|01012024", "scan-mangled"),
            ("010190906001|NUA CHUNG", "scan-incomplete"), ("https://example.test/?q=1", "scan-kind-unknown"),
            ("010190906001||LÒ THỊ HÒA|21111991|Nữ|Bản Mẫu|01012024", "scan-contradiction"),
        ])
    func unusable(text: String, code: String) async throws {
        try await house().visit { (browser) async throws in
            let page = try await browser.post("/scan", ["text": text])
            #expect(page.status == 422 && page.codes == [code])
            let visit = try await browser.post("/visits", ["language": "vi"], follow: false).location
            let inside = try await browser.post("/scan", ["text": text, "visit": String(visit.dropFirst(8))])
            #expect(inside.codes == [code] && inside.step == "consult")
        }
    }

    @Test("a bank transfer's code is named as one, and opens nothing")
    func payment() async throws {
        let house = try await house()
        try await house.visit { (browser) async throws in
            let code = try VietQRPayment(
                bin: "970436", account: "0123456789", amount: Dong(10_000), memo: "MAU")
            let page = try await browser.post("/scan", ["text": code.payload])
            #expect(page.codes == ["scan-is-payment"] && page.html.contains("VietQR"))
            #expect(try await house.files.isEmpty)
        }
    }

    @Test("a health card whose name cannot be read is told by the field, unless the list knows the person")
    func partial() async throws {
        let house = try await house()
        try await house.visit { (browser) async throws in
            let nameless = Self.health(code: "GD4101099999999").replacing(Self.hex("Lò Thị Hòa"), with: "4c3")
            let page = try await browser.post("/scan", ["text": nameless])
            #expect(page.codes == ["scan-mangled"] || page.codes == ["scan-unreadable"])
            let known = Self.health().replacing(Self.hex("Lò Thị Hòa"), with: "-")
            let visit = try await browser.post("/scan", ["text": known], follow: false).location
            #expect(try await file(house, visit).name == "LÒ THỊ HOÀ")
        }
    }

    @Test(
        "what looks odd on a card that can be used is told on the page it opens",
        arguments: [
            ("099190906001||LÒ THỊ HÒA|21111990|Nữ|\(places)|01012024", "Mã tỉnh trong số không có trong danh mục"),
            (String(health().dropLast()), "Mã thiếu dấu kết thúc"),
            (health(code: "GD1101022334455"), "Mức hưởng không khớp mã đối tượng"),
            (health().replacing("03/11/2025", with: "03/11/2027"), "Thẻ hết hạn trước ngày bắt đầu"),
        ])
    func warnings(text: String, look: String) async throws {
        try await house().visit { (browser) async throws in
            let page = try await browser.post("/scan", ["text": text])
            #expect(page.step == "consult" && page.html.contains("Đã đọc thẻ. Xem lại: \(look)"))
            let visit = try await browser.post("/visits", ["language": "vi"], follow: false).location
            let inside = try await browser.post("/scan", ["text": text, "visit": String(visit.dropFirst(8))])
            #expect(inside.html.contains("Đã đọc thẻ. Xem lại: \(look)"))
        }
    }

    // MARK: In a visit

    @Test("a card or number fills a visit that has nobody")
    func fills() async throws {
        let house = try await house()
        try await house.visit { (browser) async throws in
            for (text, name) in [("010085906002", "LÒ VĂN KHÁCH"), (Self.stranger, "SÙNG A LẠ")] {
                let visit = try await browser.post("/visits", ["language": "vi"], follow: false).location
                let id = String(visit.dropFirst(8))
                #expect(
                    try await browser.post("/scan", ["text": text, "visit": id], follow: false).location == visit)
                #expect(try await file(house, visit).name == name)
            }
        }
    }

    @Test(
        "another person's card changes nothing until staff say what becomes of it",
        arguments: ["drop", "separate", "replace"])
    func otherCard(answer: String) async throws {
        let house = try await house()
        try await house.visit { (browser) async throws in
            let visit = try await browser.post("/scan", ["text": Self.listed], follow: false).location
            _ = try await form(browser, visit)
            let asked = try await browser.post(
                "/scan", ["text": Self.stranger, "visit": String(visit.dropFirst(8))])
            #expect(asked.codes == ["other-card"] && asked.html.contains("SÙNG A LẠ, sinh 05/06/1985"))
            #expect(asked.html.contains("của LÒ THỊ HÒA") && asked.html.contains("value=\"LÒ THỊ HÒA\""))
            #expect(!asked.html.contains("value=\"SÙNG A LẠ\"") && !asked.html.contains("value=\"add\""))
            #expect(try await file(house, visit).name == "LÒ THỊ HÒA")
            let after = try await browser.post("\(visit)/other-card", ["do": answer], follow: false)
            let name = try await file(house, visit).name
            switch answer {
            case "replace": #expect(after.location == visit && name == "SÙNG A LẠ")
            case "separate":
                #expect(after.location != visit && name == "LÒ THỊ HÒA")
                #expect(try await file(house, after.location).name == "SÙNG A LẠ")
            default: #expect(after.location == visit && name == "LÒ THỊ HÒA")
            }
            #expect(try await !browser.get(visit).codes.contains("other-card"))
            let gone = try await browser.post("\(visit)/other-card", ["do": "replace"])
            #expect(gone.codes == ["other-card-gone"])
        }
    }

    @Test("what is being typed for somebody is not taken by a card of somebody else, and is by their own")
    func typedOther() async throws {
        let house = try await house()
        try await house.visit { (browser) async throws in
            let visit = try await browser.post("/visits", ["language": "vi"], follow: false).location
            let id = String(visit.dropFirst(8))
            _ = try await form(browser, visit)
            try await browser.post("\(visit)/draft", ["name": "vàng thị t", "phone": "0911222333"], follow: false)
            let asked = try await browser.post("/scan", ["text": Self.stranger, "visit": id])
            #expect(asked.codes == ["other-card"] && asked.html.contains("value=\"vàng thị t\""))
            try await browser.post("\(visit)/other-card", ["do": "drop"])
            try await browser.post("\(visit)/draft", ["name": "sùng", "phone": "0911222333"], follow: false)
            let own = try await browser.post("/scan", ["text": Self.stranger, "visit": id])
            #expect(own.html.contains("value=\"SÙNG A LẠ\"") && own.html.contains("value=\"0911222333\""))
        }
    }

    @Test("a card read while one more member's form is filled for somebody else is asked about too")
    func otherMember() async throws {
        let house = try await house()
        try await house.visit { (browser) async throws in
            let visit = try await browser.post("/scan", ["text": Self.listed], follow: false).location
            _ = try await form(browser, visit)
            _ = try await register(browser, visit, [("hiJoiningOffered", "renewed")])
            // The last card's end is asked for once, beside how the person joins.
            let member = try await browser.get("\(visit)?edit=member").html
            #expect(member.contains("name=\"hiCardEnd\"") && !member.contains("name=\"hiLastCardEnd\""))
            let opened = try await browser.post("\(visit)/members/scan", ["text": Self.health(name: "Lò Thị Hòa")])
            #expect(opened.codes == ["member-twice"])
            try await browser.post(
                "\(visit)/draft", ["member": "new", "name": "lò văn kh", "personalID": "010085906002"], follow: false)
            let asked = try await browser.post("\(visit)/members/scan", ["text": Self.stranger])
            #expect(asked.codes.contains("other-card") && asked.html.contains("value=\"lò văn kh\""))
            let taken = try await browser.post("\(visit)/other-card", ["do": "replace"])
            #expect(taken.html.contains("value=\"SÙNG A LẠ\"") && !taken.html.contains("lò văn kh"))
        }
    }

    @Test("a member's card survives a restart, with what it says otherwise than the list and with who waits")
    func memberRestart() async throws {
        let before = try await house()
        let address = Mutex("")
        try await before.visit { (browser) async throws in
            let visit = try await browser.post("/scan", ["text": Self.stranger], follow: false).location
            _ = try await form(browser, visit)
            let done = try await browser.submit(
                "\(visit)/registration",
                [
                    ("name", "SÙNG A LẠ"), ("birth", "05/06/1985"), ("sex", "male"), ("personalID", "010085906009"),
                    ("address", Self.places), ("facility", "10 - 001"), ("hiJoining", "new"), ("consent", "on"),
                ])
            #expect(done.step == "readBack", "\(done.codes)")
            let card = Self.listed.replacing("LÒ THỊ HÒA", with: "LÒ THỊ HẢO")
            #expect(try await browser.post("\(visit)/members/scan", ["text": card]).html.contains("choice-name"))
            address.withLock { $0 = visit }
        }
        let visit = address.withLock { $0 }
        let after = try await house(after: before)
        try await after.visit { (browser) async throws in
            let page = try await browser.get("\(visit)?edit=member")
            #expect(
                page.html.contains("CCCD</small> <strong>LÒ THỊ HẢO")
                    && page.html.contains("danh sách</small> <strong>LÒ THỊ HOÀ"))
            try await browser.post(
                "\(visit)/draft", ["member": "new", "name": "LÒ THỊ HẢO", "personalID": "010190906001"], follow: false)
            let asked = try await browser.post(
                "\(visit)/members/scan", ["text": "010085906002||LÒ VĂN KHÁCH|03041985|Nam|\(Self.places)|01012024"])
            #expect(asked.codes.contains("other-card"))
        }
        try await house(after: after).visit { (browser) async throws in
            let page = try await browser.get("\(visit)?edit=member")
            #expect(page.codes.contains("other-card") && page.html.contains("LÒ VĂN KHÁCH, sinh 03/04/1985"))
            #expect(page.html.contains("value=\"LÒ THỊ HẢO\""), "what was typed stands")
            #expect(try await !browser.post("\(visit)/other-card", ["do": "drop"]).codes.contains("other-card"))
            let person: [(String, String)] = [
                ("member", "new"), ("hi", "on"), ("hiOrder", "1"), ("hiMonths", "12"), ("hiGroup", "none"),
                ("choice-name", "card"), ("hiJoining", "renewed"),
            ]
            let done = try await register(browser, visit, person, name: "LÒ THỊ HẢO")
            #expect(done.step == "readBack", "\(done.codes)")
            let entry = try #require(try await file(after, visit).registrations.last?.entry)
            #expect(entry.card?.name == "LÒ THỊ HẢO" && entry.identity.map(\.chosen) == [.card])
            #expect(try await !browser.get("\(visit)?edit=member").html.contains("LÒ THỊ HẢO\""), "a new form is empty")
        }
    }

    // MARK: Card, list and form

    private func register(
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

    @Test("tone marks, case, a year alone and the commune of old are no differences; the card's writing is kept")
    func same() async throws {
        let house = try await house()
        try await house.visit { (browser) async throws in
            let visit = try await browser.post("/scan", ["text": Self.listed], follow: false).location
            let page = try await form(browser, visit)
            #expect(!page.html.contains("data-question=\"name\">") && page.html.contains("Đã điền từ CCCD"))
            #expect(page.html.contains("Xã Bát Xát, Lào Cai (02683)"))
            let decomposed = "lò thị hoà".decomposedStringWithCanonicalMapping
            let done = try await register(browser, visit, [("hiJoiningOffered", "renewed")], name: decomposed)
            #expect(done.step == "readBack", "\(done.codes)")
            let entry = try #require(try await file(house, visit).registrations.first?.entry)
            #expect(entry.person.name == "LÒ THỊ HÒA" && entry.identity.isEmpty)
            #expect(entry.card?.address == Self.places && entry.commune == "02683")
            #expect(entry.person.birth == .day(CalendarDay(year: 1990, month: 11, day: 21)!))
        }
    }

    @Test("card and list side by side: nothing is chosen beforehand, and what is chosen is kept with the other")
    func split() async throws {
        let house = try await house()
        try await house.visit { (browser) async throws in
            let card = Self.listed.replacing("LÒ THỊ HÒA", with: "LÒ THỊ HẢO")
            let visit = try await browser.post("/scan", ["text": card], follow: false).location
            let page = try await form(browser, visit)
            #expect(
                page.html.contains("CCCD</small> <strong>LÒ THỊ HẢO")
                    && page.html.contains("danh sách</small> <strong>LÒ THỊ HOÀ"))
            #expect(!page.html.contains("value=\"card\" data-said=\"LÒ THỊ HẢO\" checked"))
            let offered: [(String, String)] = [("hiJoiningOffered", "renewed")]
            let open = try await register(browser, visit, offered, name: "LÒ THỊ HẢO")
            #expect(open.codes == ["identity-unsettled"] && open.html.contains("href=\"#choice-name\""))
            let done = try await register(browser, visit, offered + [("choice-name", "list")], name: "LÒ THỊ HẢO")
            #expect(done.step == "readBack", "\(done.codes)")
            let entry = try #require(try await file(house, visit).registrations.first?.entry)
            #expect(entry.person.name == "LÒ THỊ HOÀ")
            #expect(
                entry.identity == [
                    IdentityChoice(
                        fact: .name, chosen: .list, value: "LÒ THỊ HOÀ", others: [FactSaying(.card, "LÒ THỊ HẢO")])
                ])
            // Corrected later, the choice is still there.
            let again = try await browser.get("\(visit)?edit=registration")
            #expect(again.html.contains("value=\"list\" data-said=\"LÒ THỊ HOÀ\" checked"))
        }
    }

    @Test("a name typed over the card's is marked, asked about, and recorded with both")
    func typedOver() async throws {
        let house = try await house()
        try await house.visit { (browser) async throws in
            let visit = try await browser.post("/scan", ["text": Self.stranger], follow: false).location
            _ = try await form(browser, visit)
            let own: [(String, String)] = [
                ("sex", "male"), ("personalID", "010085906009"), ("birth", "05/06/1985"), ("address", "Bản Mới"),
                ("facility", "10 - 001"), ("consent", "on"), ("hiJoining", "new"),
            ]
            let asked = try await browser.submit("\(visit)/registration", [("name", "sùng a lả")] + own)
            #expect(asked.codes == ["identity-unsettled"] && asked.html.contains("Khác với CCCD<"))
            #expect(asked.html.contains("CCCD</small> <strong>SÙNG A LẠ"))
            #expect(asked.html.contains("gõ tay</small> <strong>SÙNG A LẢ"))
            #expect(asked.html.contains("name=\"asked-name\" value=\"SÙNG A LẢ\""))
            let choice: [(String, String)] = [("choice-name", "typed"), ("asked-name", "SÙNG A LẢ")]
            let changed = try await browser.submit("\(visit)/registration", [("name", "sùng a lã")] + own + choice)
            #expect(changed.codes == ["identity-unsettled"], "what was asked about was another name")
            let done = try await browser.submit("\(visit)/registration", [("name", "sùng a lả")] + own + choice)
            #expect(done.step == "readBack")
            let entry = try #require(try await file(house, visit).registrations.first?.entry)
            #expect(entry.person.name == "SÙNG A LẢ" && entry.person.address == "Bản Mới")
            #expect(
                entry.identity.map(\.fact) == [.name, .address] && entry.identity.map(\.chosen) == [.typed, .typed])
            #expect(entry.identity[0].others == [FactSaying(.card, "SÙNG A LẠ")])
        }
    }

    @Test("where an old address may be in several communes exactly those are offered")
    func communes() async throws {
        try await house().visit { (browser) async throws in
            let home = "Phường Cống Vị, Quận Ba Đình, Thành phố Hà Nội"
            let card = Self.stranger.replacing(Self.places, with: home)
            let visit = try await browser.post("/scan", ["text": card], follow: false).location
            let page = try await form(browser, visit)
            let list = try #require(page.html.components(separatedBy: "id=\"commune-list\"").last)
            let offered = list.prefix(upTo: list.range(of: "</datalist>")!.lowerBound)
            #expect(offered.components(separatedBy: "<option").count == 3)
            #expect(offered.contains("(00008)") && offered.contains("(00025)"))
        }
    }

    // MARK: How somebody joins, and who reads the name

    @Test("what the list says of the last card is a hint and evidence; nobody joins by it without a word")
    func joining() async throws {
        let house = try await house()
        try await house.visit { (browser) async throws in
            let visit = try await browser.post("/scan", ["text": Self.listed], follow: false).location
            let page = try await form(browser, visit)
            for joining in Joining.allCases {
                #expect(!page.html.contains("name=\"hiJoining\" value=\"\(joining.rawValue)\" checked"))
            }
            #expect(page.html.contains("Danh sách ngày 11/11/2026: thẻ GD đến 02/11/2026"))
            #expect(page.html.contains("name=\"hiJoiningOffered\" value=\"renewed\""))
            let unsaid = try await register(browser, visit)
            #expect(unsaid.codes == ["field-choose"], "the form alone says nothing")
            // A way that was tapped counts, whatever stands on the button.
            let tapped = try await register(
                browser, visit, [("hiJoining", "resumed"), ("hiJoiningOffered", "renewed")])
            #expect(tapped.step == "readBack", "\(tapped.codes)")
            let entry = try #require(try await file(house, visit).registrations.first?.entry)
            #expect(entry.joining == .resumed && entry.joiningEvidence?.seenOn == .paper)
        }
    }

    @Test("who is registered for social insurance alone has no place in a household's order")
    func noOrder() async throws {
        try await house().visit { (browser) async throws in
            let visit = try await browser.post("/scan", ["text": Self.stranger], follow: false).location
            let page = try await browser.post(
                "\(visit)/consultation",
                [
                    "vsi": "on", "vsiIncome": "1.500.000", "vsiMethod": "monthly", "vsiCategory": "other",
                    "outcome": "enrol",
                ])
            #expect(page.step == "register" && !page.html.contains("data-order") && !page.html.contains("Người thứ"))
        }
    }

    @Test("the names stand on the attendee's screen by themselves; without it they were read aloud, and so it says")
    func readBack() async throws {
        for isOpen in [true, false] {
            let house = try await house()
            try await house.visit { (browser) async throws in
                let visit = try await browser.post("/scan", ["text": Self.listed], follow: false).location
                let elsewhere = try await browser.post("/scan", ["text": Self.stranger], follow: false).location
                #expect(elsewhere != visit)
                _ = try await form(browser, visit)
                let silent = try await register(browser, visit, [("hiJoiningOffered", "renewed")])
                #expect(silent.html.contains("Đã đọc to – đúng từng chữ"))
                if isOpen {
                    #expect(try await browser.get("/attendee").html.contains("data-name=\"LÒ THỊ HÒA\""))
                    #expect(try await browser.get(visit).html.contains(">Đúng từng chữ<"))
                }
                try await browser.post("\(visit)/read-back", ["seal": silent.field("seal")])
                let registration = try #require(try await file(house, visit).registrations.first)
                #expect(registration.readBackWay == (isOpen ? .screen : .aloud))
            }
        }
    }
}
