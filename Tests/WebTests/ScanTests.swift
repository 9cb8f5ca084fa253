import Desk
import Foundation
import Insurance
import TestSupport
import Testing

@testable import Web

@Suite("What a scan does, at the desk and in a form")
struct ScanTests: CardReadingTests {
    // MARK: At the desk

    @Test("each card opens a visit of the person on it, with the numbers and the phone of the list", arguments: 0..<3)
    func cards(index: Int) async throws {
        let house = try await house()
        try await house.visit { (browser) async throws in
            let text = [Self.listed, Self.health(), Self.newHealth][index]
            let visit = try await browser.post("/scan", ["text": text], follow: false).location
            let known = try await file(house, visit).visit
            let person = try #require(known.scanned)
            #expect(person.name == "LÒ THỊ HÒA" && person.birth == .day(CalendarDay(year: 1990, month: 11, day: 21)!))
            #expect(person.personalID?.digits == "010190906001")
            #expect(person.socialInsuranceCode?.digits == "1022334455" && person.phone == "0912345678")
            #expect(person.address == "Bản Mẫu, xã Bát Xát, tỉnh Lào Cai", "the same home in today's levels")
            #expect(known.card?.kind == (index == 0 ? .citizen : .health))
            #expect(index == 2 || known.card?.address == Self.places, "kept as scanned")
            let page = try await browser.get(visit)
            #expect(page.html.contains("hộ 1000000077") && page.html.contains("thẻ GD đến 02/11/2026"))
            #expect(page.html.contains("đã hỗ trợ 12 tháng"))
            // Whichever of the cards comes next, the same visit is found.
            for again in [Self.listed, Self.health(), Self.newHealth] {
                #expect(try await browser.post("/scan", ["text": again], follow: false).location == visit)
            }
        }
    }

    @Test("somebody listed by the nine digits of an old card is found by the card that names them too")
    func oldNumber() async throws {
        let house = try await house()
        try await house.visit { (browser) async throws in
            let card = "010170906077|063123456|VÀNG THỊ CŨ|01021970|Nữ|\(Self.places)|01012024"
            let visit = try await browser.post("/scan", ["text": card], follow: false).location
            #expect(try await file(house, visit).visit.scanned?.phone == "0987654321")
            #expect(try await browser.get(visit).html.contains("hộ 1000000078"))
        }
    }

    @Test(
        "a number of a person looks for them in the list, then in the visits of today",
        arguments: ["010190906001", "1022334455", "GD4101022334455", "gd4101022334455", "0912 345 678", "063123456"])
    func numbers(text: String) async throws {
        try await house().visit { (browser) async throws in
            let found = try await browser.post("/scan", ["text": text])
            let name = text == "063123456" ? "VÀNG THỊ CŨ" : "LÒ THỊ HOÀ"
            #expect(found.html.contains("name=\"listed\"") && found.html.contains(name))
            let visit = try await browser.post("/visits", ["listed": found.field("listed")], follow: false).location
            guard text.hasPrefix("0101") else { return }
            #expect(try await browser.post("/scan", ["text": text], follow: false).location == visit)
        }
    }

    @Test(
        "what names no person, or cannot be read, says so and what to do",
        arguments: [
            (
                "00020101021138540010A00000072701240006970436011001234567890208QRIBFTTA53037045802VN63049E6F",
                "scan-payment"
            ),
            ("010190909999", "scan-no-visit"), ("9999999999", "scan-no-visit"),
            ("ZZ4101022334455", "scan-object-unknown"), ("GD4101022334455|4c", "scan-incomplete"),
            ("010190906001||L\u{FFFD} THỊ|21111990|Nữ|Bản|01012024", "scan-mangled"),
            ("010190906001||LO THI HOA|21111990|Nu|Ban Mau|01012024", "scan-mangled"),
            ("010190906001|NUA CHUNG", "scan-incomplete"), ("https://example.test/?q=1", "scan-kind-unknown"),
            ("010190906001||LÒ THỊ HÒA|21111991|Nữ|Bản Mẫu|01012024", "scan-contradiction"),
        ])
    func unusable(text: String, code: String) async throws {
        try await house().visit { (browser) async throws in
            let page = try await browser.post("/scan", ["text": text])
            #expect(page.status == 422 && page.codes == [code])
            let visit = try await browser.post("/visits", ["language": "vi"], follow: false).location
            let inside = try await browser.post("/scan", ["text": text, "visit": String(visit.dropFirst(8))])
            #expect(inside.codes == [code] && inside.step == "consult")
        }
    }

