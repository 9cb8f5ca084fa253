import Desk
import Insurance
import Testing

@testable import Forms

@Suite("D05-TS, those in voluntary social insurance")
struct D05Tests {
    private let list = MadeUpForms.maker.d05(
        MadeUpForms.evening().rows.filter { $0.scheme == .voluntarySocialInsurance }
    )[0]

    @Test("has twenty columns with the running number")
    func columns() {
        #expect(D05Line.columns.count == 19)
        #expect(
            D05Line.columns.map(\.title) == [
                "Họ và tên", "Mã số BHXH", "Số CCCD/ĐDCN/Hộ chiếu", "Địa chỉ", "Ngày biên lai", "Số biên lai",
                "Mức thu nhập tháng làm căn cứ đóng", "Số tháng đóng", "Từ tháng", "Tổng số tiền phải đóng",
                "Người tham gia đóng", "NSNN hỗ trợ (%)", "NSNN hỗ trợ (đồng)", "NSĐP hỗ trợ (%)",
                "NSĐP hỗ trợ (đồng)", "Hỗ trợ khác (%)", "Hỗ trợ khác (đồng)", "Mã nhân viên thu", "Ghi chú",
            ])
    }

    @Test("each line adds up: who pays what is the whole contribution")
    func line() throws {
        #expect(list.sections.map(\.count) == [3, 1])
        for line in list.sections.joined() {
            #expect(line.payable == line.paid + line.state + line.local + line.other)
        }
        let line = list.sections[0][0]
        #expect(line.income == Dong(1_500_000) && line.months == 12 && line.fromMonth == "11/2026")
        #expect(line.statePercent == 20 && line.localPercent == nil && line.note == "Tham gia mới")
    }

    @Test("each section has its sums, of the money and of nothing else")
    func sums() throws {
        let sums = list.sheet().rows.filter { $0.look == .total }.map(\.cells)
        #expect(sums.count == 2 && sums[0][0] == .number(3))
        #expect(
            sums[0].dropFirst(10).map(\.self) == [
                .number(11_880_000), .number(9_504_000), .empty, .number(2_376_000), .empty, .number(0), .empty,
                .number(0), .empty, .empty,
            ])
        #expect(sums[0][7] == .empty, "incomes are not added up")
    }
}
