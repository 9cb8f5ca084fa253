import Desk
import Insurance
import UploadContract

// What the province reads of money, days and services.

extension PaymentRecord {
    /// One sum in cash is not taken apart.
    init(_ payment: Payment, of tenders: [PaidTender]) {
        let isPlain = tenders.allSatisfy { $0.method == .cash && !$0.isCarried } && tenders.count < 2
        self.init(
            id: payment.id, series: payment.receipt.series, number: payment.receipt.number, amount: payment.amount,
            method: payment.method.rawValue, paidAt: payment.paidAt, cashier: payment.cashier,
            tenders: isPlain
                ? nil
                : tenders.map {
                    Tender(
                        method: $0.method.rawValue, amount: $0.covers, reference: $0.reference, valueDay: $0.valueDay,
                        carried: $0.isCarried ? true : nil)
                },
            day: payment.day == payment.paidAt.day ? nil : payment.day)
    }
}

extension VoidRecord {
    init(_ void: PaymentVoid, of payment: Payment, successor: Payment?, payOuts: [PayOut]) {
        self.init(
            id: void.id, payment: payment.id, series: payment.receipt.series, number: payment.receipt.number,
            amount: payment.amount,
            registrations: void.registrations.map {
                Ended(registration: $0.registration, envelope: $0.envelope, successor: $0.successor)
            },
            successor: successor?.id, refunds: payOuts.map { Refund(method: $0.method.rawValue, amount: $0.amount) },
            reason: void.reason.rawValue, note: void.note, officer: void.officer, second: void.second, at: void.at,
            afterUpload: void.isAfterUpload)
    }
}

extension PayOutRecord {
    init(_ payOut: PayOut, visit: Identifier, _ arrival: BankArrival?) {
        var tender: Identifier?
        if case .tender(let id) = payOut.cause { tender = id }
        self.init(
            id: payOut.id, visit: visit, tender: tender, method: payOut.method.rawValue, amount: payOut.amount,
            reference: arrival?.reference, valueDay: arrival?.valueDay, officer: payOut.officer, second: payOut.second,
            at: payOut.at)
    }
}

extension TransferRecord {
    init(_ transfer: StrayTransfer) {
        let settlement = transfer.settlement
        self.init(
            id: transfer.id, amount: transfer.amount, valueDay: transfer.valueDay, reference: transfer.reference,
            notedBy: transfer.notedBy, notedAt: transfer.at, fate: settlement?.fate.rawValue,
            tender: settlement?.tender, note: settlement?.note, officer: settlement?.officer,
            second: settlement?.second, settledAt: settlement?.at)
    }
}

extension ServiceRecord {
    init(_ act: ServiceAct) {
        self.init(
            id: act.id, service: act.kind.rawValue, count: act.count, event: act.occasion?.event,
            team: act.occasion?.team, station: act.station, officer: act.officer, at: act.at, undoes: act.undoes)
    }
}

extension TallyRecord {
    init(_ tally: ConsultationTally) {
        self.init(
            dayClose: tally.dayClose, day: tally.day,
            lines: tally.lines.map {
                Line(
                    channel: $0.channel.rawValue, event: $0.occasion?.event, team: $0.occasion?.team,
                    outcome: $0.outcome.rawValue, reason: $0.declinedFor?.rawValue, count: $0.count)
            })
    }
}

extension DayCloseRecord {
    init(_ report: DayReport, hash: [UInt8]) {
        let totals = report.totals
        self.init(
            id: report.id, number: report.number, day: report.day, since: report.since, closedAt: report.closedAt,
            dueAt: report.dueAt, officer: report.officer, second: report.second, hash: hash.hex,
            previous: report.previous,
            shifts: report.shifts.map {
                Shift(shift: $0.shift, cashier: $0.cashier, counted: $0.counted, difference: $0.difference)
            },
            payments: totals.payments, taken: totals.taken, cash: totals.cash, transfer: totals.transfer,
            paidOut: totals.paidOut, voided: totals.voided, carried: totals.carried, sentBack: totals.sentBack,
            registrations: totals.registrations.map(Registrations.init),
            ended: totals.ended.flatMap { $0.isEmpty ? nil : $0.map(Registrations.init) },
            receipts: totals.receipts.map {
                Receipts(series: $0.series, first: $0.first, last: $0.last, count: $0.count, voided: $0.voided)
            },
            blanks: totals.blanks.map {
                Blanks(
                    kind: $0.kind.rawValue, opening: $0.opening, received: $0.received, good: $0.good,
                    spoiled: $0.spoiled, spoiledLater: $0.spoiledLater.flatMap { $0 == 0 ? nil : $0 }, test: $0.test,
                    lost: $0.lost, returned: $0.returned, left: $0.left)
            },
            services: totals.services.map { Services(service: $0.kind.rawValue, count: $0.count) })
    }
}

extension DayCloseRecord.Registrations {
    fileprivate init(_ line: DayTotals.RegistrationLine) {
        self.init(
            scheme: line.scheme, joining: line.joining.rawValue, method: line.method.rawValue, count: line.count,
            gross: line.gross, state: line.stateSupport, local: line.localSupport, payable: line.payable)
    }
}
