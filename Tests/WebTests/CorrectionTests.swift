import Desk
import Insurance
import TestSupport
import Testing

@testable import Web

@Suite("Putting things right")
struct CorrectionTests {
    private func register(_ browser: Browser) async throws -> String {
        let visit = try await browser.post("/scan", ["text": VisitTests.card], follow: false).location
        try await browser.get(visit)
        try await browser.post(
            "\(visit)/consultation",
            ["hi": "on", "hiMonths": "12", "hiOrder": "1", "hiGroup": "none", "outcome": "enrol"])
        try await browser.post("\(visit)/registration", VisitTests.person)
        return visit
    }

    @Test("a form that was refused as a whole is marked, so that live changes leave it alone")
    func draft() async throws {
        try await House().visit { (browser) async throws in
            let visit = try await browser.post("/visits", ["language": "vi"], follow: false).location
            #expect(!(try await browser.get(visit)).html.contains("data-draft"))
            let low = try await browser.post(
                "\(visit)/consultation",
                [
                    "vsi": "on", "vsiIncome": "100.000", "vsiMethod": "monthly", "vsiCategory": "other",
                    "outcome": "compare",
                ])
            #expect(low.status == 422 && low.html.contains("data-events=\"/events\" data-draft>"))
        }
    }

    @Test("another card scanned for someone registered is asked about, and then fills the form with the new person")
    func rescan() async throws {
        try await House().visit { (browser) async throws in
            let visit = try await register(browser)
            let other = "010085905124||LÒ VĂN THỬ ĐỨC|03041985|Nam|Bản Khác|01012024"
            let asked = try await browser.post(
                "/scan", ["text": other, "visit": String(visit.dropFirst(8))], follow: false)
            #expect(asked.location == "\(visit)?edit=registration")
            #expect(try await browser.get(asked.location).codes.contains("other-card"))
            let sent = try await browser.answerCard(visit, "replace", follow: false)
            #expect(sent.location == "\(visit)?edit=registration&scan=new")
            let page = try await browser.get(sent.location)
            #expect(page.step == "register" && page.html.contains("value=\"LÒ VĂN THỬ ĐỨC\""))
            #expect(page.html.contains("value=\"03/04/1985\"") && page.html.contains("value=\"010085905124\""))
            #expect(!page.html.contains("0912345678"), "the phone was another person's")
            #expect(page.values(of: "data-self") == ["\(visit)?edit=registration&amp;scan=new"])
            // Without a new scan the entry stands, corrected by hand or not.
            #expect(try await browser.get("\(visit)?edit=registration").html.contains("value=\"0912345678\""))
        }
    }

    @Test(
        "who may not join is told so at the plan, with the reason",
        arguments: [
            ("employed", "on", 2, "không tham gia được (Luật BHXH 41/2024/QH15, khoản 4 Điều 2)"),
            ("pensioner", "on", 2, "không tham gia được (Luật BHYT, sửa đổi bởi Luật 51/2024/QH15, Điều 12)"),
            ("business", "declared", 1, "thuộc diện BHXH bắt buộc từ ngày"),
        ])
    func eligibility(answer: String, value: String, plans: Int, reason: String) async throws {
        try await House().visit { (browser) async throws in
            let visit = try await browser.post("/visits", ["language": "vi"], follow: false).location
            let page = try await browser.post(
                "\(visit)/consultation",
                [
                    "hi": "on", "hiMonths": "12", "hiOrder": "1", "hiGroup": "none", "vsi": "on",
                    "vsiIncome": "1.500.000", "vsiMethod": "monthly", "vsiCategory": "other", answer: value,
                    "outcome": "compare",
                ])
            #expect(page.status == 422 && page.codes == Array(repeating: "not-eligible", count: plans))
            #expect(page.html.contains(reason))
            let kept =
                value == "on"
                ? "name=\"\(answer)\" value=\"on\" checked" : "<option value=\"\(value)\" selected>"
            #expect(page.html.contains(kept))
        }
    }

    @Test("a child's card closes voluntary social insurance, and a person who leaves is still recorded")
    func child() async throws {
        try await House().visit { (browser) async throws in
            let card = "010215905121||LÒ VĂN BÉ MẪU|03042015|Nam|Bản Mẫu|01012024"
            let visit = try await browser.post("/scan", ["text": card], follow: false).location
            try await browser.get(visit)
            let plan: KeyValuePairs = [
                "vsi": "on", "vsiIncome": "1.500.000", "vsiMethod": "monthly", "vsiCategory": "other",
                "outcome": "compare",
            ]
            let page = try await browser.post("\(visit)/consultation", plan)
            #expect(page.codes == ["not-eligible"] && page.html.contains("chưa đủ tuổi"))
            let left = try await browser.post(
                "\(visit)/consultation", ["vsi": "on", "pensioner": "on", "outcome": "declined"])
            #expect(left.status == 200 && left.html.contains("name=\"reason\""))
            #expect(try await browser.post("\(visit)/decline", ["reason": "not-eligible"]).step == "done")
        }
    }

    @Test("a quotation mark under a combining mark is escaped all the same")
    func combined() async throws {
        try await House().visit { (browser) async throws in
            let visit = try await browser.post("/visits", ["language": "vi"], follow: false).location
            try await browser.get(visit)
            try await browser.post(
                "\(visit)/consultation", ["hi": "on", "hiMonths": "12", "hiOrder": "1", "outcome": "enrol"])
            let page = try await browser.post(
                "\(visit)/registration", ["address": "\"\u{301} autofocus onfocus=x <\u{301}b>"])
            let scalars = Array(page.html.unicodeScalars)
            for (mark, next) in zip(scalars, scalars.dropFirst()) where next == "\u{301}" {
                #expect(mark == ";", "raw before a combining mark")
            }
            #expect(page.html.unicodeScalars.contains("\u{301}"))
        }
    }

    @Test("what an error names is named in the reader's language")
    func names() throws {
        let words = try House.phrases().words("vi")
        for (error, name) in [
            (Refusal("scan-unreadable", "", details: ["field": "personal ID"]), "số định danh"),
            (Refusal("scan-unreadable", "", details: ["field": "birth date"]), "ngày sinh"),
            (Refusal("rule-awaited", "", details: ["rule": "vsi.minimum_age", "day": "1"]), "Tuổi thấp nhất"),
            (Refusal("bad-input", "", details: ["field": "supportedMonthsUsed"]), "số tháng đã được hỗ trợ"),
        ] {
            #expect(words.trouble(error).sentence.contains(name))
        }
    }
}
