import Desk
import Foundation
import Insurance
import InsuranceRules
import RuleFiles
import Testing

@testable import Web

@Suite("What rule files say, in the reader's language")
struct RuleTextTests {
    private let book: RuleBook

    init() throws {
        book = try loadRuleBook(from: House.package.appending(path: "Config/Rules").path)
    }

    @Test(
        "citations and values are told in Vietnamese",
        arguments: [
            ("Law on Social Insurance 41/2024/QH15 art. 36", "Luật BHXH 41/2024/QH15, Điều 36"),
            ("Decree 188/2025/NĐ-CP art. 6 (5)", "Nghị định 188/2025/NĐ-CP, khoản 5 Điều 6"),
            ("Decree 9/2026/NĐ-CP art. 6 para. 2", "Nghị định 9/2026/NĐ-CP, khoản 2 Điều 6"),
            (
                "Law on Social Insurance 41/2024/QH15 art. 102 (1) đ",
                "Luật BHXH 41/2024/QH15, điểm đ khoản 1 Điều 102"
            ),
            (
                "Law on Health Insurance as amended by Law 46/2014/QH13 art. 13",
                "Luật BHYT, sửa đổi bởi Luật 46/2014/QH13, Điều 13"
            ),
            ("Decree 161/2026/NĐ-CP of 2026-05-15", "Nghị định 161/2026/NĐ-CP ngày 15/05/2026"),
            ("Law 51/2024/QH15; Decree 188/2025/NĐ-CP", "Luật 51/2024/QH15; Nghị định 188/2025/NĐ-CP"),
            ("Resolution 5/2026/NQ-HĐND", "Nghị quyết 5/2026/NQ-HĐND"),
            ("Circular 01/2025/TT-BNV", "Thông tư 01/2025/TT-BNV"),
            ("Official letter 12/BHXH", "Công văn 12/BHXH"),
            ("in force from 2025-10-30; from 2025", "in force từ 30/10/2025; từ năm 2025"),
            ("VSS announcement for 2027", "Thông báo của BHXH Việt Nam năm 2027"),
            ("12 months", "12 tháng"), ("1 month", "1 tháng"), ("3 months, 6 months", "3 tháng, 6 tháng"),
            ("22 %", "22 %"), ("Lawful Decrees art. x", "Lawful Decrees art. x"),
        ])
    func vietnamese(english: String, told: String) throws {
        let phrases = try House.phrases()
        #expect(phrases.words("vi").ruleText(english) == told)
        #expect(phrases.words("en").ruleText(english) == english)
    }

    @Test("no citation of a rule file keeps English words on a Vietnamese page")
    func citations() throws {
        let words = try House.phrases().words("vi")
        let english: Set<String> = [
            "the", "of", "and", "by", "with", "from", "for", "which", "whether", "that", "is", "are", "not", "until",
            "art", "para", "law", "laws", "code", "decree", "resolution", "decision", "circular", "announcement",
            "letter", "months", "month", "years", "year", "days", "rate", "table", "column", "verified", "known",
        ]
        for rule in book.allRules {
            for change in rule.changes {
                let told = words.ruleText(change.source.citation)
                let left = told.lowercased().split { !$0.isLetter }.filter { english.contains(String($0)) }
                #expect(left.isEmpty, "\(rule.heading.rule): \(told); add a phrase to the language files")
            }
        }
    }

    @Test("every rule has a title in both languages; one without is called as its file calls it")
    func titles() throws {
        let phrases = try House.phrases()
        for rule in book.allRules {
            for code in phrases.codes {
                #expect(phrases.words(code).has("rule.\(rule.heading.rule)"), "\(code): \(rule.heading.rule)")
            }
        }
        let named = phrases.naming(["new.rule": "A new rule", "hi.rate": "Not this"]).words("vi")
        #expect(named("rule.new.rule") == "A new rule" && named("rule.hi.rate") == "Tỷ lệ đóng BHYT")
    }

    @Test("a first day that nobody saw in print is told beside the value's own source")
    func guessedDay() throws {
        let words = try House.phrases().words("vi")
        var line = QuoteLine(
            rule: "hi.rate", value: "4,5 %", amount: .zero, citation: "Law 46/2014/QH13", evidence: "official")
        #expect(QuoteView.Line(line, words: words).evidence == "văn bản gốc")
        #expect(!QuoteView.Line(line, words: words).isWeak)
        line.dayEvidence = "none"
        let told = QuoteView.Line(line, words: words)
        #expect(told.evidence == "văn bản gốc; ngày bắt đầu áp dụng: chưa có căn cứ xác nhận" && told.isWeak)
    }

    @Test("a quote on a Vietnamese page names law, article and months in Vietnamese")
    func page() async throws {
        try await House().visit { (browser) async throws in
            let visit = try await browser.post("/visits", ["language": "vi"], follow: false).location
            let page = try await browser.post("\(visit)/consultation", VisitTests.plans)
            #expect(page.html.contains("Nghị định 188/2025/NĐ-CP, khoản 5 Điều 6"))
            #expect(page.html.contains("Luật BHXH 41/2024/QH15, Điều 36"))
            #expect(!page.html.contains("Decree") && !page.html.contains("art. "))
        }
    }
}
