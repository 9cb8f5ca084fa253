import Desk
import Insurance
import InsuranceRules
import TestSupport
import Testing

@testable import Web

@Suite("A visit through its forms")
struct VisitTests {
    static let card = "010190905123||TẨN THỊ MẪU ƯỚC|21111990|Nữ|Bản Mẫu, xã Thử Nghiệm|01012024"
    static let plans: KeyValuePairs<String, String> = [
        "hi": "on", "hiMonths": "12", "hiOrder": "1", "hiGroup": "none", "hiLastCardEnd": "", "vsi": "on",
        "vsiIncome": "1.500.000", "vsiMethod": "monthly", "vsiCategory": "other", "vsiSupportedMonths": "",
        "outcome": "compare",
    ]
    static let person: KeyValuePairs<String, String> = [
        "name": "tẩn thị mẫu ước", "birth": "21/11/1990", "sex": "female", "personalID": "010190905123", "siCode": "",
        "phone": "0912 345 678", "address": "Bản Mẫu", "facility": "10 - 001", "livingArea": "", "hiJoining": "new",
        "paper": "on", "consent": "on",
    ]

    private func open(_ browser: Browser) async throws -> String {
        let page = try await browser.post("/visits", ["language": "vi", "channel": "performance"], follow: false)
        try await browser.get(page.location)
        return page.location
    }

    private func enrol(_ browser: Browser, at visit: String) async throws {
        try await browser.post(
            "\(visit)/consultation",
            [
                "hi": "on", "hiMonths": "12", "hiOrder": "1", "hiGroup": "none", "outcome": "enrol",
            ])
    }

    @Test("from the scan to the hand-over, each page saying what comes next")
    func whole() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            try await browser.post("/shift/open", ["float": "500.000"])
            let scanned = try await browser.post("/scan", ["text": Self.card], follow: false)
            let visit = scanned.location
            let consult = try await browser.get(visit)
            #expect(consult.step == "consult" && consult.html.contains("TẨN THỊ MẪU ƯỚC"))

