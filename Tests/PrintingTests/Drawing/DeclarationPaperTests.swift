import Foundation
import Printing
import Testing

@Suite("The declaration TK1-TS on paper", .serialized)
struct DeclarationPaperTests {
    @Test("carries the form's own numbers, each once and in order")
    func numbers() async throws {
        let text = try await Paper("tk1").text()
        let numbers = [
            "[01]", "[02]", "[03]", "[04]", "[05]", "[06]", "[07]", "[08]", "[09]", "[09.1]", "[09.2]", "[09.3]",
            "[10]", "[11]", "[11.1]", "[11.2]", "[11.3]", "[11.4]", "[12]", "[13]", "[14]", "[14.1]", "[14.2]",
            "[14.3]", "[14.4]", "[14.5]", "[15]", "[16]", "[17]", "[18]", "[19]",
        ]
        for number in numbers { #expect(text.components(separatedBy: number).count == 2, "\(number)") }
    }

    @Test("the annex has eleven columns and room for ten members")
    func annex() async throws {
        let row = "\tVÀNG A MẪU\t0126000417\t01/01/1990\tNam\tVN\tHmông\t\tCon\t010190000001\tĐã tham gia"
        let changes = Dictionary(uniqueKeysWithValues: (1...10).map { ("member\($0)", "\($0)\(row)") })
        let text = try await Paper("tk1-household", changes).text()
        for column in 1...11 { #expect(text.contains("(\(column))")) }
        #expect(text.components(separatedBy: "010190000001").count == 11)
        #expect(text.components(separatedBy: "Hmông").count == 11)
    }

    @Test("holds the longest names, addresses and amounts, and an empty one to be written by hand")
    func extremes() async throws {
        let long = [
            "f01": "Nguyễn Hoàng Phương Thảo Nguyên Tôn Nữ Thanh Trúc Quỳnh", "f05": "Bru-Vân Kiều",
            "f11a": "Số 1024, ngõ 128, đường Nguyễn Chí Thanh kéo dài, tổ dân phố số 12", "f11way": "Bản giấy",
            "f15": "BHXH: 11.132.000 đ; BHYT: 1.366.200 đ", "f16": "BHXH: đóng trước 5 năm (60 tháng); BHYT: 12 tháng",
            "f18": "Gia hạn, đóng tiếp BHYT hộ gia đình; Gia hạn, đóng tiếp BHXH tự nguyện",
            "f17": "Bệnh viện Đa khoa khu vực Mẫu, cơ sở điều trị số 2 (10 - 003)",
            "signer": "Nguyễn Hoàng Phương Thảo Nguyên Tôn Nữ Thanh Trúc Quỳnh",
        ]
        let text = try await Paper("tk1", long).text()
        #expect(text.contains("60tháng") && text.contains("NGUYỄNHOÀNGPHƯƠNGTHẢO"))
        let empty = try await Paper(
            "tk1", Dictionary(uniqueKeysWithValues: ["f05", "f06", "f07", "f11a", "f15"].map { ($0, "") }))
        #expect(try await empty.pages() == 1)
    }
}
