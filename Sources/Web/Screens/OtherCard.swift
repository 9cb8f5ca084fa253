import Desk
import Insurance

/// A card read while a form of somebody else was open; it waits for an answer.
///
/// One read for a member's form is kept with its draft, one read for the visit
/// in memory only.
struct OtherCard: Sendable {
    /// What staff may do with it.
    enum Answer: String, CaseIterable {
        /// The visit, or the form of one more member, becomes this person's.
        case replace
        /// One more of the household.
        case add
        /// A visit of their own.
        case separate
        case drop
    }

    let scanned: ScannedPerson
    /// Whether the form is that of one more member of the household.
    var isMember = false

    init(_ scanned: ScannedPerson, isMember: Bool = false) {
        self.scanned = scanned
        self.isMember = isMember
    }
}

/// Asks whose card it is, on the page of the visit.
struct OtherCardView: Encodable, Sendable {
    struct Answer: Encodable, Sendable {
        let name: String
        let label: String
    }

    let visit: String
    let sentence: String
    let answers: [Answer]

    /// - Parameter known: Whose form it is, where that is known.
    init(_ other: OtherCard, _ file: VisitFile, words: Words) {
        let known = other.isMember ? nil : file.name
        visit = file.visit.id.text
        sentence = words(
            known == nil ? "other-card.typed" : "other-card.known",
            [
                "name": other.scanned.person.name, "birth": other.scanned.person.birth.vietnamese,
                "known": known ?? "",
            ])
        let canAdd = !other.isMember && !file.members.isEmpty
        answers = OtherCard.Answer.allCases.filter { $0 != .add || canAdd }.map {
            Answer(name: $0.rawValue, label: words("other-card.\($0.rawValue)"))
        }
    }
}

extension VisitPages {
    /// Whether a person is somebody else than whom a visit is for, as far as
    /// cards, registrations and what was typed tell.
    func isOther(_ person: Person, in file: VisitFile) async throws -> Bool {
        if let known = file.members.first?.person ?? file.visit.scanned { return !known.mayBe(person) }
        return try await site.services.drafts.draft(of: file.visit.id)?.isOfAnother(than: person) ?? false
    }

    /// A card scanned while a form is being filled corrects what was typed.
    func keepScan(_ person: Person, in visit: Identifier, by officer: Operator) async throws {
        guard officer.roles.contains(.consultant), var kept = try await site.services.drafts.draft(of: visit)
        else { return }
        kept.take(person)
        try await site.services.drafts.save(kept, of: visit, by: officer)
    }

    /// Whose card waits for an answer.
    func otherCard(of visit: Identifier) async throws -> OtherCard? {
        if let other = site.notes[visit].otherCard { return other }
        return try await site.services.drafts.draft(of: visit, part: MemberForm(.another).text)?.waiting
            .map { OtherCard($0, isMember: true) }
    }

    /// The card was answered for.
    func endOtherCard(of visit: Identifier, by officer: Operator) async throws {
        site.notes.update(visit) { $0.otherCard = nil }
        let (drafts, part) = (site.services.drafts, MemberForm(.another).text)
        guard var kept = try await drafts.draft(of: visit, part: part), kept.waiting != nil else { return }
        kept.waiting = nil
        try await drafts.save(kept, of: visit, part: part, by: officer)
    }
}

extension RegistrationDraft {
    /// Whether what was typed is about somebody else: by the number, or by a
    /// name that is not even a part of theirs.
    func isOfAnother(than person: Person) -> Bool {
        let number = PersonalID((fields["personalID"]?.first ?? "").filter(\.isDigit))
        if let number, let own = person.personalID { return number != own }
        let typed = FoldedName(fields["name"]?.first ?? "").syllables
        return !typed.isEmpty && !FoldedName(person.name).holds(typed)
    }
}
