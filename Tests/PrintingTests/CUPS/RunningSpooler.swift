import Desk
import Foundation
import Insurance
import Logging
import TestSupport
import Testing

@testable import Printing

/// Gives a suite a spooler of its own, started before its first test and
/// removed after its last.
struct RunningSpooler: SuiteTrait, TestScoping {
    @TaskLocal static var current = PrivateSpooler()

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        let spooler = PrivateSpooler()
        do {
            try await spooler.start()
            try await RunningSpooler.$current.withValue(spooler) { try await function() }
        } catch {
            try await spooler.remove()
            throw error
        }
        try await spooler.remove()
    }
}

extension SuiteTrait where Self == RunningSpooler {
    static var runningSpooler: RunningSpooler { RunningSpooler() }
}

extension PrivateSpooler {
    func settings(
        patience: Duration = .seconds(10), stall: Duration = .seconds(60), server: String? = nil
    ) throws -> CUPSSettings {
        try CUPSSettings(
            server: server ?? self.server, queues: [.card: "card", .book: "book", .receipt: "receipt"],
            pollEvery: .milliseconds(50), timeout: .seconds(2), patience: patience, stall: stall)
    }

    func printer(_ kind: PrinterKind = .card, server: String? = nil) throws -> CUPSPrinter {
        try CUPSPrinter(kind, settings: settings(server: server), renderer: PlainPage())
    }

    /// The file that says where a simulated printer is.
    func device(_ kind: PrinterKind) -> String { "\(folder)/printers/\(kind.rawValue)/device" }

    /// Puts a document into a stopped queue, where it stays pending.
    func leavePending(_ intent: PrintIntent) async throws {
        let queue = intent.kind.printer.rawValue
        try await cups("cupsdisable", queue)
        let paper = try await PlainPage().printable(intent, at: PrinterPlace(intent.kind.printer))
        let sent = await CUPSConnection(try settings()).submit(
            JobTicket(intent, on: paper), document: paper.bytes, to: queue)
        guard case .accepted = sent else {
            Issue.record("the spooler did not take the document: \(sent)")
            return
        }
        // A spooler that died before it wrote down that the queue is stopped would print at its start.
        #expect(await eventually(within: .seconds(60)) { isStopped(queue) })
    }

    private func isStopped(_ queue: String) -> Bool {
        let file = FileManager.default.contents(atPath: folder + "/etc/printers.conf") ?? Data()
        let entry = String(decoding: file, as: UTF8.self).components(separatedBy: "Printer \(queue)>").dropFirst().first
        return entry?.components(separatedBy: "</").first?.contains("State Stopped") == true
    }

    /// The sheets that came out for one intent.
    func sheets(of intent: PrintIntent) throws -> [Sheet] {
        try sheets(intent.kind.printer).filter { $0.job == "\(intent.kind.rawValue)/\(intent.id)/\(intent.attempt)" }
    }

    /// Waits until the printer works on something, so that a test may disturb it.
    func waitUntilPrinting(_ intent: PrintIntent) async throws -> Bool {
        let events = "\(folder)/printers/\(intent.kind.printer.rawValue)/events"
        return try await eventually(within: .seconds(120)) {
            try String(contentsOfFile: events, encoding: .utf8).contains("/\(intent.id)/")
        }
    }
}

/// Says nothing.
let quietLogger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })

/// Draws an empty page, whatever the intent.
struct PlainPage: DocumentRendering {
    static let page = [UInt8](
        """
        %PDF-1.4
        1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
        2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
        3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 242.646 153.014]>> endobj
        trailer <</Size 4/Root 1 0 R>>
        %\(String(repeating: "long enough to be cut in the middle ", count: 200))
        %%EOF

        """.utf8)

    func printable(_ intent: PrintIntent, at place: PrinterPlace) async throws -> PrintableDocument {
        let media =
            switch intent.kind.printer {
            case .card: "om_cr80_85.6x53.98mm"
            case .book: "iso_a5_148x210mm"
            case .receipt: "om_receipt_80x180mm"
            }
        return PrintableDocument(
            bytes: PlainPage.page, media: media, options: ["print-scaling": "none", "sides": "one-sided"])
    }
}

/// Cannot draw anything.
struct BrokenPress: DocumentRendering {
    func printable(_ intent: PrintIntent, at place: PrinterPlace) async throws -> PrintableDocument {
        throw Refusal("text-does-not-fit", "The name does not fit.")
    }
}
