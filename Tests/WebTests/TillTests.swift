import Desk
import Foundation
import Insurance
import TestSupport
import Testing

@testable import Web

@Suite("At the till")
struct TillTests {
    /// A visit that owes 1.366.200 đ, on its payment page.
    static func readyToPay(_ browser: Browser) async throws -> (visit: String, pay: Browser.Page) {
        try await browser.post("/shift/open", ["float": "0"])
        let visit = try await browser.post("/visits", ["language": "vi"], follow: false).location
        try await browser.get(visit)
        try await browser.post(
            "\(visit)/consultation",
            ["hi": "on", "hiMonths": "12", "hiOrder": "1", "hiGroup": "none", "outcome": "enrol"])
        try await browser.post("\(visit)/registration", VisitTests.person)
        let pay = try await browser.readBack(visit)
        #expect(pay.step == "pay")
        return (visit, pay)
    }

    /// Pays exactly what a visit owes.
    static func paid(_ browser: Browser, _ at: (visit: String, pay: Browser.Page)) async throws -> Browser.Page {
        try await browser.post(
            "\(at.visit)/payment",
            [
                "formID": at.pay.field("formID"), "expected": at.pay.field("expected"),
                "tendered": at.pay.field("expected"),
            ])
    }

    private func pay(
        _ browser: Browser, _ at: (visit: String, pay: Browser.Page), _ tendered: String, doubted: String = ""
    ) async throws -> Browser.Page {
        try await browser.post(
            "\(at.visit)/payment",
            [
                "formID": at.pay.field("formID"), "expected": at.pay.field("expected"), "tendered": tendered,
                "doubted": doubted,
            ])
    }

