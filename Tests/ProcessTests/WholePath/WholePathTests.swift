import Desk
import Foundation
import Insurance
import Ledger
import TestSupport
import Testing

/// From a name or a code to the text of the card.
///
/// 1000 names and 300 codes; with `SOAK=1` 5000 and 1000. Each part has a kiosk
/// of its own, and all run at once.
@Suite("From the scanner to the text on the card", .timeLimit(.minutes(30)))
struct WholePathTests {
    private static let isSoak = ProcessInfo.processInfo.environment["SOAK"] == "1"
    private static let parts = 1...UInt64(2)
    private static let names = (isSoak ? 5000 : 1000) / parts.count
    private static let codes = (isSoak ? 1000 : 300) / parts.count

    @Test(
        "a name stands on the card letter by letter as typed, NFC and upper case, or the path refuses it",
        arguments: parts)
    func names(part: UInt64) async throws {
        let path = try await WholePath(blanks: Self.names)
        var names = PeoplesNames(seed: 20 * part)
        var random = SeededRandom(seed: 21 * part)
        var expected: [String: String] = [:]
        var tally = Tally()
        for number in 1...Self.names {
            let name = names.next()
            let typed = names.typed(name.text)
            let isScanned = Bool.random(using: &random)
            let code = MadeUpCode(.citizen, name: typed, number: number, using: &random)
            do {
                let scanned =
                    isScanned ? try await path.scan(Array(code.text.utf8)) : ScannedPerson(try Self.person(code, typed))
                try await path.serve(scanned)
                expected[try #require(code.person.personalID?.digits)] = name.text
                tally.count("printed, \(name.people)")
                #expect(name.isPrintable, "\(name.text)")
            } catch let refusal as any StaffReadable {
                #expect(refusal.description.count > 30, "\(refusal.code)")
                #expect(!name.isPrintable || name.people == "long" || isScanned, "\(name.text): \(refusal.code)")
                tally.count("refused, \(isScanned ? "scanned" : "typed"), \(name.people): \(refusal.code)")
            }
        }
        try await expectCards(of: path, expected)
        print(tally.report("\(Self.names) names, \(expected.count) cards"))
    }

    @Test("the same names come through a list of people as the card prints them, or stand in its report")
    func listed() async throws {
        let path = try await WholePath(blanks: 1)
        var rows: [(id: String, name: PeoplesNames.Name, line: String)] = []
        for part in Self.parts {
            var names = PeoplesNames(seed: 20 * part)
            var random = SeededRandom(seed: 21 * part)
            for _ in 1...Self.names {
                let name = names.next()
                let typed = names.typed(name.text)
                let code = MadeUpCode(.citizen, name: typed, number: rows.count + 1, using: &random)
                let id = try #require(code.person.personalID?.digits)
                rows.append((id, name, "\"\(typed)\",\(code.person.birth.vietnamese),\(id)"))
            }
        }
        let listed = try path.imported(["Họ và tên,Ngày sinh,Số CCCD"] + rows.map(\.line))
        var refused = 0
        for row in rows {
            let person = try await listed.person(withKey: row.id)?.person
            // Letters of a foreign script are listed; only the card's font refuses them.
            let isName = PersonName.fault(in: PersonName.tidy(row.name.text)) == nil
            #expect((person != nil) == isName && (isName || !row.name.isPrintable), "\(row.name.text)")
            if let person { #expect(person.name.utf8.elementsEqual(row.name.text.utf8), "\(row.name.text)") }
            if person == nil { refused += 1 }
        }
        #expect(try await listed.listed()?.refused == refused && refused > 0)
    }

    @Test(
        "a code names the right person on the card, or is refused with a sentence, whatever became of it",
        arguments: parts)
    func codes(part: UInt64) async throws {
        let path = try await WholePath(blanks: Self.codes)
        var names = PeoplesNames(seed: 22 * part)
        var random = SeededRandom(seed: 23 * part)
        var expected: [String: String] = [:]
        var tally = Tally()
        for number in 1...Self.codes {
            let card = MadeUpCode.Card.allCases[number % 4]
            let damage = number % 3 == 0 ? .none : CodeDamage.allCases[number / 4 % CodeDamage.allCases.count]
            var name = names.next()
            while !name.isPrintable || name.people == "long" { name = names.next() }
            let code = MadeUpCode(card, name: name.text, number: number, using: &random)
            let bytes = damage.damaged(code, using: &random)
            do {
                let scanned = try await path.scan(bytes)
                let person = scanned.person
                #expect(person.name.utf8.elementsEqual(name.text.utf8), "\(card) \(damage): \(name.text)")
                #expect(person.birth == code.person.birth && person.sex == code.person.sex, "\(card) \(damage)")
                #expect(person.key == code.person.key, "\(card) \(damage)")
                try await path.serve(scanned)
                expected[try #require(person.key)] = name.text
                tally.count("printed, \(card.rawValue), \(damage.rawValue)")
            } catch let refusal as any StaffReadable {
                #expect(refusal.description.count > 30, "\(refusal.code)")
                #expect(!damage.isHarmless, "\(card) \(damage): \(refusal.code) \(name.text)")
                tally.count("refused, \(card.rawValue), \(damage.rawValue): \(refusal.code)")
            }
        }
        try await expectCards(of: path, expected)
        print(tally.report("\(Self.codes) codes, \(expected.count) cards"))
    }

    /// Every card that was paid for exists, no other does, and each bears its name.
    private func expectCards(of path: WholePath, _ expected: [String: String]) async throws {
        let cards = try await path.cards()
        #expect(Set(cards.keys) == Set(expected.keys))
        for (number, name) in expected {
            let lines = cards[number] ?? []
            // A mark without a letter of its own (Ơ̆) is a glyph of its own, which the reader may take for a new line.
            let hasLooseMark = name.unicodeScalars.contains { $0.properties.generalCategory == .nonspacingMark }
            let found =
                hasLooseMark
                ? Self.packed(lines.joined()).contains(Self.packed(name))
                : lines.contains { $0.utf8.elementsEqual(name.utf8) }
            #expect(found, "\(name) is not among \(lines)")
        }
        try await path.expectSound()
    }

    /// The bytes without the blanks.
    private static func packed(_ text: String) -> [UInt8] {
        Array(text.unicodeScalars.filter { !$0.properties.isWhitespace }.map(String.init).joined().utf8)
    }

    /// Somebody typed in, as the forms of the pages clean what is typed.
    private static func person(_ code: MadeUpCode, _ typed: String) throws -> Person {
        var person = code.person
        let words = typed.precomposedStringWithCanonicalMapping.split(whereSeparator: \.isWhitespace)
        person.name = PersonName.tidy(words.joined(separator: " "))
        return person
    }
}

/// How often what happened.
private struct Tally {
    private var counts: [String: Int] = [:]

    mutating func count(_ what: String) { counts[what, default: 0] += 1 }

    func report(_ title: String) -> String {
        ([title] + counts.sorted { $0.key < $1.key }.map { "  \($0.value) \($0.key)" }).joined(separator: "\n")
    }
}
