import Foundation
import Insurance
import InsuranceRules
public import RuleFiles
public import Testing

extension RuleCase: CustomTestStringConvertible {
    public var testDescription: String { "\(name), \(day)" }
}

/// Cases for communes that do not exist.
private let communeCases = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Cases/MadeUpCommunes").path

@Suite("the cases shipped with the law") struct ShippedCaseTests {
    private let book: RuleBook
    init() throws { book = try realBook() }

    @Test("a case comes out as worked by hand", arguments: try loadCases(from: realCases))
    func worked(_ example: RuleCase) {
        #expect(example.worked(in: book).differences.isEmpty, "\(example.file), basis: \(example.basis)")
    }

    @Test("support tied to a commune comes out as worked by hand", arguments: try loadCases(from: communeCases))
    func inCommunes(_ example: RuleCase) throws {
        #expect(try example.worked(in: bookWithCommunes()).differences.isEmpty, "basis: \(example.basis)")
    }

    @Test("the shipped law holds nothing that is made up")
    func nothingMadeUp() throws {
        for entry in book.hi.communeSupport.entries { #expect(entry.source.evidence != .none) }
        let citations = book.allRules.flatMap(\.changes).map(\.source.citation)
        #expect(!citations.contains { $0.contains("made-up") || $0.contains("made up") })
    }

    @Test("every change of every rule has a case on its eve and its first day")
    func boundaries() throws {
        let day = CalendarDay(year: 2026, month: 11, day: 21)!
        let check = RuleCheck(of: book, cases: try loadCases(from: realCases), on: day, today: day)
        #expect(check.uncovered.isEmpty)
        #expect(check.boundaries.count > 2 * book.allRules.count)
        #expect(Set(check.boundaries).count == check.boundaries.count)
    }
}
