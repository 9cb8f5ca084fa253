import Desk
import Foundation
import Insurance
import InsuranceRules
import Ledger
import TestSupport
import Testing

@testable import Web

@Suite("A registration set right after the payment")
struct RegistrationRightsTests: RegisteringTests {
    @Test("what the province refused opens on the desk with its reason and leads to where it is set right")
    func refused() async throws {
        let entry = QueueEntry(
            id: .make(at: Moment(milliseconds: 1)), kind: "registration", madeAt: Moment(milliseconds: 1),
            state: .refused, answerCode: "order-known", answerText: "Trùng thứ tự hộ.",
            visit: .make(at: Moment(milliseconds: 2)), ticket: 1)
        try await registering(Self.health, in: House(refused: [entry])) { (_, browser, visit) async throws in
            try await browser.post("/shift/open", ["float": "0"])
            try await browser.submit("\(visit)/registration", Self.person + [("hiJoining", "new")])
            let pay = try await browser.readBack(visit)
            #expect(!pay.codes.contains("record-refused"), "nothing of it was sent yet")
            try await browser.post(
                "\(visit)/payment",
                ["formID": pay.field("formID"), "expected": pay.field("expected"), "tendered": "1366200"])
            for path in [visit, "\(visit)/rights"] {
                let page = try await browser.get(path)
                #expect(page.codes.contains("record-refused"), "\(path)")
                #expect(page.html.contains("Tỉnh từ chối (Đăng ký): Trùng thứ tự hộ."), "\(path): \(page.html)")
            }
            #expect(try await browser.get(visit).html.contains("href=\"\(visit)/rights\">Sửa cho đúng"))
        }
    }

    @Test("a telephone number of former versions that nobody can call stays, and keeps no correction back")
    func oldPhone() async throws {
        try await registering(Self.health) { (house, browser, visit) async throws in
            try await browser.post("/shift/open", ["float": "0"])
            try await browser.submit("\(visit)/registration", Self.person + [("hiJoining", "new")])
            let known = try #require(try await house.files.first?.registrations.first)
            let quote = try #require(known.quote)
            var old = known.entry
            old.person.phone = "0123 456"
            try await house.ledger.register(
                visit: known.visit, entries: [(old, quote)], by: House.alone, at: house.clock.now())
            let pay = try await browser.readBack(visit)
            try await browser.post(
                "\(visit)/payment",
                ["formID": pay.field("formID"), "expected": pay.field("expected"), "tendered": "1366200"])
            let page = try await browser.get("\(visit)/rights")
            #expect(page.html.contains("value=\"0123 456\""))
            let right: Answers = [
                ("registration", page.field("registration")), ("name", "Lò Thị Mẩu"), ("birth", "21/11/1990"),
                ("sex", "female"), ("personalID", "010190905123"), ("address", "Bản Mẫu"),
            ]
            let other = try await browser.submit("\(visit)/correction", right + [("phone", "0123 457")])
            #expect(other.codes == ["phone-malformed"])
            let done = try await browser.submit("\(visit)/correction", right + [("phone", "0123 456")])
            #expect(done.codes.isEmpty && done.html.contains("“LÒ THỊ MẪU” thành “LÒ THỊ MẨU”"))
            #expect(try await house.registrations.map(\.person.phone) == ["0123 456"])
        }
    }

    @Test("after the payment a mistake is set right and an agreement taken back, each told on the page")
    func rights() async throws {
        try await registering(Self.health) { (house, browser, visit) async throws in
            try await browser.post("/shift/open", ["float": "0"])
            try await browser.submit(
                "\(visit)/registration",
                Self.person + [("hiJoining", "new"), ("consentReminder", "on"), ("phone", "0912345678")])
            #expect(try await browser.get("\(visit)/rights").status == 303, "nothing is paid yet")
            let pay = try await browser.readBack(visit)
            try await browser.post(
                "\(visit)/payment",
                ["formID": pay.field("formID"), "expected": pay.field("expected"), "tendered": "1366200"])
            let page = try await browser.get("\(visit)/rights")
            #expect(page.step == "rights" && page.html.contains("Giữ thông tin để nhắc đóng năm sau"))
            let registration = page.field("registration")
            let same: Answers = [
                ("registration", registration), ("name", "Lò Thị Mẫu"), ("birth", "21/11/1990"), ("sex", "female"),
                ("personalID", "010190905123"), ("phone", "0912345678"), ("address", "Bản Mẫu"),
            ]
            #expect(try await browser.submit("\(visit)/correction", same).codes == ["correction-empty"])
            let wrong = same.map { $0.0 == "birth" ? ($0.0, "21/11/1991") : $0 }
            #expect(try await browser.submit("\(visit)/correction", wrong).codes == ["id-contradiction"])
            let nameless = same.map { $0.0 == "name" ? ($0.0, "") : $0.0 == "phone" ? ($0.0, "0912345679") : $0 }
            let kept = try await browser.submit("\(visit)/correction", nameless)
            #expect(kept.codes == ["field-required"] && kept.field("name") == "" && kept.field("phone") == "0912345679")
            let right = same.map {
                switch $0.0 {
                case "name": ($0.0, "Lò Thị Mẩu")
                case "birth": ($0.0, "22/11/1990")
                case "phone": ($0.0, "")
                default: $0
                }
            }
            let told = try await browser.submit("\(visit)/correction", right)
            #expect(told.html.contains("“LÒ THỊ MẪU” thành “LÒ THỊ MẨU”"))
            #expect(told.html.contains("“21/11/1990” thành “22/11/1990”"))
            #expect(told.html.contains("“0912345678” thành “(trống)”"))
            let back = try await browser.post(
                "\(visit)/withdrawal", ["registration": registration, "purpose": "reminder"])
            #expect(back.html.contains("Đã rút lại lúc") && !back.html.contains("value=\"reminder\""))
            #expect(try await house.files.first?.registrations.first?.agreements == [])
            let never = try await browser.post(
                "\(visit)/withdrawal", ["registration": registration, "purpose": "contact"])
            #expect(never.codes == ["agreement-unknown"])
        }
    }
}
