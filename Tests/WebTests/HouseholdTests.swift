import Desk
import Insurance
import InsuranceRules
import TestSupport
import Testing

@testable import Web

/// A list of one household: the head holds a card, the others do not; the sixth
/// of them is not on it.
private struct HouseholdRoster: Roster, PeopleSearching {
    static let people = (1...6).map { number in
        RosterPerson(
            person: Person(
                name: "Lò Thị Mẫu \(["Một", "Hai", "Ba", "Bốn", "Năm", "Sáu"][number - 1])",
                birth: .day(CalendarDay(year: 1990, month: 11, day: number)!), sex: .female,
                personalID: PersonalID("01019090600\(number)"), address: "Bản Mẫu"),
            household: "1000000077", relation: number == 1 ? "00" : "08",
            lastCard: number == 1 ? LastCard(object: "GD", end: House.day.adding(days: 200)) : nil,
            listedOn: House.day)
    }

    private var onList: ArraySlice<RosterPerson> { Self.people.prefix(5) }

    func person(withKey key: String) -> RosterPerson? { onList.first { $0.person.keys.contains(key) } }
    func household(_ code: String) -> [RosterPerson] { onList.filter { $0.household == code } }
    func person(at reference: RosterReference) throws -> RosterPerson { throw Refusal.rosterChanged }
    func listed() -> RosterStatus? { nil }
    func people(matching query: PeopleQuery, on day: CalendarDay, limit: Int) -> FoundPeople {
        FoundPeople(first: [], more: 0)
    }
}

@Suite("A household through its forms")
struct HouseholdTests {
    private static func number(_ index: Int) -> String { "01019090600\(index)" }

    private static func card(_ index: Int) -> String {
        let name = HouseholdRoster.people[index - 1].person.name
        return "\(number(index))||\(name)|0\(index)111990|Nữ|Bản Mẫu, xã Thử Nghiệm|01012024"
    }

    /// The form of a member as the page fills it, with what is asked of the person.
    private static func form(_ index: Int, member: String) -> KeyValuePairs<String, String> {
        [
            "member": member, "name": HouseholdRoster.people[index - 1].person.name, "birth": "0\(index)/11/1990",
            "sex": "female", "personalID": number(index), "address": "Bản Mẫu", "facility": "10 - 001",
            "hi": "on", "hiOrder": "1", "hiMonths": "12", "hiGroup": "none", "hiJoining": "new", "paper": "on",
            "consent": "on",
        ]
    }

    /// A visit of the second listed person, registered.
    private func begin(_ browser: Browser, _ index: Int = 2) async throws -> String {
        let visit = try await browser.post("/scan", ["text": Self.card(index)], follow: false).location
        try await browser.get(visit)
        try await browser.post(
            "\(visit)/consultation",
            ["hi": "on", "hiMonths": "12", "hiOrder": "1", "hiGroup": "none", "outcome": "enrol"])
        let page = try await browser.post("\(visit)/registration", Self.form(index, member: ""))
        #expect(page.step == "readBack", "\(page.codes)")
        return visit
    }

    private func add(_ index: Int, to visit: String, _ browser: Browser) async throws -> Browser.Page {
        let opened = try await browser.post("\(visit)/members/listed", ["text": Self.number(index)])
        #expect(opened.step == "register" && opened.html.contains("name=\"member\" value=\"new\""))
        #expect(opened.html.contains("value=\"\(HouseholdRoster.people[index - 1].person.name)\""))
        return try await browser.post("\(visit)/registration", Self.form(index, member: "new"))
    }

