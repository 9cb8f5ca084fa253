import Desk
import Foundation
import Insurance
import Ledger
import TestSupport
import Testing

@testable import Web

@Suite("The page of the day")
struct DayPageTests {
    /// One paid visit, counted, its papers answered for, and its shift closed.
    private func closedShift(_ house: House, _ browser: Browser) async throws {
        let at = try await TillTests.readyToPay(browser)
        try await browser.post(
            "\(at.visit)/payment",
            [
                "formID": at.pay.field("formID"), "expected": at.pay.field("expected"), "tendered": "1366200",
                "doubted": "",
            ])
        let alone = try #require(try await house.ledger.member(code: "mm01")).0
        let now = house.clock.now()
        let shift = try #require(try await house.ledger.shift(of: "mm01"))
        _ = try await house.ledger.countShift(CashCount(pieces: [:], loose: shift.expected), by: alone, at: now)
        let desk = LeftPapersDesk(ledger: house.ledger, office: Office(name: "BHXH Mẫu"), clock: house.clock)
        let choices = try await desk.left(inShiftOf: alone).compactMap { paper in
            paper.choices.first.map {
                LeftPapersDesk.Choice(document: paper.document.id, kind: $0, attempts: paper.document.attempts)
            }
        }
        try await desk.settle(choices, agent: "", witness: nil, by: alone)
        let counted = try await house.ledger.equations().map {
            CountedBlanks(kind: $0.kind, pieces: $0.expected, reason: nil)
        }
        _ = try await house.ledger.countBlanks(counted, pages: [], by: alone, at: now)
        _ = try await house.ledger.closeShift(reason: nil, by: alone, at: now)
        house.clock.advance(seconds: 60)
    }

    @Test("anybody counts services and takes a slip back; only supervisors see the close")
    func services() async throws {
        let house = try await House()
        try await house.visit(as: "tv01") { (browser) async throws in
            let page = try await browser.get("/day")
            #expect(page.html.contains("Dịch vụ không thu tiền") && !page.html.contains("Việc cần xong"))
            #expect(page.html.contains("href=\"/day\"") && page.html.contains("Dịch vụ</a>"))
            let counted = try await browser.post(
                "/day/services", ["formID": page.field("formID"), "kind": "vssid"])
            #expect(counted.html.contains("data-count-of=\"vssid\">1<") && counted.html.contains("Đã đếm"))
            let again = try await browser.post(
                "/day/services", ["formID": page.field("formID"), "kind": "vssid"])
            #expect(again.html.contains("data-count-of=\"vssid\">1<"))
            let forms = again.values(of: "name=\"formID\" value")
            #expect(forms.count == 4 && Set(forms).count == 4)
            let other = try await browser.post(
                "/day/services", ["formID": page.field("formID"), "kind": "non-cash"])
            #expect(other.codes.contains("form-reused"))
            let views = try await browser.post(
                "/day/services", ["formID": again.field("formID"), "kind": "channel-views", "count": "18.600"])
            #expect(views.html.contains("data-count-of=\"channel-views\">18.600<"))
            let act = try #require(views.values(of: "data-act").first)
            let undone = try await browser.post("/day/services/\(act)/undo", ["formID": views.field("formID")])
            #expect(undone.html.contains("data-count-of=\"channel-views\">0<"))
            let wrong = try await browser.post(
                "/day/services", ["formID": undone.field("formID"), "kind": "channel-views", "count": "0"])
            #expect(wrong.codes.contains("service-count-wrong"))
            let close = try await browser.post(
                "/day/close", ["formID": undone.field("formID"), "second-close": "cb01", "secondPin": "135790"])
            #expect(close.codes.contains("role-missing"))
        }
    }

    @Test("names what is missing, closes with two people, prints, and takes the money's way")
    func closes() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            #expect(try await browser.get("/day").html.contains("Chưa có gì để chốt"))
            _ = try await browser.post("/shift/open", ["float": "0"])
            let open = try await browser.get("/day")
            #expect(open.html.contains("mm01 (Đang mở)") && !open.html.contains("action=\"/day/close\""))
            #expect(open.html.contains("class=\"button\" href=\"/shift\""))
            try await closedShift(house, browser)