            let compared = try await browser.post("\(visit)/consultation", Self.plans)
            #expect(
                compared.step == "consult" && compared.html.contains("1.366.200 đ")
                    && compared.html.contains("264.000 đ"))
            #expect(compared.html.contains("66.000 đ"), "the State's part")
            #expect(compared.html.contains("21/12/2026 – 20/12/2027"))

            #expect(compared.html.contains("id=\"scan-fold\"") && !compared.html.contains("data-mend"))
            let chosen = try await browser.post(
                "\(visit)/consultation",
                [
                    "hi": "on", "hiMonths": "12", "hiOrder": "1", "hiGroup": "none", "outcome": "enrol",
                ])
            #expect(chosen.step == "register" && chosen.html.contains("value=\"21/11/1990\""))
            let registered = try await browser.post("\(visit)/registration", Self.person)
            #expect(
                registered.step == "readBack" && registered.html.contains("data-name=\"TẨN THỊ MẪU ƯỚC\""))
            #expect(!registered.html.contains("010190905123"), "the number is masked")
            let confirmed = try await browser.post("\(visit)/read-back", ["seal": registered.field("seal")])
            #expect(confirmed.step == "pay" && confirmed.html.contains("data-due=\"1366200\""))

            let paid = try await browser.post(
                "\(visit)/payment",
                [
                    "formID": confirmed.field("formID"), "expected": confirmed.field("expected"),
                    "tendered": "1.500.000",
                ])
            let tray = "<a class=\"button primary\" href=\"/tray\" data-primary>"
            #expect(paid.html.contains(tray) && paid.html.contains("<a class=\"button\" href=\"/desk\">"))
            #expect(paid.step == "print" && paid.html.contains("133.800 đ") && paid.html.contains("LC26 0000001"))
            try await house.printAll()
            let check = try await browser.get(visit)
            #expect(check.step == "check" && check.values(of: "data-document").count == 2)
            let verdicts: KeyValuePairs = [
                "intent": check.values(of: "data-intent")[0], "intent": check.values(of: "data-intent")[1],
            ]
            let good = try await browser.post("\(visit)/verdict", verdicts)
            #expect(good.step == "handOver")
            let form: KeyValuePairs = [
                "paper": good.values(of: "data-document")[0], "paper": good.values(of: "data-document")[1],
                "receiver": "",
            ]
            let asked = try await browser.post("\(visit)/hand-over", form)
            #expect(asked.step == "handOver" && asked.values(of: "data-signing") == ["open"])
            let screen = try await browser.get("/attendee")
            #expect(screen.step == "sign" && screen.html.contains("Ký tên vào đây"))
            let thanked = try await browser.post(
                "/attendee/signature",
                ["signing": screen.field("signing"), "seal": screen.field("seal"), "strokes": "10.10.400.300"])
            #expect(thanked.step == "signed")
            let signed = try await browser.get(visit)
            #expect(signed.values(of: "data-signing") == ["signed"] && signed.html.contains("d=\"M10 10L400 300\""))
            let done = try await browser.post("\(visit)/hand-over/confirm", ["signing": signed.field("signing")])
            #expect(done.step == "done" && done.html.contains("ký nhận lúc"))
            #expect(try await house.files.flatMap(\.handOvers).map(\.papers.count) == [2])
        }
    }

    @Test("one form pays once, however often it is sent")
    func onePayment() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            try await browser.post("/shift/open", ["float": "0"])
            let visit = try await open(browser)
            try await enrol(browser, at: visit)
            try await browser.post("\(visit)/registration", Self.person)
            let pay = try await browser.readBack(visit)
            for _ in 0..<3 {
                let again = try await browser.post(
                    "\(visit)/payment",
                    [
                        "formID": pay.field("formID"), "expected": "1366200", "tendered": "1500000",
                    ], follow: false)
                #expect(again.status == 303)
            }
            #expect(try await house.files.first?.payment?.receipt.number == 1)
        }
    }

    @Test("too little money keeps the amount typed and the form's own number")
    func short() async throws {
        try await House().visit { (browser) async throws in
            try await browser.post("/shift/open", ["float": "0"])
            let visit = try await open(browser)
            try await enrol(browser, at: visit)
            try await browser.post("\(visit)/registration", Self.person)
            let pay = try await browser.readBack(visit)
            let number = pay.field("formID")
            let short = try await browser.post(
                "\(visit)/payment", ["formID": number, "expected": "1366200", "tendered": "1.000.000"])
            #expect(short.status == 422 && short.codes == ["tendered-short"] && short.html.contains("366.200 đ"))
            #expect(short.field("formID") == number && short.html.contains("value=\"1.000.000\""))
            let words = try await browser.post(
                "\(visit)/payment", ["formID": number, "expected": "1366200", "tendered": "nhiều"])
            #expect(words.status == 422 && words.codes == ["field-money"])
        }
    }

    @Test("missing and wrong fields are each told at their field, and the rest stays")
    func fields() async throws {
        try await House().visit { (browser) async throws in
            let visit = try await open(browser)
            try await enrol(browser, at: visit)
            let empty = try await browser.post("\(visit)/registration")
            #expect(empty.status == 422 && empty.step == "register")
            #expect(Set(empty.codes) == ["field-required", "field-choose", "field-some-number", "consent-missing"])
            let wrong = try await browser.post(
                "\(visit)/registration",
                [
                    "name": "Lò Văn Mẫu", "birth": "31/02/1990", "sex": "other", "personalID": "12", "hiJoining": "new",
                    "facility": "nowhere", "address": "Bản Mẫu", "consent": "on",
                ])
            #expect(Set(wrong.codes) == ["field-day-or-year", "field-choose", "field-personal-id"])
            let links = wrong.html.matches(of: #/<a href="#(\w+)" data-mend>/#).map { String($0.1) }
            #expect(links == ["birth", "personalID", "sex", "facility"], "in the order of the form")
            #expect(wrong.html.contains("Còn 4 chỗ cần sửa:"))
            for link in links { #expect(wrong.html.contains(" id=\"\(link)\"")) }
            #expect(wrong.html.contains("value=\"Lò Văn Mẫu\"") && wrong.html.contains("value=\"31/02/1990\""))
            let silent = try await browser.post(
                "\(visit)/registration",
                [
                    "name": "Lò Văn Mẫu", "birth": "1990", "sex": "male", "personalID": "010090905123",
                    "hiJoining": "new",
                    "facility": "10 - 001",
                ])
            #expect(silent.codes == ["consent-missing"] && silent.html.contains("Còn 1 chỗ cần sửa:"))
            #expect(silent.html.contains("<a href=\"#consent\" data-mend>"))
            #expect(!silent.html.contains("value=\"on\" checked aria-invalid"))
            #expect(silent.html.contains("value=\"on\" aria-invalid=\"true\" aria-describedby=\"consent-problem\""))
            #expect(silent.values(of: "data-draft") == [] && silent.html.contains(" data-draft>"))
        }
    }

    @Test("a plan outside the rules is refused with the limit")
    func rule() async throws {
        try await House().visit { (browser) async throws in
            let visit = try await open(browser)
            let low = try await browser.post(
                "\(visit)/consultation",
                [
                    "vsi": "on", "vsiIncome": "100.000", "vsiMethod": "monthly", "vsiCategory": "other",
                    "outcome": "compare",
                ])
            #expect(low.status == 422 && low.codes == ["income-below-floor"] && low.html.contains("1.500.000 đ"))
            #expect(low.html.contains("value=\"100.000\""))
            let none = try await browser.post("\(visit)/consultation", ["outcome": "enrol"])
            #expect(none.codes == ["plan-missing"])
            let odd = try await browser.post(
                "\(visit)/consultation",
                [
                    "vsi": "on", "vsiIncome": "x", "vsiMethod": "", "vsiCategory": "rich", "vsiSupportedMonths": "-1",
                    "outcome": "compare",
                ])
            #expect(Set(odd.codes) == ["field-money", "field-choose", "field-number"])
            #expect(odd.html.contains("<a href=\"#vsiIncome\" data-mend>"))
        }
    }

    @Test(
        "a person who goes away is not held up by the form, only asked one thing more",
        arguments: [("declined", "decline"), ("follow-up", "follow-up")])
    func ending(outcome: String, page: String) async throws {
        try await House().visit { (browser) async throws in
            let visit = try await open(browser)
            let asked = try await browser.post(
                "\(visit)/consultation", ["vsi": "on", "vsiIncome": "", "outcome": outcome], follow: false)
            #expect(asked.location == "\(visit)/\(page)")
            #expect(try await browser.get(asked.location).status == 200)
            let done = try await browser.post(asked.location, ["reason": "", "contact": "none"])
            #expect(done.status == 200 && done.step == "done")
        }
    }

    @Test("a step that is not one's own is refused with the role it needs")
    func role() async throws {
        try await House().visit(as: "tn01") { (browser) async throws in
            let visit = try await open(browser)
            let page = try await browser.post(
                "\(visit)/consultation", ["hi": "on", "hiMonths": "12", "hiOrder": "1", "outcome": "compare"])
            #expect(page.status == 422 && page.codes == ["role-missing"] && page.html.contains("tư vấn"))
        }
    }

    @Test("a confirmation counts only for what was shown")
    func readBackChanged() async throws {
        try await House().visit { (browser) async throws in
            let visit = try await open(browser)
            try await enrol(browser, at: visit)
            let seal = try await browser.post("\(visit)/registration", Self.person).field("seal")
            try await browser.post(
                "\(visit)/registration",
                [
                    "name": "Lò Thị Khác", "birth": "1990", "sex": "female", "personalID": "010190905123",
                    "hiJoining": "new",
                    "facility": "10 - 001", "consent": "on",
                ])
            let page = try await browser.post("\(visit)/read-back", ["seal": seal])
            #expect(page.status == 422 && page.codes == ["read-back-changed"] && page.step == "readBack")
        }
    }

    @Test(
        "a visit that does not exist is told so, in its address and in its forms",
        arguments: ["nonsense", "01a2007c-4eef-7e09-963e-2635ce9062bb"])
    func unknown(id: String) async throws {
        try await House().visit { (browser) async throws in
            #expect(try await browser.get("/visits/\(id)").codes == ["visit-unknown"])
            #expect(try await browser.post("/visits/\(id)/payment").codes == ["visit-unknown"])
        }
    }

    @Test("the person scanned twice comes back to the same visit; a ticket number finds it too")
    func found() async throws {
        try await House().visit { (browser) async throws in
            let first = try await browser.post("/scan", ["text": Self.card], follow: false).location
            #expect(try await browser.post("/scan", ["text": Self.card], follow: false).location == first)
            #expect(try await browser.post("/scan", ["text": "1"], follow: false).location == first)
            #expect(try await browser.post("/scan", ["text": "010190905123"], follow: false).location == first)
            #expect(try await browser.post("/scan", ["text": "77"]).codes == ["scan-no-visit"])
        }
    }

    @Test("someone who has paid today gets a new visit that says so and leads to the other")
    func paidBefore() async throws {
        try await House().visit { (browser) async throws in
            try await browser.post("/shift/open", ["float": "0"])
            let first = try await browser.post("/scan", ["text": Self.card], follow: false).location
            try await browser.get(first)
            try await enrol(browser, at: first)
            try await browser.post("\(first)/registration", Self.person)
            let pay = try await browser.readBack(first)
            #expect(!pay.codes.contains("paid-before"))
            try await browser.post(
                "\(first)/payment",
                ["formID": pay.field("formID"), "expected": pay.field("expected"), "tendered": "1366200"])
            #expect(!(try await browser.get(first)).codes.contains("paid-before"))
            // Of someone else's visit nothing is said.
            let other = try await open(browser)
            #expect(!(try await browser.get(other)).codes.contains("paid-before"))
            let scanned = try await browser.post("/scan", ["text": Self.card, "visit": String(other.dropFirst(8))])
            #expect(scanned.codes == ["paid-before"] && scanned.step == "consult")
            #expect(scanned.html.contains("đã đóng BHYT hộ gia đình hôm nay (phiếu số 1)"))
            #expect(scanned.html.contains("<a href=\"\(first)\">Mở phiếu số 1</a>"))
        }
    }

    @Test("a scan inside a visit fills that visit")
    func scanInVisit() async throws {
        try await House().visit { (browser) async throws in
            let visit = try await open(browser)
            let page = try await browser.post("/scan", ["text": Self.card, "visit": String(visit.dropFirst(8))])
            #expect(page.html.contains("TẨN THỊ MẪU ƯỚC") && page.step == "consult")
        }
    }

    @Test("the quote of another day is worked out anew before money is taken")
    func stale() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            let visit = try await open(browser)
            try await enrol(browser, at: visit)
            try await browser.post("\(visit)/registration", Self.person)
            try await browser.readBack(visit)
            house.clock.advance(seconds: 86_400)
            try await browser.signIn("tn01")
            let page = try await browser.get(visit)
            #expect(
                page.step == "pay" && page.html.contains("\(visit)/requote") && !page.html.contains("id=\"payment\""))
            #expect(try await browser.post("\(visit)/requote").step == "readBack")
        }
    }
}
