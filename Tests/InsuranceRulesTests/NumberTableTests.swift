import InsuranceRules
import Testing

@Suite("tables by whole numbers") struct NumberTableTests {
    private func scale(_ rows: [String: String]) -> GrowingScale? { GrowingScale(.table(rows), in: .permille) }

    @Test("a scale grows evenly between rows, is nothing before them and stays after")
    func growing() throws {
        let scale = try #require(self.scale(["15": "400", "20": "450", "35": "750"]))
        #expect(scale.number(at: 14) == nil)
        #expect(scale.number(at: 179, parts: 12) == nil)
        #expect(
            [15, 16, 19, 20, 21, 34, 35, 36].map { scale.number(at: $0) } == [400, 410, 440, 450, 470, 730, 750, 750])
        #expect(scale.number(at: 186, parts: 12) == 405)
        // A third of the way from 400 to 401 is dropped, half of it goes up.
        let slow = try #require(self.scale(["0": "400", "6": "401"]))
        #expect(slow.number(at: 2) == 400 && slow.number(at: 3) == 401)
    }

    @Test("a table finds exact rows, and the last one reached")
    func lookup() throws {
        let table = try #require(NumberTable(.table(["7": "12", "1": "6"]), in: .months))
        #expect([0, 1, 6, 7, 11].map { table.number(upTo: $0) } == [nil, 6, 6, 12, 12])
        #expect([1, 2].map { table.number(at: $0) } == [6, nil])
        #expect(table.words(in: .months) == "1 → 6 months, 7 → 12 months")
    }

    @Test("what is not a table of numbers that the unit allows is refused")
    func refused() {
        for rows in [[:], ["a": "1"], ["01": "1"], ["-1": "1"], ["1": "x"], ["1": "1001"], ["1": "-1"]] {
            #expect(scale(rows) == nil)
        }
        #expect(scale(["1": "2", "2": "1"]) == nil)
        #expect(NumberTable(.word("1"), in: .months) == nil)
        #expect(NumberTable(.list(["1"]), in: .months) == nil)
    }

    @Test("shares and multiples in words")
    func words() {
        #expect(RuleUnit.permille.words(405) == "40,5 %")
        #expect(RuleUnit.hundredths.words(116) == "1,16 ×")
        #expect(RuleUnit.hundredths.words(200) == "2 ×")
    }
}
