import Desk
import Foundation
import GRDB
import Insurance
import TestSupport
import Testing

@testable import Ledger

// Money that comes and goes in more than one step, written row by row.
extension Evening {
    /// A transfer the visit is asked to make.
    func ask(_ amount: Dong, of visit: Identifier, memo: String = "KIOSK 1") async throws -> Identifier {
        let (id, now) = (Identifier.make(at: clock.now()), clock.now())
        try await ledger.write { [cashier] db in
            try db.insert(
                into: "tender",
                [
                    "id": id.text, "formID": Identifier.make(at: now).text, "visit": visit.text,
                    "shift": try ledger.openShift(of: cashier.code, db).text, "station": "A", "cashier": cashier.code,
                    "method": "transfer", "state": "awaiting", "amount": amount.count, "openedAt": now.milliseconds,
                    "account": "970418/1234", "memo": memo, "expiresAt": now.adding(seconds: 900).milliseconds,
                ])
        }
        return id
    }

    /// The bank's word on a transfer that was asked for.
    func confirm(_ tender: Identifier, received: Dong, reference: String = "FT001") async throws {
        let now = clock.now()
        try await ledger.write { [cashier] db in
            try db.changeOne(
                """
                UPDATE tender SET state = 'confirmed', received = :received, valueDay = :day, bankReference = :sealed,
                                  bankKey = :key, confirmedBy = :officer, confirmedAt = :at
                WHERE id = :id
                """,
                [
                    "received": received.count, "day": now.day.description,
                    "sealed": try ledger.vault.seal(reference, SealedField("tender.bankReference", of: tender.text)),
                    "key": ledger.vault.lookUpKey(reference), "officer": cashier.code, "at": now.milliseconds,
                    "id": tender.text,
                ], else: Refusal.formReused)
        }
    }

    /// Money that is not given to a visit is given back: cash from the drawer, the rest by the office.
    func giveBack(_ tender: Identifier, _ amount: Dong, by method: Payment.Method) async throws {
        let now = clock.now()
        try await ledger.write { [cashier, second] db in
            try db.changeOne(
                "UPDATE tender SET state = 'returned', endedBy = :officer, endedAt = :at WHERE id = :id",
                ["officer": cashier.code, "at": now.milliseconds, "id": tender.text], else: Refusal.formReused)
            let shift = method == .cash ? try ledger.openShift(of: cashier.code, db) : nil
            let payOut = PayOut(
                id: .make(at: now), cause: .tender(tender), method: method, amount: amount, shift: shift,
                officer: cashier.code, second: second.code, at: now)
            try insert(payOut, void: nil, tender: tender, db)
            let visit = try String.fetchOne(db, sql: "SELECT visit FROM tender WHERE id = ?", arguments: [tender.text])
            try ledger.append(
                .payOut(payOut, visit: Identifier(visit!)!), about: payOut.id, by: cashier.code, at: now, db)
        }
    }

    /// The payment of what a visit owes, with its confirmed transfer and cash for the rest.
    @discardableResult
    func settle(
        _ visit: Identifier, with transfer: Identifier, covering covered: Dong, station: String = "A",
        leavingOut isLeftOut: Bool = false
    ) async throws -> Payment {
        let now = clock.now()
        return try await ledger.write { [cashier] db in
            let due = try quoted(of: visit, db)
            let sum = due.reduce(Dong.zero) { $0 + Dong($1.payable) }
            let payment = try insertPayment(visit, sum, method: .transfer, by: cashier, at: now, db)
            try insertCash(sum - covered, of: payment, covers: sum - covered, carriedFrom: nil, db)
            if !isLeftOut {
                try db.change(
                    "UPDATE tender SET payment = :payment, covers = :covers WHERE id = :id",
                    ["payment": payment.id.text, "covers": covered.count, "id": transfer.text])
            }
            let tenders = [
                PaidTender(method: .transfer, covers: covered, reference: "FT001", valueDay: now.day),
                PaidTender(method: .cash, covers: sum - covered),
            ]
            for each in due { _ = try ledger.pay(each.registration, with: payment, of: tenders, db) }
            try ledger.owe(.receipt, to: nil, payment: payment, approvedBy: cashier.code, at: now, db)
            return payment
        }
    }

