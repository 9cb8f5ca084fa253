import Desk
import Insurance
import InsuranceRules

extension MemoryLedger: HouseholdLedger {
    private var paid: [(file: VisitFile, registration: Registration)] {
        files.values.sorted { $0.visit.number < $1.visit.number }.flatMap { file in
            file.registrations.filter { [.paid, .handedOver].contains($0.state) }.map { (file, $0) }
        }
    }

    func paidPlaces(in household: HouseholdName, year: Int) -> [PaidPlace] {
        paid.compactMap { _, registration in
            guard let place = registration.entry.household, place.household == household, place.order != nil,
                let day = registration.quote?.day, day.year == year
            else { return nil }
            return PaidPlace(person: registration.person, place: place, paidOn: day)
        }
    }

    func household(ofPersonWithKey key: String, year: Int) -> HouseholdName? {
        paid.first { $1.person.keys.contains(key) && $1.quote?.day.year == year }?.registration.entry.household?
            .household
    }

    func earlierPayment(of person: Person, for scheme: Scheme, _ time: InsuredTime) -> EarlierPayment? {
        let found = paid.first { _, registration in
            guard registration.scheme == scheme, registration.person.isSame(as: person), let quote = registration.quote,
                let theirs = InsuredTime(registration.entry.terms, quote)
            else { return false }
            return theirs.overlaps(time)
        }
        return found.flatMap { file, _ in
            file.payment.map { EarlierPayment(at: $0.paidAt, officer: $0.cashier, visit: file.visit.number) }
        }
    }
}
