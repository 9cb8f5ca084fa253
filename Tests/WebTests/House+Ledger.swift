import Desk
import Foundation
import Glibc
import Insurance
import Ledger
import TestSupport
import Testing

@testable import Web

// The real ledger behind the pages, on a file of its own.
extension House {
    /// Holds the files of this run, and goes with it.
    private static let folder: URL = {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "web-tests-\(ProcessInfo.processInfo.processIdentifier)")
        try! FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        // A folder that stays is only litter.
        atexit { try? FileManager.default.removeItem(at: House.folder) }
        return folder
    }()

    /// Long enough for tests that wait for another day.
    private static let season = day.adding(days: -400)...day.adding(days: 400)

    /// A file with staff, receipts and blanks, made once and copied for each test.
    private struct Filled: Sendable {
        let path = House.newPath
        let key = DataKey.make()

        init(training: Bool) async throws {
            let ledger = try House.open(path, key, training, Catalogues(facilities: [], objects: House.objects))
            try await ledger.addReceiptBook(series: training ? "T-A" : "LC26", first: 1, last: 100)
            try await ledger.receiveBlanks(kind: .card, first: "TN0000001", count: 10, bundle: 1)
            try await ledger.receiveBlanks(kind: .bookCover, first: "BS0000001", count: 10, bundle: 1)
            let pin = try PINHash.make(pin: "135790", cost: 16)
            // A real ledger takes nobody of the demonstration.
            for (code, name, roles) in House.staff where training || code != "demo" {
                let member = Operator(code: code, name: name, roles: roles, isDemonstration: code == "demo")
                try await ledger.add(member, pin: pin)
            }
            try ledger.close()
        }
    }

    private static let filled = [false, true].map { training in Task { try await Filled(training: training) } }

    private static var newPath: String { folder.appending(path: "\(UUID().uuidString).sqlite").path }

    private static func open(
        _ path: String, _ key: DataKey, _ training: Bool, _ catalogues: Catalogues
    ) throws -> LedgerDatabase {
        try LedgerDatabase.open(
            at: path, settings: LedgerSettings(kiosk: "LC-01", training: training, rules: "rules-of-the-test"),
            key: key, sealer: MadeUpSealer(),
            fields: DocumentFields(issuer: "BHXH Mẫu", place: "Mẫu", catalogues: catalogues),
            clock: ClockGuard(eventDays: season))
    }

    /// A ledger of a test's own: staff, a receipt book, ten blanks of each kind.
    static func makeLedger(training: Bool, catalogues: Catalogues) async throws -> LedgerDatabase {
        let (filled, path) = (try await filled[training ? 1 : 0].value, newPath)
        try FileManager.default.copyItem(atPath: filled.path, toPath: path)
        return try open(path, filled.key, training, catalogues)
    }

    /// A ledger with nothing in it.
    static func emptyLedger() throws -> LedgerDatabase {
        try open(newPath, .make(), false, Catalogues(facilities: [], objects: objects))
    }

    /// Every visit of the test, oldest first.
    var files: [VisitFile] {
        get async throws {
            let day = House.day
            var files: [VisitFile] = []
            for listed in try await ledger.openVisitFiles(before: day.adding(days: 1)) + ledger.visitFiles(on: day) {
                guard !files.contains(where: { $0.visit.id == listed.visit.id }) else { continue }
                files.append(try #require(try await ledger.visitFile(listed.visit.id)))
            }
            return files.sorted { $0.visit.number < $1.visit.number }
        }
    }

    /// What stands of all visits: nothing that was given up or taken anew.
    var registrations: [Registration] {
        get async throws { try await files.flatMap(\.registrations).filter { $0.state != .abandoned } }
    }

    /// Gives every good paper to whom it is for, against a signature.
    func giveGoodPapers() async throws {
        let now = clock.now()
        for file in try await files {
            let papers = file.documents.filter { $0.state == .good }.map(\.id)
            guard !papers.isEmpty, let first = file.registrations.first else { continue }
            let plan = HandOverPlan(
                visit: file.visit.id, papers: papers, receiver: .participant(first.id), station: "A")
            let signature = try Signature(drawn: "10.10.400.300")
            _ = try await ledger.handOver(
                plan, against: .signature(signature, at: now), ending: nil, by: House.officer, at: now)
        }
    }

    /// Counts every blank as the book has it.
    func countBlanks() async throws {
        let counted = try await ledger.equations().map {
            CountedBlanks(kind: $0.kind, pieces: $0.expected, reason: nil)
        }
        _ = try await ledger.countBlanks(counted, pages: [], by: House.officer, at: clock.now())
    }

    /// What a print worker and an officer would do: everything that waits comes to this.
    ///
    /// - Parameters:
    ///   - state: To check, unknown, refused or good.
    ///   - kinds: Only the printers of these.
    /// - Returns: What was printed, with what stands on it.
    @discardableResult
    func printAll(
        as state: Document.State = .toCheck, note: String = "", of kinds: [DocumentKind] = DocumentKind.allCases
    ) async throws -> [PrintIntent] {
        let outcome: PrintOutcome =
            switch state {
            case .unknown: .unknown(reason: note)
            case .refused: .refused(reason: note, hold: true)
            default: .ejected
            }
        var printed: [PrintIntent] = []
        for printer in PrinterKind.allCases where kinds.contains(where: { $0.printer == printer }) {
            while let intent = try await ledger.claimNext(for: printer, at: clock.now()) {
                printed.append(intent)
                try await ledger.settle(intent.id, as: outcome, at: clock.now())
                guard state == .good else { continue }
                try await ledger.judge(
                    document: intent.document, intent: intent.id, verdict: .good, reason: nil, by: House.officer,
                    at: clock.now())
            }
        }
        return printed
    }

    static let alone = Operator(code: "mm01", name: "Một Mình Mẫu", roles: Set(Role.allCases))
    static let officer = Operator(code: "cb01", name: "Cán Bộ Mẫu", roles: [.officer])
    static let cashier = Operator(code: "tn01", name: "Thu Ngân Mẫu", roles: [.cashier])
}
