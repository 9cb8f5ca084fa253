import Desk
import HTTPTypes
import Insurance
import InsuranceRules
import Ledger
import TestSupport
import Testing

@testable import Web

@Suite("Whom to call back")
struct LeadsTests {
    /// Somebody who wants to be called, since so many days.
    private func leave(_ number: Int, days: Int = 0, in house: House) async throws {
        let moment = house.clock.now().adding(seconds: -days * 86_400)
        let consultant = Operator(code: "tv01", name: "Tư Vấn Mẫu", roles: [.consultant])
        let consent = Consent(version: "2026-11", language: "vi", at: moment, officer: consultant.code)
        let followUp = try FollowUp(
            phone: "091234567\(number)", name: "LÒ THỊ MẪU \(["A", "B", "C"][number])", bestTime: .evening,
            consent: consent)
        let visit = try await house.ledger.openVisit(
            station: "ban-1", language: "vi", channel: .performance, scanned: nil, by: consultant, at: moment)
        try await house.ledger.recordConsultation(
            visit: visit.id, plans: [.premium(PremiumTerms(order: 1, months: 12, groups: [], lastCardEnd: nil))],
            end: .followUp(followUp), at: Occasion(event: "Đêm mẫu", team: "Tổ 1"), by: consultant, at: moment)
    }

    @Test("the list shows whom to call, by days; calling and erasing are one act each")
    func list() async throws {
        let house = try await House()
        try await leave(2, days: 40, in: house)
        try await leave(1, in: house)
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
        try await leave(1, in: house)
        try await house.visit { (browser) async throws in
            try await browser.get("/leads")
            let file = try await browser.post("/leads/export", ["days": "7"])
            #expect(file.status == 200 && file.headers[.contentType] == "text/csv; charset=utf-8")
            #expect(file.headers[.contentDisposition] == "attachment; filename=\"hen-lai-2026-11-21.csv\"")
            #expect(file.html.hasPrefix("\u{FEFF}\"Ngày\"") && file.html.contains("\"0912 345 671\""))
            let export = try #require(try await house.ledger.leadExports().first)
            #expect(export.officer == "mm01" && export.count == 1)
            #expect(export.first == House.day.adding(days: -6) && export.last == House.day)
            #expect(try await browser.get("/leads").html.contains("mm01 xuất 1 người"))
        }
    }

    @Test("nobody else sees a phone number, and the page is not in their navigation", arguments: ["tn01", "cb01"])
    func others(code: String) async throws {
        let house = try await House()
        try await leave(1, in: house)
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
