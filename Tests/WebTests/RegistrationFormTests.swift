import Desk
import Foundation
import Insurance
import InsuranceRules
import Ledger
import TestSupport
import Testing

@testable import Web

@Suite("Who is registered")
struct RegistrationFormTests: RegisteringTests {
    @Test("the day before the eighteenth birthday a guardian is asked for, and the rest stays as typed")
    func guardianAsked() async throws {
        try await registering(Self.health) { (house, browser, visit) async throws in
            let empty = try await browser.get(visit)
            #expect(empty.html.contains("data-adults-born-by=\"2008-11-21\" hidden>"))
            let asked = try await browser.submit("\(visit)/registration", Self.minor)
            #expect(asked.status == 422 && asked.step == "register")
            #expect(asked.html.contains("data-adults-born-by=\"2008-11-21\">"), "unfolded without any script")
            #expect(
                Set(asked.codes) == ["field-required", "field-choose", "guardian-unreachable", "guardian-not-agreed"])
            #expect(asked.html.contains("href=\"#guardianName\"") && asked.html.contains("value=\"Lò Thị Con\""))

            let registered = try await browser.submit("\(visit)/registration", Self.minor + Self.guardian)
            #expect(registered.step == "readBack")
            #expect(registered.html.contains("LÒ VĂN CHA (Cha)"))
            let kept = try #require(try await entries(house).first?.guardian)
            #expect(kept.name == "LÒ VĂN CHA" && kept.phone?.digits == "0912345678" && kept.relation == .father)
            #expect(kept.agreedAt == house.clock.now())
        }
    }

    @Test("what was said of work in the consultation stands in the form, and is asked once more by its own rules")
    func occupation() async throws {
        try await registering(Self.health + [("business", "declared")]) { (house, browser, visit) async throws in
            let form = try await browser.get(visit)
            #expect(form.html.contains("id=\"asks\" open") && form.html.contains("value=\"declared\" selected"))
            let joins = Self.person + [("hiJoining", "new")]
            let refused = try await browser.submit("\(visit)/registration", joins + [("pensioner", "on")])
            #expect(refused.codes == ["not-eligible"] && refused.step == "register")
            let page = try await browser.submit("\(visit)/registration", joins + [("business", "declared")])
            #expect(page.step == "readBack")
            #expect(try await entries(house).map(\.occupation) == [Occupation(business: .declared)])
        }
    }

    @Test("a phone is one that can be called; living area and ethnic group are picked from their lists")
    func lists() async throws {
        try await registering(Self.health) { (house, browser, visit) async throws in
            let joins = Self.person + [("hiJoining", "new")]
            for (field, value, code) in [
                ("phone", "123456789", "phone-malformed"), ("phone", "+1 555 0100", "phone-malformed"),
                ("livingArea", "K4", "field-choose"), ("ethnicGroup", "Người", "field-choose"),
            ] {
                let refused = try await browser.submit("\(visit)/registration", joins + [(field, value)])
                #expect(refused.codes == [code] && refused.html.contains("id=\"\(field)-problem\""), "\(field)")
            }
            let more = [("phone", "+84 912 345 678"), ("livingArea", "K1"), ("ethnicGroup", "hmông")]
            _ = try await browser.submit("\(visit)/registration", joins + more)
            let kept = try #require(try await entries(house).first)
            #expect(kept.person.phone == "0912345678" && kept.livingArea == "K1" && kept.ethnicGroup == "06")
            let coded = [("siCode", "1012345678")]
            _ = try await browser.submit("\(visit)/registration", joins + more + coded)
            #expect(try await entries(house).first?.ethnicGroup == nil, "who has a code declares nothing anew")
        }
    }

    @Test("on the eighteenth birthday nobody is asked, and nothing of a guardian is kept")
    func ofAge() async throws {
        try await registering(Self.health) { (house, browser, visit) async throws in
            let adult = Self.minor.map { $0.0 == "birth" ? ($0.0, "21/11/2008") : $0 }
            #expect(try await browser.submit("\(visit)/registration", adult + Self.guardian).step == "readBack")
            #expect(try await entries(house).first?.guardian == nil)
        }
    }

    @Test("a guardian who is the child, or a child, is refused at the guardian's number")
    func wrongGuardian() async throws {
        try await registering(Self.health) { (_, browser, visit) async throws in
            for (number, code) in [("010308905124", "guardian-self"), ("010209905125", "guardian-under-age")] {
                let answers = Self.minor + Self.guardian + [("guardianID", number)]
                let refused = try await browser.submit("\(visit)/registration", answers)
                #expect(refused.codes == [code] && refused.html.contains("id=\"guardianID-problem\""))
            }
        }
    }

    @Test(
        "names as they are: one word, without a family name, of several peoples, in either way of writing marks",
        arguments: [
            ("Giàng", "GIÀNG"), ("H’Hen Niê", "H'HEN NIÊ"), ("K`Brơih", "K'BRƠIH"), ("Y Bhơ\u{306}k", "Y BHƠ\u{306}K"),
            ("Rơ Châm Hmrik", "RƠ CHÂM HMRIK"), ("Đinh A Mu\u{302}\u{306}k", "ĐINH A MU\u{302}\u{306}K"),
            ("Sùng Thị–Ẩn", "SÙNG THỊ-ẨN"), ("Ksor Hbu\u{306}t", "KSOR HBŬT"),
            ("Nguyễn Hoàng Phương Thảo Vy Anh Đào Thị Mỹ Duyên", "NGUYỄN HOÀNG PHƯƠNG THẢO VY ANH ĐÀO THỊ MỸ DUYÊN"),
        ])
    func names(typed: String, printed: String) async throws {
        try await registering(Self.health) { (house, browser, visit) async throws in
            let answers = Self.person.map { $0.0 == "name" ? ($0.0, typed) : $0 } + [("hiJoining", "new")]
            let done = try await browser.submit("\(visit)/registration", answers)
            #expect(done.step == "readBack", "\(typed)")
            let name = try #require(try await entries(house).first?.person.name)
            #expect(Array(name.unicodeScalars) == Array(printed.precomposedStringWithCanonicalMapping.unicodeScalars))
            for syllable in printed.split(separator: " ") {
                let escaped = syllable.replacing("'", with: "&#39;").precomposedStringWithCanonicalMapping
                #expect(done.html.contains("<span>\(escaped)</span>") || done.html.contains("<span>\(syllable)</span>"))
            }
        }
    }

    @Test("a mark without its letter is no name")
    func looseMark() async throws {
        try await registering(Self.health) { (_, browser, visit) async throws in
            for typed in ["\u{306}Lò", "-\u{306}Lò", "'", "-- .."] {
                let answers = Self.person.map { $0.0 == "name" ? ($0.0, typed) : $0 } + [("hiJoining", "new")]
                #expect(try await browser.submit("\(visit)/registration", answers).codes == ["name-unprintable"])
            }
        }
    }
}
