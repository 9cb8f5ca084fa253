import Desk
import Foundation
import Insurance
import InsuranceRules
import Ledger
import TestSupport
import Testing

@testable import Web

@Suite("On what evidence somebody joins, and with whose agreement")
struct RegistrationEvidenceTests: RegisteringTests {
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
}
