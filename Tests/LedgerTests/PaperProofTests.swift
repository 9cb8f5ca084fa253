import Desk
import Insurance
import InsuranceRules
import Ledger
import TestSupport
import Testing

/// A press on which one name has no room.
private struct NarrowPress: PaperProofing {
    let tooLong: String

    func trouble(
        printing kind: DocumentKind, fields: [String: String]
    ) async throws -> (any StaffReadable)? {
        #expect(kind == .healthCard && fields["serial"]?.isEmpty == false && fields["validFrom"]?.isEmpty == false)
        return fields["name"] == tooLong
            ? Refusal("text-does-not-fit", "The name does not fit on the card. Shorten it as the rules allow.") : nil
    }
}

@Suite("A registration whose card cannot be printed")
struct PaperProofTests {
    @Test("is refused before the money, unless no paper is wanted")
    func beforeMoney() async throws {
        let evening = try await Evening.begin()
        let long = Evening.person(1, name: "CÔNG TẰNG TÔN NỮ MẪU")
        let fields = DocumentFields(
            issuer: "BHXH cơ sở Mẫu", place: "Mẫu", catalogues: Catalogues(facilities: [], objects: [:]))
        let desk = VisitDesk(
            ledger: evening.ledger, book: try RuleBook(from: FewRules(), fingerprint: "few"),
            proof: PaperProof(fields: fields, press: NarrowPress(tooLong: long.name)), clock: evening.clock)
        let visit = try await desk.open(
            station: "A", language: "vi", channel: .performance, scanned: nil, by: evening.consultant)
        var entry = RegistrationEntry(
            person: long, terms: .premium(PremiumTerms(order: 1, months: 12, groups: [], lastCardEnd: nil)),
            joining: .new, wantsPaper: true, facility: "10-001",
            consent: Consent(version: "1", language: "vi", at: evening.clock.now(), officer: "tv01"))
        await expectRefusal("text-does-not-fit") {
            try await desk.register(visit: visit, entries: [entry], by: evening.consultant)
        }
        #expect(try await evening.ledger.visitFile(visit)?.registrations.isEmpty == true)
        entry.wantsPaper = false
        try await desk.register(visit: visit, entries: [entry], by: evening.consultant)
    }
}
