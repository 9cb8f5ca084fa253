import Desk
import Foundation
import GRDB
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("What a thief of the file reads")
struct ConfidentialityTests {
    @Test("no name, number, phone, address or birth date of an evening lies in the files, however written")
    func nothingInClear() async throws {
        // Given an evening with people who were scanned, registered, paid, printed and handed over
        let evening = try await Evening.begin()
        var people = MadeUpPeople(seed: 7)
        var crowd: [Person] = []
        try await evening.ledger.add(evening.cashier, pin: PINRecord(salt: [1], hash: [2], cost: 2))
        try await evening.ledger.takeTray(by: evening.officer, at: evening.clock.now())
        try await evening.shift()
        for _ in 1...8 {
            let person = people.next()
            crowd.append(person)
            let visit = try await evening.readyToPay([Evening.health(person), Evening.social(person)], scanned: person)
            try await evening.pay(visit)
            for printer in PrinterKind.allCases { try await evening.printAll(printer) }
            let neighbour = try #require(PersonalID("010185987654"))
            let named = NamedReceiver(name: "Chị Hàng Xóm", relation: "99", personalID: neighbour)
            let plan = try await evening.plan(visit, to: .other(named))
            let signing = try await evening.ledger.beginSigning(plan, by: evening.officer, at: evening.clock.now())
            try await evening.ledger.sign(
                signing.id, with: try Signature(drawn: Evening.strokes), at: evening.clock.now())
            if person != crowd.first { try await evening.handOver(visit, to: .other(named)) }
        }
        try await evening.leaveLeadAndOffer()

        // And a child with a guardian and a certificate was begun with, registered, paid and set right
        try await evening.leaveChild()

        // And a card differed from the list, and was registered by an officer's choice
        try await evening.leaveDifference()

        // And one paid by transfer, and money came that nobody waited for
        try await evening.leaveTransfers()
        _ = try await evening.ledger.countShift(CashCount(pieces: [:]), by: evening.cashier, at: evening.clock.now())
        try await evening.answerPapers(of: evening.cashier) { $0.contains(.agent) ? .agent : $0.first }
        try await evening.countBlanks()
        _ = try await evening.ledger.closeShift(
            reason: "Ông Mẫu mượn tiền", by: evening.cashier, at: evening.clock.now())

        // And people were looked up by name, so that their folded names are in memory
        for person in crowd {
            let query = try #require(PeopleQuery(FoldedName(person.name).plain))
            #expect(try await !evening.ledger.people(matching: query, on: Evening.day, limit: 20).first.isEmpty)
        }

        // When someone reads every byte, before and after the log is folded in
        var bytes = try ["", "-wal", "-shm"].map { try Data(contentsOf: URL(filePath: evening.path + $0)) }
        try evening.ledger.close()
        bytes.append(try Data(contentsOf: URL(filePath: evening.path)))
        let secrets =
            crowd.flatMap { person in
                [
                    person.name, person.personalID!.digits, person.phone!, person.address, person.birth.text,
                    person.birth.vietnamese,
                ]
            } + [
                "CHỊ HÀNG XÓM", "010185987654", Evening.strokes, "ĐẠI LÝ THU MẪU", "Ông Mẫu mượn tiền",
                "VÀNG A GIÁM HỘ", "0987111222", "GCN-CẬN-NGHÈO-07",
                "VÀNG THỊ DỞ DANG", "GIÀNG THỊ TRÊN THẺ", "GIÀNG THỊ DANH SÁCH", "063987654", "huyện Trên Thẻ",
                "VÀNG THỊ ĐÃ SỬA", "010190100077", "010190200077", "0912345678", "VÀNG THỊ THỬ", evening.cashier.name,
                "ethnic-minority", "near-poor", "nearPoor",
                "ethnicMinority", "FTBIMAT0001", "FTBIMAT0002", "bà Mẫu gửi nhầm",
            ]

        // Then nothing of them is there
        #expect(bytes[0].count + bytes[1].count > 100_000)
        let search = ByteSearch(for: Set(secrets).reduce(into: []) { $0.formUnion(Self.forms(of: $1)) })
        for file in bytes {
            #expect(search.found(in: file).map { String(decoding: $0, as: UTF8.self) } == [])
        }
        // And the search would have found what is there
        #expect(ByteSearch(for: [Data("TN0000001".utf8)]).found(in: bytes[3]).count == 1)
    }

