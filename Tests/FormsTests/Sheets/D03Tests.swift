import Desk
import Insurance
import Testing

@testable import Forms

@Suite("D03-TS, those insured for health alone")
struct D03Tests {
    private func rows(_ content: FormContent) -> [FormRow] { content.rows.filter { $0.scheme == .healthInsurance } }

    @Test("has the fifteen numbered columns of the form")
    func columns() {
        #expect(D03Line.columns.map(\.number) == ["B"] + (1...15).map(String.init))
        #expect(
            D03Line.columns.map(\.title) == [
                "Họ và tên", "Mã số BHXH", "Số CCCD/ĐDCN/Hộ chiếu", "Ngày, tháng, năm sinh", "Giới tính", "Địa chỉ",
                "Nơi đăng ký KCB ban đầu", "Ngày biên lai", "Số biên lai", "Tiền lương hưu, trợ cấp",
                "NSĐP hỗ trợ (%)", "Hỗ trợ khác (%)", "Từ tháng", "Số tháng đóng", "Mã nhân viên thu", "Ghi chú",
            ])
    }

    @Test("one list for each object and percentage of State support, with increases and decreases apart")
    func lists() throws {
        let lists = MadeUpForms.maker.d03(rows(MadeUpForms.evening()))
        #expect(lists.map { $0.facts[6] } == ["CN", "GD"])
        #expect(lists[0].facts.suffix(5) == ["Cận nghèo", "CN", "2.530.000", "Người tham gia đóng, NSNN hỗ trợ", "70"])
        #expect(lists[1].facts.suffix(5) == ["Hộ gia đình", "GD", "2.530.000", "Người tham gia đóng", "0"])
        #expect(lists.map { $0.sections.map(\.count) } == [[2, 0], [5, 1]])
    }

    @Test("a line says what the form asks for, and the rest under notes")
    func line() throws {
        var forms = MadeUpForms()
        var person = forms.person(name: "Sùng Thị Mẫu")
        person.socialInsuranceCode = SocialInsuranceCode("0126000417")
        let row = forms.health(person, order: 2)
        let line = try #require(MadeUpForms.maker.d03([row]).first?.sections[0].first)
        #expect(line.name == "Sùng Thị Mẫu" && line.code == "0126000417")
        #expect(line.personalID == person.personalID?.digits && line.birth == person.birth && line.sex == person.sex)
        #expect(line.facility == "Trạm Y tế xã Thử Nghiệm (10 - 002)")
        #expect(line.receiptDay == MadeUpForms.day && line.receipt == row.receipt.number.description)
        #expect(line.local == 30 && line.other == nil && line.fromMonth == "12/2026" && line.months == 12)
        #expect(line.note == "Tham gia lại; Thành viên thứ 2; Mức đóng 100 %; Thẻ từ 21/12/2026")
    }

    @Test("ends with how many cards are asked for: the increases")
    func cards() throws {
        let list = try #require(MadeUpForms.maker.d03(rows(MadeUpForms.evening())).last)
        let said = list.sheet().rows.map(\.cells)
        #expect(said.contains([.empty, .text("Tổng số thẻ BHYT đề nghị cấp"), .number(5)]))
        #expect(said.filter { $0.dropFirst().first == .text("Cộng") }.map { $0[0] } == [.number(5), .number(1)])
    }
}
