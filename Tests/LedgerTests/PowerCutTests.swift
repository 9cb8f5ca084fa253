import CRecordingDisk
import Desk
import Foundation
import GRDB
import Insurance
import TestSupport
import Testing

@testable import Ledger

/// Every write and every sync of an evening is recorded, and the power cut between any two of them.
@Suite("A power cut", .serialized)
struct PowerCutTests {
    /// In `make soak` the power is cut between any two changes, otherwise between some.
    private static let step = ProcessInfo.processInfo.environment["SOAK"] == "1" ? 1 : 23

    @Test("loses nothing that was acknowledged, and leaves a whole ledger", arguments: CutDisk.Fate.allCases)
    func cut(fate: CutDisk.Fate) async throws {
        let (key, facts) = try await PowerCutTests.recorded.value
        var random = SeededRandom(seed: 20_261_122)
        var disk = CutDisk()
        var (cuts, starts) = (0, 0)
        var before: (files: [String: Data], acknowledged: Int)?
        for index in 0..<recording_count() {
            disk.take(recording_change(index))
            // Where nothing was acknowledged, nothing can be lost.
            guard index % Int64(PowerCutTests.step) == 0, let last = disk.acknowledged else { continue }
            cuts += 1
            let files = disk.files(fate, &random)
            // The same disk with the same promise tells nothing new.
            if let before, before == (files, last) { continue }
            before = (files, last)
            try await restarted(files, key) { ledger in
                #expect(try await ledger.brokenInvariants() == [], "cut \(index)")
                let lost = facts[last].subtracting(try await ledger.facts())
                #expect(lost.isEmpty, "cut \(index) lost \(lost.sorted().prefix(5))")
            }
            starts += 1
        }
        #expect(cuts > 30)
        if PowerCutTests.step == 1 { print("\(fate.testDescription): \(cuts) cuts, \(starts) different disks") }
    }

    /// The ledger as the next start finds it.
    private func restarted(
        _ files: [String: Data], _ key: DataKey, _ look: (LedgerDatabase) async throws -> Void
    ) async throws {
        let path = Evening.temporaryPath()
        let names = files.map { name, content in
            (path + URL(filePath: name).lastPathComponent.dropFirst("evening.sqlite".count), content)
        }
        for (name, content) in names { try content.write(to: URL(filePath: name)) }
        let ledger = try Evening.open(path, key: key)
        try await look(ledger)
        try ledger.writer.close()
        for name in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: path + name) {
            try FileManager.default.removeItem(atPath: path + name)
        }
    }

    /// An evening, played once for all fates; its facts after each act.
    private static let recorded = Task {
        let folder = Evening.temporaryPath() + ".d"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try #require(recording_start(folder) == 0)
        let evening = try Evening(path: folder + "/evening.sqlite", key: .make())
        var facts: [Set<String>] = []
        func acknowledged() async throws {
            facts.append(try await evening.ledger.facts())
            recording_acknowledge(Int64(facts.count - 1))
        }
        try await evening.ledger.addReceiptBook(series: "LC26", first: 1, last: 50)
        try await evening.ledger.receiveBlanks(kind: .card, first: "TN0000001", count: 20, bundle: 1)
        try await evening.ledger.receiveBlanks(kind: .bookCover, first: "BS0000001", count: 20, bundle: 1)
        try await acknowledged()
        try await evening.shift()
        try await evening.ledger.takeTray(by: evening.officer, at: evening.clock.now())
        try await acknowledged()
        for number in 1...3 {
            let person = Evening.person(number)
            let visit = try await evening.readyToPay([Evening.health(person), Evening.social(person)])
            try await acknowledged()
            try await evening.pay(visit)
            try await acknowledged()
            for printer in PrinterKind.allCases {
                while let intent = try await evening.ledger.claimNext(for: printer, at: evening.clock.now()) {
                    try await acknowledged()
                    try await evening.ledger.settle(intent.id, as: .ejected, at: evening.clock.now())
                    try await acknowledged()
                    try await evening.ledger.judge(
                        document: intent.document, intent: intent.id, verdict: .good, reason: nil,
                        by: evening.officer, at: evening.clock.now())
                    try await acknowledged()
                }
            }
        }
        try await evening.leaveChild()
        try await acknowledged()
        try evening.ledger.close()
        return (evening.key, facts)
    }
}

extension LedgerDatabase {
    /// What never goes away again: every row, and what is settled once.
    fileprivate func facts() async throws -> Set<String> {
        try await read { db in
            let tables = try String.fetchAll(
                db,
                sql: """
                    SELECT name FROM sqlite_schema WHERE type = 'table' AND name != 'draft'
                    AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'grdb%'
                    """)
            var facts = Set<String>()
            for table in tables {
                facts.formUnion(try Int.fetchAll(db, sql: "SELECT rowid FROM \(table)").map { "\(table) \($0)" })
            }
            return facts.union(
                try String.fetchAll(
                    db,
                    sql: """
                        SELECT id || ' ' || outcome FROM printIntent WHERE outcome IS NOT NULL
                        UNION ALL SELECT id || ' ' || verdict FROM printIntent WHERE verdict IS NOT NULL
                        """))
        }
    }
}
