import TestSupport
import Testing

@testable import Insurance

@Suite("the QR of a bank transfer") struct VietQRPaymentTests {
    @Test("the check value is CRC-16/CCITT-FALSE")
    func check() {
        #expect(checkValue(of: "123456789".utf8) == "29B1")
        #expect(checkValue(of: "".utf8) == "FFFF")
    }

    @Test(
        "published samples are read, and written again as they were",
        arguments: [
            (
                ScanSamples.relief, "970415", "0011001932418", VietQRPayment.Service.account, 120_000, nil,
                "ung ho lu lut"
            ),
            (ScanSamples.toCard, "970403", "9704031101234567", .card, 180_000, "NPS6869", "thanh toan don hang"),
            (ScanSamples.toAccount, "970403", "0011012345678", .account, 180_000, "NPS6869", "thanh toan don hang"),
        ] as [(String, String, String, VietQRPayment.Service, Int, String?, String)])
    func samples(
        text: String, bin: String, account: String, service: VietQRPayment.Service, amount: Int, bill: String?,
        memo: String
    ) throws {
        let payment = try VietQRPayment(reading: text)
        #expect(payment.bin == bin && payment.account == account && payment.service == service)
        #expect(payment.amount == Dong(amount) && payment.bill == bill && payment.memo == memo)
        #expect(payment.payload == text)
    }

    @Test("a code with a sound check value and a wrong inner length is refused")
    func innerLength() {
        let text =
            "00020101021238570010A00000072701390006970422011301234567890200208QRIBFTTA53037045405500005802VN"
            + "62160812Test Payment630495B6"
        #expect(throws: PaymentCodeFault.lengths(part: "field 38 (the account)")) { try VietQRPayment(reading: text) }
        #expect(Scan(text).error?.code == "scan-payment")
    }

    /// The sample with parts changed and the check value made anew.
    private func changed(_ old: String, _ new: String) -> String {
        let text = ScanSamples.relief.dropLast(4).replacing(old, with: new)
        return text + checkValue(of: text.utf8)
    }

    @Test(
        "a code that the profile does not allow is refused by the part",
        arguments: [
            ("010212", "010213", PaymentCodeFault.content(part: "field 01 (the kind of code)")),
            ("5303704", "5303840", .content(part: "field 53 (the currency)")),
            ("5802VN", "5802US", .content(part: "field 58 (the country)")),
            ("A000000727", "A000000728", .content(part: "field 38 (the account)")),
            ("0006970415", "000697O415", .content(part: "field 38 (the account)")),
            ("QRIBFTTA", "QRIBFTTX", .content(part: "field 38 (the account)")),
            ("5406120000", "5406-20000", .content(part: "field 54 (the amount)")),
            ("5406120000", "54061200.0", .content(part: "field 54 (the amount)")),
            ("5406120000", "5406012000", .content(part: "field 54 (the amount)")),
            ("5802VN", "5802VN5802VN", .lengths(part: "the whole")),
            ("62170813", "62170814", .lengths(part: "field 62 (the memo)")),
        ])
    func refused(old: String, new: String, fault: PaymentCodeFault) {
        #expect(throws: fault) { try VietQRPayment(reading: changed(old, new)) }
    }

    @Test("any single digit that changes is noticed")
    func singleChange() {
        var characters = Array(ScanSamples.relief)
        for index in characters.indices {
            let kept = characters[index]
            characters[index] = kept == "7" ? "8" : "7"
            #expect(throws: PaymentCodeFault.self) { try VietQRPayment(reading: String(characters)) }
            characters[index] = kept
        }
    }

    @Test("a code without an amount leaves it to the payer")
    func open() throws {
        let payment = try VietQRPayment(reading: changed("5406120000", ""))
        #expect(payment.amount == nil)
    }

    @Test("what is made is read back", arguments: [21, 22, 23] as [UInt64])
    func roundTrip(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let letters = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
        for _ in 0..<200 {
            let text = String((0..<25).map { _ in letters.randomElement(using: &random)! })
            let account = String(text.prefix(Int.random(in: 1...19, using: &random)))
            let memo = String(text.suffix(Int.random(in: 1...25, using: &random)))
            let amount = Dong(Int.random(in: 1...9_999_999_999_999, using: &random))
            let made = try VietQRPayment(bin: "970436", account: account, amount: amount, memo: memo)
            #expect(try VietQRPayment(reading: made.payload) == made)
        }
    }

    @Test("the transfer of a visit is written as banks read it")
    func made() throws {
        let payment = try VietQRPayment(
            bin: "970415", account: "0011001932418", amount: Dong(120_000), memo: "ung ho lu lut")
        #expect(payment.payload == ScanSamples.relief)
    }

    @Test(
        "what a bank would refuse or garble is refused, by the parameter's name alone",
        arguments: [
            ("97043", "1023456789", 1, "A", "bin"), ("97043x", "1023456789", 1, "A", "bin"),
            ("970436", "", 1, "A", "account"), ("970436", "10234567891023456789", 1, "A", "account"),
            ("970436", "1023-456", 1, "A", "account"), ("970436", "1023456789", 0, "A", "amount"),
            ("970436", "1023456789", -5, "A", "amount"), ("970436", "1023456789", 10_000_000_000_000, "A", "amount"),
            ("970436", "1023456789", 1, "", "memo"), ("970436", "1023456789", 1, "Ủng hộ", "memo"),
            ("970436", "1023456789", 1, " A", "memo"), ("970436", "1023456789", 1, "A\n", "memo"),
            ("970436", "1023456789", 1, "12345678901234567890123456", "memo"),
        ])
    func badInput(bin: String, account: String, amount: Int, memo: String, field: String) {
        do throws(Refusal) {
            _ = try VietQRPayment(bin: bin, account: account, amount: Dong(amount), memo: memo)
            Issue.record("was made")
        } catch {
            #expect(error.code == "bad-input" && error.details["field"] == field)
            #expect(!error.description.contains("1023456789"))
        }
    }
}
