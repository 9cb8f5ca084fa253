import Desk
import Insurance
import InsuranceRules
import Testing

@testable import Web

@Suite("Plans side by side")
struct ComparisonTests {
    private func open(_ browser: Browser) async throws -> String {
        let visit = try await browser.post("/visits", ["language": "vi"], follow: false).location
        try await browser.get(visit)
        return visit
    }

    /// The columns of one insurance as the form sends them.
    private static let two: KeyValuePairs<String, String> = [
        "column": "1", "c1-scheme": "vsi", "c1-income": "1.500.000", "c1-method": "12-months", "column": "2",
        "c2-scheme": "vsi", "c2-income": "3.000.000", "c2-method": "years-ahead", "c2-years": "2", "group": "none",
        "category": "other",
    ]

    static let chosen: KeyValuePairs<String, String> = [
        "column": "1", "c1-scheme": "vsi", "c1-income": "1.500.000", "c1-method": "12-months", "column": "2",
        "c2-scheme": "vsi", "c2-income": "3.000.000", "c2-method": "years-ahead", "c2-years": "2", "group": "none",
        "category": "other", "choose": "2",
    ]

    @Test("a household: five members in order, and the sum of all; none of them is cheapest")
    func household() async throws {
        try await House().visit { (browser) async throws in
            let visit = try await open(browser)
            let page = try await browser.post("\(visit)/comparison", ["preset": "household"])
            #expect(page.values(of: "data-column") == ["1", "2", "3", "4", "5"])
            for amount in ["1.366.200 đ", "956.340 đ", "819.720 đ", "683.100 đ", "546.480 đ", "4.371.840 đ"] {
                #expect(page.html.contains(amount), "\(amount)")
            }
            #expect(page.values(of: "data-badge") == [] && !page.html.contains("Rẻ nhất"))
            #expect(page.html.contains("Cả hộ 5 người, 12 tháng: 4.371.840 đ."))
            #expect(page.html.contains("ít hơn 409.860 đ"), "a word and a sign, not colour alone")
            #expect(page.html.contains("Các phương án này không có tiền hỗ trợ."))
            // A reload and the other language keep it.
            #expect(try await browser.get("\(visit)/comparison").values(of: "data-column").count == 5)
            let english = try await browser.post("/language", ["language": "en", "back": "\(visit)/comparison"])
            #expect(english.html.contains("All 5 of the household, 12 months: 4.371.840 đ."))
        }
    }

    @Test("four incomes get the same support; the cheapest is the lowest")
    func incomes() async throws {
        try await House().visit { (browser) async throws in
            let visit = try await open(browser)
            let page = try await browser.post("\(visit)/comparison", ["preset": "incomes"])
            #expect(page.values(of: "data-column").count == 4)
            #expect(page.values(of: "data-badge") == ["cheapest"] && page.html.contains("phương án 1."))
            #expect(page.html.contains("Các phương án được hỗ trợ như nhau: 792.000 đ."))
            #expect(page.html.contains("3.168.000 đ") && page.html.contains("7.128.000 đ"))
        }
    }

    @Test("the cheapest and the most supported are named among plans that replace each other, and only there")
    func alternatives() async throws {
        try await House().visit { (browser) async throws in
            let visit = try await open(browser)
            func page(_ columns: [[String: String]], _ group: String = "none") async throws -> Browser.Page {
                var fields = ["csrf=\(browser.token)", "group=\(group)", "category=other"]
                for (number, column) in columns.enumerated() {
                    fields.append("column=\(number + 1)")
                    fields += column.map { "c\(number + 1)-\($0.key)=\(Browser.escaped($0.value))" }
                }
                let sent = try await browser.post(
                    raw: Array(fields.joined(separator: "&").utf8), to: "\(visit)/comparison")
                return try await browser.get(sent.location)
            }
            func card(_ order: String, _ months: String, born: String = "") -> [String: String] {
                ["scheme": "hi", "order": order, "months": months, "birthYear": born]
            }
            func pension(_ income: String) -> [String: String] {
                ["scheme": "vsi", "income": income, "method": "12-months"]
            }
            // Neither one insurance against the other, nor one member against another.
            for columns in [
                [card("1", "12"), pension("1.500.000")], [card("1", "12"), card("3", "12")],
                [card("1", "12", born: "1960"), card("1", "12", born: "1990")],
            ] {
                let compared = try await page(columns)
                #expect(compared.values(of: "data-badge") == [] && !compared.html.contains("Rẻ nhất"))
            }
            let insurances = try await page([card("1", "12"), pension("1.500.000")])
            #expect(!insurances.html.contains("data-difference"), "the two insurances are not compared in đồng")
            // Two choices of a pension beside a card: said for the pension alone.
            let mixed = try await page([card("1", "12"), pension("1.500.000"), pension("3.000.000")])
            #expect(mixed.values(of: "data-badge") == ["cheapest"])
            #expect(mixed.html.contains("BHXH tự nguyện: rẻ nhất tính theo tháng là phương án 2."))
            // A card of a supported group for three months and for twelve: the same support a month.
            let lengths = try await page([card("1", "3"), card("1", "12")], "near-poor")
            #expect(!lengths.values(of: "data-badge").contains("most-support"))
        }
    }