            let ready = try await browser.get("/day")
            #expect(ready.html.contains("action=\"/day/close\"") && ready.html.contains("1.366.200 đ"))
            let form = ready.html.components(separatedBy: "action=\"/day/close\"").last ?? ""
            let formID = form.components(separatedBy: "name=\"formID\" value=\"").dropFirst().first.map {
                String($0.prefix(36))
            }
            let fields = { (code: String, pin: String) -> KeyValuePairs<String, String> in
                ["formID": formID ?? "", "second-close": code, "secondPin": pin]
            }
            #expect(try await browser.post("/day/close", fields("cb01", "000000")).codes.contains("sign-in-wrong"))
            #expect(try await browser.post("/day/close", fields("mm01", "135790")).codes.contains("day-second-same"))
            let closed = try await browser.post("/day/close", fields("cb01", "135790"))
            #expect(closed.status == 200 && closed.html.contains("data-report=\"1\""), "\(closed.codes)")
            #expect(closed.html.contains("báo cáo số 1 đang in") && closed.html.contains("Nộp trước"))
            let sheet = try #require(await house.sheets.printed.first)
            #expect(sheet.kind == .dayReport && sheet.name == "day-report/1" && sheet.fields["copyMark"] == "")
            #expect(sheet.fields["officer"] == "mm01" && sheet.fields["second"] == "cb01")
            #expect(sheet.fields["registrations"]?.contains("BHYT hộ gia đình\tMới\tTiền mặt\t1\t1.366.200") == true)

            await house.sheets.answer(.unreachable)
            let copy = try await browser.post("/day/1/print")
            #expect(copy.html.contains("Chưa in được báo cáo số 1"))
            #expect(await house.sheets.printed.last?.fields["copyMark"] == "BẢN SAO 1, in lúc \(house.now)")
            await house.sheets.answer(.accepted)
            // Nothing came out then, so the next one is the first copy; the form sent again is the second.
            _ = try await browser.post("/day/1/print")
            #expect(await house.sheets.printed.last?.fields["copyMark"]?.hasPrefix("BẢN SAO 1,") == true)
            #expect(try await browser.post("/day/close", fields("cb01", "135790")).codes.isEmpty)
            #expect(await house.sheets.printed.last?.fields["copyMark"]?.hasPrefix("BẢN SAO 2,") == true)

            house.clock.advance(seconds: 24 * 3600)
            try await browser.signIn("mm01")
            #expect(try await browser.get("/day").html.contains("Quá hạn nộp"))
            let late = try await browser.get("/day")
            let remitForm = late.html.components(separatedBy: "action=\"/day/1/remit\"").last ?? ""
            let remitID = remitForm.components(separatedBy: "name=\"formID\" value=\"").dropFirst().first.map {
                String($0.prefix(36))
            }
            func remit(
                _ amount: String, to name: String, by way: String = "transfer", pin: String = "135790"
            ) async throws -> Browser.Page {
                try await browser.post(
                    "/day/1/remit",
                    [
                        "formID": remitID ?? "", "method": way, "amount-1": amount, "handedTo-1": name,
                        "second-remit-1": "cb01", "secondPin": pin,
                    ])
            }
            #expect(late.html.contains("value=\"cash\" checked"))
            let mistyped = try await remit("1.366.200", to: "Bưu Điện Mẫu", pin: "000000")
            #expect(mistyped.codes.contains("sign-in-wrong") && mistyped.html.contains("value=\"transfer\" checked"))
            #expect(!mistyped.html.contains("value=\"cash\" checked"))
            #expect(try await remit("1.366.200", to: "Bưu Điện Mẫu", by: "gold").codes.contains("form-unreadable"))
            #expect(try await remit("1.366.200.5", to: "Bưu Điện Mẫu").codes.contains("field-money"))
            #expect(try await remit("9.999.999", to: "Bưu Điện Mẫu").codes.contains("remittance-too-much"))
            let handed = try await remit("1.366.200", to: "Bưu Điện Mẫu")
            #expect(handed.html.contains("Đã nộp đủ") && handed.html.contains("Bưu Điện Mẫu"), "\(handed.codes)")
            let slip = try #require(await house.sheets.printed.last)
            #expect(slip.kind == .remittance && slip.fields["amount"] == "1.366.200 đ")
            #expect(slip.fields["facts"]?.contains("Nộp vào tài khoản") == true)
            #expect(!slip.name.contains("Bưu") && slip.fields["copyMark"] == "")
            let id = try #require(slip.name.split(separator: "/").last)
            _ = try await browser.post("/day/1/remittances/\(id)/print")
            #expect(await house.sheets.printed.last?.fields["copyMark"] == "BẢN SAO 1, in lúc \(house.now)")
            _ = try await remit("1.366.200", to: "Bưu Điện Mẫu")
            #expect(await house.sheets.printed.last?.fields["copyMark"]?.hasPrefix("BẢN SAO 2,") == true)
        }
    }
}
