public import Desk
import Foundation
import GRDB
public import Insurance

extension LedgerDatabase: VoidLedger {
    /// Takes a payment back, with all that follows from it, in one transaction;
    /// the same form again is the same void.
    ///
    /// Every registration of the payment becomes void. Papers of those who leave
    /// are cancelled, spoiled or recalled; the receipt is printed once more,
    /// marked. Those who stay are registered anew and paid for with the money
    /// that is here, under the next receipt number; the rest of it goes back.
    ///
    /// - Throws: ``Refusal`` with `void-unknown`, `void-before`,
    ///   `void-form-reused`, `void-changed`, `void-papers-open`,
    ///   `void-paper-missing`, `void-needs-till`, `void-drawer-short`,
    ///   `clock-untrusted`, `transfer-waits`, `money-under-way`,
    ///   `shift-not-open`, `shift-takes-no-more`, `household-order-changed`,
    ///   `receipts-used-up`, `officer-takes-money`; whatever the sealer throws.
    ///   Nothing is stored then.
    public func void(
        _ plan: VoidPlan, _ word: VoidWord, by officer: Operator, second: Operator, at moment: Moment
    ) async throws -> PaymentVoid {
        try await write { db in
            if let known = try paymentVoid("formID", word.formID, db) {
                let left = Set(known.registrations.filter { $0.successor == nil }.map(\.registration))
                let leaving = Set(plan.lines.filter(\.leaves).map(\.registration.id))
                guard known.payment == plan.payment.id, left == leaving else { throw Refusal.voidFormReused }
                return known
            }
            try refuseOutdated(plan, db)
            try trust(moment, db)
            let till = try self.till(for: plan, by: officer, at: moment, db)
            let act = VoidAct(
                id: .make(at: moment), plan: plan, word: word, officer: officer, second: second, at: moment,
                successor: plan.isWhole ? nil : .make(at: moment))
            let heirs = try end(act, db)
            try takeOutOfUse(act, db)
            let successor = try till.flatMap { try goOn(act, heirs, at: $0, db) }
            let payOuts = try payBack(act, from: till?.shift, db)
            guard let void = try paymentVoid("id", act.id, db) else {
                throw LedgerFault.stateNotLeft(table: "paymentVoid", id: act.id.text)
            }
            try append(
                .void(void, of: plan.payment, successor: successor?.payment, payOuts: payOuts), about: act.id,
                by: officer.code, at: moment, db)
            try successor.map { try pay($0, of: act, db) }
            try dropSigning(of: plan.payment.visit, db)
            try remember(moment, db)
            try claimForStandBys(at: moment, db)
            return void
        }
    }

    public func voidable(_ payment: Identifier) async throws -> VoidablePayment {
        try await read { db in
            VoidablePayment(
                parts: try parts(of: payment, db), registrations: try coveredRegistrations(by: payment, db))
        }
    }

    public func paymentVoid(ofForm form: Identifier) async throws -> PaymentVoid? {
        try await read { db in try paymentVoid("formID", form, db) }
    }

    public func paidPlaces(
        in household: HouseholdName, year: Int, besides payment: Identifier
    ) async throws -> [PaidPlace] {
        try await read { db in try paidPlaces(in: household, year: year, besides: payment, db) }
    }
}

/// A void as its transaction makes it.
struct VoidAct {
    let id: Identifier
    let plan: VoidPlan
    let word: VoidWord
    let officer: Operator
    let second: Operator
    let at: Moment
    /// The payment for those who stay, named before it is written.
    let successor: Identifier?
}

/// A registration that goes on, and the one it follows.
struct Heir {
    let id: Identifier
    let former: Registration
    let stay: VoidStay
}

extension LedgerDatabase {
    /// By which ways a payment's money came.
    func parts(of payment: Identifier, _ db: Database) throws -> PaidParts {
        func sum(_ method: Payment.Method) throws -> Dong {
            let count = try Int.fetchOne(
                db, sql: "SELECT SUM(covers) FROM tender WHERE payment = ? AND method = ?",
                arguments: [payment.text, method.rawValue])
            return Dong(count ?? 0)
        }
        return PaidParts(cash: try sum(.cash), transfer: try sum(.transfer))
    }

    func coveredRegistrations(by payment: Identifier, _ db: Database) throws -> Set<Identifier> {
        Set(
            try String.fetchAll(
                db, sql: "SELECT registration FROM paymentShare WHERE payment = ?", arguments: [payment.text]
            ).compactMap(Identifier.init(_:)))
    }

