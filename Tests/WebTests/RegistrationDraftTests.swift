import Desk
import Foundation
import Insurance
import InsuranceRules
import Ledger
import TestSupport
import Testing

@testable import Web

@Suite("What was typed into a registration and not taken")
struct RegistrationDraftTests: RegisteringTests {
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

    @Test("those who lead the evening see how many were left unfinished, and of whom nobody")
    func counted() async throws {
        try await registering(Self.health) { (house, browser, visit) async throws in
            try await browser.submit("\(visit)/draft", Self.person, follow: false)
            #expect(try await !browser.get("/shift").html.contains("bỏ dở"))
            try await browser.post("\(visit)/draft/drop")
            let led = try await browser.get("/shift").html
            #expect(led.contains("bỏ dở đã xóa đến nay: 1.") && led.contains("data-abandoned"))
            #expect(!led.localizedCaseInsensitiveContains("Lò Thị Mẫu"))
            try await house.visit(as: "tn01") { (browser) async throws in
                let till = try await browser.get("/shift")
                #expect(till.status == 200 && !till.html.contains("data-abandoned"))
            }
        }
    }
}