    @Test("a sealed field moved to another row or column does not open, and the audit names it")
    func moved() async throws {
        let evening = try await Evening.begin()
        try await evening.shift()
        let one = try await evening.readyToPay([Evening.health(Evening.person(1))])
        let two = try await evening.readyToPay([Evening.health(Evening.person(2))])
        try await evening.ledger.writer.write { db in
            try db.execute(sql: "DROP TRIGGER registrationFrozen")
            try db.execute(
                sql: """
                    UPDATE registration SET entry = (SELECT entry FROM registration WHERE visit = :one)
                    WHERE visit = :two
                    """,
                arguments: ["one": one.text, "two": two.text])
        }
        await #expect(throws: LedgerFault.self) { try await evening.ledger.visitFile(two) }
        #expect(try await evening.ledger.visitFile(one)?.name == "LÒ THỊ ĐƯỜNG")
        #expect(try await evening.ledger.brokenInvariants().count == 1)
    }

    @Test("one bit turned in a sealed field is noticed")
    func turned() throws {
        let vault = FieldVault(.make())
        let field = SealedField("visit.plans", of: "x")
        var box = try vault.seal(["a", "b"], field)
        #expect(try vault.open([String].self, box, field) == ["a", "b"])
        #expect(throws: LedgerFault.unreadable(field: "visit.plans.y")) {
            try vault.open([String].self, box, SealedField("visit.plans", of: "y"))
        }
        box[box.count - 1] ^= 1
        #expect(throws: LedgerFault.unreadable(field: "visit.plans.x")) { try vault.open([String].self, box, field) }
        #expect(vault.lookUpKey("010190000001") != FieldVault(.make()).lookUpKey("010190000001"))
    }

    /// The ways a text could lie in a file.
    static func forms(of text: String) -> Set<Data> {
        let folded = String(
            text.lowercased().replacingOccurrences(of: "đ", with: "d").decomposedStringWithCanonicalMapping
                .unicodeScalars.filter { !(0x300...0x36F).contains($0.value) })
        // As an index for searching would hold it: without spaces, turned round, syllable by syllable.
        let syllables = folded.split(separator: " ").map(String.init)
        let indexed = syllables + [syllables.joined(), syllables.reversed().joined(separator: " ")]
        var forms: Set<Data> = []
        for spelled in [text, text.lowercased(), text.uppercased(), text.capitalized, folded, folded.uppercased()]
            + (text == text.uppercased() && !text.contains(where: \.isNumber) ? indexed : [])
        {
            for normal in [spelled.precomposedStringWithCanonicalMapping, spelled.decomposedStringWithCanonicalMapping]
            {
                let utf8 = Data(normal.utf8)
                let hex = utf8.map { String(format: "%02x", $0) }.joined()
                forms.insert(utf8)
                forms.insert(normal.data(using: .utf16LittleEndian)!)
                forms.insert(normal.data(using: .utf16BigEndian)!)
                forms.insert(Data(hex.utf8))
                forms.insert(Data(hex.uppercased().utf8))
                for shift in 0..<3 {
                    // Base64 of the text at each of the three places it can start in a group.
                    let coded = (Data(repeating: 0, count: shift) + utf8).base64EncodedString()
                    forms.insert(Data(coded.dropFirst(shift == 0 ? 0 : 4).dropLast(4).utf8))
                }
            }
        }
        return forms.filter { $0.count >= 6 }
    }
}

/// Looks for many byte strings at once, each of six bytes or more.
struct ByteSearch {
    private var wanted: [UInt64: [Data]] = [:]

    init(for parts: Set<Data>) {
        for part in parts {
            wanted[part.prefix(6).reduce(0) { $0 << 8 | UInt64($1) }, default: []].append(part)
        }
    }

    func found(in file: Data) -> Set<Data> {
        let bytes = [UInt8](file)
        var found: Set<Data> = []
        var window: UInt64 = 0
        for index in bytes.indices {
            window = (window << 8 | UInt64(bytes[index])) & 0xFFFF_FFFF_FFFF
            guard let candidates = wanted[window] else { continue }
            let start = index - 5
            for part in candidates where bytes[start...].starts(with: part) { found.insert(part) }
        }
        return found
    }
}
