import Desk
import Foundation
import Insurance
import TestSupport
import Testing

/// From a name or a code to the text of the card.
///
/// As many as an evening brings; with `SOAK=1` 5000 names and 1000 codes.
@Suite("From the scanner to the text on the card", .timeLimit(.minutes(90)))
struct WholePathTests {
    private static let isSoak = ProcessInfo.processInfo.environment["SOAK"] == "1"
    private static let names = isSoak ? 5000 : 160
    private static let codes = isSoak ? 1000 : 200

    @Test("a name stands on the card letter by letter as typed, NFC and upper case, or the path refuses it")
    func names() async throws {
        let path = try await WholePath(blanks: Self.names)
        var names = PeoplesNames(seed: 20)
        var random = SeededRandom(seed: 21)
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

    @Test("a code names the right person on the card, or is refused with a sentence, whatever became of it")
    func codes() async throws {
        let path = try await WholePath(blanks: Self.codes)
        var names = PeoplesNames(seed: 22)
        var random = SeededRandom(seed: 23)
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
        person.name = Person.tidy(words.joined(separator: " "))
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
