import Desk
import Foundation
import Insurance
import InsuranceRules
import Ledger
import TestSupport
import Testing

@testable import Web

@Suite("The other screens")
struct ScreenTests {
    @Test("an empty desk teaches how to begin, and the menu holds only what is there")
    func desk() async throws {
        try await House().visit { (browser) async throws in
            let page = try await browser.get("/desk")
            #expect(page.html.contains("Chưa có lượt khách nào hôm nay"))
            for path in ["/desk", "/tray", "/queue", "/shift"] {
                #expect(page.html.contains("href=\"\(path)\""))
                #expect(try await browser.get(path).status == 200)
            }
        }
    }

    @Test("every role is named whole; who holds all of them has one word for it")
    func roles() async throws {
        for (code, roles) in [("mm01", "đủ vai trò"), ("cb01", "cán bộ cấp sổ, thẻ")] {
            try await House().visit(as: code) { (browser) async throws in
                #expect(try await browser.get("/tray").html.contains("<small>\(roles)</small>"))
            }
        }
    }

    @Test("a name with markup in it stays a name")
    func markup() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            _ = try await house.ledger.openVisit(
                station: "a", language: "vi", channel: .office,
                scanned: Person(name: "<img src=x>", birth: .year(1990), sex: .male, address: ""),
                by: Operator(code: "mm01", name: "", roles: []), at: house.clock.now())
            let page = try await browser.get("/desk")
            #expect(page.html.contains("&lt;IMG SRC=X&gt;") && !page.html.contains("<IMG"))
        }
    }

    @Test("a printer in trouble says what and what to do")
    func printers() async throws {
        let printers = [
            PrinterStatus(kind: .card, queue: "card", state: .stopped, reasons: ["media-empty-error", "cover-open"]),
            PrinterStatus(kind: .book, queue: "book", state: .unreachable, reasons: []),
            PrinterStatus(kind: .receipt, queue: "receipt", state: .idle, reasons: ["strange-thing"]),
        ]
        try await House(printers: printers).visit { (browser) async throws in
            let page = try await browser.get("/tray")
            for words in [
                "Hết giấy hoặc thẻ trắng", "Nắp máy in đang mở", "Không liên lạc được với máy in", "strange-thing",
            ] {
                #expect(page.html.contains(words))
            }
        }
    }

    @Test("a paper in doubt asks a person; spoiled needs a reason; then it can be printed again")
    func papers() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            try await pay(browser)
            try await house.printAll(as: .unknown, note: "job-aborted,queued-in-device")
            let tray = try await browser.get("/tray")
            #expect(tray.html.contains("có trong khay không") && tray.html.contains("Lượt in bị ngắt"))
            let (paper, intent) = (tray.values(of: "data-document")[0], tray.values(of: "data-intent")[0])
            let path = "/documents/\(paper)/verdict"
            let silent = try await browser.post(path, ["intent": intent, "verdict": "spoiled", "back": "/tray"])
            #expect(silent.status == 422 && silent.codes == ["spoil-reason-missing"])
            let spoiled = try await browser.post(
                path, ["intent": intent, "verdict": "spoiled", "reason": "jam", "back": "/tray"])
            #expect(spoiled.status == 200 && spoiled.html.contains("class=\"notice\""))
            let old = try await browser.post(
                path, ["intent": "01a2007c-4eef-7e09-963e-2635ce9062bb", "verdict": "good", "back": "/tray"])
            #expect(old.codes == ["intent-outdated"])
            let again = try await browser.post("/documents/\(paper)/reprint", ["back": "//evil.example"], follow: false)
            #expect(again.status == 303 && again.location.hasPrefix("/visits/"))
        }
    }

    @Test("the tray is taken by an officer and by nobody else")
    func tray() async throws {
        let house = try await House()
        try await house.visit(as: "tn01") { (browser) async throws in
            #expect(try await browser.get("/tray").html.contains("Chưa ai phụ trách khay in"))
            #expect(try await browser.post("/tray/take").codes == ["role-missing"])
        }
        try await house.visit(as: "cb01") { (browser) async throws in
            let page = try await browser.post("/tray/take")
            #expect(page.html.contains("Cán Bộ Mẫu") && page.html.contains("Bạn phụ trách khay in"))
        }
    }

    @Test("the queue explains what was refused, and that sending is off")
    func queue() async throws {
        try await House().visit { (browser) async throws in
            let page = try await browser.get("/queue")
            #expect(
                page.html.contains("Trùng thứ tự hộ") && page.html.contains("Lời của tỉnh")
                    && page.html.contains("khóa mà tỉnh không giữ") && !page.html.contains("strange key")
                    && page.codes == ["upload-off"])
            #expect(try await browser.post("/queue/send").codes.contains("upload-off"))
        }
    }

    @Test("a record that waits longer than the site allows is told on every page of staff, and not before")
    func late() async throws {
        let (begin, late) = (Moment(milliseconds: 0), Moment(milliseconds: 36 * 3_600_000))
        let counts = QueueCounts(waiting: 1, accepted: 0, refused: 0, conflict: 0, oldestWaiting: begin)
        #expect(!counts.isLate(afterHours: 36, at: late))
        #expect(counts.isLate(afterHours: 36, at: Moment(milliseconds: late.milliseconds + 1)))
        try await House(uploadAlarmHours: 36).visit { (browser) async throws in
            for path in ["/desk", "/tray", "/queue", "/shift", "/stock", "/ready"] {
                let page = try await browser.get(path)
                #expect(page.codes.contains("upload-late") && page.html.contains("đã quá 36 giờ"), "\(path)")
            }
        }
        try await House().visit { (browser) async throws in
            #expect(try await !browser.get("/desk").codes.contains("upload-late"))
        }
    }

    @Test("the queue tells how far a sending has come, and how long the rest takes")
    func progress() async throws {
        struct Sending: UploadStarting {
            var progress: UploadProgress? {
                var run = UploadProgress(allRecords: 400, allBytes: 409_600)
                run.add(records: 100, bytes: 102_400, after: .seconds(60))
                return run
            }
            func sendNow() throws -> QueueCounts { throw Refusal("upload-unreachable", "No network.") }
        }
        #expect(Sending().progress?.secondsLeft == 180)
        try await House(upload: Sending()).visit { (browser) async throws in
            let page = try await browser.get("/queue")
            #expect(page.html.contains("100/400 hồ sơ, 100/400 KiB, còn khoảng 4 phút"))
        }
    }

    @Test("a failed sending is told in words and breaks nothing")
    func sending() async throws {
        struct NoNetwork: UploadStarting {
            let outage: Refusal? = Refusal("upload-deferred", "Not yet.", details: ["reason": "envelope-key-unknown"])
            func sendNow() throws -> QueueCounts { throw Refusal("upload-unreachable", "No network.") }
        }
        try await House(upload: NoNetwork()).visit { (browser) async throws in
            let page = try await browser.post("/queue/send")
            #expect(page.status == 422 && page.codes == ["upload-unreachable"] && page.html.contains("sẽ được gửi lại"))
            let later = try await browser.get("/queue")
            #expect(later.codes == ["upload-deferred"] && later.html.contains("(envelope-key-unknown)"))
        }
    }

    @Test("the drawer is counted blind; what should be there is shown afterwards, a difference needs a reason")
    func shift() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            #expect(try await browser.post("/shift/open", ["float": "một trăm"]).codes == ["field-money"])
            try await browser.post("/shift/open", ["float": "500.000"])
            try await pay(browser, opening: false)
            let open = try await browser.get("/shift")
            #expect(!open.html.contains("1.866.200") && !open.html.contains("1.366.200"))
            try await house.printAll(as: .good)
            try await house.giveGoodPapers()
            #expect(try await browser.post("/shift/count", ["n500000": "-1"]).codes == ["field-number"])
            let counted = try await browser.post(
                "/shift/count",
                ["n500000": "3", "n200000": "1", "n100000": "1", "n50000": "", "n1000": "60", "counted": "on"])
            #expect(
                counted.html.contains("1.866.200 đ") && counted.html.contains("1.860.000 đ")
                    && counted.html.contains("-6.200 đ"))
            #expect(try await browser.post("/shift/close", ["reason": ""]).codes == ["difference-unexplained"])
            try await house.countBlanks()
            #expect(try await browser.post("/shift/close", ["reason": "Thối nhầm"]).html.contains("Đã đóng ca"))
        }
    }

    @Test("what is degraded since the start stands on every page")
    func troubles() async throws {
        let trouble = Refusal("key-missing", "The key is missing.", details: ["file": "x.pub"])
        try await House(troubles: [trouble]).visit { (browser) async throws in
            for path in ["/desk", "/tray", "/queue", "/shift"] {
                #expect(try await browser.get(path).codes.contains("key-missing"))
            }
        }
    }

    @Test("the attendee sees the visit of this station, in its language, and nothing without staff signed in")
    func attendee() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            #expect(try await browser.get("/attendee").step == "idle")
            let opened = try await browser.post("/visits", ["language": "en", "channel": "office"], follow: false)
            let visit = opened.location
            try await browser.get(visit)
            #expect(try await browser.get("/attendee").html.contains("Welcome!"))
            try await browser.post(
                "\(visit)/consultation", ["hi": "on", "hiMonths": "12", "hiOrder": "1", "outcome": "enrol"])
            let quote = try await browser.get("/attendee")
            #expect(quote.step == "quote" && quote.html.contains("1.366.200 đ"))
            try await browser.post("\(visit)/registration", VisitTests.person)
            let page = try await browser.get("/attendee")
            #expect(page.step == "readBack" && page.html.contains("TẨN THỊ MẪU ƯỚC") && !page.html.contains("<nav"))
            #expect(!page.html.contains("010190905123") && !page.html.contains("Bản Mẫu"))
            try await browser.post("/language", ["language": "vi", "back": "/attendee"])
            #expect(try await browser.get("/attendee").html.contains("Đây có phải tên"))
            let confirmed = try await browser.post(
                "/attendee/read-back", ["visit": page.field("visit"), "seal": page.field("seal")])
            #expect(confirmed.step == "pay")
            try await browser.post("/sign-out")
            let after = try await browser.get("/attendee")
            #expect(after.step == "idle" && !after.html.contains("TẨN"))
        }
    }

    @Test("a visit left on the attendee's screen goes away by itself")
    func forgotten() {
        let display = StationDisplay()
        let start = Moment(milliseconds: 1_000_000)
        display.show(Identifier("01a2007c-4eef-7e09-963e-2635ce9062bb"), at: start)
        #expect(display.current(at: start.adding(seconds: 900)).visit != nil)
        #expect(display.current(at: start.adding(seconds: 901)).visit == nil)
    }

    private func pay(_ browser: Browser, opening: Bool = true) async throws {
        if opening { try await browser.post("/shift/open", ["float": "500.000"]) }
        let visit = try await browser.post("/visits", ["language": "vi"], follow: false).location
        try await browser.get(visit)
        try await browser.post(
            "\(visit)/consultation", ["hi": "on", "hiMonths": "12", "hiOrder": "1", "outcome": "enrol"])
        try await browser.post("\(visit)/registration", VisitTests.person)
        let pay = try await browser.readBack(visit)
        #expect(
            try await browser.post(
                "\(visit)/payment",
                [
                    "formID": pay.field("formID"), "expected": pay.field("expected"), "tendered": "1366200",
                ]
            ).status == 200)
    }
}
