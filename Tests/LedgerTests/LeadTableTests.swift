import Desk
import Insurance
import TestSupport
import Testing

@Suite("The table of people to call")
struct LeadTableTests {
    private func lead(
        name: String?, event: String = "Đêm văn nghệ", state: Lead.State = .open, contact: Bool = true
    ) throws -> Lead {
        let phone = try #require(PhoneNumber("0912345678"))
        return Lead(
            id: .make(at: .testing), visit: .make(at: .testing), day: Evening.day, number: 7, state: state,
            contact: contact ? FollowUpContact(phone: phone, name: name, bestTime: .evening) : nil,
            consent: Consent(version: "call-1", language: "vi", at: .testing, officer: "tv01"),
            schemes: [.voluntarySocialInsurance, .healthInsurance], channel: .performance,
            occasion: Occasion(event: event, team: nil))
    }

    @Test("begins with a byte order mark, has a line each, and every cell in quotes")
    func table() throws {
        let table = leadTable([try lead(name: "VÀNG THỊ THỬ")]) { $0 }
        let lines = table.split(separator: "\r\n").map(String.init)
        #expect(table.unicodeScalars.first == "\u{FEFF}" && table.hasSuffix("\r\n") && lines.count == 2)
        #expect(lines[0].hasPrefix("\u{FEFF}\"lead.column.day\",\"lead.column.ticket\",\"lead.column.name\""))
        #expect(
            lines[1] == """
                "21/11/2026","7","VÀNG THỊ THỬ","0912 345 678","lead.best-time.evening","scheme.vsi; scheme.hi",\
                "channel.performance","Đêm văn nghệ","","lead.state.open","21/11/2026 12:00","call-1","tv01"
                """)
    }

    @Test(
        "lets no cell act as a formula",
        arguments: ["=1+1", "+84", "-1", "@SUM(A1)", "\t=1", " =1+1", "\r=1", "|calc", "\n=1"])
    func formulas(text: String) throws {
        let table = leadTable([try lead(name: nil, event: text)]) { $0 }
        #expect(table.contains(",\"'\(text)\","))
    }

    @Test("doubles quotes, and keeps commas and line ends inside their cell")
    func quoted() throws {
        let table = leadTable([try lead(name: nil, event: "Chợ \"Mẫu\", phiên\nhai")]) { $0 }
        #expect(table.contains(",\"Chợ \"\"Mẫu\"\", phiên\nhai\","))
    }

    @Test("leaves out whom nobody may call")
    func erased() throws {
        let table = leadTable([try lead(name: nil, state: .withdrawn, contact: false)]) { $0 }
        #expect(table.split(separator: "\r\n").count == 1)
    }
}
