import Desk
import Insurance
import Ledger
import Synchronization
import TestSupport
import Testing

@testable import Web

@Suite("The tray page: scans, alarms, and what each printer is at")
struct TrayScanTests {
    /// A visit paid for and printed; its card, with the code on it, waits to be looked at.
    private func printed(_ house: House, _ browser: Browser) async throws -> (card: Document, code: String) {
        try await pay(browser)
        let code = try await printedCode(house)
        return (try await card(house), code)
    }

    /// Prints what waits; the code of the card among it.
    private func printedCode(_ house: House) async throws -> String {
        try #require(try await house.printAll().lazy.compactMap { $0.fields["qr"] }.first)
    }

    private func pay(_ browser: Browser) async throws {
        let at = try await TillTests.readyToPay(browser)
        try await browser.post(
            "\(at.visit)/payment",
            ["formID": at.pay.field("formID"), "expected": at.pay.field("expected"), "tendered": "1366200"])
    }

    private func card(_ house: House) async throws -> Document {
        let open = try await house.ledger.openDocuments().map(\.document)
        return try #require(open.first { $0.kind == .healthCard })
    }

    /// The card, wherever it is.
    private func paper(_ house: House) async throws -> Document {
        try #require(try await house.files.flatMap(\.documents).first { $0.kind == .healthCard })
    }

    @Test("the code of the card in hand calls it good, and says whose it is")
    func good() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            let (_, code) = try await printed(house, browser)
            let page = try await browser.post("/tray/scan", ["text": code])
            #expect(page.status == 200 && page.html.contains("Đúng tờ: Thẻ BHYT TN0000001"))
            #expect(try await self.card(house).state == .good)
        }
    }

    @Test("from the second print on the page asks for the serial, and takes both")
    func second() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            let (first, _) = try await printed(house, browser)
            let now = house.clock.now()
            let intent = try #require(first.intent)
            try await house.ledger.judge(
                document: first.id, intent: intent, verdict: .spoiled, reason: .jam,
                by: House.officer, at: now)
            try await house.ledger.reprint(document: first.id, by: House.officer, at: now)
            let code = try await printedCode(house)
            let half = try await browser.post("/tray/scan", ["text": code])
            #expect(half.html.contains("data-half") && half.html.contains("Quét thêm số sê-ri phôi TN0000002"))
            for (serial, state) in [
                ("TN0000001", "Phôi thẻ BHYT): Hỏng"), ("BS0000001", "Phôi bìa sổ BHXH): Trong kho"),
            ] {
                let aside = try await browser.post("/tray/scan", ["text": serial])
                #expect(
                    aside.codes == ["blank-put-aside"] && aside.html.contains("Sổ ghi \(serial) (\(state); đang chờ"))
                #expect(aside.html.contains("/stock?serial=\(serial)") && !aside.html.contains("data-swap"))
            }
            #expect(try await card(house).state == .toCheck)
            try await browser.post("/tray/scan", ["text": "TN0000002"])
            #expect(try await card(house).state == .good)
        }
    }

    @Test("a card that is not waited for alarms across the page, until somebody looked")
    func alarm() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            let (_, code) = try await printed(house, browser)
            try await browser.post("/tray/scan", ["text": code])
            house.clock.advance(seconds: 10)
            let page = try await browser.post("/tray/scan", ["text": code])
            #expect(page.values(of: "data-alarm") == ["checked"])
            #expect(page.html.contains("Trong tay: Thẻ BHYT TN0000001 của"))
            let after = try await browser.post("/tray/alarm", ["alarm": page.field("alarm")])
            #expect(after.values(of: "data-alarm") == [])
        }
    }

    @Test("a card scanned at the tray by somebody who may not judge settles nothing")
    func roles() async throws {
        let house = try await House()
        let code = Mutex("")
        try await house.visit { (browser) async throws in
            let (_, read) = try await printed(house, browser)
            code.withLock { $0 = read }
        }
        try await house.visit(as: "tv01") { (browser) async throws in
            try await browser.get("/tray")
            let page = try await browser.post("/tray/scan", ["text": code.withLock { $0 }])
            #expect(page.codes.contains("role-missing"))
            #expect(try await card(house).state == .toCheck)
        }
    }

    @Test("an ID card scanned at the tray opens a visit, as anywhere; nothing scanned says so")
    func others() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            try await browser.get("/tray")
            let empty = try await browser.post("/tray/scan", ["text": ""])
            #expect(empty.status == 422 && empty.codes.contains("tray-scan-empty"))
            let page = try await browser.post(
                "/tray/scan",
                ["text": "010190123456||LÒ THỊ MẪU|02091990|Nữ|Bản Mẫu, xã Thử Nghiệm, Lào Cai|15042021"], follow: false
            )
            #expect(page.status == 303 && page.location.hasPrefix("/visits/"))
        }
    }

    @Test("whoever is not signed in sees no tray, and no name")
    func signedOut() async throws {
        let house = try await House()
        try await house.visit(as: nil) { (browser) async throws in
            let page = try await browser.get("/tray")
            #expect(page.status == 303 && page.location == "/sign-in")
        }
    }

    /// Prints the card in so many seconds, spoils it and asks for it anew.
    private func spoil(in seconds: Int, _ house: House) async throws {
        let intent = try #require(try await house.ledger.claimNext(for: .card, at: house.clock.now()))
        house.clock.advance(seconds: seconds)
        let now = house.clock.now()
        try await house.ledger.settle(intent.id, as: .ejected, at: now)
        try await house.ledger.judge(
            document: intent.document, intent: intent.id, verdict: .spoiled, reason: .jam, by: House.officer, at: now)
        try await house.ledger.reprint(document: intent.document, by: House.officer, at: now)
    }

    @Test("each waiting paper tells the time left, once three papers are known")
    func timeLeft() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            try await pay(browser)
            let unknown = try await browser.get("/tray")
            #expect(unknown.html.contains("1 tờ chờ") && !unknown.html.contains("còn khoảng"))
            for seconds in [90, 41, 42] { try await spoil(in: seconds, house) }
            #expect(try await browser.get("/tray").html.contains("còn khoảng 50 giây"))
            for seconds in [141, 142, 143, 144] {
                try await spoil(in: seconds, house)
                // Whoever works is not signed out.
                try await browser.get("/tray")
            }
            #expect(try await browser.get("/tray").html.contains("còn khoảng 3 phút"))
        }
    }

    @Test("what was handed over is printed anew with a second person's PIN, never one's own")
    func reissue() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            let (card, code) = try await printed(house, browser)
            let path = "/visits/\(card.visit)"
            try await browser.post("/tray/scan", ["text": code])
            try await house.giveGoodPapers()
            let rights = try await browser.get("\(path)/rights")
            #expect(rights.html.contains("In lại tờ đã trao"))
            func send(_ code: String, _ pin: String, here: String = "on") async throws -> Browser.Page {
                try await browser.post(
                    "\(path)/reissue",
                    [
                        "paper": card.id.text, "reason": "smudged", "paperHere": here, "second": code,
                        "secondPin": pin,
                    ])
            }
            #expect(try await send("cb01", "000000").codes.contains("sign-in-wrong"))
            #expect(try await send("mm01", "135790").codes.contains("second-person-needed"))
            #expect(try await send("tn01", "135790").codes.contains("second-person-needed"))
            #expect(try await send("cb01", "135790", here: "").codes.contains("reissue-paper-out"))
            #expect(try await paper(house).blankSerial == "TN0000001")
            #expect(try await send("cb01", "135790").status == 200)
            #expect(try await paper(house).blankSerial == "TN0000002")
        }
    }
}
