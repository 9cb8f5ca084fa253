import Desk
import GRDB
import Insurance
import InsuranceRules

/// What a visit owes, opened once for the whole payment.
struct DuePayment {
    let visit: VisitRecord
    /// Quoted and read back, in the order they were registered.
    let registrations: [Registration]

    /// The days their amounts hold on.
    var days: [CalendarDay] { registrations.compactMap(\.quote?.day) }
    var sum: Dong { registrations.compactMap(\.quote).reduce(.zero) { $0 + $1.item.payable } }
}

extension LedgerDatabase {
    /// What a visit owes.
    ///
    /// - Throws: `visit-unknown`, `nothing-to-pay`, `read-back-missing`.
    func registrationsDue(of visit: Identifier, _ db: Database) throws -> DuePayment {
        let record = try visitRecord(visit, db)
        let due = try RegistrationRecord.fetchAll(
            db,
            kept: """
                SELECT \(RegistrationRecord.columns) FROM registration WHERE visit = ? AND state = 'quoted' ORDER BY seq
                """,
            arguments: [visit.text]
        ).map { try $0.registration(vault) }
        guard !due.isEmpty else { throw Refusal.nothingToPay }
        guard due.allSatisfy({ $0.readBackAt != nil }) else { throw Refusal.readBackMissing }
        return DuePayment(visit: record, registrations: due)
    }

    /// The day of payment: today, or the day the last money came where that is
    /// the day the amounts were worked out for.
    ///
    /// - Parameter isCash: Whether cash is taken today.
    /// - Throws: `quote-stale`.
    func paymentDay(
        of due: DuePayment, with loose: [Tender], besidesCash isCash: Bool, on today: CalendarDay
    ) throws -> CalendarDay {
        let lastMoney = isCash ? nil : loose.map(\.moneyDay).max()
        let wanted = due.days.first == today ? today : lastMoney ?? today
        if let stale = due.days.first(where: { $0 != wanted }) { throw Refusal.quoteStale(stale) }
        return wanted
    }
}
