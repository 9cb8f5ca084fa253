import GRDB
import Insurance
import TestSupport
import Testing

@testable import Desk
@testable import Ledger

@Suite("Money that no visit waits for")
struct StrayTransferTests {
    private let evening: Evening
    private let premium = Evening.premium

    init() async throws {
        evening = try await Evening.begin()
        try await evening.shift(float: 500_000)
    }

    private func expired(_ number: Int) async throws -> (visit: Identifier, tender: Tender) {
        let asked = try await evening.awaiting(number)
        try await evening.ledger.expire(asked.tender.id, by: evening.cashier, at: evening.clock.now())
        return asked
    }

    @Test("what comes after nobody waits any more is unmatched, names its visit, and pays it when people say so")
    func late() async throws {
        let (visit, tender) = try await expired(1)
        let memo = try #require(tender.transfer?.memo)
        await expectRefusal("transfer-over") { try await evening.confirm(tender, evening.word(premium)) }
        let stray = try await evening.note(premium, "FT1", memo: "CT tu 0123 \(memo.lowercased()). GD 7")
        #expect(stray.asked == tender.id)
        let open = try await evening.ledger.openMoney().strays
        #expect(open.map(\.visit?.id) == [visit] && open.map(\.isUsable) == [true])
        let form = Identifier.make(at: evening.clock.now())
        let payment = try await use(stray, form)
        #expect(payment?.amount == premium && payment?.visit == visit)
        #expect(try await evening.ledger.openMoney().strays.isEmpty)
        // A second tap is the same act; another form is another one.
        #expect(try await use(stray, form) == payment)
        await expectRefusal("stray-settled") { _ = try await use(stray) }
        let other = try await evening.note(premium, "FT2")
        await expectRefusal("form-reused") { _ = try await use(other, form) }
        try await evening.sound()
    }

    private func use(_ stray: StrayTransfer, _ form: Identifier? = nil) async throws -> Payment? {
        let now = evening.clock.now()
        return try await evening.ledger.use(
            stray.id, form: form ?? .make(at: now), evening.demand, by: evening.cashier, at: now
        ).payment
    }

    @Test("a memo that begins with another visit's names its own visit, whichever was asked later")
    func longestMemo() async throws {
        let (_, long) = try await expired(1)
        let (_, short) = try await expired(2)
        let memo = try #require(long.transfer?.memo)
        // Given that the later one's memo is the beginning of the other's
        try await evening.ledger.write { db in
            try db.execute(sql: "DROP TRIGGER tenderWritten")
            try db.execute(
                sql: "UPDATE tender SET memo = ? WHERE id = ?",
                arguments: [String(memo.dropLast(2)), short.id.text])
        }
        #expect(try await evening.note(premium, "FT1", memo: "CT \(memo)").asked == long.id)
        #expect(try await evening.note(premium, "FT2", memo: "CT \(memo.dropLast(2))").asked == short.id)
    }

    @Test("a visit that is asked again finds the unmatched money by its reference")
    func foundByReference() async throws {
        let (visit, _) = try await expired(1)
        _ = try await evening.note(premium, "FT1")
        let again = try await evening.askAgain(visit)
        await expectRefusal("bank-reference-known") {
            try await evening.confirm(again, evening.word(premium - Dong(1), "FT1"))
        }
        #expect(try await evening.confirm(again, evening.word(premium, "FT1")).payment != nil)
        #expect(try await evening.ledger.openMoney().strays.isEmpty)
        try await evening.sound()
    }

    @Test("sent back or left to the office: once, by two people, with a word on why; the province is told")
    func settled() async throws {
        let stray = try await evening.note(premium, "FT1")
        func settle(_ fate: StrayTransfer.Fate, _ note: String?) async throws {
            try await evening.ledger.settle(
                stray.id, as: fate, note: note, officer: evening.cashier, second: evening.second,
                at: evening.clock.now())
        }
        await expectRefusal("stray-note-missing") { try await settle(.returned, " ") }
        await expectRefusal("stray-unusable") { _ = try await use(stray) }
        try await settle(.handedOn, "không rõ người gửi")
        try await settle(.handedOn, "không rõ người gửi")
        await expectRefusal("stray-settled") { try await settle(.returned, "gửi lại") }
        #expect(try await evening.ledger.openMoney().strays.isEmpty)
        #expect(try await evening.ledger.queueEntries(limit: 5).map(\.kind) == ["transfer"])
        try await evening.sound()
    }

    @Test("a wrong memo, an awaited one and a reference twice are told apart")
    func refusals() async throws {
        let (_, tender) = try await evening.awaiting(1)
        let memo = try #require(tender.transfer?.memo)
        await expectRefusal("transfer-awaited") { _ = try await evening.note(premium, "FT1", memo: memo) }
        let wrong = memo.dropLast() + (memo.hasSuffix("0") ? "1" : "0")
        await expectRefusal("memo-unknown") { _ = try await evening.note(premium, "FT1", memo: String(wrong)) }
        let note = StrayNote(formID: .make(at: evening.clock.now()), word: evening.word(premium, "FT1"), memo: "")
        let noted = try await evening.ledger.note(note, by: evening.cashier, at: evening.clock.now())
        #expect(try await evening.ledger.note(note, by: evening.cashier, at: evening.clock.now()) == noted)
        await expectRefusal("bank-reference-known") { _ = try await evening.note(premium, "FT1") }
        try await evening.sound()
    }

    @Test("a memo names kiosk, day and visit in at most 25 characters, and tells a slip of the fingers")
    func memo() {
        let memo = TransferMemo(kiosk: "kiosk-bản-01-xã-thử", number: 14, day: Evening.day)
        #expect(memo.text.dropLast() == "KIOSKBN01XTH211126014" && memo.text.utf8.count <= 25)
        #expect(TransferMemo(kiosk: "kiosk-01", number: 123_456, day: Evening.day).text.utf8.count <= 25)
        let checks = (1...60).map { TransferMemo(kiosk: "K", number: $0, day: Evening.day).text }
        #expect(Set(checks).count == 60)
        for (one, two) in zip(checks, checks.dropFirst()) { #expect(one.last != two.last) }
        let alike = ["kiosk-phuong-01", "kiosk-phuong-02"].map {
            TransferMemo(kiosk: $0, number: 14, day: Evening.day).text
        }
        #expect(alike[0] != alike[1] && alike.allSatisfy { $0.utf8.count <= 25 })
    }

    @Test("the check character of a memo tells every wrong character and every two that changed places")
    func checkCharacter() throws {
        let day = try #require(CalendarDay(year: 2026, month: 11, day: 22))
        let text = TransferMemo(kiosk: "KIOSK01", number: 14, day: day).text
        #expect(text == "KIOSK01221126014J")
        let body = Array(text.dropLast())
        for place in body.indices {
            for sign in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ" where sign != body[place] {
                var wrong = body
                wrong[place] = sign
                #expect(TransferMemo.checkCharacter(of: String(wrong)) != "J")
            }
        }
        for place in body.indices.dropLast() where body[place] != body[place + 1] {
            var wrong = body
            wrong.swapAt(place, place + 1)
            #expect(TransferMemo.checkCharacter(of: String(wrong)) != "J")
        }
    }
}
