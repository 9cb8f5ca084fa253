import Desk
import Foundation
import GRDB
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("Giving papers out")
struct HandOverTests {
    private static let relations = ShortList([ListEntry(code: "03", name: "Bố"), ListEntry(code: "99", name: "Khác")])

    /// A visit of one person whose card and receipt are good.
    private func printed(_ evening: Evening, _ number: Int = 1, guardian: Guardian? = nil) async throws -> Identifier {
        var (entry, quote) = Evening.health(Evening.person(number))
        entry.guardian = guardian
        let visit = try await evening.paidVisit((entry, quote))
        for printer in PrinterKind.allCases { try await evening.printAll(printer) }
        return visit
    }

    private func opened() async throws -> Evening {
        let evening = try await Evening.begin()
        try await evening.ledger.takeTray(by: evening.officer, at: evening.clock.now())
        try await evening.shift()
        return evening
    }

    private func desk(_ evening: Evening, _ ledger: LedgerDatabase? = nil) -> HandOverDesk {
        let ledger = ledger ?? evening.ledger
        return HandOverDesk(ledger: ledger, visits: ledger, relations: Self.relations, clock: evening.clock)
    }

    @Test("exactly the papers named go out, each once, and the ledger says who took each and against what")
    func exactly() async throws {
        let evening = try await opened()
        let visit = try await printed(evening)
        let all = try await evening.plan(visit)
        let papers = try #require(try await evening.ledger.visitFile(visit)).documents
        let card = try #require(papers.first { $0.kind == .healthCard })
        let one = HandOverPlan(visit: visit, papers: [card.id], receiver: all.receiver, station: "A")
        let signature = try Signature(drawn: Evening.strokes)
        let proof = HandOver.Proof.signature(signature, at: evening.clock.now())
        func give(_ plan: HandOverPlan) async throws {
            try await evening.ledger.handOver(
                plan, against: proof, ending: nil, by: evening.officer, at: evening.clock.now())
        }
        try await give(one)
        let file = try #require(try await evening.ledger.visitFile(visit))
        #expect(file.documents.map(\.state) == [.handedOver, .good] && file.nextStep == .handOver)
        #expect(file.handOvers.map(\.papers) == [[card.id]] && file.handOvers.map(\.proof) == [proof])
        #expect(file.handOvers.map(\.receiver) == [all.receiver] && file.handOvers.map(\.officer) == ["cb01"])
        await expectRefusal("handed-over-before") { try await give(one) }
        await expectRefusal("handed-over-before") { try await give(all) }
        #expect(try await evening.ledger.visitFile(visit)?.documents.map(\.state) == [.handedOver, .good])
        try await evening.sound()
    }

    @Test("what is not good, or of another visit, stays, and nothing else of the plan goes either")
    func notGood() async throws {
        let evening = try await opened()
        let visit = try await printed(evening)
        let other = try await evening.paidVisit(Evening.health(Evening.person(2)))
        let strangers = try #require(try await evening.ledger.visitFile(other)).documents
        let good = try await evening.plan(visit)
        for (wrong, code) in [
            (strangers[0].id, "document-unknown"), (Identifier.make(at: .testing), "document-unknown"),
        ] {
            let plan = HandOverPlan(
                visit: visit, papers: good.papers + [wrong], receiver: good.receiver, station: "A")
            await expectRefusal(code) {
                _ = try await evening.ledger.beginSigning(plan, by: evening.officer, at: evening.clock.now())
            }
            await expectRefusal(code) {
                try await evening.ledger.handOver(
                    plan, against: .mark(witness: "cb01"), ending: nil, by: evening.officer, at: evening.clock.now())
            }
        }
        let waiting = HandOverPlan(
            visit: other, papers: [strangers[0].id], receiver: good.receiver, station: "A")
        await expectRefusal("paper-not-good") {
            _ = try await desk(evening).give(
                HandOverPlan(
                    visit: other, papers: waiting.papers,
                    receiver: try #require(try await evening.ledger.visitFile(other)?.knownReceivers.first).receiver,
                    station: "A"), by: evening.officer)
        }
        #expect(try await evening.ledger.visitFile(visit)?.documents.map(\.state) == [.good, .good])
        try await evening.sound()
    }

    @Test("a signature is on disk before anyone is thanked for it, and a crash asks nobody to sign twice")
    func crash() async throws {
        let evening = try await opened()
        let visit = try await printed(evening)
        let plan = try await evening.plan(visit)
        let asked = try #require(try await desk(evening).give(plan, by: evening.officer))
        #expect(try await evening.ledger.visitFile(visit)?.documents.map(\.state) == [.good, .good])
        await expectRefusal("not-signed") {
            try await desk(evening).confirm(asked.id, in: visit, by: evening.officer)
        }
        try await desk(evening).sign(asked.id, drawn: Evening.strokes)
        try await desk(evening).sign(asked.id, drawn: Evening.strokes)

        let after = try evening.restarted()
        let found = try #require(try await after.signing(of: visit))
        #expect(found.id == asked.id && found.plan == plan && found.signature?.text == Evening.strokes)
        let again = desk(evening, after)
        try await again.confirm(found.id, in: visit, by: evening.officer)
        #expect(try await after.visitFile(visit)?.nextStep == .done)
        #expect(try await after.signing(of: visit) == nil)
        await expectRefusal("signing-over") { try await again.confirm(found.id, in: visit, by: evening.officer) }
        await expectRefusal("signing-over") { try await again.sign(found.id, drawn: "1.1.200.200") }
        try await evening.sound(after)
    }

