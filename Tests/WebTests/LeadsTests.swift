import Desk
import HTTPTypes
import Insurance
import Testing

@testable import Web

@Suite("Whom to call back")
struct LeadsTests {
    private func lead(_ number: Int, day: CalendarDay = House.day, state: Lead.State = .open) throws -> Lead {
        let consent = Consent(version: "2026-11", language: "vi", at: Moment(milliseconds: 0), officer: "tv01")
        let followUp = try FollowUp(
            phone: "091234567\(number)", name: "LÒ THỊ MẪU \(["A", "B", "C"][number])", bestTime: .evening,
            consent: consent)
        return Lead(
            id: Identifier("01a2007c-4eef-7e09-963e-2635ce9062b\(number)")!, visit: .make(at: Moment(milliseconds: 0)),
            day: day, number: number, state: state, contact: followUp.contact, consent: consent,
            schemes: [.healthInsurance], channel: .performance, occasion: Occasion(event: "Đêm mẫu", team: "Tổ 1"))
    }

    @Test("the list shows whom to call, by days; calling and erasing are one act each")
    func list() async throws {
        let house = try await House()
        await house.takeHome.add(try lead(1))
        await house.takeHome.add(try lead(2, day: House.day.adding(days: -40)))
        try await house.visit(as: "tv01") { (browser) async throws in
            let page = try await browser.get("/leads")
            #expect(page.values(of: "data-lead").count == 1 && page.html.contains("0912 345 671"))
            #expect(page.html.contains("LÒ THỊ MẪU B") && page.html.contains("Buổi tối"))
            #expect(page.html.contains("href=\"/leads\" aria-current=\"page\""))
            let older = try await browser.get("/leads?days=90")
            #expect(older.values(of: "data-lead").count == 2)
            let id = page.values(of: "data-lead")[0]
            let called = try await browser.post("/leads/\(id)/contacted", ["days": "30"])
            #expect(called.values(of: "data-state") == ["contacted"] && called.html.contains("Đã ghi: đã gọi."))
            let gone = try await browser.post("/leads/\(id)/withdraw", ["days": "30"])
            #expect(gone.values(of: "data-lead") == [] && !gone.html.contains("0912 345 671"))
            #expect(gone.html.contains("1 người đã rút đồng ý"))
            #expect(try await browser.post("/leads/nonsense/withdraw").codes == ["form-unreadable"])
        }
    }

    @Test("the table is a file for spreadsheets, and that it was taken out is on record")
    func export() async throws {
        let house = try await House()
        await house.takeHome.add(try lead(1))
        try await house.visit { (browser) async throws in
            try await browser.get("/leads")
            let file = try await browser.post("/leads/export", ["days": "7"])
            #expect(file.status == 200 && file.headers[.contentType] == "text/csv; charset=utf-8")
            #expect(file.headers[.contentDisposition] == "attachment; filename=\"hen-lai-2026-11-21.csv\"")
            #expect(file.html.hasPrefix("\u{FEFF}\"Ngày\"") && file.html.contains("\"0912 345 671\""))
            let export = try #require(await house.takeHome.exported.first)
            #expect(export.officer == "mm01" && export.count == 1)
            #expect(export.first == House.day.adding(days: -6) && export.last == House.day)
            #expect(try await browser.get("/leads").html.contains("mm01 xuất 1 người"))
        }
    }

    @Test("nobody else sees a phone number, and the page is not in their navigation", arguments: ["tn01", "cb01"])
    func others(code: String) async throws {
        let house = try await House()
        await house.takeHome.add(try lead(1))
        try await house.visit(as: code) { (browser) async throws in
            #expect(!(try await browser.get("/desk").html.contains("href=\"/leads\"")))
            let page = try await browser.get("/leads")
            #expect(page.codes == ["role-missing"] && !page.html.contains("0912 345 671"))
            let file = try await browser.post("/leads/export", ["days": "7"])
            #expect(file.codes == ["role-missing"] && !file.html.contains("0912 345 671"))
        }
    }

    @Test("an empty page says what will be here")
    func empty() async throws {
        try await House().visit { (browser) async throws in
            #expect(try await browser.get("/leads").html.contains("Chưa có ai cần gọi lại"))
        }
    }
}
