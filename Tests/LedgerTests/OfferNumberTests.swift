import Testing

@testable import Desk

@Suite("An offer's number")
struct OfferNumberTests {
    private func drawn(_ kiosk: String = "kiosk-02") -> OfferNumber {
        var random = SystemRandomNumberGenerator()
        return OfferNumber.draw(for: kiosk, using: &random)
    }

    @Test("is read as typed, as printed and as scanned")
    func read() {
        let number = drawn()
        let text = number.text
        for typed in [
            text, text.lowercased(), number.description, number.symbol, "  \(text.prefix(1)) \(text.dropFirst())",
            "\(text.prefix(4)) \(text.dropFirst(4).prefix(3)).\(text.suffix(1))", "bg:\(text.lowercased())",
        ] {
            #expect(OfferNumber(typed) == number, "\(typed)")
        }
    }

    @Test("with one wrong digit, another letter or two neighbours turned round is none")
    func slips() {
        for _ in 0..<50 {
            let number = drawn()
            let digits = Array(number.text)
            for place in 1..<digits.count {
                for digit in "0123456789" where digit != digits[place] {
                    var wrong = digits
                    wrong[place] = digit
                    #expect(OfferNumber(String(wrong)) == nil)
                }
            }
            for place in 1..<digits.count - 1 where digits[place] != digits[place + 1] {
                var wrong = digits
                wrong.swapAt(place, place + 1)
                #expect(OfferNumber(String(wrong)) == nil)
            }
            let others = "ABCDEGHKLM".filter { $0 != digits[0] }
            for letter in others where digits[0].isASCII && "ABCDEGHKLM".contains(digits[0]) {
                #expect(OfferNumber(String([letter] + digits.dropFirst())) == nil)
            }
        }
    }

    @Test(
        "of another form is none",
        arguments: ["", "B", "4829139", "B48291390", "I4829139", "B482913", "BG:", "Bxxxxxxx"])
    func malformed(typed: String) { #expect(OfferNumber(typed) == nil) }

    @Test("begins with a letter that neighbouring kiosks do not share")
    func letters() {
        let letters = (1...17).map { OfferNumber.letter(of: "kiosk-\($0)") }
        #expect(Set(letters).count == 17)
        #expect(OfferNumber.letter(of: "ban") == OfferNumber.letter(of: "ban"))
    }

    @Test("has a check digit worked out by hand: B 482913 → 9")
    func byHand() {
        // 01 (B) 4 8 2 9 1 3 in Damm's table: 0→0, 1→3, 4→2, 8→5, 2→6, 9→8, 1→4… see the table's rows.
        #expect(OfferNumber("B482-9139")?.description == "B482-9139")
    }
}
