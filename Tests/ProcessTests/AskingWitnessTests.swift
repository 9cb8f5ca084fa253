import Desk
import Foundation
import Insurance
import Ledger
import TestSupport
import Testing

@testable import kiosk

@Suite("Whether a person was rightly asked what came out")
struct AskingWitnessTests {
    private let intent = Identifier.make(at: .testing)
    /// Claimed at second 10, asked at second 20 of some evening.
    private let start = 1_763_000_000_000

    /// - Parameter second: When the spooler called the job completed; `nil` when it has none, or did not.
    private func objection(
        completedAt second: Int?, _ records: [DisturbanceRecord], on kind: DocumentKind = .healthCard
    ) throws -> String? {
        let print = try PrintHistory(intent: intent, kind: kind, claimedAt: start + 10_000, askedAt: start + 20_000)
        let completed = second.map { [intent: Moment(milliseconds: start + $0 * 1000)] } ?? [:]
        return AskingWitness(completed: completed, records: records).objection(to: print)
    }

    private func record(
        _ kind: Disturbance, from begin: Int, to end: Int, of printer: PrinterKind? = nil
    ) -> DisturbanceRecord {
        DisturbanceRecord(kind: kind, begin: start + begin * 1000, end: start + end * 1000, printer: printer)
    }

    @Test("a job that the spooler had called completed before is no reason to ask, whatever else was disturbed")
    func known() throws {
        for kind in Disturbance.allCases where !kind.emptiesPrinter {
            let objection = try objection(completedAt: 15, [record(kind, from: 11, to: 13)])
            #expect(objection == "though the spooler had said before that it was completed", "\(kind)")
        }
    }

    @Test("no job, one that has not ended, and one that ended in any other way, leave a doubt where something failed")
    func doubtful() throws {
        #expect(try objection(completedAt: nil, [record(.spooler, from: 11, to: 13)]) == nil)
        #expect(try objection(completedAt: nil, []) == "though nothing was disturbed")
    }

    @Test("completed later than the question, or in the same second, could not be known")
    func late() throws {
        let kill = [record(.spooler, from: 11, to: 13)]
        #expect(try objection(completedAt: 25, kill) == nil)
        #expect(try objection(completedAt: 20, kill) == nil)
        #expect(try objection(completedAt: 19, kill) != nil)
    }

    @Test("a spooler that was away at the question could not be asked; one that was back could")
    func away() throws {
        #expect(try objection(completedAt: 15, [record(.spoolerEnded, from: 16, to: 21)]) == nil)
        #expect(try objection(completedAt: 15, [record(.spoolerEnded, from: 16, to: 19)]) != nil)
    }

    @Test("a printer that lost its power in that time is not believed; another one's power is nothing to it")
    func power() throws {
        #expect(try objection(completedAt: 15, [record(.printerPower, from: 11, to: 12, of: .card)]) == nil)
        #expect(
            try objection(completedAt: 15, [record(.printerPower, from: 11, to: 12, of: .book)])
                == "though nothing was disturbed")
        #expect(
            try objection(completedAt: 15, [record(.printerPower, from: 11, to: 12, of: .book)], on: .bookCover) == nil)
    }

    @Test("what was mended before the claim, or happened after the question, is no reason")
    func time() throws {
        #expect(try objection(completedAt: nil, [record(.spooler, from: 5, to: 9)]) != nil)
        #expect(try objection(completedAt: nil, [record(.spooler, from: 21, to: 22)]) != nil)
        #expect(try objection(completedAt: nil, [record(.spooler, from: 5, to: 10)]) == nil)
    }
}

extension PrintHistory {
    /// A print whose outcome was unknown.
    fileprivate init(intent: Identifier, kind: DocumentKind, claimedAt: Int, askedAt: Int) throws {
        let text = """
            {"intent": "\(intent)", "document": "\(intent)", "kind": "\(kind.rawValue)", "attempt": 1,
             "claimedAt": \(claimedAt), "outcome": "unknown", "settledAt": \(askedAt)}
            """
        self = try JSONDecoder().decode(PrintHistory.self, from: Data(text.utf8))
    }
}