    @Test("an amount with a dot out of place is refused at its field, and what was typed stays")
    func slip() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            let at = try await Self.readyToPay(browser)
            for typed in ["1366200.5", "13.66200", "1.366 200", "1,5"] {
                let page = try await pay(browser, at, typed)
                #expect(page.status == 422 && page.codes == ["field-money"], "\(typed)")
                #expect(page.html.contains("value=\"\(typed)\"") && page.step == "pay", "\(typed)")
            }
            #expect(try await house.files.allSatisfy { $0.payment == nil })
            let float = try await browser.post("/shift/open", ["float": "500000.5"])
            #expect(float.codes.isEmpty || float.codes == ["field-money"])
        }
    }

    @Test("a float with a dot out of place is refused at its field")
    func float() async throws {
        try await House().visit { (browser) async throws in
            let page = try await browser.post("/shift/open", ["float": "50.00"])
            #expect(page.status == 422 && page.codes == ["field-money"] && page.html.contains("value=\"50.00\""))
        }
    }

    @Test("for change of a whole note or more the sum is typed again: nothing is no answer, another sum is judged")
    func doubtful() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            let at = try await Self.readyToPay(browser)
            let asked = try await pay(browser, at, "2.000.000")
            #expect(asked.status == 200 && asked.codes == ["tender-doubtful"] && asked.step == "pay")
            #expect(asked.html.contains("Hai triệu đồng"))
            #expect(asked.html.contains("Sáu trăm ba mươi ba nghìn tám trăm đồng"))
            #expect(asked.html.contains("Khách có thể giữ lại 1 tờ 500.000 đ") && !asked.html.contains("số 0"))
            #expect(asked.html.contains(">Đúng, trả lại khách 633.800 đ</span>"))
            #expect(asked.field("tendered") == "" && asked.html.contains("id=\"payment\" class=\"stack\""))
            #expect(asked.html.contains("data-again=\"tendered\"") && asked.html.contains(" autofocus"))
            #expect(asked.field("doubted") == "2000000" && asked.field("formID") == at.pay.field("formID"))
            let empty = try await pay(browser, at, "", doubted: asked.field("doubted"))
            #expect(empty.codes == ["tender-doubtful"] && empty.field("doubted") == "2000000")
            let other = try await pay(browser, at, "2100000", doubted: asked.field("doubted"))
            #expect(other.codes == ["tender-doubtful"] && other.field("doubted") == "2100000")
            #expect(try await house.files.allSatisfy { $0.payment == nil })
            let paid = try await pay(browser, at, "2.000.000", doubted: asked.field("doubted"))
            #expect(paid.step == "print" && paid.html.contains("633.800 đ"))
        }
    }

    @Test("a sum that is right when typed again is taken at once; a zero too many is called so")
    func corrected() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            let at = try await Self.readyToPay(browser)
            let zero = try await pay(browser, at, "13.662.000")
            #expect(zero.status == 422 && zero.codes == ["tender-extra-zero"])
            #expect(zero.html.contains("Bớt một số 0 còn 1.366.200 đ") && !zero.html.contains("tờ 500.000 đ"))
            let asked = try await pay(browser, at, "2.000.000")
            let paid = try await pay(browser, at, "1.366.200", doubted: asked.field("doubted"))
            #expect(paid.step == "print" && !paid.html.contains("633.800 đ"))
        }
    }

    @Test("the label of the change says what the amount beside it is")
    func label() async throws {
        try await House().visit { (browser) async throws in
            let at = try await Self.readyToPay(browser)
            #expect(at.pay.html.contains("data-over=\"Tiền thừa\" data-short=\"Còn thiếu\">Tiền thừa</span>"))
            let short = try await pay(browser, at, "1.000.000")
            #expect(short.html.contains(">Còn thiếu</span> <strong data-change") && short.html.contains(">366.200 đ<"))
        }
    }

    @Test("two of the largest notes too many are refused at the field, however round, and whatever was confirmed")
    func absurd() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            let at = try await Self.readyToPay(browser)
            let page = try await pay(browser, at, "50.000.000", doubted: "50000000")
            #expect(page.status == 422 && page.codes == ["tender-absurd"])
            #expect(page.html.contains("value=\"50.000.000\"") && page.html.contains("thừa 97 tờ 500.000 đ"))
            #expect(page.html.contains("tiền thừa 48.633.800 đ") && !page.html.contains("số 0"))
            #expect(try await pay(browser, at, "2.500.000", doubted: "2500000").codes == ["tender-absurd"])
            #expect(try await pay(browser, at, "1.500.000").step == "print")
        }
    }

    @Test("the papers are called good by Enter only when all of them lie in the tray and none is in doubt")
    func allGood() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            let at = try await Self.readyToPay(browser)
            _ = try await pay(browser, at, "1366200")
            let primary = "<button class=\"primary\" data-primary data-deliberate="
            try await house.printAll(of: [.receipt])
            let some = try await browser.get(at.visit)
            #expect(some.step == "check" && some.html.contains("Các bản chờ kiểm đều đạt"))
            #expect(!some.html.contains(primary) && some.html.contains("<button data-deliberate="))
            try await house.printAll()
            let all = try await browser.get(at.visit)
            #expect(all.html.contains("Tất cả đều đạt") && all.html.contains(primary))
            let card = try #require(try await house.files.first?.documents.first { $0.kind == .healthCard })
            let spoiled = try await browser.post(
                "/documents/\(card.id)/verdict",
                ["intent": card.intent?.text ?? "", "verdict": "spoiled", "reason": "jam", "back": at.visit])
            #expect(spoiled.step == "check" && spoiled.html.contains("Các bản còn lại đều đạt"))
            #expect(!spoiled.html.contains(primary) && spoiled.html.contains("<button data-deliberate="))
            #expect(!spoiled.html.contains("data-primary"))
            let rest = try #require(try await house.files.first?.documents.first { $0.state == .toCheck })
            let said = try await browser.post("\(at.visit)/verdict", ["intent": rest.intent?.text ?? ""])
            #expect(said.html.contains("Còn tờ phải in lại.") && !said.html.contains("tất cả đều đạt"))
            #expect(said.values(of: "data-state").contains("spoiled"))
        }
    }

    @Test("what was called good is handed over only when nothing waits or is in doubt any more")
    func settled() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            let at = try await Self.readyToPay(browser)
            _ = try await pay(browser, at, "1366200")
            func good(_ kind: DocumentKind) async throws -> Browser.Page {
                let paper = try #require(try await house.files.first?.documents.first { $0.kind == kind })
                return try await browser.post("\(at.visit)/verdict", ["intent": paper.intent?.text ?? ""])
            }
            try await house.printAll(of: [.receipt])
            #expect(try await good(.receipt).html.contains("Còn tờ đang chờ in."))
            try await house.printAll()
            let all = try await good(.healthCard)
            #expect(all.html.contains("tất cả đều đạt") && all.step == "handOver")
            #expect(all.html.contains("</strong> <span class=\"person\">TẨN THỊ MẪU ƯỚC</span>"))
        }
    }

    @Test("before the drawer is counted those who wait to pay are named, and afterwards the till says what to do")
    func counted() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            let at = try await Self.readyToPay(browser)
            let before = try await browser.get("/shift")
            #expect(before.html.contains("Còn 1 lượt khách chờ trả tiền. Thu xong hãy đếm"))
            #expect(
                before.html.contains("data-unpaid") && before.html.contains("<a class=\"button\" href=\"\(at.visit)\""))
            let after = try await browser.post("/shift/count", ["n500000": "0", "counted": "on"])
            #expect(after.html.contains("Ca đã đếm không thu thêm: đóng ca rồi mở ca mới"))
            let waiting = try await browser.get(at.visit)
            #expect(waiting.html.contains("Ca này đã đếm tiền nên không thu thêm"))
            #expect(waiting.html.contains("Đóng ca thu") && !waiting.html.contains("Chưa mở ca thu"))
            let late = try await pay(browser, at, "1366200")
            #expect(late.codes == ["shift-takes-no-more"])
            try await house.countBlanks()
            try await browser.post("/shift/close")
            let closed = try await browser.get(at.visit)
            #expect(closed.html.contains("Ca trước của bạn đã đóng lúc") && closed.html.contains("Mở ca thu"))
            try await browser.post("/shift/open", ["float": "0"])
            #expect(try await pay(browser, at, "1366200").step == "print")
            #expect(!(try await browser.get("/shift")).html.contains("data-unpaid"))
        }
    }

    @Test("after the count the result stands at the head of the page, which opens there while more is to be answered")
    func result() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            let at = try await Self.readyToPay(browser)
            _ = try await pay(browser, at, "1366200")
            try await house.printAll(as: .good)
            let counted = try await browser.post("/shift/count", ["loose": "1", "counted": "on"])
            let result = try #require(counted.html.range(of: "id=\"counted-sum\""))
            let left = try #require(counted.html.range(of: "id=\"left-papers\""))
            #expect(result.lowerBound < left.lowerBound && counted.html.contains("id=\"reason\""))
            #expect(!counted.html.contains(" autofocus"))
        }
    }

    @Test("the months paid for stand on the plan, at the read-back and at the till; an income off its steps is told")
    func months() async throws {
        try await House().visit { (browser) async throws in
            try await browser.post("/shift/open", ["float": "0"])
            let visit = try await browser.post("/visits", ["language": "vi"], follow: false).location
            try await browser.get(visit)
            let plan: [(String, String)] = [
                ("vsi", "on"), ("vsiIncome", "1.500.001"), ("vsiMethod", "12-months"), ("vsiCategory", "other"),
            ]
            func choose(_ outcome: String) -> KeyValuePairs<String, String> {
                [
                    plan[0].0: plan[0].1, plan[1].0: plan[1].1, plan[2].0: plan[2].1, plan[3].0: plan[3].1,
                    "outcome": outcome,
                ]
            }
            let compared = try await browser.post("\(visit)/consultation", choose("compare"))
            #expect(compared.codes == ["income-off-step"] && compared.html.contains("bước 50.000 đ"))
            #expect(compared.html.contains("data-span>11/2026 – 10/2027<") && compared.html.contains("tạm tính"))
            try await browser.post("\(visit)/consultation", choose("enrol"))
            let read = try await browser.post(
                "\(visit)/registration",
                [
                    "name": "tẩn thị mẫu ước", "birth": "21/11/1990", "sex": "female", "personalID": "010190905123",
                    "siCode": "", "phone": "", "address": "Bản Mẫu", "vsiJoining": "new", "joining": "new",
                    "consent": "on",
                ])
            #expect(read.step == "readBack" && read.html.contains("BHXH đóng cho tháng: <strong>11/2026 – 10/2027<"))
            let pay = try await browser.post("\(visit)/read-back", ["seal": read.field("seal")])
            #expect(pay.html.contains("12 tháng (11/2026 – 10/2027)"))
        }
    }
}
