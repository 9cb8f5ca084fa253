import Desk
import Insurance

extension VisitPages {
    /// Who takes the papers, or what is being signed for, on the page of a visit.
    func fillHandOver(
        _ papers: inout PapersView?, _ file: VisitFile, draft: Draft?, _ officer: Operator, _ words: Words
    ) async throws {
        let relations = site.services.catalogues.relations
        let noted = site.notes[file.visit.id].receiver
        let signing = try await site.services.handOvers.signing(of: file.visit.id)
        papers?.taken = words.taken(file, relations)
        papers?.signing =
            if let signing {
                SigningView(
                    signing, in: file, isMark: noted.isMark,
                    needsWitness: try await site.services.handOvers.needsWitness(officer), relations: relations,
                    words: words)
            } else { nil }
        guard signing == nil, papers?.canGive == true else { return }
        papers?.handOver = HandOverView(
            file, draft.map { ReceiverAnswers($0.form) } ?? noted, relations: relations,
            draft?.problems ?? FieldProblems(), words: words)
    }
}
