import Desk
import Foundation
import Insurance
import Ledger
import TestSupport
import Testing

@testable import Web

@Suite("Transfers on the pages")
struct TransferPageTests {
    private static func house() async throws -> House {
        try await House(
            account: BankAccount(bin: "999999", number: "0123456789", holder: "BHXH MAU", bank: "Ngân hàng Mẫu"))
    }

    /// The visit asked to transfer what it owes.
    @discardableResult
    private func ask(
        _ browser: Browser, _ at: (visit: String, pay: Browser.Page), cash: String = ""
    ) async throws -> Browser.Page {
        try await browser.post(
            "\(at.visit)/transfer",
            ["formID": at.pay.field("formID"), "expected": at.pay.field("expected"), "tendered": cash])
    }

    private func confirm(
        _ browser: Browser, _ at: (visit: String, pay: Browser.Page), on page: Browser.Page, _ received: String,
        doubted: String = "", reference: String = "FT26325-1", on day: String = "21/11/2026"
    ) async throws -> Browser.Page {
        try await browser.post(
            "\(at.visit)/transfer/confirm",
            [
                "tender": Self.awaited(on: page), "asked": page.field("asked"), "reference": reference,
                "received": received, "valueDay": day, "doubted": doubted,
            ])
    }

    private func visit(_ house: House) async throws -> String {
        "/visits/\(try #require(try await house.files.first).visit.id)"
    }

    /// Longer than a session lasts: whoever goes on signs in anew.
    private func pastMidnight(_ house: House) {
        while house.clock.now().day == House.day { house.clock.advance(seconds: 3600) }
    }

    /// The tender that a page asks to confirm; others stand on it to be given back.
    private static func awaited(on page: Browser.Page) -> String {
        let form = page.html.components(separatedBy: "id=\"confirm\"").last ?? ""
        return form.components(separatedBy: "name=\"tender\" value=\"").dropFirst().first.map { String($0.prefix(36)) }
            ?? ""
    }

    @Test("cash stays first; the transfer button is there only where an account is set up")
    func button() async throws {
        try await House().visit { (browser) async throws in
            let at = try await TillTests.readyToPay(browser)
            #expect(!at.pay.html.contains("by-transfer"))
            #expect(try await ask(browser, at).codes == ["transfer-off"])
        }
        try await Self.house().visit { (browser) async throws in
            let at = try await TillTests.readyToPay(browser)
            let primary = try #require(at.pay.html.range(of: "form=\"payment\" data-primary"))
            let transfer = try #require(at.pay.html.range(of: "formaction=\"\(at.visit)/transfer\""))
            #expect(primary.lowerBound < transfer.lowerBound)
        }
    }

    @Test("one tap shows the code to the attendee, and the visit waits without a receipt")
    func asked() async throws {
        let house = try await Self.house()
        try await house.visit { (browser) async throws in
            let at = try await TillTests.readyToPay(browser)
            let waiting = try await ask(browser, at)
            #expect(waiting.step == "pay" && waiting.html.contains("1.366.200 đ"))
            // The sum is typed from the bank's message; the day may be today's.
            #expect(waiting.field("received") == "" && waiting.field("valueDay") == "21/11/2026")
            #expect(!waiting.html.contains("id=\"payment\"") && !waiting.html.contains("/abandon"))
            let attendee = try await browser.get("/attendee")
            #expect(attendee.html.contains("/attendee/payment.svg?of=\(waiting.field("tender"))"))
            #expect(attendee.html.contains("1.366.200 đ") && attendee.html.contains("Ngân hàng Mẫu · 0123456789"))
            let picture = try await browser.get("/attendee/payment.svg?of=\(waiting.field("tender"))")
            let payment = try VietQRPayment(reading: String(picture.html.dropFirst(5).dropLast(6)))
            #expect(payment.amount == Dong(1_366_200) && payment.account == "0123456789" && payment.bin == "999999")
            #expect(payment.memo == TransferMemo(kiosk: "LC-01", number: 1, day: House.day).text)
            #expect(try await house.files.allSatisfy { $0.payment == nil })
            let list = try await browser.get("/transfers")
            #expect(list.html.contains("href=\"\(at.visit)\"") && list.html.contains("Chờ xác nhận"))
            #expect(try await browser.get("/desk").html.contains("Chuyển khoản: 1"))
        }
    }

