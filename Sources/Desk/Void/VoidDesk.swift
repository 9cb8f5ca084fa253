public import Insurance
import InsuranceRules

/// Takes a payment back, whole or for some of those it covers.
///
/// The receipt is void as a whole and keeps its number; those who stay get a
/// new one, paid with the money that is here. Their places in the household's
/// order, and so their premiums, are worked out again.
public struct VoidDesk: Sendable {
    private let ledger: any VoidLedger
    private let visits: any VisitLedger
    private let desk: VisitDesk
    private let clock: any Timekeeper

    /// - Parameter desk: Prices those who stay as it priced them before.
    public init(ledger: any VoidLedger, visits: any VisitLedger, desk: VisitDesk, clock: any Timekeeper) {
        self.ledger = ledger
        self.visits = visits
        self.desk = desk
        self.clock = clock
    }

    /// Whether somebody may begin a void.
    public static func mayVoid(_ officer: Operator) -> Bool {
        !officer.roles.isDisjoint(with: [.cashier, .supervisor])
    }

    /// Works out what taking a payment back would come to; nothing is stored.
    ///
    /// - Parameter leaving: The registrations that end; the others of the
    ///   payment go on under a new receipt.
    /// - Throws: ``Refusal`` with `visit-unknown`, `void-unknown`, `void-before`,
    ///   `void-nobody`, `transfer-waits`, `money-under-way`, `void-rest-dearer`;
    ///   ``RuleError`` where those who stay cannot be priced.
    public func plan(_ payment: Identifier, leaving: Set<Identifier>, in visit: Identifier) async throws -> VoidPlan {
        guard let file = try await visits.visitFile(visit) else { throw Refusal.noSuchVisit }
        guard let paid = file.payments.first(where: { $0.id == payment }) else { throw Refusal.voidUnknown }
        guard !file.voids.contains(where: { $0.payment == payment }) else { throw Refusal.voidBefore(paid.receipt) }
        if file.awaited != nil { throw Refusal.transferWaits(file.visit.number) }
        guard file.loose.isEmpty else { throw Refusal.moneyUnderWay(file.due - file.rest) }
        let known = try await ledger.voidable(payment)
        let covered = file.registrations.filter { known.registrations.contains($0.id) }
        guard !leaving.isEmpty else { throw Refusal.voidNobody }
        guard leaving.isSubset(of: covered.map(\.id)) else { throw Refusal.voidUnknown }
        let stays = try await stays(covered, leaving: leaving, of: paid)
        let plan = VoidPlan(
            payment: paid, parts: known.parts,
            lines: covered.map { VoidPlan.Line(registration: $0, stay: stays[$0.id]) },
            papers: papers(of: paid, covering: covered, stays, in: file))
        guard plan.kept <= paid.amount else { throw Refusal.voidRestDearer(plan.kept - paid.amount) }
        return plan
    }

    /// Takes a payment back; two people stand for it, one of them a supervisor.
    ///
    /// - Parameters:
    ///   - seen: ``VoidPlan/mark`` of what both people saw.
    ///   - second: Known by their own PIN.
    /// - Throws: ``Refusal`` with `role-missing`, `second-same`,
    ///   `void-supervisor-missing`, `void-note-missing`, `void-form-reused`,
    ///   `void-changed`, and what ``plan(_:leaving:in:)`` and the ledger refuse.
    public func void(
        _ payment: Identifier, leaving: Set<Identifier>, seen: String, _ word: VoidWord, in visit: Identifier,
        by officer: Operator, second: Operator
    ) async throws -> PaymentVoid {
        if !Self.mayVoid(officer) { try officer.must(.cashier) }
        guard second.code != officer.code else { throw Refusal.secondSame }
        guard officer.roles.union(second.roles).contains(.supervisor) else { throw Refusal.voidSupervisorMissing }
        guard word.reason != .other || word.note != nil else { throw Refusal.voidNoteMissing }
        if let known = try await ledger.paymentVoid(ofForm: word.formID) {
            let left = Set(known.registrations.filter { $0.successor == nil }.map(\.registration))
            guard known.payment == payment, left == leaving else { throw Refusal.voidFormReused }
            return known
        }
        let plan = try await plan(payment, leaving: leaving, in: visit)
        guard plan.mark == seen else { throw Refusal.voidChanged }
        return try await ledger.void(plan, word, by: officer, second: second, at: clock.now())
    }

