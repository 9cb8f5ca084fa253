import Foundation
import Printing
import Testing

@Suite("The sheets of a closed day", .serialized)
struct DayReportPaperTests {
    @Test("the report says its sums, both people and its hash, on one page")
    func report() async throws {
        let paper = try await Paper("day-report")
        let text = try await paper.text()
        for part in ["SỐ12", "78.911.400", "BHXHtựnguyện", "91.852.800", "LC26", "0000117", "156", "gs01", "cb01"] {
            #expect(text.contains(part), "\(part)")
        }
        #expect(text.contains("SHA-256") && !text.contains("BẢNINLẠI"))
        #expect(try await paper.pages() == 1)
        #expect(try await Paper("day-report", ["copyMark": "BẢN IN LẠI lúc 22:50"]).text().contains("BẢNINLẠI"))
    }

    @Test("an evening with the largest sums still fits")
    func largest() async throws {
        func lines(_ line: String, _ count: Int) -> String {
            Array(repeating: line, count: count).joined(separator: "\n")
        }
        let changes: [String: String] = [
            "registrations": lines(
                "BHXH tự nguyện\tTham gia lại\tChuyển khoản\t1234\t1.234.567.800\t345.678.900\t123.456.700\t765.432.100",
                13),
            "shifts": lines(
                "thungan.rat.dai\t500.000\t1.234.567.800\t99.999.999\t1.135.067.801\t-12.345", 5),
            "receipts": lines(
                "BH26-LC/08907\t0000001\t0009999\t9999\t\t0000001, 0000002, 0000003, 0000004 +95\tkhông", 3),
            "voids": lines("thungan.rat.dai\t123/1234\t10,0%\t123.456.789", 4),
            "papers": lines("Giấy xác nhận\tgiữ tại cơ quan\t1234", 4),
            "findings": "Kiểm tra sổ thấy 12 điểm cần xem lại: "
                + lines("print-intents 1", 12).replacingOccurrences(of: "\n", with: ", "),
        ]
        #expect(try await Paper("day-report", changes).pages() == 1)
    }

    @Test("the slip says how much, in words too, and to whom")
    func slip() async throws {
        let text = try await Paper("remittance-slip").text()
        for part in ["BẢNGKÊNỘPTIỀN", "56.140.000đ", "Nămmươisáutriệu", "BƯUĐIỆN", "500.000", "Ngườinhận"] {
            #expect(text.contains(part), "\(part)")
        }
    }
}
