import Foundation
import Insurance
import Testing

@Suite("names without their marks") struct FoldedNameTests {
    /// Every Vietnamese letter with a mark, under the letter it is without.
    static let letters: [(plain: String, marked: String)] = [
        ("a", "àáảãạăằắẳẵặâầấẩẫậ"), ("d", "đ"), ("e", "èéẻẽẹêềếểễệ"), ("i", "ìíỉĩị"),
        ("o", "òóỏõọôồốổỗộơờớởỡợ"), ("u", "ùúủũụưừứửữự"), ("y", "ỳýỷỹỵ"),
    ]

    @Test("all 134 letters lose their marks, composed or not, small or capital")
    func everyLetter() {
        var count = 0
        for (plain, marked) in Self.letters {
            for letter in marked.map(String.init).flatMap({ [$0, $0.uppercased()] }) {
                count += 1
                let composed = FoldedName(letter.precomposedStringWithCanonicalMapping)
                #expect(composed.plain == plain, "\(letter)")
                #expect(FoldedName(letter.decomposedStringWithCanonicalMapping) == composed, "\(letter)")
                #expect(FoldedName(letter.lowercased()) == composed, "\(letter)")
            }
        }
        #expect(count == 134)
    }

    @Test("no two marked letters are the same, so what is typed with marks narrows")
    func apart() {
        for (plain, marked) in Self.letters {
            let folded = marked.map { FoldedName(String($0)).syllables[0] }
            #expect(Set(folded).count == marked.count)
            let bare = FoldedName(plain).syllables[0]
            #expect(folded.allSatisfy { bare.begins($0) && $0.begins($0) && !$0.begins(bare) })
        }
    }

    @Test(
        "a mark typed must be there, one left out does not matter",
        arguments: [
            ("mau", "MẪU", true), ("mau", "MẬU", true), ("mâu", "MẪU", true), ("mãu", "MẪU", true),
            ("mẫu", "MẪU", true), ("mẫu", "MẬU", false), ("mẩu", "MẪU", false), ("mẫu", "MAU", false),
            ("mầu", "MẪU", false), ("mău", "MẪU", false), ("dương", "ĐƯƠNG", true), ("đương", "DƯƠNG", false),
            ("ưoc", "ƯỚC", true), ("m", "MẪU", true), ("maut", "MẪU", false), ("au", "MẪU", false),
        ])
    func narrowing(typed: String, name: String, fits: Bool) {
        #expect(FoldedName(name).holds(FoldedName(typed).syllables) == fits)
    }

    @Test("a tone belongs to its syllable, wherever it is written", arguments: [("hoà", "HÒA"), ("THÚY", "thuý")])
    func tones(typed: String, name: String) {
        #expect(FoldedName(typed) == FoldedName(name))
    }

    @Test(
        "beginnings of syllables in any order, each with a syllable of its own",
        arguments: [
            ("lo mau", true), ("mau lo", true), ("thi m", true), ("m t l", true), ("l lo", false), ("mau mau", false),
            ("lo thi mau", true), ("lo thi mau a", false), ("", true),
        ])
    func order(typed: String, fits: Bool) {
        #expect(FoldedName("LÒ THỊ MẪU").holds(FoldedName(typed).syllables) == fits)
    }

    @Test("a syllable that fits two beginnings goes to the one that has no other")
    func matching() {
        let name = FoldedName("LÒ LAN LA")
        #expect(name.holds(FoldedName("l la lan").syllables) && name.holds(FoldedName("lan la l").syllables))
        #expect(!name.holds(FoldedName("lan lan l").syllables))
    }

    @Test("marks, signs and letters of other spellings leave a name that can be found")
    func others() {
        #expect(FoldedName("  H'Hen  Niê-Kđăm ").plain == "h hen nie kdam")
        #expect(FoldedName("ÐẶNG").plain == "dang")
        #expect(FoldedName("Ƀlô Ñĭk Čư\u{306}") == FoldedName("Ƀlô N\u{303}i\u{306}k C\u{30C}u\u{31B}\u{306}"))
        #expect(FoldedName("\u{301}").syllables == [])
        #expect(FoldedName("a\u{303}\u{302}") == FoldedName("ẫ"), "marks in the wrong order")
    }

    @Test(
        "the hamlet and the commune of an address",
        arguments: [
            ("Bản Mẫu, xã Thử Nghiệm, tỉnh Lào Cai", "Bản Mẫu, xã Thử Nghiệm"),
            ("Số 3 , Thôn 2, Phường Mẫu, TP Lào Cai, Lào Cai", "Thôn 2, Phường Mẫu"),
            ("Tổ 4, Thị trấn Thử, Bát Xát", "Tổ 4, Thị trấn Thử"), ("Xã Mẫu, Lào Cai", "Xã Mẫu"),
            ("Số 3, Tổ 5, 12 phường Cốc Lếu, Lào Cai", "Tổ 5, 12 phường Cốc Lếu"),
            ("Số 3, Bản Mẫu, - xã Bát Xát, Lào Cai", "Bản Mẫu, - xã Bát Xát"),
            ("Số 3, Bản Mẫu, (xã Bát Xát), Lào Cai", "Bản Mẫu, (xã Bát Xát)"),
            ("Bản Mẫu, Mường Thử, Lào Cai", "Bản Mẫu, Mường Thử"), ("Bản Mẫu", "Bản Mẫu"), ("", ""),
        ])
    func locality(address: String, wanted: String) {
        let person = Person(name: "Lò Mẫu", birth: .year(1990), sex: .male, address: address)
        #expect(person.locality == wanted)
    }
}
