import Desk
import Foundation
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("Searching a list of people")
struct RosterSearchTests {
    private func made() throws -> MadeUpRoster {
        let made = MadeUpRoster()
        try made.take([
            MadeUpRoster.person("LÒ THỊ MẪU", 1, household: "A", relation: "00", phone: "0500123456"),
            MadeUpRoster.person("LÒ VĂN MẬU", 2, year: 1988, household: "A", relation: "02"),
            MadeUpRoster.person("VÀNG MẪU MẪU", 3, year: 1976, household: "B", relation: "01"),
            MadeUpRoster.person("GIÀNG A PÁO", 4, year: 1970, household: "B", relation: "00"),
            MadeUpRoster.person("ĐẶNG THỊ MÂY", 5, year: 2001),
        ])
        return made
    }

    @Test(
        "names without accents, in part, in any order, with years, days, ends of numbers and heads of households",
        arguments: [
            ("lo mau", ["LÒ THỊ MẪU", "LÒ VĂN MẬU"]), ("mẫu lò", ["LÒ THỊ MẪU"]), ("mau mau", ["VÀNG MẪU MẪU"]),
            ("dang", ["ĐẶNG THỊ MÂY"]), ("ma", ["LÒ THỊ MẪU", "LÒ VĂN MẬU", "VÀNG MẪU MẪU", "ĐẶNG THỊ MÂY"]),
            ("m m", ["VÀNG MẪU MẪU"]), ("1988", ["LÒ VĂN MẬU"]), ("lo 1990", ["LÒ THỊ MẪU"]),
            ("2/9/1970", ["GIÀNG A PÁO"]), ("0003", ["VÀNG MẪU MẪU"]), ("123456", ["LÒ THỊ MẪU"]),
            ("0500 123 456", ["LÒ THỊ MẪU"]), ("+84500123456", ["LÒ THỊ MẪU"]), ("010190100001", ["LÒ THỊ MẪU"]),
            ("@pao", ["VÀNG MẪU MẪU", "GIÀNG A PÁO"]), ("mau @lo", ["LÒ THỊ MẪU", "LÒ VĂN MẬU"]),
            ("vang @giang pao", ["VÀNG MẪU MẪU"]), ("mau lo thi van", []), ("12", []), ("#1", []), ("mậu @pao", []),
        ])
    func finds(_ typed: String, _ names: [String]) async throws {
        let found = try await made().found(typed)
        #expect(Set(found.first.map(\.person.name)) == Set(names))
        #expect(found.more == 0)
    }

    @Test("somebody listed by the nine digits of an old ID card is found by them, and by nobody else's number")
    func nineDigits() async throws {
        let made = MadeUpRoster()
        var old = MadeUpRoster.person("VÀNG THỊ CŨ", 1)
        old.person.personalID = nil
        old.oldID = "063123456"
        try made.take([old, MadeUpRoster.person("LÒ THỊ MẪU", 2)])
        for typed in ["063123456", "063 123 456", "23456"] {
            #expect(try await made.found(typed).first.map(\.person.name) == ["VÀNG THỊ CŨ"], "\(typed)")
        }
        #expect(try await made.found("063123457").first.isEmpty)
    }

    @Test("whoever's syllables were typed whole comes first, and the head of the household is told")
    func ranks() async throws {
        let made = MadeUpRoster()
        try made.take([
            MadeUpRoster.person("LÒ THỊ LAN HƯƠNG", 1), MadeUpRoster.person("LÒ THỊ HƯỜNGS", 2),
            MadeUpRoster.person("LÒ THỊ HƯƠNG", 3, household: "A", relation: "08"),
            MadeUpRoster.person("LÒ VĂN CHỦ", 4, household: "A", relation: "00"),
        ])
        let found = try await made.found("lo huong", limit: 2)
        #expect(found.first.map(\.person.name) == ["LÒ THỊ LAN HƯƠNG", "LÒ THỊ HƯƠNG"])
        #expect(found.more == 1)
        #expect(found.first.map(\.head) == [nil, "LÒ VĂN CHỦ"])
        #expect(try await made.found("chu").first.map(\.head) == [nil])
    }

    @Test("of any query the index finds whom the comparison of everybody finds", arguments: [1, 2, 3, 4] as [UInt64])
    func agrees(_ seed: UInt64) async throws {
        let people = MadeUpRoster.people(500, seed: seed)
        let findable = people.map { FindablePerson($0.person) }
        let made = MadeUpRoster()
        try made.take(people)
        let heads = Dictionary(
            people.filter(\.isHead).map { ($0.household!, FoldedName($0.person.name)) },
            uniquingKeysWith: { first, _ in first })
        var random = SeededRandom(seed: seed)
        let roster = made.roster
        for _ in 0..<100 {
            let typed = MadeUpQuery.next(about: people.randomElement(using: &random)!.person, &random)
            let query = try #require(PeopleQuery(typed))
            let wanted = zip(people, findable).filter { listed, person in
                query.fits(person, ticket: nil, head: listed.household.flatMap { heads[$0] })
            }.map(\.0.person.personalID!.digits)
            let found = try await roster.people(matching: query, on: MadeUpRoster.day, limit: 2000)
            let rows = try await found.first.asyncMap { hit -> String in
                guard case .roster(let reference) = hit.origin else { return "" }
                return try await roster.person(at: reference).person.personalID!.digits
            }
            #expect(Set(rows) == Set(wanted) && rows.count == wanted.count && found.more == 0, "\(typed)")
            let whole = found.first.map { query.isWhole(in: FoldedName($0.person.name)) }
            #expect(whole == whole.sorted { $0 && !$1 }, "\(typed): whole syllables first")
        }
    }
}

/// What somebody may type of a person.
enum MadeUpQuery {
    static func next(about person: Person, _ random: inout SeededRandom) -> String {
        var words: [String] = []
        let syllables = FoldedName(person.name).syllables.map(\.plain).shuffled(using: &random)
        for syllable in syllables.prefix(Int.random(in: 0...3, using: &random)) {
            words.append(String(syllable.prefix(Int.random(in: 1...syllable.count, using: &random))))
        }
        if Bool.random(using: &random), let word = words.first { words.append(word) }
        switch Int.random(in: 0...7, using: &random) {
        case 0: words.append(String(person.birth.year))
        case 1: words.append(String(person.personalID!.digits.suffix(Int.random(in: 4...7, using: &random))))
        case 2: words.append(String(person.phone!.suffix(4)))
        case 3: words.append(person.birth.vietnamese)
        case 4: words.append("@" + String(syllables[0].prefix(2)))
        case 5: return person.personalID!.digits
        default: break
        }
        return words.isEmpty ? String(syllables[0]) : words.joined(separator: " ")
    }
}

extension PeopleQuery {
    /// Whether what was typed of a name is whole syllables of it, each of its own.
    fileprivate func isWhole(in name: FoldedName) -> Bool {
        let typed = Set(beginnings.map(\.plain))
        guard onlyNumber == nil, typed.isSubset(of: name.syllables.map(\.plain)) else { return onlyNumber != nil }
        let meant = name.syllables.filter { typed.contains($0.plain) }.map(\.plain)
        return FoldedName(meant.joined(separator: " ")).holds(beginnings)
    }
}

extension Sequence where Element: Sendable {
    fileprivate func asyncMap<Result>(_ transform: (Element) async throws -> Result) async rethrows -> [Result] {
        var results: [Result] = []
        for element in self { results.append(try await transform(element)) }
        return results
    }
}
