import Desk
import Foundation
import Insurance
import TestSupport
import Testing

@testable import Printing

@Suite("Printing a leaflet", .serialized, .runningSpooler)
struct LeafletPrinterTests {
    private var spooler: PrivateSpooler { RunningSpooler.current }

    private func printer(
        server: String? = nil, training: Bool = false, queues: [PrinterKind: String]? = nil
    ) throws -> LeafletPrinter {
        let usual = try spooler.settings(server: server)
        let settings = try CUPSSettings(
            server: usual.server, queues: queues ?? usual.queues, pollEvery: usual.pollEvery, timeout: usual.timeout)
        return LeafletPrinter(
            settings: settings, renderer: try Templates.renderer.get(), training: training, clock: ManualClock())
    }

    @Test("comes out once, named by its number alone, in training with the watermark", arguments: LeafletPaper.allCases)
    func comesOut(paper: LeafletPaper) async throws {
        let leaflet = try Leaflet.madeUp(paper, plans: 4, members: 5)
        let name = "leaflet/\(leaflet.number)"
        let before = try spooler.sheets(paper.printer).count
        #expect(try await printer(training: true).print(leaflet) == .accepted)
        #expect(
            try await eventually(within: .seconds(120)) { try spooler.sheets(paper.printer).count == before + 1 })
        let sheet = try #require(try spooler.sheets(paper.printer).last)
        #expect(sheet.job == name && sheet.number == "1/1")
        let drawn = try await Templates.renderer.get().render(
            template: paper.rawValue, fields: leaflet.fields, training: true)
        // The printer tells of a sheet before its document lies in the tray.
        #expect(
            try await eventually(within: .seconds(120)) {
                try spooler.tray(paper.printer).contains { FileManager.default.contents(atPath: $0) == Data(drawn) }
            })
    }

    @Test("is not sent to a queue that takes nothing, is stopped, or is not there")
    func refused() async throws {
        let leaflet = try Leaflet.madeUp(.sheet)
        try await spooler.cups("cupsreject", "book")
        #expect(try await printer().print(leaflet) == .refused(reason: "queue-not-accepting"))
        try await spooler.cups("cupsaccept", "book")
        try await spooler.cups("cupsdisable", "book")
        #expect(try await printer().print(leaflet) == .refused(reason: "queue-stopped"))
        try await spooler.cups("cupsenable", "book")
        #expect(
            try await printer(queues: [.book: "nowhere"]).print(leaflet) == .refused(reason: "queue-missing"))
        #expect(try await printer(queues: [:]).print(leaflet) == .refused(reason: "queue-missing"))
        let wrong = Leaflet(
            paper: .sheet, number: leaflet.number,
            fields: leaflet.fields.merging(["plan1": String(repeating: "dài ", count: 400)]) { $1 })
        let outcome = try await printer().print(wrong)
        #expect(outcome == .refused(reason: "text-does-not-fit"))
    }

    @Test("takes no numbered blank: where the tray holds real covers, only the slip is printed")
    func blanks() async throws {
        let folder = FileManager.default.temporaryDirectory.path + "/templates-\(UUID().uuidString)"
        try FileManager.default.copyItem(atPath: PrivateSpooler.repository + "/PrinterTemplates", toPath: folder)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let cover = folder + "/book-cover/template.yaml"
        let text = try String(contentsOfFile: cover, encoding: .utf8)
        try text.replacing("printBlank: true", with: "printBlank: false")
            .write(toFile: cover, atomically: true, encoding: .utf8)
        let printer = LeafletPrinter(
            settings: try spooler.settings(), renderer: try DocumentRenderer(templates: folder), training: true,
            clock: ManualClock())
        #expect(await printer.print(try Leaflet.madeUp(.sheet)) == .refused(reason: "leaflet-on-blanks"))
        #expect(await printer.print(try Leaflet.madeUp(.slip)) == .accepted)
    }

    @Test("without a spooler says so")
    func unreachable() async throws {
        let nowhere = spooler.folder + "/no-such-socket"
        #expect(try await printer(server: nowhere).print(try .madeUp(.slip)) == .unreachable)
    }

    @Test("whose answer was lost is looked for and not sent twice")
    func lostAnswer() async throws {
        let proxy = try CuttingProxy(to: spooler.server)
        defer { proxy.close() }
        let before = try spooler.sheets(.receipt).count
        // The first connection asks, the second sends.
        proxy.cutNext(.answer, passing: 1)
        let printer = try printer(server: proxy.path)
        let outcome = await printer.print(try .madeUp(.slip))
        #expect(outcome == .accepted || outcome == .unreachable)
        #expect(proxy.cuts == 1)
        #expect(try await eventually(within: .seconds(120)) { try spooler.sheets(.receipt).count >= before + 1 })
    }

    @Test("is none of a print worker's business: it neither waits for it nor takes it for its own")
    func apart() async throws {
        // Given leaflets at the head of a slow queue, and a cover claimed by a former run that was never sent
        try await spooler.fault(.book, "slow 1")
        let leaflets = try printer()
        for _ in 1...2 { #expect(await leaflets.print(try .madeUp(.sheet)) == .accepted) }
        let unsent = PrintIntent.madeUp(.bookCover)
        let worker = try spooler.printer(.book)

        // When the worker recovers, then prints that cover and a reprint of another
        #expect(try await worker.whatBecame(of: unsent.id) == nil)
        let cover = PrintIntent.madeUp(.bookCover, attempt: 2, earlier: [unsent.id])
        #expect(try await worker.print(cover) == .ejected)

        // Then each came out once, and no leaflet was cancelled or followed in its place
        try await spooler.fault(.book, "ok")
        #expect(try spooler.sheets(of: cover).count == 1)
        let sheets = try spooler.sheets(.book).map(\.job)
        #expect(sheets.count { $0.hasPrefix("leaflet/") } >= 2)
        #expect(sheets.last == "book-cover/\(cover.id)/2")
    }
}