    func isPaymentVoid(_ payment: Identifier, _ db: Database) throws -> Bool {
        try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT 1 FROM paymentVoid WHERE payment = ?)", arguments: [payment.text]) ?? false
    }

    /// - Parameter column: Of `paymentVoid`.
    func paymentVoid(_ column: String, _ value: Identifier, _ db: Database) throws -> PaymentVoid? {
        try PaymentVoidRecord.fetchOne(
            db, sql: "\(PaymentVoidRecord.selection) WHERE v.\(column) = ?", arguments: [value.text]
        ).map { try $0.paymentVoid(try endedRegistrations(by: $0.id, db), vault) }
    }

    /// Refuses what is no longer as it was worked out.
    ///
    /// - Throws: `void-unknown`, `void-before`, `void-changed`,
    ///   `transfer-waits`, `money-under-way`.
    private func refuseOutdated(_ plan: VoidPlan, _ db: Database) throws {
        let known = try PaymentRecord.fetchOne(
            db, sql: "SELECT \(PaymentRecord.columns) FROM payment WHERE id = ?", arguments: [plan.payment.id.text])
        guard let payment = known?.payment, payment == plan.payment else { throw Refusal.voidUnknown }
        guard try paymentVoid("payment", payment.id, db) == nil else { throw Refusal.voidBefore(payment.receipt) }
        try refuseLeaving(payment.visit, db)
        let living = try registrations(where: "visit", is: payment.visit.text, db).filter {
            [.paid, .handedOver].contains($0.state)
        }
        let planned = plan.lines.map(\.registration)
        guard try parts(of: payment.id, db) == plan.parts, plan.kept <= payment.amount,
            try coveredRegistrations(by: payment.id, db) == Set(planned.map(\.id)),
            planned.allSatisfy(living.contains)
        else { throw Refusal.voidChanged }
    }

    /// The drawer that cash goes out of and the new receipt is taken in;
    /// `nil` where all of it came by transfer and nobody stays.
    ///
    /// - Throws: `void-needs-till`, `shift-not-open`, `shift-takes-no-more`,
    ///   `void-drawer-short`.
    private func till(for plan: VoidPlan, by officer: Operator, at moment: Moment, _ db: Database) throws -> Till? {
        guard !plan.isWhole || plan.back.cash > .zero else { return nil }
        guard officer.roles.contains(.cashier) else { throw Refusal.voidNeedsTill }
        let shift = try openShift(of: officer.code, db)
        let held = try drawer(of: shift, db)
        guard plan.back.cash <= held else { throw Refusal.voidDrawerShort(held) }
        return Till(cashier: officer, shift: shift, moment: moment)
    }

    /// Writes the void, and that everything the payment covered has ended.
    ///
    /// - Returns: Those who go on, in the order they were registered.
    private func end(_ act: VoidAct, _ db: Database) throws -> [Heir] {
        let wasAccepted = try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (SELECT 1 FROM envelope WHERE kind = 'registration' AND state IN ('accepted', 'recalled')
                               AND about IN (SELECT registration FROM paymentShare WHERE payment = ?))
                """, arguments: [act.plan.payment.id.text])
        try db.insert(
            into: "paymentVoid",
            [
                "id": act.id.text, "formID": act.word.formID.text, "payment": act.plan.payment.id.text,
                "successor": act.successor?.text, "reason": act.word.reason.rawValue,
                "note": try act.word.note.map { try vault.seal($0, .voidNote(act.id)) }, "officer": act.officer.code,
                "second": act.second.code, "at": act.at.milliseconds, "day": act.at.day.description,
                "afterUpload": wasAccepted ?? false,
            ])
        var heirs: [Heir] = []
        for line in act.plan.lines {
            let heir = line.stay.map { Heir(id: .make(at: act.at), former: line.registration, stay: $0) }
            try db.insert(
                into: "voidedRegistration",
                [
                    "registration": line.registration.id.text, "paymentVoid": act.id.text,
                    "successor": heir?.id.text,
                ])
            try db.changeOne(
                "UPDATE registration SET state = 'void' WHERE id = :id AND state IN ('paid', 'handedOver')",
                ["id": line.registration.id.text],
                else: LedgerFault.stateNotLeft(table: "registration", id: line.registration.id.text))
            if let heir { heirs.append(heir) }
        }
        return heirs
    }

    /// Gives back what does not go on: cash out of the drawer, the rest by the office.
    private func payBack(_ act: VoidAct, from shift: Identifier?, _ db: Database) throws -> [PayOut] {
        try Payment.Method.allCases.compactMap { method in
            let amount = act.plan.back[method]
            guard amount > .zero else { return nil }
            let payOut = PayOut(
                id: .make(at: act.at), cause: .void(act.id), method: method, amount: amount,
                shift: method == .cash ? shift : nil, officer: act.officer.code, second: act.second.code, at: act.at)
            try insert(payOut, db)
            return payOut
        }
    }
}
