import Insurance
import InsuranceRules

extension VisitDesk {
    /// The person a card names, with what the list knows besides.
    ///
    /// The card says who somebody is, the list the rest: a number the card does
    /// not have, the phone, and the address of today where it is the same home.
    /// Of a card whose fields can be read in part only, the list fills the others.
    ///
    /// - Throws: ``ScanError`` where neither tells name, birth or sex.
    public func person(on card: CardReading) async throws -> ScannedPerson {
        guard let listed = try await listed(card) else { return ScannedPerson(try card.person(), card: card) }
        var person = listed.person
        person.name = card.name ?? person.name
        person.birth = card.birth ?? person.birth
        person.sex = card.sex ?? person.sex
        person.personalID = card.personalID ?? person.personalID
        person.socialInsuranceCode = card.socialInsuranceCode ?? person.socialInsuranceCode
        person.oldID = card.oldID ?? person.oldID
        if let address = card.address, !address.isEmpty,
            !identity(card: card, listed: listed).isSame(.address, address, person.address)
        {
            person.address = address
        }
        return ScannedPerson(person, card: card)
    }

    /// What the list says of the person on a card, by the surest number first.
    public func listed(_ card: CardReading) async throws -> RosterPerson? { try await listed(inOrder: card.keys) }

    /// What the list says of whoever has one of these numbers.
    ///
    /// The personal ID, the longest, is surer than a code of ten digits.
    public func listed(_ keys: Set<String>) async throws -> RosterPerson? {
        try await listed(inOrder: keys.sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) })
    }

    /// A list that cannot be read says so on the desk's page, and keeps nobody
    /// from being scanned or registered.
    private func listed(inOrder keys: [String]) async throws -> RosterPerson? {
        do {
            for key in keys {
                if let person = try await roster.person(withKey: key) { return person }
            }
        } catch is Refusal {}
        return nil
    }

    /// What is known of a person, to be compared with what is typed.
    public func identity(card: CardReading?, listed: RosterPerson?) -> KnownIdentity {
        KnownIdentity(card: card, listed: listed, places: places)
    }

    /// An address in today's two levels; where it names no province, the
    /// event's is looked in.
    public func reading(of address: String) -> AddressReading {
        AddressReading(address, in: places, home: home.province)
    }

    /// The visit of today in which somebody with one of these numbers was
    /// scanned or registered.
    func visit(of person: Person, on day: CalendarDay) async throws -> Identifier? {
        for key in [person.personalID?.digits, person.socialInsuranceCode?.digits].compactMap(\.self) {
            if let known = try await ledger.visit(ofPersonWithKey: key, on: day) { return known }
        }
        return nil
    }

    /// Refuses an entry in which card or list say otherwise and nobody chose.
    ///
    /// - Throws: ``Refusal`` with `identity-unsettled`, the fact in its details.
    func checkIdentity(_ entries: [RegistrationEntry]) async throws {
        for entry in entries {
            var listed: RosterPerson?
            if let card = entry.card { listed = try await self.listed(card) }
            if listed == nil { listed = try await self.listed(entry.person.listedKeys) }
            guard let fact = identity(card: entry.card, listed: listed).unsettled(in: entry) else { continue }
            throw Refusal(
                "identity-unsettled",
                """
                The card or the list says something else of this person than the form, and nobody chose between them. \
                Compare with the person's papers and choose.
                """,
                details: ["fact": fact.rawValue])
        }
    }
}
