import Desk
import Insurance
import Testing

@Suite("picking from a list") struct PickListTests {
    private static let list = ShortList([
        ListEntry(code: "10 - 001", name: "Trung tâm Y tế Thử Nghiệm"),
        ListEntry(code: "10 - 002", name: "Trạm Y tế xã Thử Nghiệm", place: "Bát Mẫu"),
        ListEntry(code: "10 - 003", name: "Bệnh viện Đa khoa Mẫu"),
        ListEntry(code: "10 - 004", name: "Phòng khám Hòa Đức"),
    ])

    @Test(
        "words may be short, without marks and in any order",
        arguments: [
            ("thu nghiem", ["10 - 001", "10 - 002"]), ("TRẠM thử", ["10 - 002"]), ("mau", ["10 - 002", "10 - 003"]),
            ("da khoa", ["10 - 003"]), ("hoa duc", ["10 - 004"]), ("hoà đức", ["10 - 004"]), ("10 - 00", nil),
            ("bat mau", ["10 - 002"]), ("khong co", []), ("  ", nil), ("nghiem thu tram", ["10 - 002"]),
        ])
    func found(typed: String, codes: [String]?) {
        #expect(
            Self.list.entries(like: typed).map(\.code) == codes ?? Self.list.entries.map(\.code), "\(typed)")
    }

    @Test("no more than ten are offered, those whose name begins so first")
    func first() {
        let many = ShortList(
            (0..<30).map { ListEntry(code: "\($0)", name: $0 < 25 ? "Xã Tả Mẫu \($0)" : "Xã Mẫu \($0)") })
        let found = many.entries(like: "mẫu")
        #expect(found.count == 10 && found.prefix(5).map(\.code) == ["25", "26", "27", "28", "29"])
    }

    @Test("what a field sends is the entry again")
    func sent() {
        for entry in Self.list.entries {
            #expect(Self.list.picked(entry.text) == entry && Self.list.picked(entry.code) == entry)
            #expect(Self.list.picked(entry.name) == entry && Self.list.picked(entry.fullName) == entry)
        }
        #expect(Self.list.picked("phong kham hoa duc")?.code == "10 - 004")
        #expect(Self.list.picked("thử nghiệm") == nil && Self.list.picked("") == nil && Self.list.picked("()") == nil)
        #expect(Self.list.picked("Trạm Y tế xã Thử Nghiệm (10 - 999)") == nil)
    }
}
