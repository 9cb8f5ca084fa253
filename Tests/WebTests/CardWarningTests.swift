import Desk
import Foundation
import Insurance
import TestSupport
import Testing

@testable import Web

@Suite("What looks odd on a card")
struct CardWarningTests: CardReadingTests {
    @Test(
        "what looks odd on a card that can be used is told on the page it opens",
        arguments: [
            ("099190906001||LÒ THỊ HÒA|21111990|Nữ|\(places)|01012024", "Mã tỉnh trong số không có trong danh mục"),
            (String(health().dropLast()), "Mã thiếu dấu kết thúc"),
            (health(code: "GD1101022334455"), "Mức hưởng không khớp mã đối tượng"),
            (health().replacing("03/11/2025", with: "03/11/2027"), "Thẻ hết hạn trước ngày bắt đầu"),
        ])
    func warnings(text: String, look: String) async throws {
        try await house().visit { (browser) async throws in
            let page = try await browser.post("/scan", ["text": text])
            #expect(page.step == "consult" && page.html.contains("Đã đọc thẻ. Xem lại: \(look)"))
            let visit = try await browser.post("/visits", ["language": "vi"], follow: false).location
            let inside = try await browser.post("/scan", ["text": text, "visit": String(visit.dropFirst(8))])
            #expect(inside.html.contains("Đã đọc thẻ. Xem lại: \(look)"))
        }
    }
}