    /// Two people take the visit's payment back; `staying` go on with a new receipt for `sum`.
    ///
    /// - Returns: The payment for those who stay.
    @discardableResult
    func void(
        _ visit: Identifier, staying: [(RegistrationEntry, FrozenQuote)] = [], reason: VoidReason = .changedMind
    ) async throws -> Payment? {
        let file = try #require(try await ledger.visitFile(visit))
        let old = try #require(file.payment)
        let now = clock.now()
        return try await ledger.write { [cashier, second, officer] db in
            let successor = staying.isEmpty ? nil : Identifier.make(at: now)
            let paid = file.registrations.filter { [.paid, .handedOver].contains($0.state) }
            let heirs = staying.map { _ in Identifier.make(at: now) }
            let id = Identifier.make(at: now)
            try db.insert(
                into: "paymentVoid",
                [
                    "id": id.text, "formID": Identifier.make(at: now).text, "payment": old.id.text,
                    "successor": successor?.text, "reason": reason.rawValue, "officer": second.code,
                    "second": officer.code, "at": now.milliseconds, "day": now.day.description, "afterUpload": false,
                ])
            for (index, each) in paid.enumerated() {
                let heir = staying.firstIndex { $0.0.person.key == each.person.key }
                try db.insert(
                    into: "voidedRegistration",
                    [
                        "registration": each.id.text, "paymentVoid": id.text,
                        "successor": heir.map { heirs[$0].text },
                    ])
                try db.change("UPDATE registration SET state = 'void' WHERE id = :id", ["id": paid[index].id.text])
            }
            try cancelPapers(of: visit, at: now, db)
            var kept = Dong.zero
            var payment: Payment?
            if let successor {
                for ((entry, quote), heir) in zip(staying, heirs) {
                    try ledger.insertQuoted(entry, quote, as: heir, visit: visit, by: officer, at: now, db)
                }
                try db.change(
                    "UPDATE registration SET readBackAt = :at WHERE visit = :visit AND state = 'quoted'",
                    ["at": now.milliseconds, "visit": visit.text])
                let due = try quoted(of: visit, db)
                kept = due.reduce(Dong.zero) { $0 + Dong($1.payable) }
                let new = try insertPayment(visit, kept, method: .cash, by: cashier, at: now, as: successor, db)
                try insertCash(kept, of: new, covers: kept, carriedFrom: id, db)
                for each in due {
                    _ = try ledger.pay(
                        each.registration, with: new, of: [PaidTender(method: .cash, covers: kept, isCarried: true)], db
                    )
                }
                try ledger.owe(.receipt, to: nil, payment: new, approvedBy: cashier.code, at: now, db)
                payment = new
            }
            let payOut = PayOut(
                id: .make(at: now), cause: .void(id), method: .cash, amount: old.amount - kept,
                shift: try ledger.openShift(of: cashier.code, db), officer: cashier.code, second: second.code, at: now)
            try insert(payOut, void: id, tender: nil, db)
            let ended = try ledger.endedRegistrations(by: id, db)
            let void = PaymentVoid(
                id: id, payment: old.id, successor: successor, registrations: ended, reason: reason, note: nil,
                officer: second.code, second: officer.code, at: now, isAfterUpload: false)
            try ledger.append(
                .void(void, of: old, successor: payment, payOuts: [payOut]), about: id, by: second.code, at: now, db)
            return payment
        }
    }
}

// Rows.
extension Evening {
    private struct Quoted {
        let registration: Registration
        let payable: Int
    }

    private func quoted(of visit: Identifier, _ db: Database) throws -> [Quoted] {
        try RegistrationRecord.fetchAll(
            db,
            sql: """
                SELECT \(RegistrationRecord.columns) FROM registration WHERE visit = ? AND state = 'quoted' ORDER BY seq
                """, arguments: [visit.text]
        ).map { record in
            let payable = try Int.fetchOne(
                db, sql: "SELECT payable FROM registration WHERE id = ?", arguments: [record.id.text])
            return Quoted(registration: try record.registration(ledger.vault), payable: payable!)
        }
    }

    private func insertPayment(
        _ visit: Identifier, _ sum: Dong, method: Payment.Method, by cashier: Operator, at now: Moment,
        as id: Identifier? = nil, _ db: Database
    ) throws -> Payment {
        let number = try ledger.takeReceiptNumber(for: cashier.code, db)
        let payment = Payment(
            id: id ?? .make(at: now), visit: visit,
            receipt: ReceiptNumber(series: number.series, number: number.number), amount: sum, method: method,
            tendered: sum, paidAt: now, cashier: cashier.code)
        try db.insert(
            into: "payment",
            [
                "id": payment.id.text, "formID": Identifier.make(at: now).text, "visit": visit.text,
                "shift": try ledger.openShift(of: cashier.code, db).text, "book": number.book,
                "series": number.series, "number": number.number, "amount": sum.count, "method": method.rawValue,
                "tendered": sum.count, "paidAt": now.milliseconds, "day": now.day.description,
                "cashier": cashier.code,
            ])
        return payment
    }

    private func insertCash(
        _ amount: Dong, of payment: Payment, covers: Dong, carriedFrom void: Identifier?, _ db: Database
    ) throws {
        try db.insert(
            into: "tender",
            [
                "id": Identifier.make(at: payment.paidAt).text, "formID": Identifier.make(at: payment.paidAt).text,
                "visit": payment.visit.text, "shift": try ledger.openShift(of: payment.cashier, db).text,
                "station": "A", "cashier": payment.cashier, "method": "cash", "state": "taken",
                "amount": amount.count, "openedAt": payment.paidAt.milliseconds, "tendered": amount.count,
                "payment": payment.id.text, "covers": covers.count, "carriedFrom": void?.text,
            ])
    }

    private func insert(_ payOut: PayOut, void: Identifier?, tender: Identifier?, _ db: Database) throws {
        try db.insert(
            into: "payOut",
            [
                "id": payOut.id.text, "method": payOut.method.rawValue, "amount": payOut.amount.count,
                "shift": payOut.shift?.text, "paymentVoid": void?.text, "tender": tender?.text,
                "officer": payOut.officer, "second": payOut.second, "at": payOut.at.milliseconds,
            ])
    }

    private func cancelPapers(of visit: Identifier, at now: Moment, _ db: Database) throws {
        let act = try ledger.begin(.released, by: officer.code, at: now, db)
        let papers = "SELECT id FROM document WHERE visit = :visit AND registration IS NOT NULL AND state = 'waiting'"
        try db.change(
            """
            UPDATE blank SET state = 'inStock', document = NULL, act = :act
            WHERE state = 'reserved' AND document IN (\(papers))
            """, ["act": act, "visit": visit.text])
        try db.change("UPDATE document SET state = 'cancelled' WHERE id IN (\(papers))", ["visit": visit.text])
    }
}
