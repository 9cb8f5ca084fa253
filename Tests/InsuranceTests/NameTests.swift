import Insurance
import Testing

@Suite("Names as papers have them")
struct NameTests {
    @Test(
        "upper case keeps every mark, and apostrophes and hyphens have one form",
        arguments: [
            ("giàng a páo", "GIÀNG A PÁO"), ("Nguyễn Thị Ước", "NGUYỄN THỊ ƯỚC"), ("ĐẶNG", "ĐẶNG"),
            ("h’hen niê", "H'HEN NIÊ"), ("k\u{2BC}brơih", "K'BRƠIH"), ("k\u{60}sor", "K'SOR"),
            ("y\u{B4}moan", "Y'MOAN"),
            ("sùng‑páo", "SÙNG-PÁO"), (" lý \u{A0}thị\tmẫu ", "LÝ THỊ MẪU"), ("ksor hbŭt", "KSOR HBŬT"),
            ("bhơ\u{306}k", "BHƠ\u{306}K"), ("", ""),
        ])
    func tidy(typed: String, printed: String) {
        #expect(Array(PersonName.tidy(typed).unicodeScalars) == Array(printed.unicodeScalars))
        let again = PersonName.tidy(printed)
        #expect(Array(again.unicodeScalars) == Array(printed.unicodeScalars), "tidied once and for all")
    }

    @Test(
        "what any people of the country is called by can be printed; other signs, a loose mark and blanks cannot",
        arguments: [
            ("Y BHƠ\u{306}K", true), ("H'HEN NIÊ", true), ("MẨY", true), ("SÙNG-PÁO", true), ("TRẦN V. MẪU", true),
            ("LÒ THỊ 2", false), ("LÒ\u{306} MẪU", true), (" \u{306}LÒ", false), ("'\u{306}LÒ", false), ("- .", false),
            ("", false), ("LÒ @", false),
        ])
    func printable(name: String, isPrintable: Bool) {
        #expect((PersonName.fault(in: name) == nil) == isPrintable)
        let longest = String(repeating: "Ừ", count: PersonName.longest)
        #expect(PersonName.fault(in: longest) == nil && PersonName.fault(in: longest + "Ừ") == .tooLong(count: 61))
    }

    @Test("an ID card's name may have a typographic apostrophe, a long hyphen or a mark of its own")
    func onCards() throws {
        for (name, printed) in [("H’Hen Niê", "H'HEN NIÊ"), ("Kʼbrơih", "K'BRƠIH"), ("Sùng–Páo", "SÙNG-PÁO")] {
            let card = try CitizenCardText("010190905321||\(name)|21111990|Nữ|Bản Mẫu, xã Thử|01012024")
            #expect(card.name == printed)
        }
        #expect(throws: ScanError.mangled) {
            try CitizenCardText("010190905321||H’HEN NIE|21111990|Nữ|Ban Mau, xa Thu|01012024")
        }
    }
}
