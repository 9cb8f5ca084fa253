import Desk
import Insurance
import InsuranceRules
import TestSupport
import Testing

@testable import Ledger

extension Evening {
    /// The desk that sets right what was paid with a mistake.
    func rights() throws -> RightsDesk {
        RightsDesk(
            visits: ledger, ledger: ledger, book: try RuleBook(from: FewRules(), fingerprint: "few"), clock: clock)
    }

    /// Sets the first person of a paid visit right, as an officer does.
    ///
    /// - Parameter seen: How many corrections the officer has seen; all of them unless told otherwise.
    func correct(
        _ visit: Identifier, seen: Int? = nil, hasPapers: Bool = false, by other: Operator? = nil,
        _ change: (inout Person) -> Void
    ) async throws {
        let paid = try #require(
            try await ledger.visitFile(visit)?.registrations.first { [.paid, .handedOver].contains($0.state) })
        var person = paid.person
        change(&person)
        try await rights().correct(
            person, registration: paid.id, in: visit, seen: seen ?? paid.corrections.count, hasPapers: hasPapers,
            by: other ?? officer)
    }

    /// A paid visit under a wrong personal ID that was set right since.
    @discardableResult
    func leaveCorrectedNumber() async throws -> Identifier {
        let visit = try await paidVisit(Evening.health(Evening.person(400)))
        try await correct(visit) { $0.personalID = Evening.person(401).personalID }
        return visit
    }
}
