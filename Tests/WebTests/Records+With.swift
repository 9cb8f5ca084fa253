import Desk
import Insurance
import InsuranceRules

extension VisitFile {
    func with(
        visit: Visit? = nil, registrations: [Registration]? = nil, payment: Payment? = nil, documents: [Document]? = nil
    ) -> VisitFile {
        VisitFile(
            visit: visit ?? self.visit, registrations: registrations ?? self.registrations,
            payment: payment ?? self.payment, documents: documents ?? self.documents)
    }
}

extension Visit {
    func with(plans: [Terms], outcome: ConsultationOutcome?) -> Visit {
        Visit(
            id: id, number: number, openedAt: openedAt, station: station, language: language, channel: channel,
            outcome: outcome, plans: plans, scanned: scanned)
    }

    func with(channel: Channel) -> Visit {
        Visit(
            id: id, number: number, openedAt: openedAt, station: station, language: language, channel: channel,
            outcome: outcome, plans: plans, scanned: scanned)
    }

    func with(scanned: Person) -> Visit {
        Visit(
            id: id, number: number, openedAt: openedAt, station: station, language: language, channel: channel,
            outcome: outcome, plans: plans, scanned: scanned)
    }
}

extension Registration {
    func with(state: State, readBackAt: Moment? = nil) -> Registration {
        Registration(
            id: id, visit: visit, state: state, entry: entry, quote: quote, readBackAt: readBackAt ?? self.readBackAt)
    }
}

extension Document {
    func with(state: State, intent: Identifier?, note: String? = nil) -> Document {
        Document(
            id: id, visit: visit, registration: registration, kind: kind, state: state, attempts: attempts + 1,
            blankSerial: blankSerial, intent: intent, note: note, approvedBy: approvedBy)
    }
}