    @Test("the attendee's screen never shows the code of another visit, nor one that is overdue")
    func attendee() async throws {
        let house = try await Self.house()
        try await house.visit { (browser) async throws in
            let at = try await TillTests.readyToPay(browser)
            let tender = try await ask(browser, at).field("tender")
            let other = try await browser.post("/visits", ["language": "vi"], follow: false).location
            try await browser.post("\(other)/present")
            #expect(try await !browser.get("/attendee").html.contains("payment.svg"))
            #expect(try await browser.get("/attendee/payment.svg?of=\(tender)").status == 404)
            try await browser.post("\(at.visit)/transfer/show", ["tender": tender])
            #expect(try await browser.get("/attendee/payment.svg?of=\(tender)").status == 200)
            house.clock.advance(seconds: 16 * 60)
            try await browser.post("\(at.visit)/present")
            #expect(try await !browser.get("/attendee").html.contains("payment.svg"))
            #expect(try await browser.get(at.visit).html.contains("data-over"))
            try await browser.post("\(at.visit)/transfer/show", ["tender": tender])
            #expect(try await browser.get("/attendee").html.contains("payment.svg"))
        }
    }

    @Test("the bank's word makes the receipt; without a reference it is refused at its field")
    func confirmed() async throws {
        let house = try await Self.house()
        try await house.visit { (browser) async throws in
            let at = try await TillTests.readyToPay(browser)
            let waiting = try await ask(browser, at)
            let bare = try await confirm(browser, at, on: waiting, "1.366.200", reference: " - ")
            #expect(bare.status == 422 && bare.codes == ["bank-reference-missing"])
            let paid = try await confirm(browser, at, on: waiting, "1.366.200")
            #expect(paid.step == "print" && paid.html.contains("1.366.200 đ"))
            let payment = try #require(try await house.files.first?.payment)
            #expect(payment.method == .transfer && payment.receipt.number == 1)
            #expect(try await browser.get("/transfers").html.contains("Không có khoản nào"))
        }
    }

    @Test("another amount than was asked for is asked about once more; too much is given back by two people")
    func excess() async throws {
        let house = try await Self.house()
        try await house.visit { (browser) async throws in
            let at = try await TillTests.readyToPay(browser)
            let waiting = try await ask(browser, at)
            let asked = try await confirm(browser, at, on: waiting, "1.400.000")
            #expect(asked.status == 200 && asked.codes == ["transfer-differs"] && asked.html.contains("33.800 đ"))
            #expect(asked.field("reference") == "FT26325-1" && asked.field("received") == "")
            let empty = try await confirm(browser, at, on: waiting, "", doubted: asked.field("doubted"))
            #expect(empty.codes == ["transfer-differs"] && empty.field("doubted") == "1400000")
            let paid = try await confirm(browser, at, on: waiting, "1.400.000", doubted: asked.field("doubted"))
            #expect(paid.step == "print" && paid.html.contains("data-excess"))
            let tender = waiting.field("tender")
            func back(_ code: String) async throws -> Browser.Page {
                try await browser.post(
                    "\(at.visit)/tender/return",
                    [
                        "tender": tender, "way": "transfer", "back": "33800", "second-\(tender)": code,
                        "secondPin": "135790",
                    ])
            }
            #expect(try await back("mm01").codes == ["second-same"])
            #expect(try await back("tv01").codes == ["second-role"])
            let done = try await back("cb01")
            #expect(done.status == 200 && !done.html.contains("data-excess") && done.html.contains("33.800 đ"))
        }
    }

