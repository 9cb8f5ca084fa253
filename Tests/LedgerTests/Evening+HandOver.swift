import Desk
import Insurance
import TestSupport
import Testing

@testable import Ledger

// Giving papers out, and saying what becomes of the rest.
extension Evening {
    /// A signature nobody has.
    static let strokes = "100.100.400.300_420.120.600.310"

    /// The visit's good papers for the first person, or for whom is named.
    func plan(_ visit: Identifier, to receiver: Receiver? = nil) async throws -> HandOverPlan {
        let file = try #require(try await ledger.visitFile(visit))
        let first = try #require(file.registrations.first)
        return HandOverPlan(
            visit: visit, papers: file.documents.filter { $0.state == .good }.map(\.id),
            receiver: receiver ?? .participant(first.id), station: "A")
    }

    /// Gives the good papers of a visit, against a signature where they need one.
    @discardableResult
    func handOver(
        _ visit: Identifier, to receiver: Receiver? = nil, by officer: Operator? = nil
    ) async throws -> HandOver {
        let plan = try await plan(visit, to: receiver)
        let kinds = try await ledger.visitFile(visit)?.documents.filter { plan.papers.contains($0.id) }.map(\.kind)
        let signature = try Signature(drawn: Evening.strokes)
        let proof: HandOver.Proof =
            kinds?.allSatisfy(\.isOfPayment) == true ? .counter : .signature(signature, at: clock.now())
        return try await ledger.handOver(
            plan, against: proof, ending: nil, by: officer ?? self.officer, at: clock.now())
    }

    /// Says something fitting of every paper the cashier's shift leaves behind.
    ///
    /// - Parameter pick: Which of the choices; the usual one unless told otherwise.
    func answerPapers(
        of cashier: Operator, pick: ([PaperFate.Kind]) -> PaperFate.Kind? = { $0.first }
    ) async throws {
        for paper in try await ledger.papersLeft(inShiftOf: cashier.code) where paper.choices.isEmpty {
            try await ledger.judge(
                document: paper.document.id, intent: try #require(paper.document.intent), verdict: .good, reason: nil,
                by: officer, at: clock.now())
        }
        let desk = LeftPapersDesk(ledger: ledger, office: Office(name: "BHXH cơ sở Mẫu"), clock: clock)
        let choices = try await desk.left(inShiftOf: cashier).compactMap { paper in
            pick(paper.choices).map {
                LeftPapersDesk.Choice(
                    document: paper.document.id, kind: $0, attempts: paper.document.attempts)
            }
        }
        try await desk.settle(choices, agent: "Đại Lý Thu Mẫu", witness: alone, by: officer)
    }
}
