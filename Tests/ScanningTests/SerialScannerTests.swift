import Desk
import Foundation
import Testing

@testable import Scanning

@Suite("A scanner on a serial line", .timeLimit(.minutes(1)))
struct SerialScannerTests {
    /// A made-up person's card, as the QR on its front has it.
    static let card = "010301905123|063999123|TẨN THỊ MẪU ƯỚC|21111990|Nữ|Bản Mẫu, xã Thử Nghiệm, tỉnh Lào Cai|01012024"

    @Test("brings the QR of an ID card letter by letter")
    func cardArrives() async throws {
        try await withScanner { terminal, scans in
            terminal.type(Self.card + "\r")
            #expect(await scans.next() == Self.card)
        }
    }

    @Test("takes CR, LF and CRLF as one end, and no empty scans")
    func lineEnds() async throws {
        try await withScanner { terminal, scans in
            terminal.type("một\r\nhai\nba\r\r\nbốn\r\n")
            for expected in ["một", "hai", "ba", "bốn"] { #expect(await scans.next() == expected) }
        }
    }

    @Test("joins writes that cut a letter in two")
    func splitWrites() async throws {
        try await withScanner { terminal, scans in
            let bytes = Array((Self.card + "\n").utf8)
            for start in stride(from: 0, to: bytes.count, by: 7) {
                terminal.type(Array(bytes[start..<min(start + 7, bytes.count)]))
                await Task.yield()
            }
            #expect(await scans.next() == Self.card)
        }
    }

    @Test("takes silence for the end when the scanner sends no line end")
    func gap() async throws {
        try await withScanner { terminal, scans in
            terminal.type(Self.card)
            #expect(await scans.next() == Self.card)
            terminal.type("sau\n")
            #expect(await scans.next() == "sau")
        }
    }

    @Test("marks bytes that are not UTF-8, so that the text is refused as mangled")
    func garbage() async throws {
        try await withScanner { terminal, scans in
            terminal.type(Array("010301905123||T".utf8) + [0xC3, 0x28, 0xFF] + Array("N\n".utf8))
            let text = try #require(await scans.next())
            #expect(text.unicodeScalars.contains("\u{FFFD}"))
        }
    }

    @Test("drops noise longer than any code, and reads the scan after it")
    func noise() async throws {
        try await withScanner { terminal, scans in
            for _ in 0..<5 { terminal.type([UInt8](repeating: 0x41, count: 1000)) }
            terminal.type("\n" + Self.card + "\n")
            #expect(await scans.next() == Self.card)
        }
    }

    @Test("gives NFC, whatever the scanner sends")
    func normalised() async throws {
        try await withScanner { terminal, scans in
            terminal.type(Self.card.decomposedStringWithCanonicalMapping + "\n")
            let text = try #require(await scans.next())
            #expect(Array(text.utf8) == Array(Self.card.utf8))
        }
    }

    @Test("ZBAR-big5: every name survives, whatever letters it has", arguments: MadeUpNames.vowels)
    func names(_ vowels: String) async throws {
        try await withScanner { terminal, scans in
            for name in MadeUpNames.names(with: vowels) {
                terminal.type("010301905123||\(name)|21111990|Nữ||\r\n")
                #expect(await scans.next()?.split(separator: "|")[1] == name[...])
            }
        }
    }

    @Test("is found again after it was pulled out and plugged in")
    func replug() async throws {
        let path = PseudoTerminal.freshPath()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let first = try PseudoTerminal(pluggedInAt: path)
        let scanner = SerialScanner(device: path)
        var scans = scanner.scans().makeAsyncIterator()
        let running = Task { try await scanner.run() }
        await scanner.becomes(connected: true)
        first.type("trước\n010301905")
        #expect(await scans.next() == "trước")
        first.unplug()
        await scanner.becomes(connected: false)
        let second = try PseudoTerminal(pluggedInAt: path)
        await scanner.becomes(connected: true)
        second.type("sau\n")
        #expect(await scans.next() == "sau")
        running.cancel()
        try await running.value
        second.unplug()
    }

    @Test("may be missing at start and come later")
    func late() async throws {
        let path = PseudoTerminal.freshPath()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let scanner = SerialScanner(device: path)
        var scans = scanner.scans().makeAsyncIterator()
        let running = Task { try await scanner.run() }
        await Task.yield()
        let terminal = try PseudoTerminal(pluggedInAt: path)
        await scanner.becomes(connected: true)
        terminal.type(Self.card + "\n")
        #expect(await scans.next() == Self.card)
        running.cancel()
        try await running.value
        terminal.unplug()
    }

    @Test("tells every listener each scan once")
    func listeners() async throws {
        let listeners = ScanListeners()
        var first = listeners.listen().makeAsyncIterator()
        var second = listeners.listen().makeAsyncIterator()
        listeners.send("một")
        listeners.send("hai")
        #expect(await [first.next(), first.next()] == ["một", "hai"])
        #expect(await [second.next(), second.next()] == ["một", "hai"])
    }

    @Test("nothing comes from no scanner, and its stream ends with its listener")
    func none() async {
        let listening = Task {
            for await _ in NoScanner().scans() { return false }
            return true
        }
        listening.cancel()
        #expect(await listening.value)
    }

    /// Runs `body` with a plugged-in terminal and the scans read from it.
    private func withScanner(
        _ body: (PseudoTerminal, inout AsyncStream<String>.Iterator) async throws -> Void
    ) async throws {
        let path = PseudoTerminal.freshPath()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let terminal = try PseudoTerminal(pluggedInAt: path)
        let scanner = SerialScanner(device: path)
        var scans = scanner.scans().makeAsyncIterator()
        let running = Task { try await scanner.run() }
        await scanner.becomes(connected: true)
        try await body(terminal, &scans)
        running.cancel()
        try await running.value
        terminal.unplug()
    }
}

extension SerialScanner {
    /// Sleeps between looks, because the device is opened by another task and
    /// nothing else tells; the suite's time limit ends a wait in vain.
    fileprivate func becomes(connected expected: Bool) async {
        while isConnected != expected, !Task.isCancelled { try? await Task.sleep(for: .milliseconds(5)) }
    }
}
