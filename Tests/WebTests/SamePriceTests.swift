import Desk
import Insurance
import InsuranceRules
import Ledger
import TestSupport
import Testing

@testable import Web

/// In this province people of 65 to 74 pay nothing for their card.
@Suite("The same person is told the same price everywhere")
struct SamePriceTests {
    /// Made up, born in 1956.
    private static let card =
        "079056123456||LÒ VĂN GIÀ|15031956|Nam|Bản Mẫu, xã Thử Nghiệm|01012024"
    private static let plan: KeyValuePairs<String, String> = [
        "hi": "on", "hiMonths": "12", "hiOrder": "1", "hiGroup": "none", "outcome": "compare",
    ]
    private let saiGon = Place(province: "79")

    private func scanned(_ browser: Browser) async throws -> String {
        try await browser.get("/desk")
        let visit = try await browser.post("/scan", ["text": Self.card], follow: false).location
        try await browser.get(visit)
        return visit
    }

    private func paid(_ page: Browser.Page) -> [String] {
        page.html.split(separator: "data-payable>").dropFirst().map { String($0.prefix { $0 != "<" }) }
    }

    @Test("consultation, comparison and leaflet price the age of a card that was read")
    func card() async throws {
        let house = try await House(home: saiGon)
        try await house.visit { (browser) async throws in
            let visit = try await scanned(browser)
            let consult = try await browser.post("\(visit)/consultation", Self.plan)
            #expect(consult.html.contains("<dd>0 đ</dd>") && consult.html.contains("1.366.200 đ"))
            #expect(paid(try await browser.get("\(visit)/comparison")) == ["0 đ"])
            try await browser.post("\(visit)/leaflet", ["paper": "leaflet-a5"])
            #expect(await house.leaflets.printed.last?.fields["plan1"]?.contains("## 0 đ") == true)
        }
    }

    /// Three members, of two of whom the age is known.
    private func ages(on paper: String) -> KeyValuePairs<String, String> {
        [
            "column": "1", "c1-scheme": "hi", "c1-months": "12", "c1-order": "1", "c1-birthYear": "1956",
            "column": "2", "c2-scheme": "hi", "c2-months": "12", "c2-order": "2", "c2-birthYear": "1958",
            "column": "3", "c3-scheme": "hi", "c3-months": "12", "c3-order": "3", "c3-birthYear": "",
            "group": "none", "category": "other", "paper": paper,
        ]
    }

    @Test("a household's members have their own ages, in the comparison and on the leaflet")
    func household() async throws {
        let house = try await House(home: saiGon)
        try await house.visit { (browser) async throws in
            let visit = try await scanned(browser)
            // 68 and 70 years pay nothing; the third member, of whom no age is known, pays 60 %.
            let compared = try await browser.post("\(visit)/comparison", ages(on: "leaflet-a5"))
            #expect(paid(compared) == ["0 đ", "0 đ", "819.720 đ"])
            try await browser.post("\(visit)/comparison/leaflet", ages(on: "leaflet-a5"))
            let leaflet = try #require(await house.leaflets.printed.last)
            // Each member in order, with the price of their own age, and the right sum of all.
            #expect(
                leaflet.fields["plan2"] == """
                    # Cả nhà 3 người, 12 tháng
                    Cả nhà đóng
                    ## 819.720 đ
                    Người thứ 1\t0 đ
                    Người thứ 2\t0 đ
                    Người thứ 3\t819.720 đ
                    """)
            try await browser.post("\(visit)/comparison/leaflet", ages(on: "leaflet-slip"))
            let slip = try #require(await house.leaflets.printed.last)
            #expect(slip.fields["plans"]?.contains("## 819.720 đ\nNgười thứ 1\t0 đ\nNgười thứ 2\t0 đ\n") == true)
            let offer = try #require(try await house.ledger.offer(leaflet.number))
            #expect(offer.content.householdTotal == Dong(819_720))
            #expect(offer.content.household.map(\.price.payable) == [.zero, .zero, Dong(819_720)])
            let odd = try await browser.post(
                "\(visit)/comparison",
                ["column": "1", "c1-scheme": "hi", "c1-months": "12", "c1-order": "1", "c1-birthYear": "già"])
            #expect(odd.codes == ["field-year"])
        }
    }

    @Test("the year answered on the attendee screen counts where no card was read")
    func answered() async throws {
        try await House(home: saiGon).visit { (browser) async throws in
            try await browser.get("/attendee")
            try await browser.post("/attendee/consultation/begin", ["language": "vi"])
            let answers = [
                ("birth-year", "1956"), ("work", "own"), ("sex", "male"), ("household", "none"), ("card", "never"),
                ("members", "done"),
            ]
            for (question, answer) in answers {
                try await browser.post("/attendee/consultation/answer", ["question": question, "answer": answer])
            }
            #expect(try await browser.get("/attendee").html.contains("<strong>0 đ</strong>"))
            try await browser.post("/attendee/consultation/go", ["to": "call"])
            let call = try await browser.get("/desk").field("call")
            let visit = try await browser.post("/callers/receive", ["call": call], follow: false).location
            let consult = try await browser.post("\(visit)/consultation", Self.plan)
            #expect(consult.html.contains("<dd>0 đ</dd>"))
            #expect(paid(try await browser.get("\(visit)/comparison")) == ["0 đ"])
        }
    }

    @Test("who lives elsewhere pays without the province's part; every page says so, and keeps it")
    func elsewhere() async throws {
        try await House(home: saiGon).visit { (browser) async throws in
            let visit = try await scanned(browser)
            let page = try await browser.post(
                "\(visit)/consultation",
                [
                    "hi": "on", "hiMonths": "12", "hiOrder": "1", "hiGroup": "none", "elsewhere": "on",
                    "outcome": "compare",
                ])
            #expect(page.html.contains("không tính, vì sống nơi khác"))
            #expect(page.html.contains("name=\"elsewhere\" value=\"on\" checked"))
            let compared = try await browser.get("\(visit)/comparison")
            #expect(paid(compared) == ["1.366.200 đ"])
            #expect(compared.html.contains("name=\"elsewhere\" value=\"on\" checked"))
        }
    }
}
