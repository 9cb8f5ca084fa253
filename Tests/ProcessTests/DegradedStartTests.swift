import Foundation
import Testing

extension Processes {
    @Suite(
        "A kiosk that can still be worked with starts and says what is missing", .serialized, .timeLimit(.minutes(5)))
    struct DegradedStarts {
        @Test("without a spooler it takes people in, and health says the printers are out of reach")
        func noSpooler() async throws {
            let kiosk = try await TestKiosk()
            try await kiosk.setUp()
            let run = try await kiosk.served()
            let browser = TestBrowser(port: kiosk.port)
            #expect(try browser.get("/sign-in").status == 200)
            try await expectPrinters(browser, toBe: "unreachable")
            run.send(SIGTERM)
            #expect(try await run.end() == 0)
        }

        @Test("without a queue of that name it says that this printer is missing")
        func noQueue() async throws {
            let spooler = try await TestSpooler.start()
            let kiosk = try await TestKiosk(spooler: spooler.server)
            try kiosk.set("printers.card", "no-such-queue")
            try await kiosk.setUp()
            let run = try await kiosk.served()
            try await expectPrinters(TestBrowser(port: kiosk.port), toBe: "\"card\":\"missing\"")
            run.send(SIGTERM)
            #expect(try await run.end() == 0)
            try await spooler.stop()
        }

        @Test("without the province's key the upload is off, every page says so, and people are served")
        func noProvinceKey() async throws {
            let kiosk = try await TestKiosk(intakePort: try freePort())
            try await kiosk.setUp()
            try FileManager.default.removeItem(atPath: kiosk.keys + "/province-signing.pub")
            let run = try await kiosk.served()
            let browser = TestBrowser(port: kiosk.port)
            #expect(try browser.signIn("gs01").status == 303)
            let desk = try browser.get("/desk")
            #expect(desk.status == 200)
            #expect(desk.body.contains("data-code=\"key-missing\"") || desk.body.contains("data-code=\"upload-off\""))
            run.send(SIGTERM)
            #expect(try await run.end() == 0)
        }

        /// Health follows the printers with a short delay, so it is asked for
        /// up to ten seconds.
        private func expectPrinters(_ browser: TestBrowser, toBe word: String) async throws {
            var health = ""
            for _ in 0..<50 {
                health = try browser.get("/health").body
                if health.contains(word) { break }
                try await Task.sleep(for: .milliseconds(200))
            }
            #expect(health.contains(word), "health: \(health)")
            #expect(health.contains("\"status\":\"ok\""))
        }
    }

    @Suite("Ending and full disks", .serialized, .timeLimit(.minutes(3)))
    struct Endings {
        @Test("SIGTERM ends it, though a browser listens to events")
        func openStream() async throws {
            let kiosk = try await TestKiosk()
            try await kiosk.setUp()
            let run = try await kiosk.served()
            let browser = TestBrowser(port: kiosk.port)
            #expect(try browser.signIn("demo").status == 303)
            let events = try browser.openEvents()
            #expect(String(decoding: events.read(), as: UTF8.self).hasPrefix("HTTP/1.1 200"))
            run.send(SIGTERM)
            #expect(try await run.end(within: 20) == 0)
        }

        @Test(
            "a malformed form is refused with words, not with what was typed",
            arguments: ["csrf=%GG", "csrf=x&pin=1234"])
        func malformedForm(_ body: String) async throws {
            let kiosk = try await TestKiosk()
            try await kiosk.setUp()
            let run = try await kiosk.served()
            let socket = try LoopbackSocket.connected(to: kiosk.port)
            socket.write(
                """
                POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1:\(kiosk.port)\r\nConnection: close\r\n\
                Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)
                """)
            var answer = ""
            while case let next = socket.read(), !next.isEmpty { answer += String(decoding: next, as: UTF8.self) }
            #expect(answer.hasPrefix("HTTP/1.1 4"))
            #expect(answer.contains("data-code=\""))
            #expect(!answer.contains("1234") && !run.said.contains("1234"))
            run.send(SIGTERM)
            _ = try await run.end()
        }
    }
}
