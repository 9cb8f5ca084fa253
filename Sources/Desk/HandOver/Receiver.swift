public import Insurance

/// Who takes papers.
public enum Receiver: Hashable, Sendable {
    /// One of those who registered in the visit, by a registration of theirs.
    ///
    /// Of a household one member may take the papers of all.
    case participant(Identifier)
    /// The guardian who answers for the person of a registration.
    case guardian(Identifier)
    /// Somebody they named.
    case other(NamedReceiver)
}

/// Somebody who takes papers for another; all of it is personal data.
public struct NamedReceiver: Hashable, Sendable, Codable {
    /// Full name, NFC, upper case.
    public let name: String
    /// What they are to the person, by the codes of the relations catalogue.
    public let relation: String
    public let personalID: PersonalID

    public init(name: String, relation: String, personalID: PersonalID) {
        self.name = PersonName.tidy(name)
        self.relation = relation
        self.personalID = personalID
    }
}

/// Somebody who may take the papers without being asked who they are.
public struct KnownReceiver: Hashable, Sendable {
    public let receiver: Receiver
    /// Personal data, like the number.
    public let name: String
    public let personalID: PersonalID?
    /// What a guardian is to the person; `nil` for the person.
    public let relation: GuardianRelation?
}

extension VisitFile {
    /// The people of this visit who may take its papers: those of age, then
    /// guardians, then those under age.
    ///
    /// The first is offered first: of a child alone the guardian.
    public var knownReceivers: [KnownReceiver] {
        let paid = registrations.filter { [.paid, .handedOver].contains($0.state) }
        var people: [KnownReceiver] = []
        var guardians: [KnownReceiver] = []
        var children: [KnownReceiver] = []
        var seen: Set<String> = []
        for registration in paid where seen.insert(registration.person.key ?? registration.person.name).inserted {
            let person = registration.person
            let own = KnownReceiver(
                receiver: .participant(registration.id), name: person.name, personalID: person.personalID,
                relation: nil)
            guard let guardian = registration.entry.guardian else {
                people.append(own)
                continue
            }
            children.append(own)
            guard !guardians.contains(where: { $0.name == guardian.name }) else { continue }
            guardians.append(
                KnownReceiver(
                    receiver: .guardian(registration.id), name: guardian.name, personalID: guardian.personalID,
                    relation: guardian.relation))
        }
        return people + guardians + children
    }
}
