import Desk
import Foundation
import Insurance
import InsuranceRules
import Testing

@testable import Web

@Suite("Words")
struct LanguageTests {
    @Test("Vietnamese and English have the same keys and the same braces, and no text is empty")
    func sameKeys() throws {
        let (vietnamese, english) = (try House.texts("vi"), try House.texts("en"))
        #expect(Set(vietnamese.keys) == Set(english.keys))
        for (key, text) in vietnamese {
            #expect(!text.isEmpty && english[key]?.isEmpty == false, "\(key)")
            #expect(braces(text) == braces(english[key] ?? ""), "\(key)")
        }
    }

    @Test("languages with different keys do not start")
    func incomplete() {
        #expect(throws: Refusal.self) { try Phrases(languages: ["vi": ["a": "x"], "en": ["b": "x"]]) }
        #expect(throws: Refusal.self) { try Phrases(languages: ["vi": ["a": "x"]]) }
    }

    @Test("every error a screen can show has its sentence")
    func errors() throws {
        let texts = try House.texts("vi")
        for module in ["Insurance", "InsuranceRules", "Desk", "Ledger", "Printing", "Upload", "Web"] {
            for (file, source) in try sources(of: module) {
                for code in codes(in: source) { #expect(texts["error.\(code)"] != nil, "\(code) in \(file)") }
            }
        }
        for reason in Ineligibility.allCases { #expect(texts["error.not-eligible.\(reason.rawValue)"] != nil) }
    }

    @Test("every case of what the pages name has its word")
    func cases() throws {
        let words = try House.phrases().words("vi")
        func check<Name: RawRepresentable<String>>(_ prefix: String, _ names: [Name]) {
            for name in names { #expect(words.has("\(prefix).\(name.rawValue)"), "\(prefix).\(name.rawValue)") }
        }
        check("step", VisitStep.allCases.filter { $0 != .done })
        check("next", VisitStep.allCases.filter { $0 != .done })
        check("document", DocumentKind.allCases)
        check("document.state", Document.State.allCases)
        check("spoil", SpoilReason.allCases)
        check("void.reason", VoidReason.allCases)
        check("printer", PrinterKind.allCases)
        check("printer.short", PrinterKind.allCases)
        check("printer.state", [PrinterStatus.State.idle, .processing, .stopped, .unreachable, .missing])
        check("printer.sentence", [PrinterStatus.State.idle, .processing, .stopped, .unreachable, .missing])
        check("queue.state", QueueEntry.State.allCases)
        check("shift.state", Shift.State.allCases)
        check("role", Role.allCases)
        check("group", SupportedGroup.allCases)
        check("category", SupportCategory.allCases)
        check("method", ContributionMethod.allCases)
        check("compare.preset", ComparisonPreset.allCases)
        check("leads.span", LeadSpan.allCases)
        check("business", HouseholdBusiness.allCases)
        check("decline", DeclineReason.allCases)
        check("lead.state", Lead.State.allCases)
        check("lead.best-time", BestTime.allCases)
        check("joining", Joining.allCases)
        check("joining.short", Joining.allCases)
        check("scheme.short", Scheme.allCases)
        check("seen-on", SeenOn.allCases)
        check("register.last", Scheme.allCases)
        check("register.last-hint", Scheme.allCases)
        check("guardian.is", GuardianRelation.allCases)
        check("proof.of", SupportClaim.allCases)
        check("proof.kind", ProofKind.allCases)
        check("consent", OptionalPurpose.allCases)
        for one in CorrectedField.allCases { #expect(words.has("register.\(one.field)"), "\(one)") }
        check("channel", Channel.allCases)
        check("sex", Sex.allCases)
        check("scheme", Scheme.allCases)
        check("blank", BlankKind.allCases)
        check("evidence", LegalSource.Evidence.allCases)
        check("notice.judged", Verdict.allCases)
        check("notice.consult", ConsultationOutcome.allCases)
    }

    @Test("the pages' own Swift names no word that is missing")
    func named() throws {
        let texts = try House.texts("vi")
        for (file, source) in try sources(of: "Web") {
            for pattern in [#/words\("([a-zA-Z.-]+)"/#, #/key: "([a-zA-Z.-]+)"/#, #/title: "([a-zA-Z.-]+)"/#] {
                for match in source.matches(of: pattern) where match.1 != "vi" {
                    #expect(texts[String(match.1)] != nil, "\(match.1) in \(file)")
                }
            }
        }
    }

    @Test("the language of the pages is switched and kept")
    func language() async throws {
        try await House().visit { (browser) async throws in
            let english = try await browser.post("/language", ["language": "en", "back": "/tray"])
            #expect(english.html.contains("<html lang=\"en\"") && english.html.contains("The tray is empty"))
            #expect(try await browser.get("/desk").html.contains("No visits yet today"))
            let wrong = try await browser.post("/scan", ["text": "x|y"])
            #expect(wrong.html.contains("The scanned code is none the kiosk knows"))
            #expect(try await browser.get("/nothing").html.contains("There is no such page"))
            let back = try await browser.post("/language", ["language": "xx", "back": "https://evil.example"])
            #expect(back.html.contains("<html lang=\"en\""))
        }
    }

    @Test("details fill the braces; a role is named in words")
    func filled() throws {
        let words = try House.phrases().words("en")
        let trouble = words.trouble(Refusal("role-missing", "", details: ["role": "cashier"]))
        #expect(trouble.sentence == "This step needs the role cashier. Ask a colleague who holds it to sign in.")
        #expect(words.trouble(Refusal("never-heard-of", "In its own words.")).sentence == "In its own words.")
        #expect(words.trouble(RuleError.notEligible(.tooYoung)).sentence.contains("too young"))
    }

    private func braces(_ text: String) -> Set<String> { Set(text.matches(of: #/\{(\w+)\}/#).map { String($0.1) }) }

    private func sources(of module: String) throws -> [(String, String)] {
        let folder = House.package.appending(path: "Sources/\(module)")
        return try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
            .map { ($0, try String(contentsOf: folder.appending(path: $0), encoding: .utf8)) }
    }

    /// Codes of refusals, of error enumerations, and of fields.
    private func codes(in source: String) -> [String] {
        var found = source.matches(of: #/Refusal\(\s*"([a-z-]+)"/#).map { String($0.1) }
        found += source.matches(of: #/"(field-[a-z-]+)"/#).map { String($0.1) }.filter { $0 != "field-" }
        if let start = source.firstRange(of: "var code: String {") {
            let body = source[start.upperBound...].prefix { $0 != "}" }
            found += body.matches(of: #/: "([a-z-]+)"/#).map { String($0.1) }
        }
        return found
    }
}
