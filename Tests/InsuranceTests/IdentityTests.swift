import Insurance
import TestSupport
import Testing

@Suite("identifiers") struct IdentifierTests {
    @Test("a made identifier reads back, is version 7, and sorts by time")
    func made() throws {
        var random = SeededRandom(seed: 9)
        var last = Identifier.make(at: Moment(milliseconds: 0), using: &random)
        for step in 1...200 {
            let next = Identifier.make(at: Moment(milliseconds: step * 7_777_777), using: &random)
            #expect(Identifier(next.text) == next)
            #expect(Array(next.text)[14] == "7")
            #expect("89ab".contains(Array(next.text)[19]))
            #expect(last < next)
            last = next
        }
    }

    @Test("upper case is read and lower case is kept")
    func lowerCase() {
        let id = Identifier("019AA000-0000-7000-8000-00000000ABCD")
        #expect(id?.text == "019aa000-0000-7000-8000-00000000abcd")
    }

    @Test(
        "what is not a UUID is not read",
        arguments: [
            "", "019aa000-0000-7000-8000-00000000abc", "019aa000-0000-7000-8000-00000000abcde",
            "019aa000_0000-7000-8000-00000000abcd", "019aa000-0000-7000-8000-00000000abcg",
            "{19aa000-0000-7000-8000-00000000abc}",
        ])
    func refused(text: String) { #expect(Identifier(text) == nil) }
}

@Suite("numbers of persons") struct PersonNumberTests {
    @Test("a personal ID tells sex and year of birth")
    func parts() throws {
        let id = try #require(PersonalID("035199000123"))
        #expect(id.sex == .female && id.birthYear == 1999)
        let later = try #require(PersonalID("086203000777"))
        #expect(later.sex == .male && later.birthYear == 2003)
        #expect(PersonalID("010303000777")?.sex == .female)
        #expect(PersonalID("010303000777")?.birthYear == 2003)
        #expect(!id.masked.contains("035199"))
        #expect(id.masked.hasSuffix("0123"))
    }

    @Test(
        "what is not a personal ID is not read",
        arguments: ["", "03519900012", "0351990001234", "035199000000", "03519900012a", "035199 00123", "०35199000123"])
    func refused(text: String) { #expect(PersonalID(text) == nil) }

    @Test("a social insurance code has ten digits, or twelve")
    func socialInsuranceCode() {
        #expect(SocialInsuranceCode("0120878811") != nil)
        #expect(SocialInsuranceCode("035199000123") != nil)
        #expect(SocialInsuranceCode("01208788110") == nil)
        #expect(SocialInsuranceCode("012087881x") == nil)
    }

    @Test("made-up people carry numbers that fit them", arguments: [11, 12] as [UInt64])
    func madeUp(seed: UInt64) throws {
        var people = MadeUpPeople(seed: seed)
        for _ in 0..<50 {
            let person = people.next()
            let id = try #require(person.personalID)
            #expect(id.sex == person.sex && id.birthYear == person.birth.year)
        }
    }
}
