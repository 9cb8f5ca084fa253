import Desk
import Insurance
import InsuranceRules

// The form of the registration, with what was typed before.
extension VisitPages {
    /// What is shown: what was refused just now; else what was typed and not
    /// taken; else what is known.
    func registration(
        _ file: VisitFile, of member: MemberForm, draft: Draft?, scanWins: Bool, _ words: Words
    ) async throws -> RegistrationView {
        let id = file.visit.id
        let kept = draft == nil ? try await site.services.drafts.draft(of: id, part: member.text) : nil
        let restored = kept.flatMap { $0.fields.isEmpty ? nil : Form($0.fields) }
        let typed = draft?.form ?? restored
        let sheet = try await sheet(file, for: member, typed: typed)
        var answers = typed.map { RegistrationAnswers($0) } ?? sheet.answers(scanWins: scanWins)
        let reading = reading(answers, card: sheet.card)
        if typed == nil, answers.commune.isEmpty { answers.commune = reading.commune?.code ?? "" }
        let birth = BirthDate(answers.birth)
        let problems = draft?.problems ?? FieldProblems()
        let part = try await self.member(
            sheet, file, keys: answers.keys(sheet), typed: typed, problems: problems, words)
        let setting = RegistrationView.Setting(
            plans: sheet.plans, quotes: try quotes(of: placed(sheet.plans, at: part.number), file),
            source: sheet.entries.isEmpty && restored == nil ? sheet.source : nil,
            isMinor: try birth.map(site.services.desk.needsGuardian) ?? false,
            adultsBornBy: site.services.desk.adultsBornBy, commune: site.settings.commune,
            catalogues: site.services.catalogues, identity: try await identity(sheet, answers), reading: reading,
            guide: site.services.desk.guide, offer: sheet.offer, lastCard: sheet.lastCardKnown, onPaper: try onPaper())
        var view = RegistrationView(answers, setting, problems: problems, words: words)
        view.member = part
        view.isRestored = restored != nil
        view.canDrop = view.isRestored || kept?.scanned != nil
        return view
    }

    private func onPaper() throws -> Set<Scheme> {
        Set(try Scheme.allCases.filter { try site.services.desk.paperWay(of: $0) != .none })
    }
}
