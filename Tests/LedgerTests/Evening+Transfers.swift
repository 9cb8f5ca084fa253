import Desk
import Insurance
import InsuranceRules
import TestSupport
import Testing

@testable import Ledger

// Money by bank transfer, as the desk asks for it.
extension Evening {
    /// One year of health insurance of somebody, electronic only.
    static let premium = Dong(1_216_200)

    var demand: TransferDemand {
        TransferDemand(account: "999999/0123456789", kiosk: "LC-01", expiresAt: clock.now().adding(seconds: 900))
    }

    func asking(_ visit: Identifier, cash: Dong = .zero) async throws -> TransferAsking {
        let rest = try #require(try await ledger.visitFile(visit)).rest
        return TransferAsking(formID: .make(at: clock.now()), visit: visit, expected: rest, cash: cash)
    }

    /// A visit of somebody that owes ``premium`` and is asked to transfer it.
    func awaiting(
        _ number: Int, cash: Dong = .zero, entry: (RegistrationEntry, FrozenQuote)? = nil
    ) async throws -> (visit: Identifier, tender: Tender) {
        let visit = try await readyToPay([entry ?? Evening.health(Evening.person(number), paper: false)])
        return (visit, try await askAgain(visit, cash: cash))
    }

    func askAgain(_ visit: Identifier, cash: Dong = .zero) async throws -> Tender {
        try await ledger.ask(try await asking(visit, cash: cash), demand, by: cashier, at: clock.now())
    }

    func word(_ received: Dong, _ reference: String = "FT001", on day: CalendarDay? = nil) -> BankWord {
        BankWord(received: received, valueDay: day ?? clock.now().day, reference: reference)
    }

    @discardableResult
    func confirm(_ tender: Tender, _ word: BankWord) async throws -> TransferOutcome {
        try await ledger.confirm(tender.id, word, by: cashier, at: clock.now())
    }

    func giveBack(_ tender: Tender, by way: Payment.Method, expected: Dong? = nil) async throws -> PayOut {
        let file = try await ledger.visitFile(tender.visit)
        let now = file.flatMap { ($0.loose + $0.excesses).first { $0.id == tender.id } }
        let left = now.flatMap { $0.payment == nil ? $0.received : $0.excess } ?? .zero
        return try await ledger.giveBack(
            tender.id, by: way, expected: expected ?? left, officer: cashier, second: second, at: clock.now())
    }

    func note(_ amount: Dong, _ reference: String, memo: String = "") async throws -> StrayTransfer {
        let note = StrayNote(formID: .make(at: clock.now()), word: word(amount, reference), memo: memo)
        return try await ledger.note(note, by: cashier, at: clock.now())
    }

    /// One who paid by transfer, and unmatched money that was left to the office.
    func leaveTransfers() async throws {
        let (_, tender) = try await awaiting(50)
        try await confirm(tender, word(Evening.premium, "FTBIMAT0001"))
        let stray = try await note(Dong(50_000), "FTBIMAT0002")
        try await ledger.settle(
            stray.id, as: .handedOn, note: "bà Mẫu gửi nhầm", officer: cashier, second: second, at: clock.now())
    }

    /// Waits past midnight; the till stays open.
    func pastMidnight() { clock.advance(seconds: 13 * 3600) }

    /// Works the amounts of one person out anew for today, and reads them back.
    func requote(_ visit: Identifier, _ number: Int) async throws {
        let today = clock.now().day
        try await ledger.register(
            visit: visit, entries: [Evening.health(Evening.person(number), paper: false, on: today)], by: consultant,
            at: clock.now())
        try await ledger.confirmReadBack(visit: visit, at: clock.now())
    }
}

extension TransferOutcome {
    var payment: Payment? { if case .paid(let payment, _) = self { payment } else { nil } }
    var excess: Dong? { if case .paid(_, let excess) = self { excess } else { nil } }
    var held: String? { if case .held(let refusal) = self { refusal.code } else { nil } }
}
