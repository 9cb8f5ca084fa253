import Desk
import Insurance
import InsuranceRules
import TestSupport
import Testing

@testable import Web

@Suite("What a plan leads to, and what it asks for")
struct PlanNoteTests {
    private func open(_ browser: Browser) async throws -> String {
        let visit = try await browser.post("/visits", ["language": "vi"], follow: false).location
        try await browser.get(visit)
        return visit
    }

    @Test("the consultation says what comes later, marked as an estimate")
    func consultation() async throws {
        try await House().visit { (browser) async throws in
            let visit = try await open(browser)
            let page = try await browser.post("\(visit)/consultation", VisitTests.plans)
            #expect(page.html.contains("Được gì, đóng tiếp khi nào?"))
            #expect(page.html.contains("Ước tính theo quy định hôm nay, không phải cam kết."))
            // Paid for November on 21/11/2026; December may be paid until its end.
            #expect(page.html.contains("kỳ sau bắt đầu từ 12/2026, đóng chậm nhất ngày 31/12/2026"))
            // Ten times 2.530.000 after sixty months.
            #expect(page.html.contains("Đóng đủ 60 tháng: khi qua đời, người lo mai táng nhận 25.300.000 đ."))
            #expect(page.html.contains("từ 01/07/2025 thì không rút được khi nghỉ đóng"))
            // Five years at 1.500.000: two months' income a year are 15.000.000, for the one who takes it out less
            // 60 x 66.000 of the State.
            #expect(
                page.html.contains(
                    "Đóng 60 tháng theo mức này: nếu mất trước khi hưởng lương hưu, gia đình nhận một lần khoảng 15.000.000 đ."
                ))
            #expect(page.html.contains("khoảng 11.040.000 đ, đã trừ phần Nhà nước hỗ trợ"))
            // November to April are six months before May.
            #expect(page.html.contains("sinh con từ tháng 05/2027 được 2.000.000 đ mỗi con"))
            #expect(page.html.contains("nghỉ 12 tháng và có dưới 20 năm đóng"))
            // A first card begins 30 days after payment; five years later.
            #expect(page.html.contains("đủ 5 năm từ ngày 21/12/2031"))
        }
    }

    @Test("each way of paying has its own deadline, and an advance what goes back of it")
    func ways() async throws {
        try await House().visit { (browser) async throws in
            let visit = try await open(browser)
            func page(_ method: String, _ years: String = "") async throws -> String {
                try await browser.post(
                    "\(visit)/comparison",
                    [
                        "column": "1", "c1-scheme": "vsi", "c1-income": "1.500.000", "c1-method": method,
                        "c1-years": years, "category": "other", "group": "none",
                    ]
                ).html
            }
            #expect(try await page("3-months").contains("từ 02/2027, đóng chậm nhất ngày 30/04/2027"))
            #expect(try await page("6-months").contains("từ 05/2027, đóng chậm nhất ngày 31/08/2027"))
            #expect(try await page("12-months").contains("từ 11/2027, đóng chậm nhất ngày 31/05/2028"))
            let ahead = try await page("years-ahead", "2")
            #expect(ahead.contains("đã đóng đủ đến hết tháng 10/2028") && !ahead.contains("đóng chậm nhất"))
            // 330.000 x the sum of 1 / 1,0031^i for i from 12 to 23, less 12 x 66.000, with exact fractions.
            #expect(ahead.contains("hoàn lại khoảng 2.959.422 đ"))
        }
    }

    @Test("a card that follows on the last one keeps the five-year day printed there")
    func fiveYearsKept() async throws {
        try await House().visit { (browser) async throws in
            let visit = try await open(browser)
            func page(_ end: String) async throws -> String {
                try await browser.post(
                    "\(visit)/consultation",
                    [
                        "hi": "on", "hiMonths": "12", "hiOrder": "1", "hiGroup": "none", "hiLastCardEnd": end,
                        "outcome": "compare",
                    ]
                ).html
            }
            #expect(try await page("31/12/2026").contains("ghi trên thẻ cũ vẫn giữ nguyên"))
            #expect(try await page("24/08/2026").contains("ghi trên thẻ cũ vẫn giữ nguyên"), "88 days")
            #expect(try await page("01/01/2026").contains("đủ 5 năm từ ngày 21/12/2031"), "interrupted")
        }
    }

    @Test("missing time is refused in the consultation once birth and sex are known, at its plan")
    func missingTime() async throws {
        try await House().visit { (browser) async throws in
            try await browser.get("/desk")
            let card = "010190905133||VÀNG THỊ THỬ|21111990|Nữ|Bản Mẫu, xã Thử Nghiệm|01012024"
            let visit = try await browser.post("/scan", ["text": card], follow: false).location
            try await browser.get(visit)
            let page = try await browser.post(
                "\(visit)/consultation",
                [
                    "vsi": "on", "vsiIncome": "1.500.000", "vsiMethod": "missing-time", "vsiMissing": "12",
                    "vsiContributed": "168", "vsiCategory": "other", "outcome": "compare",
                ])
            #expect(page.codes == ["missing-time-early"])
            // Born in November 1990, she reaches 60 years in November 2050; it is taken a month before.
            #expect(page.html.contains("chỉ được đóng từ tháng 10/2050"))
            let compared = try await browser.post(
                "\(visit)/comparison",
                [
                    "column": "1", "c1-scheme": "vsi", "c1-income": "1.500.000", "c1-method": "missing-time",
                    "c1-missing": "12", "c1-contributed": "168", "category": "other", "group": "none",
                ])
            #expect(compared.codes == ["missing-time-early"] && compared.html.contains("10/2050"))
        }
    }

    @Test("a victim of trafficking is asked since when, and told when the year is over")
    func victims() async throws {
        try await House().visit { (browser) async throws in
            let visit = try await open(browser)
            func page(since: String) async throws -> Browser.Page {
                try await browser.post(
                    "\(visit)/consultation",
                    [
                        "hi": "on", "hiMonths": "12", "hiOrder": "1", "hiGroup": "trafficking-victim",
                        "hiVictimSince": since, "outcome": "compare",
                    ])
            }
            #expect(try await page(since: "").codes == ["field-required"])
            #expect(try await page(since: "hôm qua").codes == ["field-day"])
            #expect(try await page(since: "22/11/2026").codes == ["field-day-ahead"])
            let over = try await page(since: "21/11/2025")
            #expect(over.codes == ["not-eligible"] && over.html.contains("Đã hết thời gian nhóm này được hỗ trợ"))
            let good = try await page(since: "22/11/2025")
            #expect(good.codes.isEmpty && good.html.contains("683.100 đ") && good.html.contains("21/11/2026"))
            #expect(good.html.contains("value=\"22/11/2025\""), "asked once, and kept")
        }
    }

    @Test("all groups answered on the attendee screen reach the consultation")
    func groups() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            try await browser.get("/attendee")
            try await browser.post("/attendee/consultation/begin", ["language": "vi"])
            for (question, answer) in [
                ("birth-year", "2006"), ("work", "pupil"), ("sex", "female"), ("household", "near-poor"),
                ("card", "never"),
            ] {
                try await browser.post("/attendee/consultation/answer", ["question": question, "answer": answer])
            }
            try await browser.post("/attendee/consultation/go", ["to": "call"])
            let call = try await browser.get("/desk").field("call")
            let page = try await browser.post("/callers/receive", ["call": call])
            #expect(page.html.contains("<option value=\"near-poor+pupil\" selected>Hộ cận nghèo + Học sinh, sinh viên"))
            let visit = "/visits/" + (page.values(of: "data-visit").first ?? "")
            try await browser.post(
                "\(visit)/consultation",
                ["hi": "on", "hiMonths": "12", "hiOrder": "1", "hiGroup": "near-poor+pupil", "outcome": "compare"])
            guard case .premium(let terms)? = try await house.files.first?.visit.plans.first else {
                return #expect(Bool(false))
            }
            #expect(terms.groups == [.nearPoor, .pupil])
            let odd = try await browser.post(
                "\(visit)/consultation",
                ["hi": "on", "hiMonths": "12", "hiOrder": "1", "hiGroup": "near-poor+moon", "outcome": "compare"])
            #expect(odd.codes == ["field-choose"])
        }
    }

    @Test("a household grows by its next member, up to what a leaflet holds")
    func nextMember() async throws {
        try await House().visit { (browser) async throws in
            let visit = try await open(browser)
            let four: [(String, String)] = (1...4).flatMap { number -> [(String, String)] in
                [
                    ("column", "\(number)"), ("c\(number)-scheme", "hi"), ("c\(number)-months", "12"),
                    ("c\(number)-order", "\(number)"),
                ]
            }
            let body = ([("csrf", browser.token), ("group", "none"), ("act", "add")] + four)
                .map { "\($0)=\(Browser.escaped($1))" }.joined(separator: "&")
            let sent = try await browser.post(raw: Array(body.utf8), to: "\(visit)/comparison")
            let page = try await browser.get(sent.location)
            #expect(page.values(of: "data-column") == ["1", "2", "3", "4", "5"])
            #expect(page.html.contains("546.480 đ") && !page.html.contains("value=\"add\""))
        }
    }
}
