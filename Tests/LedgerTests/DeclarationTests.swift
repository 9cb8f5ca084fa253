import Desk
import Foundation
import Insurance
import InsuranceRules
import TestSupport
import Testing

@Suite("The declaration TK1-TS and its annex")
struct DeclarationTests {
    private let fields = DocumentFields(
        issuer: "BHXH cơ sở Mẫu", place: "Mẫu",
        catalogues: Catalogues(
            facilities: [Facility(code: "10-001", name: "Trạm Y tế Mẫu")], objects: [:],
            ethnicGroups: ShortList([ListEntry(code: "08", name: "Hmông")]),
            relations: ShortList([ListEntry(code: "00", name: "Chủ hộ"), ListEntry(code: "08", name: "Con")])))

    private func member(
        _ number: Int, place: HouseholdPlace? = nil, change: (inout RegistrationEntry) -> Void = { _ in }
    ) throws -> VisitMember {
        let person = Evening.person(number)
        let registrations = [Evening.health(person), Evening.social(person)].map { made in
            var (entry, quote) = made
            entry.ethnicGroup = "08"
            if entry.terms.scheme == .healthInsurance { entry.household = place }
            change(&entry)
            return Registration(
                id: .make(at: .testing), visit: .make(at: .testing), state: .paid, entry: entry, quote: quote,
                readBackAt: nil)
        }
        let visit = Visit(
            id: .make(at: .testing), number: 1, openedAt: .testing, station: "A", language: "vi",
            channel: .performance, outcome: .enrol, plans: [], scanned: nil)
        let file = VisitFile(visit: visit, registrations: registrations, payments: [], documents: [])
        return try #require(file.members.first)
    }

    @Test("has a value, or a line to write on, for every field of both templates")
    func templates() throws {
        let place = HouseholdPlace(household: .code("1500000001"), relation: "00", order: 1)
        let member = try member(1, place: place)
        let made = ["tk1": fields.declaration(of: member, on: Evening.day)]
            .merging(["tk1-household": try #require(fields.householdAnnex(of: [member], on: Evening.day).first)]) { $1 }
        for (name, values) in made {
            let file = URL(filePath: #filePath).deletingLastPathComponent()
                .appending(path: "../../PrinterTemplates/\(name)/sample.json").standardized
            let sample = try JSONDecoder().decode([String: String].self, from: Data(contentsOf: file))
            #expect(Set(values.keys) == Set(sample.keys), "\(name)")
        }
    }

    @Test("says what somebody joins, for how much and how, of both schemes")
    func joining() throws {
        let said = fields.declaration(of: try member(1), on: Evening.day)
        #expect(said["f15"] == "BHYT: 1.216.200 đ; BHXH: 1.386.000 đ")
        #expect(said["f16"] == "BHYT: 12 tháng; BHXH: 6 tháng")
        #expect(said["f18"] == "Tham gia mới BHYT hộ gia đình; Tham gia mới BHXH tự nguyện")
        #expect(said["f17"] == "Trạm Y tế Mẫu (10-001)" && said["f05"] == "Hmông" && said["f12"] == "")
        #expect(said["f11a"] == "Bản Mẫu 1" && said["f11b"] == "xã Thử" && said["f11way"] == "Bản giấy")
        #expect(said["issuedOn"] == "Mẫu, ngày 21 tháng 11 năm 2026")
    }

    @Test("asks for a change only where the office's list has somebody otherwise, and knows their number")
    func changes() throws {
        let choice = IdentityChoice(
            fact: .name, chosen: .card, value: "LÒ THỊ ĐƯỜNG", others: [FactSaying(.list, "LÒ THỊ DƯỜNG")])
        let typed = IdentityChoice(fact: .birth, chosen: .typed, value: "1990", others: [FactSaying(.card, "1991")])
        var said = fields.declaration(of: try member(1) { $0.identity = [choice, typed] }, on: Evening.day)
        #expect(said["f14a"] == "")
        said = fields.declaration(
            of: try member(1) {
                $0.identity = [choice, typed]
                $0.person.socialInsuranceCode = SocialInsuranceCode("0126000417")
            }, on: Evening.day)
        #expect(said["f14a"] == "LÒ THỊ ĐƯỜNG" && said["f14c"] == "" && said["f13"] == "0126000417")
    }

    @Test("the annex has ten members a sheet, and who joined before once")
    func annex() throws {
        let before = HouseholdForerunner(basis: .sameVisit, name: "VÀNG A TRƯỚC", keys: ["010085000999"])
        let members = try (1...10).map { number in
            try member(
                number,
                place: HouseholdPlace(
                    household: .code("1500000001"), relation: number == 1 ? "00" : "08", order: number,
                    before: [before]))
        }
        let sheets = fields.householdAnnex(of: members, on: Evening.day)
        #expect(sheets.map { $0["sheet"] } == ["Tờ 1/2", "Tờ 2/2"])
        #expect(sheets[0]["head"] == members[0].person.name && sheets[0]["household"] == "1500000001")
        let row = try #require(sheets[0]["member2"]).split(separator: "\t", omittingEmptySubsequences: false)
        #expect(row.count == 11 && row[8] == "Con" && row[9] == members[1].person.personalID?.digits ?? "")
        #expect(sheets[1]["member1"]?.hasPrefix("11\tVÀNG A TRƯỚC\t") == true && sheets[1]["member2"] == "")
        #expect(fields.householdAnnex(of: [], on: Evening.day).isEmpty)
    }
}
