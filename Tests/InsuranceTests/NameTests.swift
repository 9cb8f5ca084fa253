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
            ("sùng‑páo", "SÙNG-PÁO"), ("ksor hbŭt", "KSOR HBŬT"), ("bhơ\u{306}k", "BHƠ\u{306}K"), ("", ""),
        ])
    func tidy(typed: String, printed: String) {
        #expect(Array(Person.tidy(typed).unicodeScalars) == Array(printed.unicodeScalars))
        #expect(Array(Person.tidy(printed).unicodeScalars) == Array(printed.unicodeScalars), "tidied once and for all")
    }
}
