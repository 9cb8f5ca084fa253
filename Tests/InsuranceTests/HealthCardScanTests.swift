import Testing

@testable import Insurance

@Suite("the QR of a health card") struct HealthCardScanTests {
    private let codes = ScanSamples.codes

    @Test("a card since 2021 names the person, the facility and the five years")
    func newer() throws {
        let card = try HealthCardScan(ScanSamples.newerCard + "\r\n")
        #expect(card.code == "1000000001" && card.socialInsuranceCode.digits == "1000000001" && card.cardCode == nil)
        #expect(card.name == "Lý Thị Mẫu" && card.birth == BirthDate("1997-03-05") && card.sex == .female)
        #expect(card.facility?.description == "10 - 001" && card.level == 4)
        #expect(card.place == "Huyện Văn Bàn, Tỉnh Lào Cai" && card.address == nil)
        #expect(card.term.validFrom == CalendarDay("2026-12-21") && card.term.validTo == nil)
        #expect(card.term.issued == CalendarDay("2026-11-21") && card.term.fiveYears == CalendarDay("2031-12-01"))
        #expect(card.warnings(in: codes).isEmpty)
    }

    @Test("an older card names the last day covered, and its code the object and the level")
    func older() throws {
        let card = try HealthCardScan(ScanSamples.olderCard)
        #expect(card.cardCode?.object == "GD" && card.level == 4 && card.socialInsuranceCode.digits == "1000000001")
        #expect(card.birth == .year(1997) && card.address == "Huyện Văn Bàn, Tỉnh Lào Cai")
        #expect(card.term.validTo == CalendarDay("2019-12-31") && card.term.issued == CalendarDay("2018-12-20"))
        #expect(card.term.fiveYears == nil && card.place == nil && card.warnings(in: codes).isEmpty)
        #expect(card.person?.name == "LÝ THỊ MẪU" && card.person?.key == "1000000001")
    }

    @Test("a card with a personal ID in place of the code is not taken for an ID card, and is compared with it")
    func personalID() throws {
        let text = ScanSamples.newerCard.replacing("1000000001|4", with: "010197000456|4")
        let card = try HealthCardScan(text)
        #expect(card.person?.personalID?.digits == "010197000456")
        #expect(card.warnings(in: codes).isEmpty)
        #expect(try HealthCardScan(text.replacing("|2|-|", with: "|1|-|")).warnings(in: codes) == [.sexDiffers])
        guard case .healthCard = Scan(text) else {
            Issue.record("not a health card")
            return
        }
    }

    @Test(
        "hexadecimal text is UTF-8, NFC, and nothing else",
        arguments: [
            ("4e677579e1bb856e", "Nguyễn"), ("4E677579E1BB856E", "Nguyễn"), ("zzzz", nil),
            ("abc", nil), ("e1bb", nil), ("ff", nil), ("4e0a4e", nil), ("4e67757965cc82cc836e", "Nguyễn"),
        ])
    func hex(digits: String, text: String?) {
        // Equal strings may differ in their code units.
        #expect(HexText.read(digits).map { Array($0.utf8) } == text.map { Array($0.utf8) })
    }

    @Test(
        "a field that cannot be read has no value and a warning; the rest stays",
        arguments: [
            ("4cc3bd205468e1bb8b204de1baab75", "zzzz", "name"), ("4cc3bd205468e1bb8b204de1baab75", "abc", "name"),
            ("|05/03/1997|", "|31/02/1997|", "birth date"), ("|2|-|", "|3|-|", "sex"),
            ("|10 - 001|", "|10|", "facility"),
            ("|21/12/2026|", "|today|", "first day"), ("|4|4875", "|9|4875", "level"),
            ("01/12/2031", "01/12/203", "day of five years"),
        ])
    func damaged(old: String, new: String, field: String) throws {
        let card = try HealthCardScan(ScanSamples.newerCard.replacing(old, with: new))
        #expect(card.warnings(in: codes) == [.unreadable(field: field)])
        #expect(card.code == "1000000001" && (field == "name" ? card.name == nil : card.name != nil))
    }

    @Test("a cut-off card, reversed dates and an unknown object are warnings")
    func doubtful() throws {
        #expect(try HealthCardScan(String(ScanSamples.newerCard.dropLast())).warnings(in: codes) == [.endMissing])
        let reversed = ScanSamples.olderCard.replacing("31/12/2019", with: "31/12/2018")
        #expect(try HealthCardScan(reversed).warnings(in: codes) == [.endsBeforeItBegins])
        let strange = ScanSamples.olderCard.replacing("GD4", with: "XX4")
        #expect(try HealthCardScan(strange).warnings(in: codes) == [.objectUnknown])
    }

    @Test("hexadecimal digits that a Vietnamese keyboard turned into letters are refused as mangled")
    func mangled() {
        for typed in ["4cc3bđ205468e1bb8b", "4cc3bd20546á8e1bb8b", "4cc3bd205468êbb8b"] {
            #expect(throws: ScanError.mangled) {
                try HealthCardScan(ScanSamples.newerCard.replacing("4cc3bd205468e1bb8b204de1baab75", with: typed))
            }
        }
    }
}
