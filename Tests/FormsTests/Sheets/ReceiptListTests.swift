import Desk
import Insurance
import Testing

@testable import Forms

@Suite("The list of receipts")
struct ReceiptListTests {
    private let list = MadeUpForms.maker.receipts(MadeUpForms.evening().receipts)[0]

    @Test("has every receipt once, those voided apart, with their numbers")
    func sections() {
        #expect(list.sections.map { $0.map(\.number) } == [["0000001", "0000002", "0000004"], ["0000003"]])
        #expect(list.sections[0].map(\.method) == ["Tiền mặt", "Chuyển khoản", "Tiền mặt, chuyển khoản"])
        #expect(list.sections[0].map(\.people) == [1, 2, 3])
    }

    @Test("adds up what was taken, without what was voided")
    func sums() {
        let sums = list.sheet().rows.filter { $0.look == .total }.map { ($0.cells[0], $0.cells[7]) }
        #expect(sums[0] == (.number(3), .number(5_234_200)) && sums[1] == (.number(1), .number(500_000)))
    }

    @Test("a training list says so above its lines")
    func training() {
        var head = MadeUpForms.head
        head.isTraining = true
        #expect(head.values[0] == "TẬP HUẤN, KHÔNG CÓ GIÁ TRỊ. BHXH cơ sở Mẫu")
    }
}
