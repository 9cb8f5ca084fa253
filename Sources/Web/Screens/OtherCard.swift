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
        guard officer.roles.contains(.consultant) else { return }
        try await site.services.drafts.change(of: visit, by: officer) { if !$0.fields.isEmpty { $0.take(person) } }
    }

    /// Whose card waits for an answer.
    func otherCard(of visit: Identifier) async throws -> OtherCard? {
        if let other = site.notes[visit].otherCard { return other }
        return try await site.services.drafts.draft(of: visit, part: MemberForm(.another).text)?.waiting
            .map { OtherCard($0, isMember: true) }
    }

    /// The card was answered for; one that waits besides it goes on waiting.
    func end(_ other: OtherCard, of visit: Identifier, by officer: Operator) async throws {
        guard other.isMember else {
            site.notes.update(visit) { $0.otherCard = nil }
            return
        }
        try await site.services.drafts.change(of: visit, part: MemberForm(.another).text, by: officer) { draft in
            // Another one was read meanwhile.
            if draft.waiting == other.scanned { draft.waiting = nil }
        }
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
