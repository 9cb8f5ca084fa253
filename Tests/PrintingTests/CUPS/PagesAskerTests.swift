import Desk
import TestSupport
import Testing

@testable import Printing

@Suite("The printers' own counters")
struct PagesAskerTests {
    @Test("sheets count before sides, sides before pages, and nothing below zero counts")
    func attributes() {
        let all: [String: Int32] = [
            "printer-media-sheets-completed": 7, "printer-impressions-completed": 12, "printer-pages-completed": 14,
        ]
        #expect(PageCounter(all)?.pages == 7 && PageCounter(all)?.attribute == "printer-media-sheets-completed")
        #expect(PageCounter(["printer-impressions-completed": 12])?.pages == 12)
        #expect(PageCounter(["printer-media-sheets-completed": -2, "printer-pages-completed": 3])?.pages == 3)
        #expect(PageCounter([:]) == nil && PageCounter(["queued-job-count": 4]) == nil)
    }

    @Test("printers that tell none, and a spooler that is away, have no entry")
    func silence() async throws {
        let settings = try CUPSSettings(
            server: "/nowhere/cups.sock", queues: [.card: "card", .book: "book", .receipt: "receipt"])
        #expect(await PagesAsker(settings).pages() == [])
    }
}
