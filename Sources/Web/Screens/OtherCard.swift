import Desk
import Insurance

/// A card read while a form of somebody else was open; it waits for an answer,
/// kept with the draft of that form, and goes on waiting when the form is taken,
/// until the visit is paid or left, or the draft's hours are over.
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
    let isMember: Bool
    /// Whether that form is being filled for somebody.
    let isFilling: Bool

    /// Whether the form of one more member is being filled, whichever the card
    /// waits beside.
    let isMemberFilling: Bool

    /// - Returns: `nil` when none waits beside the draft.
    init?(_ draft: RegistrationDraft?, of form: MemberForm, isMemberFilling: Bool) {
        guard let draft, let waiting = draft.waiting else { return nil }
        scanned = waiting
        isMember = !form.isFirst
        isFilling = draft.isBegun
        self.isMemberFilling = isMemberFilling
    }

    /// The form with whose draft it waits.
    var part: String { MemberForm(isMember ? .another : .first).text }

    /// What a page asks about, so that no answer is taken for another card.
    func asked(in visit: Identifier) -> String {
        let person = scanned.person
        return [
            "other-card", visit.text, part, person.name, person.birth.text,
            person.listedKeys.sorted().joined(separator: ","),
        ]
        .joined(separator: "|")
    }

    /// Whether an answer fits a visit as it stands.
    func offers(_ answer: Answer, in file: VisitFile) -> Bool {
        switch answer {
        case .replace: !isMember || (isFilling && !file.members.isEmpty)
        case .add: !isMemberFilling && !file.members.isEmpty
        case .separate, .drop: true
        }
    }

    /// - Throws: `other-card-no-household`, `other-card-form-open` for an answer
    ///   that does not fit any more; a form begun anew meanwhile may be replaced.
    func check(_ answer: Answer, in file: VisitFile) throws {
        guard !offers(answer, in: file) else { return }
        if file.members.isEmpty { throw Refusal.otherCardNoHousehold }
        if answer == .add { throw Refusal.otherCardFormOpen }
    }
}

/// Asks whose card it is, on the page of the visit.
struct OtherCardView: Encodable, Sendable {
    struct Answer: Encodable, Sendable {
        let name: String
        let label: String
    }

    let visit: String
    /// Ties the answer to the card that was asked about.
    let seal: String
    let sentence: String
    /// None for staff who only need to know that it waits.
    let answers: [Answer]
    let isMine: Bool

    init(_ other: OtherCard, _ file: VisitFile, tokens: FormTokens, officer: Operator, words: Words) {
        let known = other.isMember ? nil : file.name
        visit = file.visit.id.text
        seal = tokens.seal(other.asked(in: file.visit.id))
        let key = other.isMember && !other.isFilling ? "waits" : known == nil ? "typed" : "known"
        let isMine = officer.roles.contains(.consultant)
        self.isMine = isMine
        let told = words(
            "other-card.\(key)",
            [
                "name": other.scanned.person.name, "birth": other.scanned.person.birth.vietnamese,
                "known": known ?? "",
            ])
        sentence = isMine ? told : told + " " + words("other-card.not-mine")
        answers = OtherCard.Answer.allCases.filter { isMine && other.offers($0, in: file) }.map {
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

    /// A card scanned while a form is being filled corrects what was typed; that
    /// of whoever waits is asked about no more.
    func keepScan(_ person: Person, in visit: Identifier, by officer: Operator) async throws {
        guard officer.roles.contains(.consultant) else { return }
        try await site.services.drafts.change(of: visit, by: officer) { draft in
            if !draft.fields.isEmpty { draft.take(person) }
        }
        try await askNoMore(of: person, in: visit, by: officer)
    }

    /// The cards that wait for an answer, that of the visit before that of one
    /// more member.
    ///
    /// Whoever is of the household by now, or has the form of one more member,
    /// is not asked about.
    func otherCards(of file: VisitFile) async throws -> [OtherCard] {
        let (first, another) = (MemberForm(.first), MemberForm(.another))
        let draft = try await site.services.drafts.draft(of: file.visit.id, part: first.text)
        let member = try await site.services.drafts.draft(of: file.visit.id, part: another.text)
        let isFilling = member?.isBegun ?? false
        let here = file.members.map(\.person) + [member?.scanned?.person].compactMap(\.self)
        return [
            OtherCard(draft, of: first, isMemberFilling: isFilling),
            OtherCard(member, of: another, isMemberFilling: isFilling),
        ].compactMap(\.self).filter { other in !here.contains { $0.mayBe(other.scanned.person) } }
    }

    /// Ends the waiting of somebody's card, beside whichever form it waits.
    func askNoMore(of person: Person, in visit: Identifier, by officer: Operator) async throws {
        for form in [MemberForm(.first), MemberForm(.another)] {
            try await site.services.drafts.change(of: visit, part: form.text, by: officer) { draft in
                if draft.waiting?.person.mayBe(person) == true { draft.waiting = nil }
            }
        }
    }

    /// The card that a page asked about.
    ///
    /// - Parameter seal: As the page's form sends it back.
    /// - Throws: `other-card-gone` when none waits, `other-card-changed` when
    ///   another one does.
    func otherCard(of file: VisitFile, asked seal: String) async throws -> OtherCard {
        let waiting = try await otherCards(of: file)
        guard !waiting.isEmpty else { throw Refusal.otherCardGone }
        let asked = waiting.first { site.tokens.accepts(seal: seal, for: $0.asked(in: file.visit.id)) }
        guard let asked else { throw Refusal.otherCardChanged }
        return asked
    }
}

extension RegistrationDraft {
    /// Keeps somebody's card until staff say what becomes of it.
    ///
    /// - Throws: `other-card-first` while another person's waits.
    mutating func hold(_ scanned: ScannedPerson) throws {
        if let waiting, !waiting.person.mayBe(scanned.person) { throw Refusal.otherCardFirst }
        waiting = scanned
    }

    /// Whether the form is about somebody else: by the number typed, or by a
    /// name that is not even a part of theirs; while nothing is typed, by its card.
    func isOfAnother(than person: Person) -> Bool {
        if fields.isEmpty, let scanned { return !scanned.person.mayBe(person) }
        let number = PersonalID((fields["personalID"]?.first ?? "").filter(\.isDigit))
        if let number, let own = person.personalID { return number != own }
        let typed = FoldedName(fields["name"]?.first ?? "").syllables
        return !typed.isEmpty && !FoldedName(person.name).holds(typed)
    }
}

extension Refusal {
    fileprivate static let otherCardGone = Refusal(
        "other-card-gone", "The card that was asked about is not held any more. Scan it once more.")
    fileprivate static let otherCardFirst = Refusal(
        "other-card-first",
        "Another person's card still waits for an answer, so this one was not taken. Answer for that one, then scan "
            + "this one again.")
    fileprivate static let otherCardNoHousehold = Refusal(
        "other-card-no-household",
        "Nobody of this visit is registered now, so nobody can be added to the household. Register the first one, or "
            + "open a visit of their own.")
    static let otherCardFormOpen = Refusal(
        "other-card-form-open",
        "The form of one more member is being filled and would be lost. Take or drop that form first, then answer "
            + "for the card.")
    fileprivate static let otherCardChanged = Refusal(
        "other-card-changed",
        "Another card waits now than the one you answered for, so nothing was done. Read the question again.")
}
