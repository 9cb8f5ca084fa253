import Desk
import Foundation
import Insurance
import TestSupport

@testable import Ledger

/// A roster file of made-up people.
struct MadeUpRoster {
    static let day = CalendarDay(year: 2026, month: 11, day: 1)!
    static let moment = Moment(milliseconds: 1_794_000_000_000)

    let path: String
    let key: DataKey

    init(path: String = Evening.temporaryPath(), key: DataKey = .make()) {
        self.path = path
        self.key = key
    }

    var roster: RosterDatabase { RosterDatabase(at: path, key: key) }

    /// Households of one to five, the first of each its head.
    static func people(_ count: Int, seed: UInt64 = 1, in commune: String = "xã Thử Nghiệm") -> [RosterPerson] {
        var (people, random) = (MadeUpPeople(seed: seed), SeededRandom(seed: seed))
        var (all, left): ([RosterPerson], Int) = ([], 0)
        for number in 0..<count {
            var person = people.next()
            person.address = "Bản Mẫu \(number % 7), \(commune), tỉnh Lào Cai"
            person.socialInsuranceCode =
                number % 3 == 0 ? SocialInsuranceCode(String(1_000_000_000 + Int(seed) * 1_000_000 + number)) : nil
            let isHead = left == 0
            if isHead { left = Int.random(in: 1...5, using: &random) }
            left -= 1
            all.append(
                RosterPerson(
                    person: person, household: isHead ? "H\(seed)-\(number)" : all.last?.household,
                    relation: isHead ? "00" : "08", hamlet: "Bản Mẫu \(number % 7)",
                    lastCard: LastCard(object: "GD", end: day), supportedMonths: number % 50, listedOn: day))
        }
        return all
    }

    @discardableResult
    func take(
        _ people: [RosterPerson], of commune: String = "xa thu nghiem", on day: CalendarDay = day, refused: Int = 0
    ) throws -> RosterStatus {
        try RosterImport(into: path, key: key, listOf: day, at: Self.moment).run { add in
            for person in people { _ = try add(person, commune) }
            return RosterImport.Origin(area: commune, refused: refused)
        }
    }

    func found(_ text: String, limit: Int = 20) async throws -> FoundPeople {
        try await roster.people(matching: PeopleQuery(text)!, on: Self.day, limit: limit)
    }

    static func person(
        _ name: String, _ number: Int, year: Int = 1990, household: String? = nil, relation: String? = nil,
        phone: String? = nil
    ) -> RosterPerson {
        RosterPerson(
            person: Person(
                name: name, birth: .day(CalendarDay(year: year, month: 9, day: 2)!), sex: .female,
                personalID: PersonalID("0101\(String(year).suffix(2))\(100_000 + number)"), phone: phone,
                address: "Bản Mẫu, xã Thử Nghiệm, tỉnh Lào Cai"),
            household: household, relation: relation, hamlet: "Bản Mẫu", listedOn: day)
    }
}