    @Test(
        "each period, each way of paying and years ahead stand side by side",
        arguments: [
            ("periods", 3), ("methods", 4), ("ahead", 4),
        ])
    func presets(name: String, columns: Int) async throws {
        try await House().visit { (browser) async throws in
            let visit = try await open(browser)
            let page = try await browser.post("\(visit)/comparison", ["preset": name])
            #expect(page.status == 200 && page.values(of: "data-column").count == columns && page.codes == [])
        }
    }

    @Test("the pension is foreseen for the sex and the years chosen")
    func pension() async throws {
        try await House().visit { (browser) async throws in
            let visit = try await open(browser)
            let silent = try await browser.post("\(visit)/comparison", Self.two)
            #expect(!silent.html.contains("data-row=\"pension\""), "nothing is foreseen for an unknown sex")
            let page = try await browser.post(
                "\(visit)/comparison",
                [
                    "column": "1", "c1-scheme": "vsi", "c1-income": "1.500.000", "c1-method": "12-months",
                    "column": "2", "c2-scheme": "vsi", "c2-income": "3.000.000", "c2-method": "12-months",
                    "category": "other", "sex": "female", "years": "15",
                ])
            #expect(page.html.contains("675.000 đ/tháng") && page.html.contains("1.350.000 đ/tháng"))
            #expect(page.html.contains("sau 15 năm, nữ"))
        }
    }

    @Test("what cannot be read is told at its field; what the rules refuse, in its column")
    func problems() async throws {
        try await House().visit { (browser) async throws in
            let visit = try await open(browser)
            let unread = try await browser.post(
                "\(visit)/comparison",
                [
                    "column": "1", "c1-scheme": "vsi", "c1-income": "nhiều", "c1-method": "years-ahead",
                    "category": "other",
                ])
            #expect(unread.status == 422 && Set(unread.codes) == ["field-money", "field-choose"])
            #expect(unread.html.contains("<a href=\"#c1-income\" data-mend>"))
            #expect(unread.html.contains("id=\"c1-years-problem\"") && unread.html.contains("value=\"nhiều\""))
            let low = try await browser.post(
                "\(visit)/comparison",
                [
                    "column": "1", "c1-scheme": "vsi", "c1-income": "100.000", "c1-method": "monthly", "column": "2",
                    "c2-scheme": "hi", "c2-months": "12", "c2-order": "1", "category": "other",
                ])
            #expect(low.codes == ["income-below-floor"] && low.html.contains("1.366.200 đ"))
        }
    }

    @Test("columns are added and taken out, up to what a leaflet holds")
    func columns() async throws {
        try await House().visit { (browser) async throws in
            let visit = try await open(browser)
            #expect(try await browser.get("\(visit)/comparison").values(of: "data-column").count == 2)
            let more = try await browser.post(
                "\(visit)/comparison",
                ["column": "1", "c1-scheme": "hi", "c1-months": "12", "c1-order": "1", "act": "add"])
            #expect(more.values(of: "data-column").count == 2)
            let fewer = try await browser.post(
                "\(visit)/comparison",
                [
                    "column": "1", "c1-scheme": "hi", "c1-months": "3", "c1-order": "1", "column": "2",
                    "c2-scheme": "hi", "c2-months": "6", "c2-order": "1", "remove": "1",
                ])
            #expect(fewer.values(of: "data-column") == ["1"] && fewer.html.contains("683.100 đ"))
        }
    }

