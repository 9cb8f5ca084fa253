import Desk
import Insurance

extension MemoryLedger: HandOverLedger, LeftPaperLedger {
    func beginSigning(_ plan: HandOverPlan, by officer: Operator, at moment: Moment) throws -> Signing {
        try check(plan)
        let signing = Signing(
            id: .make(at: moment), plan: plan, officer: officer.code, openedAt: moment, signature: nil, signedAt: nil)
        signings[plan.visit] = signing
        return signing
    }

    func signing(of visit: Identifier) -> Signing? { signings[visit] }

    func sign(_ signing: Identifier, with signature: Signature, at moment: Moment) throws {
        guard let open = signings.values.first(where: { $0.id == signing }) else { throw Refusal.signingOver }
        signings[open.plan.visit] = Signing(
            id: open.id, plan: open.plan, officer: open.officer, openedAt: open.openedAt, signature: signature,
            signedAt: moment)
    }

    func dropSigning(of visit: Identifier, at moment: Moment) { signings[visit] = nil }

    func handOver(
        _ plan: HandOverPlan, against proof: HandOver.Proof, ending signing: Identifier?, by officer: Operator,
        at moment: Moment
    ) throws -> HandOver {
        try check(plan)
        let act = HandOver(
            id: .make(at: moment), visit: plan.visit, papers: plan.papers, receiver: plan.receiver, proof: proof,
            station: plan.station, officer: officer.code, at: moment)
        signings[plan.visit] = nil
        handOvers.append(act)
        try give(act)
        return act
    }

    func staffOnDuty(on day: CalendarDay) -> Set<String> { onDuty }

    private func check(_ plan: HandOverPlan) throws {
        let papers = files[plan.visit]?.documents.filter { plan.papers.contains($0.id) } ?? []
        guard papers.allSatisfy({ $0.state == .good }) else {
            throw Refusal("paper-not-good", "Not good.")
        }
    }

    // MARK: Papers nobody took

    func papersLeft(inShiftOf cashier: String) -> [LeftPaper] { left(files.values.flatMap(\.documents)) }

    func papersKept() -> [LeftPaper] { papersLeft(inShiftOf: "").filter { $0.fate != nil } }

    func papersLeft(of visit: Identifier) -> [LeftPaper] { left(files[visit]?.documents ?? []) }

    func settle(_ fates: [PaperFate], by officer: Operator, at moment: Moment) {
        for fate in fates { self.fates[fate.document] = fate }
    }

    func requestSlip(of visit: Identifier, by officer: Operator, at moment: Moment) { slips.append(visit) }

    private func left(_ documents: [Document]) -> [LeftPaper] {
        documents.filter { ![.handedOver, .cancelled].contains($0.state) }.map {
            LeftPaper(document: $0, name: files[$0.visit]?.name ?? "", hasAddress: true, fate: fates[$0.id])
        }
    }
}