    @Test("cash laid down first is part of the payment; a transfer that is short leaves a rest to take")
    func mixed() async throws {
        let house = try await Self.house()
        try await house.visit { (browser) async throws in
            let at = try await TillTests.readyToPay(browser)
            #expect(try await ask(browser, at, cash: "1.366.200").codes == ["cash-covers"])
            #expect(try await ask(browser, at, cash: "366.200").codes == ["field-money"])
            let waiting = try await ask(browser, at, cash: "366.000")
            #expect(waiting.field("received") == "")
            #expect(waiting.html.contains("<span>Nhận 366.000 đ tiền mặt + QR 1.000.200 đ</span>"))
            #expect(waiting.html.contains("Đã nhận 366.000 đ tiền mặt, chờ chuyển khoản 1.000.200 đ."))
            let asked = try await confirm(browser, at, on: waiting, "900.000")
            let short = try await confirm(browser, at, on: waiting, "900.000", doubted: asked.field("doubted"))
            #expect(short.step == "pay" && short.field("expected") == "100200")
            #expect(
                short.html.contains("<span>Nhận 100.200 đ tiền mặt + tiền mặt đã nhận 366.000 đ + QR đã vào 900.000 đ<")
            )
            let paid = try await browser.post(
                "\(at.visit)/payment",
                ["formID": short.field("formID"), "expected": "100200", "tendered": "101.000"])
            #expect(paid.step == "print")
            #expect(try await house.files.first?.payment?.amount == Dong(1_366_200))
            // What is printed names both ways.
            let receipt = try #require(try await house.printAll(of: [.receipt]).first)
            #expect(receipt.fields["method"] == "Tiền mặt, chuyển khoản")
            #expect(receipt.fields["total"] == "1.366.200 đ" && receipt.fields["change"] == "800 đ")
        }
    }

    @Test("money that is all in says what the receipt is made of, and what holds the receipt back stands in words")
    func held() async throws {
        let house = try await Self.house()
        try await house.visit { (browser) async throws in
            try await ask(browser, try await TillTests.readyToPay(browser), cash: "366.000")
        }
        pastMidnight(house)
        let visit = try await visit(house)
        try await house.visit { (browser) async throws in
            let waiting = try await browser.get(visit)
            let at = (visit: visit, pay: waiting)
            let held = try await confirm(browser, at, on: waiting, "1.000.200", on: "22/11/2026")
            #expect(held.step == "pay" && held.html.contains("Đã ghi tiền vào, chưa lập được biên lai. "))
            #expect(held.html.contains("21/11/2026") && !held.html.contains("{why}"))
            #expect(try await house.files.allSatisfy { $0.payment == nil })
            try await browser.post("\(at.visit)/requote")
            let pay = try await browser.readBack(at.visit)
            #expect(pay.html.contains("Lập biên lai: tiền mặt đã nhận 366.000 đ + QR đã vào 1.000.200 đ<"))
        }
    }

    @Test("a shift tells cash and transfers beside each other, at its close and afterwards")
    func shift() async throws {
        let house = try await Self.house()
        try await house.visit { (browser) async throws in
            let at = try await TillTests.readyToPay(browser)
            let waiting = try await ask(browser, at, cash: "366.000")
            #expect(try await confirm(browser, at, on: waiting, "1.000.200").step == "print")
            let counted = try await browser.post("/shift/count", ["loose": "366.000", "counted": "on"])
            let cash = "<span>Tiền mặt <strong>366.000 đ</strong></span>"
            let ways = cash + " <span>Chuyển khoản <strong>1.000.200 đ</strong>"
            #expect(counted.html.contains(ways + "</span> <span>Tổng thu <strong>1.366.200 đ</strong></span>"))
            try await house.printAll(as: .good)
            try await house.countBlanks()
            var answers = "csrf=\(browser.token)"
            for paper in try await house.files.flatMap(\.documents) {
                answers += "&paper=\(paper.id)&fate-\(paper.id)=posted&attempts-\(paper.id)=1"
            }
            _ = try await browser.post(raw: Array(answers.utf8), to: "/shift/papers")
            let closed = try await browser.post("/shift/close")
            #expect(closed.codes.isEmpty)
            let row = "<td class=\"number\">366.000 đ</td><td class=\"number\">1.000.200 đ</td>"
            #expect(closed.html.contains(row + "<td class=\"number\"><strong>1.366.200 đ</strong></td>"))
        }
    }

    @Test("money of another day says so before its time")
    func otherDay() async throws {
        let house = try await Self.house()
        let time = house.clock.now().clockTime
        try await house.visit { (browser) async throws in
            let at = try await TillTests.readyToPay(browser)
            try await ask(browser, at, cash: "366.000")
            let today = try await browser.get(at.visit).html
            #expect(today.contains("lúc \(time) (") && today.contains("Đưa mã lúc \(time), "))
            #expect(try await browser.get("/transfers").html.contains("đưa mã \(time) · "))
        }
        pastMidnight(house)
        let visit = try await visit(house)
        try await house.visit { (browser) async throws in
            let later = try await browser.get(visit).html
            #expect(later.contains("lúc 21/11/2026 \(time) (") && later.contains("Đưa mã lúc 21/11/2026 \(time), "))
            #expect(later.contains("Quá hạn từ 21/11/2026 "))
            #expect(try await browser.get("/transfers").html.contains("đưa mã 21/11/2026 \(time) · "))
        }
    }

    @Test("the value day is left open for a transfer that was asked for before midnight")
    func valueDay() async throws {
        let house = try await Self.house()
        try await house.visit { (browser) async throws in
            let at = try await TillTests.readyToPay(browser)
            let waiting = try await ask(browser, at)
            #expect(waiting.html.contains("\(at.visit)/transfer.svg?of=\(waiting.field("tender"))"))
            #expect(waiting.field("valueDay") == "21/11/2026")
        }
        pastMidnight(house)
        let visit = try await visit(house)
        try await house.visit { (browser) async throws in
            let later = try await browser.get(visit)
            #expect(later.html.contains("id=\"valueDay\"") && later.field("valueDay").isEmpty)
        }
    }

    @Test("money that comes after nobody waits any more is noted and used for the visit it names")
    func stray() async throws {
        let house = try await Self.house()
        try await house.visit { (browser) async throws in
            let at = try await TillTests.readyToPay(browser)
            let waiting = try await ask(browser, at)
            let pay = try await browser.post("\(at.visit)/transfer/expire", ["tender": waiting.field("tender")])
            #expect(pay.html.contains("id=\"payment\""))
            let memo = TransferMemo(kiosk: "LC-01", number: 1, day: House.day).text
            let list = try await browser.get("/transfers")
            func note(_ memo: String) async throws -> Browser.Page {
                try await browser.post(
                    "/transfers/stray",
                    [
                        "formID": list.field("formID"), "received": "1366200", "valueDay": "21/11/2026",
                        "reference": "FT9", "memo": memo,
                    ])
            }
            #expect(try await note("KHONG CO").codes == ["memo-unknown"])
            let noted = try await note("GD 1 \(memo) chuyen tien")
            #expect(noted.status == 200 && noted.html.contains("/use"))
            let stray = try #require(try await house.ledger.openMoney().strays.first).transfer.id
            let form = noted.html.components(separatedBy: "/\(stray)/use\"").last ?? ""
            let id = form.components(separatedBy: "name=\"formID\" value=\"").dropFirst().first?.prefix(36) ?? ""
            let used = try await browser.post("/transfers/stray/\(stray)/use", ["formID": String(id)])
            #expect(used.status == 200 && !used.html.contains("data-stray"))
            #expect(try await house.files.first?.payment?.method == .transfer)
            // A second tap is the same act.
            let again = try await browser.post("/transfers/stray/\(stray)/use", ["formID": String(id)])
            #expect(again.status == 200 && again.codes.isEmpty && again.html.contains("1.366.200 đ · biên lai"))
        }
    }
}