    @Test("asked anew or given up, a request takes no signature, and what it held of a person is gone")
    func over() async throws {
        let evening = try await opened()
        let visit = try await printed(evening)
        let named = NamedReceiver(name: "Lò Văn Nhận", relation: "03", personalID: PersonalID("010085123456")!)
        let plan = try await evening.plan(visit, to: .other(named))
        let first = try #require(try await desk(evening).give(plan, by: evening.officer))
        let second = try #require(try await desk(evening).give(plan, by: evening.officer))
        await expectRefusal("signing-over") { try await desk(evening).sign(first.id, drawn: Evening.strokes) }
        try await desk(evening).sign(second.id, drawn: Evening.strokes)
        await expectRefusal("signing-over") {
            try await desk(evening).confirm(first.id, in: visit, by: evening.officer)
        }
        try await desk(evening).cancel(in: visit, by: evening.officer)
        try await desk(evening).cancel(in: visit, by: evening.officer)
        #expect(try await evening.ledger.signing(of: visit) == nil)
        let left = try await evening.ledger.read { db in
            try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM signing WHERE named IS NOT NULL OR strokes IS NOT NULL")
        }
        #expect(left == 0)
    }

    @Test("a mark needs a colleague as witness while one is on duty; who works alone witnesses what they saw")
    func mark() async throws {
        let evening = try await opened()
        let visit = try await printed(evening)
        let asked = try #require(
            try await desk(evening).give(try await evening.plan(visit), by: evening.officer))
        #expect(try await desk(evening).needsWitness(evening.officer))
        await expectRefusal("witness-needed") {
            try await desk(evening).take(markFor: asked.id, in: visit, witness: evening.officer, by: evening.officer)
        }
        try await desk(evening).take(markFor: asked.id, in: visit, witness: evening.cashier, by: evening.officer)
        #expect(try await evening.ledger.visitFile(visit)?.handOvers.map(\.proof) == [.mark(witness: "tn01")])
        try await evening.sound()

