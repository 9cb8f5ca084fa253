import Desk
import Foundation
import Insurance
import TestSupport
import Testing

@testable import Printing

@Suite("Setting up a spooler and its queues", .serialized, .runningSpooler)
struct CUPSSetupTests {
    private var spooler: PrivateSpooler { RunningSpooler.current }

    private func setup(devices: [PrinterKind] = PrinterKind.allCases) throws -> PrinterSetup {
        try PrinterSetup(
            spooler.settings(), spooler: spooler.folder + "/etc",
            papers: QueuePapers.all(templates: PrivateSpooler.repository + "/PrinterTemplates"),
            devices: Dictionary(uniqueKeysWithValues: devices.map { ($0, try DeviceAddress(spooler.device($0))) }),
            gate: PrivateSpooler.programs + "/kiosk-gate")
    }

    /// Expects findings, lets them be mended, and expects none afterwards.
    private func mend(_ codes: [String], queue: String? = nil) async throws {
        let found = try await setup().findings()
        #expect(found.map(\.code) == codes)
        #expect(found.allSatisfy { $0.matters && $0.remedy != nil && $0.queue == queue })
        try await setup().apply(found)
        #expect(try await setup().findings().isEmpty)
    }

    @Test("what was installed is right, and a second time changes nothing")
    func idempotent() async throws {
        let before = try await spooler.cups("lpstat", "-v")
        let file = try Data(contentsOf: URL(filePath: spooler.folder + "/etc/printers.conf"))
        #expect(try await setup().findings().isEmpty)
        try await setup().apply([])
        #expect(try await spooler.cups("lpstat", "-v") == before)
        #expect(try Data(contentsOf: URL(filePath: spooler.folder + "/etc/printers.conf")) == file)
        #expect(before.contains("device for card: gate:ipp://localhost:"))
    }

    @Test("settings that lose cards are mended line by line, and the spooler reads them")
    func settings() async throws {
        let file = spooler.folder + "/etc/cupsd.conf"
        let good = try String(contentsOfFile: file, encoding: .utf8)
        let bad = good.replacing("DirtyCleanInterval 0", with: "dirtycleaninterval 30").replacing(
            "MaxJobs 2000\n", with: "")
        try bad.write(toFile: file, atomically: true, encoding: .utf8)
        try await mend(["spooler-forgets-accepted", "spooler-history-short"])
        let mended = try String(contentsOfFile: file, encoding: .utf8)
        #expect(Set(mended.split(separator: "\n")) == Set(good.split(separator: "\n")))
        #expect(try String(contentsOfFile: file + ".before-kiosk", encoding: .utf8).contains("LogLevel warn"))
        #expect(try await spooler.printer().print(.madeUp()) == .ejected)
    }

    @Test("a queue without the gate, that tries again, that is shared, that is not there")
    func queues() async throws {
        let device = try String(contentsOfFile: spooler.device(.card), encoding: .utf8).trimmingCharacters(
            in: .newlines)
        try await spooler.cups("lpadmin", "-p", "card", "-v", device)
        try await mend(["queue-ungated"], queue: "card")
        try await spooler.cups("lpadmin", "-p", "card", "-o", "printer-error-policy=retry-job")
        try await mend(["queue-retries"], queue: "card")
        try await spooler.cups("lpadmin", "-p", "card", "-v", "gate:ipp://localhost:1/other")
        try await mend(["queue-device-differs"], queue: "card")
        try await spooler.cups("lpadmin", "-p", "card", "-o", "printer-is-shared=true")
        try await mend(["queue-shared"], queue: "card")
        try await spooler.cups("lpadmin", "-x", "card")
        try await mend(["queue-missing"], queue: "card")
        let intent = PrintIntent.madeUp()
        #expect(try await spooler.printer().print(intent) == .ejected)
        #expect(try spooler.sheets(of: intent).count == 1)
    }

    @Test("the gate is put back when it is another, or others may write it")
    func gate() async throws {
        let gate = spooler.folder + "/bin/backend/gate"
        let held = try FileHandle(forWritingTo: URL(filePath: gate))
        try held.seekToEnd()
        try held.write(contentsOf: Data("x".utf8))
        try held.close()
        try await mend(["gate-outdated"])
        try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: gate)
        try await mend(["gate-permissions"])
        try FileManager.default.removeItem(atPath: gate)
        try await mend(["gate-missing"])
    }

    @Test("a queue whose device nobody declares keeps it, with the gate before it")
    func undeclared() async throws {
        let device = try String(contentsOfFile: spooler.device(.book), encoding: .utf8).trimmingCharacters(
            in: .newlines)
        try await spooler.cups("lpadmin", "-p", "book", "-v", device)
        let setup = try setup(devices: [.card, .receipt])
        try await setup.apply(await setup.findings())
        #expect(try await self.setup().findings().isEmpty)
        try await spooler.cups("lpadmin", "-x", "book")
        let missing = await setup.findings()
        #expect(missing.map(\.code) == ["queue-missing"] && missing.first?.remedy == nil)
        try await self.setup().apply(await self.setup().findings())
    }

    @Test("another driver is left alone and said; a stopped queue is said")
    func otherDriver() async throws {
        let device = try String(contentsOfFile: spooler.device(.book), encoding: .utf8).trimmingCharacters(
            in: .newlines)
        try await spooler.cups("lpadmin", "-x", "book")
        try await spooler.cups("lpadmin", "-p", "book", "-E", "-v", device, "-m", "everywhere")
        try await setup().apply(await setup().findings())
        // CUPS asks the printer for its sizes on its own time.
        #expect(
            try await eventually(within: .seconds(60)) {
                try await setup().findings().map(\.code) == ["queue-driver-other"]
            })
        let found = try await setup().findings()
        #expect(found.first?.remedy == nil && found.first?.matters == true)
        try await spooler.cups("lpadmin", "-x", "book")
        try await setup().apply(await setup().findings())
        try await spooler.cups("cupsdisable", "book")
        let stopped = try await setup().findings()
        #expect(stopped.map(\.code) == ["queue-stopped"] && stopped.first?.matters == false)
        try await spooler.cups("cupsenable", "book")
    }

    @Test("nothing is changed while something is printing")
    func busy() async throws {
        try await spooler.fault(.receipt, "slow 2")
        let intent = PrintIntent.madeUp(.receipt)
        let printing = Task { [printer = try spooler.printer(.receipt)] in try await printer.print(intent) }
        #expect(try await spooler.waitUntilPrinting(intent))
        try await spooler.cups("lpadmin", "-p", "card", "-o", "printer-error-policy=retry-job")
        let file = spooler.folder + "/etc/cupsd.conf"
        let good = try String(contentsOfFile: file, encoding: .utf8)
        try good.replacing("MaxJobs 2000", with: "MaxJobs 7").write(toFile: file, atomically: true, encoding: .utf8)
        let setup = try setup()
        await #expect { try await setup.apply(await setup.findings()) } throws: {
            ($0 as? Refusal)?.code == "queue-busy"
        }
        #expect(try String(contentsOfFile: file, encoding: .utf8).contains("MaxJobs 7"))
        #expect(try await printing.value == .ejected)
        try await spooler.fault(.receipt, "ok")
        try await setup.apply(await setup.findings())
        #expect(await setup.findings().isEmpty)
    }

    @Test("where no spooler runs, only its files can be seen to")
    func down() async throws {
        try await spooler.crash()
        #expect(try await setup().findings().map(\.code) == ["spooler-unreachable"])
        #expect(try await setup().findings(filesOnly: true).isEmpty)
        try await spooler.start()
    }
}