    @Test("a column chosen becomes the plan of its insurance, and the other one stays")
    func choose() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            let visit = try await open(browser)
            try await browser.post("\(visit)/consultation", VisitTests.plans)
            let page = try await browser.post("\(visit)/comparison/choose", Self.chosen, follow: false)
            #expect(page.location == visit)
            let plans = try await house.files.first?.visit.plans ?? []
            #expect(plans.map(\.scheme) == [.healthInsurance, .voluntarySocialInsurance])
            guard case .contribution(let terms)? = plans.last else { return #expect(Bool(false)) }
            #expect(terms.method == .yearsAhead && terms.months == 24 && terms.income == Dong(3_000_000))
            let consult = try await browser.get(visit)
            #expect(consult.html.contains("Đã chọn phương án 2") && consult.html.contains("value=\"2\" selected"))
            #expect(consult.step == "consult" && consult.html.contains("1.366.200 đ"))
        }
    }

    @Test("every amount opens: rule, value, days in force, formula, citation, how well it is known")
    func why() async throws {
        try await House().visit { (browser) async throws in
            let visit = try await open(browser)
            let page = try await browser.post("\(visit)/consultation", VisitTests.plans)
            #expect(page.html.contains("4,5 % × 2.530.000 × 12 = 1.366.200 đ"))
            #expect(page.html.contains("Áp dụng từ 01/07/2026") && page.html.contains("Nghị định"))
            #expect(page.html.contains("Mức lương cơ sở") && page.html.contains("cần đối chiếu"))
        }
    }

    @Test("missing time and years ahead ask for their months, and say the limit")
    func longMethods() async throws {
        try await House().visit { (browser) async throws in
            let visit = try await open(browser)
            let ask = try await browser.post(
                "\(visit)/consultation",
                [
                    "vsi": "on", "vsiIncome": "1.500.000", "vsiMethod": "missing-time", "vsiCategory": "other",
                    "outcome": "compare",
                ])
            #expect(ask.codes == ["field-required", "field-required"] && ask.html.contains("Từ 1 đến 60 tháng"))
            #expect(ask.html.contains("Phải đóng cho đủ 180 tháng"))
            let unfit = try await browser.post(
                "\(visit)/consultation",
                [
                    "vsi": "on", "vsiIncome": "1.500.000", "vsiMethod": "missing-time", "vsiMissing": "12",
                    "vsiContributed": "150", "vsiCategory": "other", "outcome": "compare",
                ])
            #expect(unfit.codes == ["missing-time-unfit"] && unfit.html.contains("id=\"vsiMissing-problem\""))
            #expect(unfit.html.contains("còn thiếu 30 tháng"))
            let page = try await browser.post(
                "\(visit)/consultation",
                [
                    "vsi": "on", "vsiIncome": "1.500.000", "vsiMethod": "missing-time", "vsiMissing": "12",
                    "vsiContributed": "168", "vsiCategory": "other", "outcome": "enrol",
                ])
            #expect(page.step == "register")
            let early = try await browser.post(
                "\(visit)/registration",
                [
                    "name": "tẩn thị mẫu ước", "birth": "21/11/1990", "sex": "female", "personalID": "010190905123",
                    "phone": "0912 345 678", "address": "Bản Mẫu", "vsiJoining": "resumed", "vsiSeenOn": "card",
                    "vsiLastPaid": "07/2026", "paper": "on", "consent": "on",
                ])
            #expect(early.codes == ["missing-time-early"], "retirement age is far away")
        }
    }

    @Test("a wished pension shows the income over the years and the time on the income")
    func goal() async throws {
        try await House().visit { (browser) async throws in
            let visit = try await open(browser)
            func page(_ target: String) async throws -> Browser.Page {
                try await browser.post(
                    "\(visit)/comparison",
                    [
                        "column": "1", "c1-scheme": "vsi", "c1-income": "5.000.000", "c1-method": "12-months",
                        "category": "other", "group": "none", "sex": "female", "years": "20", "target": target,
                    ])
            }
            // 20 years of a woman are 55 %; 3.000.000 of 5.000.000 are 60 %, which 22 years and a month count as.
            let near = try await page("3.000.000").html
            #expect(near.contains("Để được 3.000.000 đ/tháng") && near.contains("Đóng theo 5.454.545 đ trong 20 năm"))
            #expect(near.contains("hoặc 22 năm 1 tháng theo mức này"))
            let far = try await page("60.000.000").html
            #expect(far.contains("20 năm: mức cao nhất cũng chưa đủ") && far.contains("đóng bao lâu cũng chưa đủ"))
            let wrong = try await page("nhiều")
            #expect(wrong.codes == ["field-money"] && wrong.html.contains("id=\"target-problem\""))
        }
    }

    @Test("a visit that is over has nothing to compare any more")
    func over() async throws {
        try await House().visit { (browser) async throws in
            let visit = try await open(browser)
            try await browser.post("\(visit)/decline", ["reason": "no-time"])
            for page in ["comparison", "follow-up", "decline"] {
                #expect(try await browser.get("\(visit)/\(page)").location == visit)
            }
        }
    }
}