    @Test("a bank transfer's code is named as one, and opens nothing")
    func payment() async throws {
        let house = try await house()
        try await house.visit { (browser) async throws in
            let code = try VietQRPayment(
                bin: "970436", account: "0123456789", amount: Dong(10_000), memo: "MAU")
            let page = try await browser.post("/scan", ["text": code.payload])
            #expect(page.codes == ["scan-is-payment"] && page.html.contains("VietQR"))
            #expect(try await house.files.isEmpty)
        }
    }

    @Test("a health card whose name cannot be read is told by the field, unless the list knows the person")
    func partial() async throws {
        let house = try await house()
        try await house.visit { (browser) async throws in
            let nameless = Self.health(code: "GD4101099999999").replacing(Self.hex("Lò Thị Hòa"), with: "4c3")
            let page = try await browser.post("/scan", ["text": nameless])
            #expect(page.codes == ["scan-mangled"] || page.codes == ["scan-unreadable"])
            let known = Self.health().replacing(Self.hex("Lò Thị Hòa"), with: "-")
            let visit = try await browser.post("/scan", ["text": known], follow: false).location
            #expect(try await file(house, visit).name == "LÒ THỊ HOÀ")
        }
    }

    // MARK: In a visit

    @Test("a card or number fills a visit that has nobody")
    func fills() async throws {
        let house = try await house()
        try await house.visit { (browser) async throws in
            for (text, name) in [("010085906002", "LÒ VĂN KHÁCH"), (Self.stranger, "SÙNG A LẠ")] {
                let visit = try await browser.post("/visits", ["language": "vi"], follow: false).location
                let id = String(visit.dropFirst(8))
                #expect(
                    try await browser.post("/scan", ["text": text, "visit": id], follow: false).location == visit)
                #expect(try await file(house, visit).name == name)
            }
        }
    }

    @Test(
        "another person's card changes nothing until staff say what becomes of it",
        arguments: ["drop", "separate", "replace"])
    func otherCard(answer: String) async throws {
        let house = try await house()
        try await house.visit { (browser) async throws in
            let visit = try await browser.post("/scan", ["text": Self.listed], follow: false).location
            _ = try await form(browser, visit)
            let asked = try await browser.post(
                "/scan", ["text": Self.stranger, "visit": String(visit.dropFirst(8))])
            #expect(asked.codes == ["other-card"] && asked.html.contains("SÙNG A LẠ, sinh 05/06/1985"))
            #expect(asked.html.contains("của LÒ THỊ HÒA") && asked.html.contains("value=\"LÒ THỊ HÒA\""))
            #expect(!asked.html.contains("value=\"SÙNG A LẠ\"") && !asked.html.contains("value=\"add\""))
            #expect(try await file(house, visit).name == "LÒ THỊ HÒA")
            let after = try await browser.answerCard(visit, answer, follow: false)
            let name = try await file(house, visit).name
            switch answer {
            case "replace": #expect(after.location == visit && name == "SÙNG A LẠ")
            case "separate":
                #expect(after.location != visit && name == "LÒ THỊ HÒA")
                #expect(try await file(house, after.location).name == "SÙNG A LẠ")
            default: #expect(after.location == visit && name == "LÒ THỊ HÒA")
            }
            #expect(try await !browser.get(visit).codes.contains("other-card"))
            let gone = try await browser.answerCard(visit, "replace")
            #expect(gone.codes == ["other-card-gone"])
        }
    }

    @Test("what is being typed for somebody is not taken by a card of somebody else, and is by their own")
    func typedOther() async throws {
        let house = try await house()
        try await house.visit { (browser) async throws in
            let visit = try await browser.post("/visits", ["language": "vi"], follow: false).location
            let id = String(visit.dropFirst(8))
            _ = try await form(browser, visit)
            try await browser.post("\(visit)/draft", ["name": "vàng thị t", "phone": "0911222333"], follow: false)
            let asked = try await browser.post("/scan", ["text": Self.stranger, "visit": id])
            #expect(asked.codes == ["other-card"] && asked.html.contains("value=\"vàng thị t\""))
            try await browser.answerCard(visit, "drop")
            try await browser.post("\(visit)/draft", ["name": "sùng", "phone": "0911222333"], follow: false)
            let own = try await browser.post("/scan", ["text": Self.stranger, "visit": id])
            #expect(own.html.contains("value=\"SÙNG A LẠ\"") && own.html.contains("value=\"0911222333\""))
        }
    }
}
