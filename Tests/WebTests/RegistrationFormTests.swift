import Desk
import Foundation
import Insurance
import InsuranceRules
import Ledger
import TestSupport
import Testing

@testable import Web

@Suite("Who is registered, on what evidence, with whose agreement")
struct RegistrationFormTests {
    private typealias Answers = [(String, String)]

    private static let person: Answers = [
        ("name", "Lò Thị Mẫu"), ("birth", "21/11/1990"), ("sex", "female"), ("personalID", "010190905123"),
        ("address", "Bản Mẫu"), ("facility", "10 - 001"), ("consent", "on"),
    ]
    private static let minor: Answers = [
        ("name", "Lò Thị Con"), ("birth", "22/11/2008"), ("sex", "female"), ("personalID", "010308905124"),
        ("facility", "10 - 001"), ("consent", "on"), ("hiJoining", "new"),
    ]
    private static let guardian: Answers = [
        ("guardianName", "Lò Văn Cha"), ("guardianRelation", "father"), ("guardianPhone", "0912 345 678"),
        ("guardianAgrees", "on"),
    ]

    /// A house with a visit whose consultation ended with these plans.
    private func registering(
        _ plans: Answers, _ test: @Sendable (House, Browser, String) async throws -> Void
    ) async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            let visit = try await browser.post(
                "/visits", ["language": "vi", "channel": "performance"], follow: false
            ).location
            try await browser.get(visit)
            let enrolled = try await browser.submit("\(visit)/consultation", plans + [("outcome", "enrol")])
            #expect(enrolled.step == "register")
            try await test(house, browser, visit)
        }
    }

    private static let health: Answers = [("hi", "on"), ("hiMonths", "12"), ("hiOrder", "1"), ("hiGroup", "none")]
    private static let social: Answers = [
        ("vsi", "on"), ("vsiIncome", "1.500.000"), ("vsiMethod", "monthly"), ("vsiCategory", "other"),
    ]

    private func entries(_ house: House) async throws -> [RegistrationEntry] {
        try await house.registrations.map(\.entry)
    }

    private func draft(_ house: House, _ visit: String, part: String = "") async throws -> RegistrationDraft? {
        let id = try #require(Identifier(String(visit.suffix(36))))
        return try await DraftDesk(ledger: house.ledger, clock: house.clock).draft(of: id, part: part)
    }

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
        "a way of joining that contradicts the evidence is refused at its field",
        arguments: [
            ("new", "30/06/2026", "card", "joining-new-with-card", "hiJoining"),
            ("renewed", "", "card", "joining-card-end-missing", "hiCardEnd"),
            ("renewed", "30/06/2026", "card", "joining-interrupted", "hiJoining"),
            ("resumed", "31/12/2026", "app", "joining-not-interrupted", "hiJoining"),
            ("resumed", "30/06/2026", "", "field-choose", "hiSeenOn"),
            ("renewed", "31/02/2026", "card", "field-day", "hiCardEnd"),
        ])
    func healthJoining(joining: String, end: String, seen: String, code: String, field: String) async throws {
        try await registering(Self.health) { (house, browser, visit) async throws in
            let refused = try await browser.submit(
                "\(visit)/registration",
                Self.person + [("hiJoining", joining), ("hiCardEnd", end), ("hiSeenOn", seen)])
            #expect(refused.status == 422 && refused.codes == [code])
            #expect(refused.html.contains("id=\"\(field)-problem\"") && refused.html.contains("href=\"#\(field)\""))
            #expect(try await entries(house).isEmpty)
        }
    }

    @Test("what was seen of the last card is recorded and decides when the new one begins")
    func renewed() async throws {
        try await registering(Self.health) { (house, browser, visit) async throws in
            let done = try await browser.submit(
                "\(visit)/registration",
                Self.person + [("hiJoining", "renewed"), ("hiCardEnd", "30/11/2026"), ("hiSeenOn", "app")])
            #expect(done.step == "readBack")
            let registration = try #require(try await house.files.first?.registrations.first)
            #expect(registration.entry.joining == .renewed && registration.entry.joiningEvidence?.seenOn == .app)
            #expect(registration.quote?.item.validFrom == CalendarDay(year: 2026, month: 12, day: 1))
        }
    }

    @Test("each insurance is joined for itself: new to one, going on with the other")
    func both() async throws {
        try await registering(Self.health + Self.social) { (house, browser, visit) async throws in
            let answers =
                Self.person + [("hiJoining", "new"), ("vsiJoining", "renewed"), ("vsiSeenOn", "card")]
            let missing = try await browser.submit("\(visit)/registration", answers)
            #expect(missing.codes == ["joining-month-missing"] && missing.html.contains("id=\"vsiLastPaid-problem\""))
            let late = try await browser.submit("\(visit)/registration", answers + [("vsiLastPaid", "01/2025")])
            #expect(late.codes == ["joining-interrupted"] && late.html.contains("id=\"vsiJoining-problem\""))
            #expect(
                try await browser.submit("\(visit)/registration", answers + [("vsiLastPaid", "10/2026")]).step
                    == "readBack")
            let kept = try await entries(house)
            #expect(kept.map(\.joining) == [.new, .renewed])
            #expect(kept.map(\.joiningEvidence?.lastPaid) == [nil, CalendarMonth("2026-10")])
        }
    }

    @Test("months that are late for the way of paying are refused at the way of joining, with the day")
    func late() async throws {
        try await registering(Self.social) { (house, browser, visit) async throws in
            let answers = Self.person + [("vsiJoining", "renewed"), ("vsiSeenOn", "card"), ("vsiLastPaid", "06/2026")]
            let refused = try await browser.submit("\(visit)/registration", answers)
            #expect(refused.codes == ["joining-late"] && refused.html.contains("id=\"vsiJoining-problem\""))
            #expect(refused.html.contains("tháng 07/2026 phải đóng chậm nhất ngày 31/07/2026"))
            #expect(try await entries(house).isEmpty)
            let back = answers.map { $0.0 == "vsiJoining" ? ($0.0, "resumed") : $0 }
            #expect(try await browser.submit("\(visit)/registration", back).step == "readBack")
            let quotes = try await house.files.first?.registrations.map(\.quote?.item.firstMonth)
            #expect(quotes == [CalendarMonth("2026-11")])
        }
    }

    @Test("someone new to social insurance has no month paid, none supported, and none missing")
    func newWithMonths() async throws {
        try await registering(Self.social + [("vsiSupportedMonths", "12")]) { (_, browser, visit) async throws in
            let refused = try await browser.submit("\(visit)/registration", Self.person + [("vsiJoining", "new")])
            #expect(refused.codes == ["joining-new-with-months"])
        }
    }

    @Test("a support that lowers the price needs the paper that was shown, and no more of it than the rule does")
    func proof() async throws {
        let poor = Self.social.map { $0.0 == "vsiCategory" ? ($0.0, "near-poor") : $0 }
        try await registering(poor) { (house, browser, visit) async throws in
            let answers = Self.person + [("vsiJoining", "new")]
            let missing = try await browser.submit("\(visit)/registration", answers)
            #expect(missing.codes == ["field-choose"] && missing.html.contains("href=\"#proof-near-poor-kind\""))
            let certificate: Answers = [("proof-near-poor-kind", "certificate")]
            let incomplete = try await browser.submit("\(visit)/registration", answers + certificate)
            #expect(incomplete.codes == ["field-required", "field-required", "field-required"])
            let shown: Answers = [("proof-near-poor-number", "GCN-07"), ("proof-near-poor-commune", "xã Thử Nghiệm")]
            let old = try await browser.submit(
                "\(visit)/registration", answers + certificate + shown + [("proof-near-poor-year", "2024")])
            #expect(old.codes == ["proof-outdated"] && old.html.contains("id=\"proof-near-poor-year-problem\""))
            let done = try await browser.submit(
                "\(visit)/registration", answers + certificate + shown + [("proof-near-poor-year", "2026")])
            #expect(done.step == "readBack")
            #expect(
                try await entries(house).first?.proofs == [
                    SupportEvidence(
                        claim: .nearPoor, kind: .certificate, number: "GCN-07", year: 2026, commune: "xã Thử Nghiệm")
                ])
        }
    }

    @Test("of an ethnic minority shown on the ID card nothing but that it was shown is kept")
    func sparse() async throws {
        let minority = Self.social.map { $0.0 == "vsiCategory" ? ($0.0, "ethnic-minority") : $0 }
        try await registering(minority) { (house, browser, visit) async throws in
            let done = try await browser.submit(
                "\(visit)/registration",
                Self.person + [
                    ("vsiJoining", "new"), ("proof-ethnic-minority-kind", "identity"),
                    ("proof-ethnic-minority-number", "thừa"), ("proof-ethnic-minority-commune", "thừa"),
                ])
            #expect(done.step == "readBack")
            let proof = try #require(try await entries(house).first?.proofs.first)
            #expect(proof.kind == .identity && proof.number == nil && proof.commune == nil && proof.year == nil)
        }
    }

    @Test("each purpose is ticked for itself, none by itself, and recorded with its words, time and officer")
    func consents() async throws {
        try await registering(Self.health) { (house, browser, visit) async throws in
            let empty = try await browser.get(visit)
            for purpose in ["consent", "consentContact", "consentReminder"] {
                #expect(
                    empty.html.contains("id=\"\(purpose)\" name=\"\(purpose)\" value=\"on\">"), "\(purpose) is open")
            }
            #expect(empty.html.contains("Lời đọc cho người tham gia nghe"))
            let answers = Self.person + [("hiJoining", "new"), ("consentContact", "on")]
            let phoneless = try await browser.submit("\(visit)/registration", answers)
            #expect(phoneless.codes == ["field-phone-to-call"])
            let done = try await browser.submit("\(visit)/registration", answers + [("phone", "0912345678")])
            #expect(done.step == "readBack")
            let entry = try #require(try await entries(house).first)
            #expect(entry.agreements.map(\.purpose) == [.contact])
            let consent = try #require(entry.agreements.first?.consent)
            #expect(consent.version == "2026-11" && consent.officer == "mm01" && consent.language == "vi")
            #expect(consent.at == house.clock.now() && entry.consent == consent)
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

    @Test("what was typed survives a refusal and a reload, without any agreement, and can be dropped")
    func draft() async throws {
        try await registering(Self.health) { (house, browser, visit) async throws in
            let answers = Self.person + [("hiJoining", "resumed"), ("phone", "12")]
            #expect(try await browser.submit("\(visit)/registration", answers).status == 422)
            let reloaded = try await browser.get(visit)
            #expect(reloaded.html.contains("value=\"Lò Thị Mẫu\"") && reloaded.html.contains("value=\"12\""))
            #expect(reloaded.html.contains("name=\"hiJoining\" value=\"resumed\" checked"))
            #expect(!reloaded.html.contains("name=\"consent\" value=\"on\" checked"), "asked again")
            let kept = try await browser.submit(
                "\(visit)/draft", answers.map { $0.0 == "name" ? ($0.0, "Lò Thị Khác") : $0 }, follow: false)
            #expect(kept.status == 204)
            #expect(try await browser.get(visit).html.contains("value=\"Lò Thị Khác\""))
            // A card scanned meanwhile corrects what was typed, and keeps what it does not say.
            try await browser.post("/scan", ["text": VisitTests.card, "visit": String(visit.dropFirst(8))])
            let scanned = try await browser.get(visit)
            #expect(
                scanned.html.contains("value=\"TẨN THỊ MẪU ƯỚC\"")
                    && scanned.html.contains("Trạm Mẫu (10 - 001)"))
            let dropped = try await browser.post("\(visit)/draft/drop")
            #expect(!dropped.html.contains("name=\"hiJoining\" value=\"resumed\" checked"))
            #expect(try await draft(house, visit) == nil)
        }
    }

    @Test("of what a form asks for, everything but the agreements is kept as a draft", arguments: ["", "new"])
    func everyField(member: String) async throws {
        let plans: Answers = [("hiGroup", "trafficking-victim"), ("hiVictimSince", "01/06/2026")]
        try await registering(Self.health.filter { $0.0 != "hiGroup" } + plans + Self.social) {
            (house, browser, visit) async throws in
            if member == "new" {
                let joins = [("hiJoining", "new"), ("vsiJoining", "new"), ("proof-trafficking-victim-number", "1")]
                let proof = [
                    ("proof-trafficking-victim-year", "2026"), ("proof-trafficking-victim-kind", "certificate"),
                ]
                let done = try await browser.submit("\(visit)/registration", Self.person + joins + proof)
                #expect(done.step == "readBack", "\(done.codes)")
            }
            let page = try await browser.get(visit + (member == "new" ? "?edit=member" : ""))
            let form = try #require(
                page.html.split(separator: "/registration\"").last?.split(separator: "</form>").first)
            let asked = Set(form.matches(of: #/ name="([^"]+)"/#).map { String($0.1) })
            let again: Set = ["csrf", "member", "consent", "consentContact", "consentReminder", "guardianAgrees"]
            #expect(asked.isSuperset(of: again.subtracting(["member"])), "\(asked)")
            #expect(asked.contains("hiVictimSince") == (member == "new"))
            let left = Form(Dictionary(uniqueKeysWithValues: asked.map { ($0, ["x"]) })).typed.keys
            #expect(asked.subtracting(left).subtracting(again).filter { !$0.hasSuffix("Offered") } == [])
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
                ("sex", "female"), ("address", "Bản Mẫu"),
            ]
            let other = try await browser.submit("\(visit)/correction", right + [("phone", "0123 457")])
            #expect(other.codes == ["phone-malformed"])
            let done = try await browser.submit("\(visit)/correction", right + [("phone", "0123 456")])
            #expect(done.codes.isEmpty && done.html.contains("“LÒ THỊ MẪU” thành “LÒ THỊ MẨU”"))
            #expect(try await house.registrations.map(\.person.phone) == ["0123 456"])
        }
    }

    @Test("a draft is over after its hours, and once it was used")
    func draftEnds() async throws {
        try await registering(Self.health) { (house, browser, visit) async throws in
            try await browser.submit("\(visit)/draft", Self.person, follow: false)
            house.clock.advance(seconds: 24 * 3600 + 1)
            try await browser.signIn("mm01")
            #expect(try await !browser.get(visit).html.contains("Lò Thị Mẫu"))
            try await browser.submit("\(visit)/draft", Self.person, follow: false)
            try await browser.submit("\(visit)/registration", Self.person + [("hiJoining", "new")])
            #expect(try await draft(house, visit) == nil)
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
                ("phone", "0912345678"), ("address", "Bản Mẫu"),
            ]
            #expect(try await browser.submit("\(visit)/correction", same).codes == ["correction-empty"])
            let wrong = same.map { $0.0 == "birth" ? ($0.0, "21/11/1991") : $0 }
            #expect(try await browser.submit("\(visit)/correction", wrong).codes == ["id-contradiction"])
            let right = same.map { $0.0 == "name" ? ($0.0, "Lò Thị Mẩu") : $0 }
            let told = try await browser.submit("\(visit)/correction", right)
            #expect(told.html.contains("“LÒ THỊ MẪU” thành “LÒ THỊ MẨU”"))
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

extension Browser {
    /// Posts a form whose fields were put together.
    @discardableResult
    func submit(_ path: String, _ fields: [(String, String)], follow: Bool = true) async throws -> Page {
        let pairs = [("csrf", token)] + fields
        let body = pairs.map { "\(Self.escaped($0.0))=\(Self.escaped($0.1))" }.joined(separator: "&")
        let page = try await post(raw: Array(body.utf8), to: path)
        guard follow, page.status == 303 else { return page }
        return try await get(page.location)
    }
}
