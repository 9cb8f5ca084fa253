import Desk
import Insurance

// Who somebody is, by card, list and form.
extension VisitPages {
    /// What is known of the person of a form, to be compared with what is typed.
    ///
    /// The card names whom the list is asked for; without one the numbers typed
    /// do, and else whoever the form was opened for.
    func identity(_ sheet: MemberSheet, _ answers: RegistrationAnswers) async throws -> KnownIdentity {
        let desk = site.services.desk
        var listed: RosterPerson?
        if let card = sheet.card { listed = try await desk.listed(card) }
        if listed == nil { listed = try await desk.listed(answers.keys(sheet)) }
        return desk.identity(card: sheet.card, listed: listed ?? sheet.listed)
    }

    /// The commune of today that a form's address names, or those it may name.
    func reading(_ answers: RegistrationAnswers, card: CardReading?) -> AddressReading {
        let typed = site.services.desk.reading(of: answers.address)
        guard typed.commune == nil, typed.candidates.isEmpty, let scanned = card?.address else { return typed }
        return site.services.desk.reading(of: scanned)
    }

    /// The names of a visit stand on the attendee's screen as soon as somebody
    /// is to read them.
    func showNames(of id: Identifier) async throws {
        guard try await file(id).nextStep == .readBack else { return }
        site.display.show(id, at: site.services.clock.now())
    }
}
