import Insurance
import Testing
import UploadContract

@Suite("What the province reads of money, voids and days")
struct MoneyRecordTests {
    private static func id(_ number: Int) -> Identifier {
        Identifier("01a2007c-4eef-7e09-963e-2635ce9062\(number)")!
    }
    private static let at = Moment(milliseconds: 1_795_000_000_000)
    private static let day = CalendarDay(year: 2026, month: 11, day: 21)!

    private func text(_ record: some Encodable) throws -> String {
        String(decoding: try RecordJSON.encode(record), as: UTF8.self)
    }

    @Test("a payment in cash is told as before; one of several tenders names each")
    func payment() throws {
        var record = PaymentRecord(
            id: Self.id(10), series: "LC26", number: 7, amount: Dong(1_216_200), method: "cash", paidAt: Self.at,
            cashier: "tn01")
        let plain = """
            "amount":1216200,"cashier":"tn01","id":"\(Self.id(10))","method":"cash","number":7,\
            "paidAt":1795000000000,"series":"LC26"}
            """
        #expect(try text(record) == "{" + plain)
        #expect(try RecordJSON.decode(PaymentRecord.self, from: Array("{\(plain)".utf8)) == record)
        record.day = Self.day
        #expect(try text(record).contains("\"day\":\"2026-11-21\""))
        #expect(try RecordJSON.decode(PaymentRecord.self, from: Array(try text(record).utf8)) == record)
        record.tenders = [
            PaymentRecord.Tender(
                method: "transfer", amount: Dong(1_000_000), reference: "FT01", valueDay: Self.day),
            PaymentRecord.Tender(method: "cash", amount: Dong(216_200), carried: true),
        ]
        #expect(
            try text(record).contains(
                """
                "tenders":[{"amount":1000000,"method":"transfer","reference":"FT01","valueDay":"2026-11-21"},\
                {"amount":216200,"carried":true,"method":"cash"}]
                """))
    }

    @Test("a shift closed by a former version is read without transfers and pay-outs")
    func shift() throws {
        let former = """
            {"cashier":"tn01","float":500000,"openedAt":1,"payments":2,"shift":"\(Self.id(10))","takings":9}
            """
        let record = try RecordJSON.decode(ShiftCloseRecord.self, from: Array(former.utf8))
        #expect(record.transfers == nil && record.paidOut == nil && record.takings == Dong(9))
    }

    @Test("a void names the envelopes it sets right, and who of them stays")
    func void() throws {
        let record = VoidRecord(
            id: Self.id(10), payment: Self.id(11), series: "LC26", number: 7, amount: Dong(900),
            registrations: [
                VoidRecord.Ended(registration: Self.id(12), envelope: Self.id(13), successor: nil),
                VoidRecord.Ended(registration: Self.id(14), envelope: Self.id(15), successor: Self.id(16)),
            ], successor: Self.id(17), refunds: [VoidRecord.Refund(method: "cash", amount: Dong(400))],
            reason: "wrong-person", note: nil, officer: "gs01", second: "cb01", at: Self.at, afterUpload: true)
        let golden = """
            {"afterUpload":true,"amount":900,"at":1795000000000,"id":"\(Self.id(10))","number":7,"officer":"gs01",\
            "payment":"\(Self.id(11))","reason":"wrong-person","refunds":[{"amount":400,"method":"cash"}],\
            "registrations":[{"envelope":"\(Self.id(13))","registration":"\(Self.id(12))"},\
            {"envelope":"\(Self.id(15))","registration":"\(Self.id(14))","successor":"\(Self.id(16))"}],\
            "second":"cb01","series":"LC26","successor":"\(Self.id(17))"}
            """
        #expect(try text(record) == golden)
        #expect(try RecordJSON.decode(VoidRecord.self, from: Array(golden.utf8)) == record)
    }

    @Test("a day close, a service, a tally, a transfer and a pay-out come back as they were sent")
    func others() throws {
        func same<Record: Codable & Equatable>(_ record: Record) throws {
            #expect(try RecordJSON.decode(Record.self, from: try RecordJSON.encode(record)) == record)
        }
        try same(
            DayCloseRecord(
                id: Self.id(10), number: 2, day: Self.day, since: nil, closedAt: Self.at, dueAt: Self.at,
                officer: "gs01", second: "cb01", hash: "ab", previous: "",
                shifts: [.init(shift: Self.id(11), cashier: "tn01", counted: Dong(5), difference: Dong(-1))],
                payments: 1, taken: Dong(5), cash: Dong(5), transfer: .zero, paidOut: .zero, voided: .zero,
                carried: Dong(2), sentBack: Dong(1),
                registrations: [
                    .init(
                        scheme: .healthInsurance, joining: "new", method: "cash", count: 1, gross: Dong(9),
                        state: Dong(3), local: Dong(1), payable: Dong(5))
                ],
                ended: [
                    .init(
                        scheme: .healthInsurance, joining: "renewed", method: "cash", count: 1, gross: Dong(9),
                        state: Dong(3), local: Dong(1), payable: Dong(5))
                ], receipts: [.init(series: "LC26", first: 1, last: 1, count: 1, voided: [])],
                blanks: [
                    .init(
                        kind: "card", opening: 9, received: 0, good: 1, spoiled: 0, spoiledLater: 1, test: 0, lost: 0,
                        returned: 0, left: 8)
                ], services: [.init(service: "vssid", count: 3)]))
        try same(
            ServiceRecord(
                id: Self.id(10), service: "vssid", count: 3, event: "E", team: nil, station: "A", officer: "tv01",
                at: Self.at, undoes: nil))
        try same(
            TallyRecord(
                dayClose: Self.id(10), day: Self.day,
                lines: [
                    .init(
                        channel: "performance", event: "E", team: "A", outcome: "declined", reason: "no-time", count: 4)
                ]))
        try same(
            TransferRecord(
                id: Self.id(10), amount: Dong(5), valueDay: Self.day, reference: "FT", notedBy: "tn01",
                notedAt: Self.at, fate: "returned", tender: nil, note: nil, officer: "tn01", second: "gs01",
                settledAt: Self.at))
        try same(
            PayOutRecord(
                id: Self.id(10), visit: Self.id(11), tender: Self.id(12), method: "transfer", amount: Dong(5),
                reference: "FT", valueDay: Self.day, officer: "tn01", second: "gs01", at: Self.at))
    }
}