    @Test("four members one tap each: their order with its reason, one sum, one read-back, one payment")
    func four() async throws {
        let house = try await House(roster: HouseholdRoster())
        try await house.visit { (browser) async throws in
            try await browser.post("/shift/open", ["float": "0"])
            let visit = try await begin(browser)
            let alone = try await browser.get(visit)
            #expect(alone.html.contains("Người thứ 2 · 70 %") && alone.html.contains("(thẻ đến 09/06/2027)"))
            #expect(alone.html.split(separator: "data-listed").count == 4, "three of the list, and a way to the others")
            for index in 3...5 { #expect(try await add(index, to: visit, browser).step == "readBack") }
            let all = try await browser.get(visit)
            #expect(all.values(of: "data-member").count == 4)
            #expect(all.html.contains("Người thứ 5 · 40 %"))
            #expect(all.html.contains("LÒ THỊ MẪU BỐN (cùng lượt này)"))
            for index in 2...5 {
                #expect(all.html.contains("data-name=\"\(HouseholdRoster.people[index - 1].person.name)\""))
            }
            // 70 + 60 + 50 + 40 % of 1.366.200
            let pay = try await browser.post("\(visit)/read-back", ["seal": all.field("seal")])
            #expect(pay.step == "pay" && pay.html.contains("data-due=\"3005640\""))
            #expect(pay.html.contains("LÒ THỊ MẪU NĂM"))
            let paid = try await browser.post(
                "\(visit)/payment",
                ["formID": pay.field("formID"), "expected": pay.field("expected"), "tendered": "3005640"])
            #expect(paid.step == "print")
            let entries = try await house.registrations.map(\.entry)
            #expect(entries.map(\.household?.order) == [2, 3, 4, 5])
            #expect(entries.allSatisfy { $0.household?.household == .code("1000000077") })
        }
    }

    @Test("a price that changes with the order is told at read-back and till, with the order, until it was read back")
    func changed() async throws {
        let house = try await House(roster: HouseholdRoster())
        try await house.visit { (browser) async throws in
            try await browser.post("/shift/open", ["float": "0"])
            // Given somebody alone, read back at the first place's price, who then joins a listed household
            let visit = try await begin(browser, 6)
            #expect(!(try await browser.readBack(visit)).html.contains("data-price-changed"))
            let says = "Giá của LÒ THỊ MẪU SÁU đổi từ 1.366.200 đ thành 956.340 đ, vì nay là Người thứ 2 · 70 %: sau"
            let joined = try await add(3, to: visit, browser)
            #expect(joined.step == "readBack" && joined.html.contains(says))
            #expect(joined.html.contains("sau LÒ THỊ MẪU MỘT (thẻ đến 09/06/2027)"))
            let attendee = try await browser.get("/attendee")
            #expect(!attendee.html.contains("data-price-changed"))
            // When it is read back, then the till says so too
            let pay = try await browser.readBack(visit)
            #expect(pay.step == "pay" && pay.html.contains(says))
            // When the household is worked out once more, then it was told
            let again = try await browser.post("\(visit)/household", ["household": "1000000077", "stated": "0"])
            #expect(again.step == "readBack" && !again.html.contains("data-price-changed"))
        }
    }

    @Test("the attendee reads everybody's name, and of the order nothing")
    func attendee() async throws {
        try await House(roster: HouseholdRoster()).visit { (browser) async throws in
            let visit = try await begin(browser)
            _ = try await add(3, to: visit, browser)
            let page = try await browser.get("/attendee")
            #expect(page.step == "readBack")
            for name in ["LÒ THỊ MẪU HAI", "LÒ THỊ MẪU BA"] {
                #expect(page.html.contains("data-name=\"\(name)\""))
            }
            #expect(!page.html.contains("LÒ THỊ MẪU MỘT"), "who does not join tonight is nobody's business here")
        }
    }

    @Test("a member is changed and taken out on the household's page, by a card or by hand another is added")
    func changing() async throws {
        try await House(roster: HouseholdRoster()).visit { (browser) async throws in
            let visit = try await begin(browser)
            let scanned = try await browser.post("\(visit)/members/scan", ["text": Self.card(3)])
            #expect(scanned.step == "register" && scanned.html.contains("value=\"LÒ THỊ MẪU BA\""))
            #expect(scanned.html.contains("Người thứ 3 · 60 %"))
            try await browser.post("\(visit)/registration", Self.form(3, member: "new"))
            var page = try await browser.get("\(visit)?edit=household")
            #expect(page.step == "register" && page.values(of: "data-self") == ["\(visit)?edit=household"])
            let members = page.values(of: "data-member")
            #expect(members.count == 2)
            let form = try await browser.get("\(visit)?edit=registration&member=\(members[1])")
            #expect(form.html.contains("value=\"LÒ THỊ MẪU BA\"") && form.html.contains("value=\"\(members[1])\""))
            page = try await browser.post("\(visit)/members/remove", ["member": members[0]])
            #expect(page.step == "readBack" && page.html.contains("Người thứ 2 · 70 %"))
            #expect(!page.html.contains("data-name=\"LÒ THỊ MẪU HAI\""))
            page = try await browser.post("\(visit)/members/remove", ["member": members[0]])
            #expect(page.codes.contains("member-unknown"))
            #expect(try await browser.get("\(visit)?edit=member").html.contains("name=\"member\" value=\"new\""))
        }
    }

    @Test("what is wrong with one more member is told in their form, with what was typed")
    func refusals() async throws {
        try await House(roster: HouseholdRoster()).visit { (browser) async throws in
            let visit = try await begin(browser)
            let twice = try await browser.post("\(visit)/members/scan", ["text": Self.card(2)])
            #expect(twice.codes == ["member-twice"])
            let unknown = try await browser.post("\(visit)/members/scan", ["text": "010190909999"])
            #expect(unknown.codes == ["member-not-listed"])
            let again = try await browser.post("\(visit)/registration", Self.form(2, member: "new"))
            #expect(again.codes == ["member-twice"] && again.html.contains("name=\"member\" value=\"new\""))
            let none = try await browser.post(
                "\(visit)/registration", ["member": "new", "name": "Lò Văn Thêm", "hiOrder": "1"])
            #expect(none.status == 422 && none.codes.contains("plan-missing"))
            #expect(none.html.contains("value=\"Lò Văn Thêm\""))
            #expect(try await browser.get(visit).step == "readBack")
        }
    }

    @Test("each member is asked of work and pension: who is insured by them is refused in their own form")
    func occupation() async throws {
        let house = try await House(roster: HouseholdRoster())
        try await house.visit { (browser) async throws in
            let visit = try await begin(browser)
            let opened = try await browser.post("\(visit)/members/listed", ["text": Self.number(3)])
            #expect(opened.html.contains("name=\"employed\"") && !opened.html.contains("id=\"asks\" open"))
            for (field, value, plan) in [
                ("employed", "on", "hi"), ("pensioner", "on", "hi"), ("business", "declared", "vsi"),
            ] {
                let form = Self.form(3, member: "new").map { ($0.key, $0.value) }.filter {
                    plan == "hi" || $0.0 != "hi"
                }
                let social = [
                    ("vsi", "on"), ("vsiIncome", "1.500.000"), ("vsiMethod", "monthly"), ("vsiCategory", "other"),
                    ("vsiJoining", "new"),
                ]
                let refused = try await browser.submit(
                    "\(visit)/registration", form + (plan == "vsi" ? social : []) + [(field, value)])
                #expect(refused.status == 422 && refused.codes == ["not-eligible"], "\(field)")
                #expect(refused.html.contains("id=\"asks\" open"), "\(field): the answer stands open")
            }
            // The answer is kept while it is typed, and of who joins with the registration.
            try await browser.post("\(visit)/registration", Self.form(3, member: "new"))
            let entries = try await house.registrations.map(\.entry)
            #expect(entries.map(\.occupation) == [Occupation(), Occupation()])
        }
    }

    @Test("who lives elsewhere does so with the household, whichever member's form is taken again")
    func elsewhere() async throws {
        let house = try await House(home: Place(province: "66"), roster: HouseholdRoster())
        try await house.visit { (browser) async throws in
            let visit = try await browser.post("/scan", ["text": Self.card(2)], follow: false).location
            try await browser.get(visit)
            try await browser.post(
                "\(visit)/consultation",
                [
                    "hi": "on", "hiMonths": "12", "hiOrder": "1", "hiGroup": "none", "elsewhere": "on",
                    "outcome": "enrol",
                ])
            try await browser.post("\(visit)/registration", Self.form(2, member: ""))
            _ = try await add(3, to: visit, browser)
            func areElsewhere() async throws -> [Bool] {
                try await house.registrations.map { $0.quote?.item.isLocalSupportElsewhere == true }
            }
            #expect(try await areElsewhere() == [true, true])
            let first = try #require(try await house.registrations.first)
            try await browser.post("\(visit)/registration", Self.form(2, member: first.id.text))
            #expect(try await areElsewhere() == [true, true])
        }
    }

    @Test("somebody of the household paid meanwhile: the till asks for one tap, and then the new sum")
    func meanwhile() async throws {
        try await House(roster: HouseholdRoster()).visit { (browser) async throws in
            try await browser.post("/shift/open", ["float": "0"])
            let (one, other) = (try await begin(browser, 2), try await begin(browser, 3))
            for visit in [one, other] { try await browser.readBack(visit) }
            var pay = try await browser.get(one)
            try await browser.post(
                "\(one)/payment",
                ["formID": pay.field("formID"), "expected": pay.field("expected"), "tendered": "956340"])
            pay = try await browser.get(other)
            #expect(pay.step == "pay" && pay.codes == ["household-order-changed"])
            #expect(!pay.html.contains("id=\"tendered\"") && pay.html.contains("\(other)/requote"))
            let anew = try await browser.post("\(other)/requote")
            #expect(anew.step == "readBack" && anew.html.contains("(đóng hôm nay)"))
            #expect(try await browser.readBack(other).html.contains("data-due=\"819720\""))
        }
    }

    @Test("receipts shown and the household's name count for all members")
    func restated() async throws {
        try await House().visit { (browser) async throws in
            let visit = try await begin(browser)
            #expect(try await browser.get(visit).html.contains("người đầu tiên của hộ trong năm 2026"))
            let page = try await browser.post("\(visit)/household", ["household": "LC-9", "stated": "2"])
            #expect(page.step == "readBack" && page.html.contains("Người thứ 3 · 60 %"))
            #expect(page.html.contains("2 người có biên lai"))
            let form = try await browser.get("\(visit)?edit=registration")
            #expect(form.html.contains("name=\"household\" value=\"LC-9\""))
        }
    }
}
