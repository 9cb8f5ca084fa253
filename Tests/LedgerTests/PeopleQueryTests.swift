import Desk
import Insurance
import Testing

@Suite("What staff type to find a person")
struct PeopleQueryTests {
    static let person = FindablePerson(
        Person(
            name: "Lò Thị Mẫu", birth: .day(CalendarDay(year: 1990, month: 2, day: 3)!), sex: .female,
            personalID: PersonalID("010190123456"), socialInsuranceCode: SocialInsuranceCode("0123409876"),
            phone: "+84912345678", address: "Bản Mẫu, xã Thử"))

    @Test(
        "every word must fit: syllables, year or day of birth, the end of a number, the ticket",
        arguments: [
            ("lo mau", true), ("MẪU lò", true), ("mậu", false), ("lo mau 1990", true), ("lo1990", true),
            ("1991 lo", false), ("3/2/1990", true), ("03/02/1990 mau", true), ("4/2/1990", false),
            ("3456", true), ("456", false), ("010190123456", true), ("9876", true), ("0123409876", true),
            ("5678", true), ("0912 345 678", true), ("0912.345.678", true), ("+84 912 345 678", true),
            ("0912 345 679", false), ("12", true), ("#12", true), ("#012", true), ("mau #12", true), ("mau #13", false),
            ("1", false), ("2", false), ("lo 12 1990", true), ("lo mau thi lo", false),
        ])
    func fits(typed: String, fits: Bool) throws {
        #expect(try #require(PeopleQuery(typed)).fits(Self.person, ticket: 12) == fits)
    }

    @Test("the nine digits of an old ID card find whoever is known by them, whole or by their end")
    func nineDigits() throws {
        let old = FindablePerson(Person(name: "Vàng Thị Cũ", birth: .year(1970), sex: .female, oldID: "063123456"))
        for typed in ["063123456", "063 123 456", "3456 vang"] {
            #expect(try #require(PeopleQuery(typed)).fits(old, ticket: nil), "\(typed)")
        }
        #expect(PeopleQuery("063123456")?.onlyNumber == "063123456")
        #expect(try !#require(PeopleQuery("063123457")).fits(old, ticket: nil))
        #expect(try !#require(PeopleQuery("063123456")).fits(Self.person, ticket: nil))
    }

    @Test("a person without a visit has no ticket; one whose birth day nobody knows is found by the year")
    func sparse() throws {
        let person = FindablePerson(Person(name: "Giàng A Thử", birth: .year(1955), sex: .male))
        #expect(try !#require(PeopleQuery("12")).fits(person, ticket: nil))
        #expect(try #require(PeopleQuery("1955")).fits(person, ticket: nil))
        #expect(try #require(PeopleQuery("1/1/1955 giang")).fits(person, ticket: 3))
    }

    @Test(
        "a scanned code, an address and nothing are no search",
        arguments: [
            "", "#", "' -", "010190905123||TẨN THỊ MẪU ƯỚC|21111990|Nữ|Bản Mẫu|01012024", "https://example.vn/a",
            "<b>\"x'", "M\u{FFFD}u", "00020101021138570010A00000072701270006970403",
            String(repeating: "lo ", count: 40),
        ])
    func noSearch(text: String) { #expect(PeopleQuery(text) == nil) }
}
