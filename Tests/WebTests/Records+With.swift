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
            outcome: outcome, plans: plans, scanned: scanned, card: card)
    }

    var withoutPerson: Visit {
        Visit(
            id: id, number: number, openedAt: openedAt, station: station, language: language, channel: channel,
            outcome: outcome, plans: plans, scanned: nil)
    }

    func with(channel: Channel) -> Visit {
        Visit(
            id: id, number: number, openedAt: openedAt, station: station, language: language, channel: channel,
            outcome: outcome, plans: plans, scanned: scanned, card: card)
    }

    func with(scanned: Person, card: CardReading?) -> Visit {
        Visit(
            id: id, number: number, openedAt: openedAt, station: station, language: language, channel: channel,
            outcome: outcome, plans: plans, scanned: scanned, card: card)
    }
}

extension Registration {
    func with(
        state: State, readBackAt: Moment? = nil, readBackWay: ReadBackWay? = nil
    ) -> Registration {
        Registration(
            id: id, visit: visit, state: state, entry: entry, quote: quote, readBackAt: readBackAt ?? self.readBackAt,
            readBackWay: readBackWay ?? self.readBackWay)
    }
}

extension Document {
    func with(approvedBy: String?) -> Document {
        Document(
            id: id, visit: visit, registration: registration, kind: kind, state: state, attempts: attempts,
            blankSerial: blankSerial, intent: intent, note: note, approvedBy: approvedBy)
    }

    func with(state: State, intent: Identifier?, note: String? = nil) -> Document {
        Document(
            id: id, visit: visit, registration: registration, kind: kind, state: state, attempts: attempts + 1,
            blankSerial: blankSerial, intent: intent, note: note, approvedBy: approvedBy)
    }
}