    /// Papers of void payments that somebody still has.
    public func papersOut() async throws -> [PaperOut] { try await ledger.papersOut() }

    /// A paper of a void payment came back, and goes to the spoiled ones.
    public func takeBack(_ document: Identifier, by officer: Operator) async throws {
        if !Self.mayVoid(officer) { try officer.must(.officer) }
        try await ledger.takeBack(document, by: officer, at: clock.now())
    }

    /// The latest transfers that the office has to send back.
    public func officeRefunds() async throws -> [OfficeRefund] { try await ledger.officeRefunds(limit: 20) }
}

extension VoidDesk {
    /// How those who stay go on: what was set right meanwhile is right, and what
    /// was agreed to and taken back stays so.
    private func stays(
        _ covered: [Registration], leaving: Set<Identifier>, of payment: Payment
    ) async throws -> [Identifier: VoidStay] {
        let staying = covered.filter { !leaving.contains($0.id) }
        let entries = try await reseated(staying, among: covered, of: payment)
        var stays: [Identifier: VoidStay] = [:]
        for (registration, entry) in zip(staying, entries) {
            guard let old = registration.quote else { throw Refusal.voidUnknown }
            let isSame = entry.terms == registration.entry.terms
            let quote =
                isSame
                ? old : try desk.price(entry.terms, born: entry.person.birth, on: payment.day).following(entry)
            stays[registration.id] = VoidStay(entry: entry, quote: quote, keepsPapers: quote.printsAs(old))
        }
        return stays
    }

    /// Gives those who stay their places anew, as if nobody had paid with this payment.
    ///
    /// What the places rested on outside of this kiosk stands as it was seen.
    private func reseated(
        _ staying: [Registration], among covered: [Registration], of payment: Payment
    ) async throws -> [RegistrationEntry] {
        var entries = staying.map { registration in
            var entry = registration.entry
            entry.agreements = registration.agreements
            return entry
        }
        for household in Set(entries.compactMap(\.household?.household)) {
            let places = covered.compactMap(\.entry.household).filter { $0.household == household }
            let order = HouseholdOrder(
                paid: try await ledger.paidPlaces(in: household, year: payment.day.year, besides: payment.id),
                cards: places.flatMap(\.cards), stated: places.map(\.stated).max() ?? 0)
            let members = entries.indices.filter { entries[$0].household?.household == household }
            let seats = order.seats(of: members.map { HouseholdOrder.Joiner([entries[$0]]) })
            for (member, seat) in zip(members, seats) { entries[member].take(seat) }
        }
        return entries
    }

    /// The receipt, the slip, and what was owed to those whose papers do not go on.
    private func papers(
        of payment: Payment, covering covered: [Registration], _ stays: [Identifier: VoidStay], in file: VisitFile
    ) -> [VoidedPaper] {
        let names = Dictionary(covered.map { ($0.id, $0.person.name) }, uniquingKeysWith: { first, _ in first })
        let payer = covered.first?.person.name ?? ""
        return file.documents.filter { document in
            guard document.payment == payment.id, document.state != .cancelled else { return false }
            return document.registration.map { stays[$0]?.keepsPapers != true } ?? true
        }.map { VoidedPaper(document: $0, name: $0.registration.flatMap { names[$0] } ?? payer) }
    }
}

extension RegistrationEntry {
    fileprivate mutating func take(_ seat: HouseholdOrder.Seat) {
        household?.order = seat.place
        household?.before = seat.before
        guard case .premium(var premium) = terms, let place = seat.place else { return }
        premium.order = place
        terms = .premium(premium)
    }
}

extension FrozenQuote {
    /// Whether a paper made of this one says the same: no paper but the receipt
    /// tells a price of health insurance.
    fileprivate func printsAs(_ other: FrozenQuote) -> Bool {
        day == other.day && item.validFrom == other.item.validFrom && item.validTo == other.item.validTo
            && continuousFrom == other.continuousFrom
    }
}
