import Insurance
import Testing

@Suite("what a scanner read") struct ScanTests {
    private let codes = ScanSamples.codes

    @Test("an ID card is read with its old number, its province and its day of issue")
    func citizen() throws {
        guard case .citizenCard(let card) = Scan(ScanSamples.citizen + "|thêm||\r\n") else {
            Issue.record("not an ID card")
            return
        }
        #expect(card.number.digits == "001090123456" && card.oldID == "012345678" && card.name == "NGUYEN VAN A")
        #expect(card.birth == CalendarDay("1990-01-01") && card.sex == .male)
        #expect(card.address.hasPrefix("Phường Bến Nghé") && card.issued == CalendarDay("2021-04-15"))
        #expect(card.number.province(birth: .day(card.birth), in: codes)?.name == "Hà Nội")
        #expect(card.warnings(in: codes).isEmpty)
    }

    @Test("an ID card whose number does not fit is read with warnings, and no CitizenCardScan is made of it")
    func contradicting() throws {
        for (changed, warning) in [
            (ScanSamples.citizen.replacing("|Nam|", with: "|Nữ|"), ScanWarning.sexDiffers),
            (ScanSamples.citizen.replacing("01011990", with: "01011991"), .birthYearDiffers),
            (ScanSamples.citizen.replacing("001090123456", with: "001090000000"), .serialAllZero),
        ] {
            guard case .citizenCard(let card) = Scan(changed) else {
                Issue.record("not an ID card")
                continue
            }
            #expect(card.warnings(in: codes) == [warning])
            #expect(throws: ScanError.self) { try CitizenCardScan(card) }
        }
    }

    @Test("a damaged old number or day of issue leaves the card usable, with a warning")
    func damaged() throws {
        let card = try CitizenCardText(
            ScanSamples.citizen.replacing("012345678", with: "01234567x").replacing("15042021", with: "150420"))
        #expect(card.oldID == nil && card.issued == nil)
        #expect(
            card.warnings(in: codes) == [.unreadable(field: "old ID number"), .unreadable(field: "day of issue")])
    }

    @Test(
        "a personal ID tells province, sex, century and year of birth",
        arguments: [
            ("035199000123", "Hà Nam", Sex.female, 20, 1999), ("086091000777", "Vĩnh Long", .male, 20, 1991),
            ("010303000777", "Lào Cai", .female, 21, 2003), ("015226000777", "Lào Cai", .male, 21, 2026),
            ("015225000777", "Yên Bái", .male, 21, 2025),
        ])
    func personalID(digits: String, province: String, sex: Sex, century: Int, year: Int) {
        guard case .personalID(let facts) = Scan(digits) else {
            Issue.record("not a personal ID")
            return
        }
        #expect(facts.province(in: codes)?.name == province && facts.sex == sex)
        #expect(facts.century == century && facts.birthYear == year && facts.serial == digits.suffix(6))
        #expect(facts.warnings(in: codes).isEmpty)
    }

    @Test("a foreign province and a serial of zeros are warnings")
    func doubtful() {
        #expect(PersonalIDFacts("135199000000")?.warnings(in: codes) == [.provinceUnknown, .serialAllZero])
    }

    @Test("a health-card code names object, level, province and social insurance code")
    func cardCode() {
        for text in ["HS4010120878811", "hs 4 01 0120878811"] {
            guard case .healthCardCode(let code) = Scan(text) else {
                Issue.record("not a card code")
                continue
            }
            #expect(code.object == "HS" && code.level == 4 && code.province == "01")
            #expect(code.socialInsuranceCode.digits == "0120878811" && code.warnings(in: codes).isEmpty)
        }
    }

    @Test("an unknown object is refused, and what the catalogues do not know is a warning")
    func doubtfulCardCode() {
        #expect(Scan("XX4010120878811").error == .unknownObject)
        #expect(HealthCardCode("HS3010120878811")?.warnings(in: codes) == [.levelDiffers])
        #expect(HealthCardCode("TV2970120878811")?.warnings(in: codes) == [])
        #expect(HealthCardCode("HS4030120878811")?.warnings(in: codes) == [.provinceUnknown])
        #expect(Scan("HS6010120878811").error == .unknownKind)
    }

    @Test("ten digits are a social insurance code")
    func socialInsuranceCode() {
        guard case .socialInsuranceCode(let code) = Scan("0120878811") else {
            Issue.record("not a code")
            return
        }
        #expect(code.digits == "0120878811")
    }

    @Test("a facility's code may hold letters, and is written one way")
    func facility() {
        #expect(FacilityCode("01 - C54")?.description == "01 - C54")
        #expect(FacilityCode("01 - C54")?.province == "01" && FacilityCode("01 - C54")?.facility == "C54")
        #expect(FacilityCode("89-006")?.description == "89 - 006" && FacilityCode("01c54")?.description == "01 - C54")
        for text in ["", "-", "1 - C54", "01 - C5", "01 - C5é", "01 - - 1"] { #expect(FacilityCode(text) == nil) }
    }

    @Test(
        "what cannot be used is unknown by its reason",
        arguments: [
            ("", ScanError.unknownKind), ("https://example.org/card", .unknownKind), ("a|b|c", .unknownKind),
            ("001090123456|012345678|NGUYEN", .incomplete), ("1000000001|4cc3bd|05/03/1997", .incomplete),
            ("N\u{FFFD}", .mangled), (ScanSamples.citizen.replacing("|Nam|", with: "|Nwx|"), .mangled),
            (String(repeating: "1", count: Scan.longest + 1), .unknownKind), ("०35199000123", .unknownKind),
        ])
    func unknown(text: String, error: ScanError) { #expect(Scan(text).error == error) }
}
