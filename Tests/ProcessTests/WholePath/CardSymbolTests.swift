import Desk
import Foundation
import Insurance
import InsuranceRules
import TestSupport
import Testing

@testable import kiosk

/// What a card's symbol says, read back by a scanner's library that is not ours.
///
/// A hundred people; with `SOAK=1` a thousand.
@Suite("The symbol of a health card")
struct CardSymbolTests {
    private static let count = ProcessInfo.processInfo.environment["SOAK"] == "1" ? 1000 : 100
    private static let day = CalendarDay(year: 2026, month: 11, day: 21)!

    private let kiosk: TestKiosk
    private let readiness: Readiness
    private let site: Site

    init() async throws {
        kiosk = try await TestKiosk()
        try await kiosk.setUp()
        site = try Site(Settings.read(file: kiosk.settingsFile))
        readiness = Readiness(opening: site)
    }

    /// What is printed for somebody; of every third only the year of birth is
    /// known, every second has a code of ten digits, every fifth lives in K2.
    private func card(_ person: Person, _ number: Int) throws -> [String: String] {
        var person = person
        if number % 3 == 0 { person.birth = .year(person.birth.year) }
        if number % 2 == 0 { person.socialInsuranceCode = SocialInsuranceCode(String(1_000_000_000 + number)) }
        let terms = Terms.premium(PremiumTerms(order: 1, months: 12, groups: [], lastCardEnd: nil))
        var entry = RegistrationEntry(
            person: person, terms: terms, joining: .new, wantsPaper: true,
            facility: site.catalogues.facilities[number % site.catalogues.facilities.count].code,
            livingArea: number % 5 == 0 ? "K2" : nil)
        entry.commune = number % 4 == 0 ? "02683" : nil
        let item = QuotedItem(
            scheme: .healthInsurance, gross: Dong(1), stateSupport: .zero, localSupport: .zero, payable: Dong(1),
            months: 12, validFrom: Self.day.adding(days: 30), validTo: Self.day.adding(days: 395), lines: [])
        let quote = FrozenQuote(
            day: Self.day, item: item, rules: "", continuousFrom: Self.day.adding(months: 61))
        return try site.documentFields.healthCard(entry, quote, paidOn: Self.day, serial: "TX0000001")
    }

    @Test("says the card's seventeen fields, and another program reads them back from the print")
    func readBack() async throws {
        var people = MadeUpPeople(seed: 41)
        var names = PeoplesNames(seed: 42)
        var cards: [[String: String]] = []
        for number in 0..<Self.count {
            var person = people.next()
            var name = names.next()
            while !name.isPrintable || name.people == "long" { name = names.next() }
            person.name = name.text
            cards.append(try card(person, number))
        }
        let read = try await symbols(of: cards)
        #expect(read.count == cards.count)
        for (card, text) in zip(cards, read) {
            #expect(text == card["qr"])
            let scan = try HealthCardScan(text)
            #expect(text.split(separator: "|", omittingEmptySubsequences: false).count == 17)
            #expect(scan.code == card["code"] && scan.name == card["name"])
            #expect(scan.birth?.vietnamese == card["birth"] && scan.level == card["benefitLevel"].flatMap { Int($0) })
            #expect(scan.sex == (card["sex"] == "Nam" ? .male : .female))
            #expect(scan.facility != nil && scan.term.validFrom?.vietnamese == card["validFrom"])
            #expect(scan.term.fiveYears?.vietnamese == card["fiveYear"] && scan.term.issued == Self.day)
            #expect(scan.warnings(in: site.codes).isEmpty || card["code"]?.utf8.count == 12)
        }
    }

    @Test("a personal ID stands in for the code of ten digits, and the card says so")
    func provisional() throws {
        var people = MadeUpPeople(seed: 43)
        let person = people.next()
        let provisional = try card(person, 1)
        #expect(provisional["code"] == person.personalID?.digits && provisional["codeNote"]?.isEmpty == false)
        let known = try card(person, 2)
        #expect(known["code"] == "1000000002" && known["codeNote"] == "")
    }

    @Test("the check field is left empty, as its rule says that nobody knows it; K2 is 2 and none is 4")
    func unknownFields() throws {
        var people = MadeUpPeople(seed: 44)
        let person = people.next()
        func fields(_ number: Int) throws -> [Substring] {
            try card(person, number)["qr", default: ""].split(separator: "|", omittingEmptySubsequences: false)
        }
        #expect(try fields(5)[13] == "-" && fields(5)[11] == "2" && fields(1)[11] == "4")
        #expect(try fields(1)[10] == "-" && fields(1)[16] == "$" && fields(4)[15] != "-" && fields(1)[15] == "-")
        let change = try #require(site.book.papers.cardCheck.entries.last)
        #expect(change.source.evidence == .none)
    }

    /// Prints cards, turns the place of each symbol into a picture, and has zxing-cpp read it.
    private func symbols(of cards: [[String: String]]) async throws -> [String] {
        for (number, fields) in cards.enumerated() {
            let name = String(number + 10_000)
            try Data(try await readiness.sheet("health-card", fields))
                .write(to: URL(filePath: "\(kiosk.folder)/card-\(name).pdf"))
        }
        // The symbol and the white around it: 22 mm from 60 mm across and 23 mm down, at 300 dpi.
        let script = """
            cd "$1" && pdfunite card-*.pdf all.pdf && pdftoppm -r 300 -gray -x 709 -y 272 -W 260 -H 260 all.pdf symbol \
            && ZXingReader -1 -fast -norotate -format QRCode symbol-*.pgm > read.txt
            """
        let run = try ProgramRun("/bin/sh", ["-c", script, "sh", kiosk.folder])
        #expect(try await run.end(within: 300) == 0, "\(run.said)")
        let lines = try String(contentsOfFile: kiosk.folder + "/read.txt", encoding: .utf8).split(separator: "\n")
        // `symbol-001.pgm QRCode "text"`
        return lines.compactMap { line in
            guard let start = line.firstIndex(of: "\""), let end = line.lastIndex(of: "\""), start < end else {
                return nil
            }
            return String(line[line.index(after: start)..<end])
        }
    }
}