        let small = try await Evening.begin()
        try await small.shift(by: small.alone)
        let paid = try await small.readyToPay([Evening.health(Evening.person(1))])
        try await small.pay(paid, by: small.alone)
        for printer in PrinterKind.allCases { try await small.printAll(printer) }
        let own = try #require(try await desk(small).give(try await small.plan(paid), by: small.alone))
        #expect(try await !desk(small).needsWitness(small.alone))
        try await desk(small).take(markFor: own.id, in: paid, witness: small.alone, by: small.alone)
        #expect(try await small.ledger.visitFile(paid)?.nextStep == .done)
        try await small.sound()
    }

    @Test("a receipt and a slip alone need no signature, and the province is not told of them")
    func counter() async throws {
        let evening = try await opened()
        let visit = try await evening.paidVisit(Evening.health(Evening.person(1), paper: false))
        try await evening.printAll(.receipt)
        let signing = try await desk(evening).give(try await evening.plan(visit), by: evening.consultant)
        #expect(signing == nil)
        let file = try #require(try await evening.ledger.visitFile(visit))
        #expect(file.nextStep == .done && file.handOvers.map(\.proof) == [.counter])
        #expect(!evening.sealer.records.map(\.kind).contains("hand-over"))
        await expectRefusal("role-missing") {
            _ = try await desk(evening).give(try await evening.plan(visit), by: evening.cashier)
        }
        try await evening.sound()
    }

    @Test("of a child the guardian is offered first; somebody else has a name, a relation of the list and a number")
    func receivers() async throws {
        let evening = try await opened()
        let father = Guardian(
            name: "Vàng A Mẫu", relation: .father, personalID: nil, phone: PhoneNumber("0987111222"),
            agreedAt: evening.clock.now())
        let visit = try await printed(evening, guardian: father)
        let known = try #require(try await evening.ledger.visitFile(visit)).knownReceivers
        #expect(known.map(\.name) == ["VÀNG A MẪU", "LÒ THỊ ĐƯỜNG"] && known.first?.relation == .father)
        let number = try #require(PersonalID("010085123456"))
        for (receiver, code) in [
            (Receiver.other(NamedReceiver(name: "Lò Nhận", relation: "77", personalID: number)), "receiver-relation"),
            (.other(NamedReceiver(name: "Lò\u{7F}Nhận", relation: "03", personalID: number)), "name-unprintable"),
            (.participant(.make(at: .testing)), "receiver-unknown"),
        ] {
            let plan = try await evening.plan(visit, to: receiver)
            await expectRefusal(code) { _ = try await desk(evening).give(plan, by: evening.officer) }
        }
        let plan = try await evening.plan(visit, to: known.first?.receiver)
        let asked = try #require(try await desk(evening).give(plan, by: evening.officer))
        try await desk(evening).sign(asked.id, drawn: Evening.strokes)
        try await desk(evening).confirm(asked.id, in: visit, by: evening.officer)
        #expect(try await evening.ledger.visitFile(visit)?.handOvers.first?.receiver == known.first?.receiver)
        try await evening.sound()
    }

    @Test("the audit names papers that nobody took, and hand-overs that are not right")
    func audit() async throws {
        let evening = try await opened()
        let visit = try await printed(evening)
        _ = try await printed(evening, 2)
        try await evening.handOver(visit)
        try await evening.sound()
        try evening.ledger.close()
        for (sql, says) in [
            ("UPDATE document SET handOver = 'x' WHERE state = 'handedOver'", "no hand-over says who took it"),
            (
                "DROP TRIGGER handOverWritten; UPDATE handOver SET visit = (SELECT id FROM visit WHERE number = 2)",
                "one of its papers is of another visit"
            ),
            (
                """
                DROP TRIGGER handOverWritten;
                UPDATE handOver SET proof = 'counter', strokes = NULL, signedAt = NULL
                """, "given against nothing"
            ),
            ("DROP TRIGGER envelopeStays; DELETE FROM envelope WHERE kind = 'hand-over'", "the province is not told"),
        ] {
            let copy = Evening.temporaryPath()
            try FileManager.default.copyItem(atPath: evening.path, toPath: copy)
            var configuration = Configuration()
            configuration.foreignKeysEnabled = false
            let queue = try DatabaseQueue(path: copy, configuration: configuration)
            try await queue.writeWithoutTransaction { db in try db.execute(sql: sql) }
            try queue.close()
            let ledger = try Evening.open(copy, key: evening.key)
            let broken = try await ledger.brokenInvariants()
            #expect(broken.contains { $0.contains(says) }, "\(says): \(broken)")
            try ledger.close()
        }
    }

    @Test("a drawing is taken as it is; nothing, next to nothing and anything else is refused")
    func strokes() throws {
        let signature = try Signature(drawn: Evening.strokes)
        #expect(signature.text == Evening.strokes && signature.strokes.count == 2)
        #expect(signature.path == "M100 100L400 300M420 120L600 310")
        let dot = try Signature(drawn: "5.5_10.10.200.10")
        #expect(dot.path == "M5 5h1M10 10L200 10")
        for (text, code) in [
            ("", "signature-empty"), ("10.10.30.30", "signature-empty"), ("1.1_2.2_3.3", "signature-empty"),
            ("1.1.1001.5", "signature-unreadable"), ("1.1.5.401", "signature-unreadable"),
            ("1.1.-5.40", "signature-unreadable"), ("1.1.5", "signature-unreadable"), ("a.b", "signature-unreadable"),
            ("1.1.00005.4", "signature-unreadable"), ("_", "signature-unreadable"),
            ("1.1.5.5_", "signature-unreadable"),
            (Array(repeating: "1.1.900.300", count: 1501).joined(separator: "_"), "signature-unreadable"),
        ] {
            do {
                _ = try Signature(drawn: text)
                Issue.record("taken: \(text.prefix(40))")
            } catch let refusal as Refusal {
                #expect(refusal.code == code, "\(text.prefix(40))")
            }
        }
    }

    @Test("a ledger of a former version keeps its papers and hand-overs")
    func migrated() async throws {
        let path = Evening.temporaryPath()
        let queue = try DatabaseQueue(path: path)
        try Schema.migrator.migrate(queue, upTo: "2026-11-22 households and people")
        let ids = (1...4).map { "00000000-0000-7000-8000-00000000000\($0)" }
        try await queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA foreign_keys = OFF")
            try db.execute(
                sql: """
                    INSERT INTO handOver (id, visit, officer, at, receivedBy)
                    VALUES ('\(ids[0])', '\(ids[1])', 'cb01', 1, NULL);
                    INSERT INTO document (id, visit, registration, payment, kind, printer, state, attempts, approvedBy, handOver)
                    VALUES ('\(ids[2])', '\(ids[1])', NULL, '\(ids[3])', 'receipt', 'receipt', 'handedOver', 1, 'tn01',
                            '\(ids[0])');
                    """)
        }
        var migrator = Schema.migrator
        migrator = migrator.disablingDeferredForeignKeyChecks()
        try migrator.migrate(queue)
        let (kept, triggers) = try await queue.read { db in
            (
                try String.fetchOne(db, sql: "SELECT kind || ' ' || handOver FROM document"),
                try Set(String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'"))
            )
        }
        #expect(kept == "receipt \(ids[0])")
        #expect(triggers.isSuperset(of: ["documentMoves", "documentStays", "blankFits", "printIntentBound"]))
    }
}
