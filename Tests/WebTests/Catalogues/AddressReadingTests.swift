import Desk
import Foundation
import Insurance
import Testing

@Suite("addresses of before and since the reform") struct AddressReadingTests {
    private let places: any Gazetteer

    init() throws { places = try ShippedLists.lists.get().places }

    @Test(
        "an address names the one commune it lies in today",
        arguments: [
            // Three levels, as on cards of before.
            ("Thôn 1, Xã Bản Vược, Huyện Bát Xát, Tỉnh Lào Cai", "02683"),
            ("Xã Thịnh Hưng, Huyện Yên Bình, Tỉnh Yên Bái", "04714"),
            ("Phường Trúc Bạch, Quận Ba Đình, Thành phố Hà Nội", "00004"),
            // As people write it.
            ("xa ban vuoc, huyen bat xat, tinh lao cai", "02683"), ("BẢN VƯỢC, BÁT XÁT, LÀO CAI", "02683"),
            ("P. Kim Tân, TP.Lào Cai, Lào Cai", "02647"), ("phường Kim Tân, thành phố Lào Cai", "02647"),
            ("thôn 1 - xã Bản Vược - huyện Bát Xát - tỉnh Lào Cai", "02683"),
            (" Xã Bản Vược ,, H. Bát Xát, T. Lào Cai.", "02683"),
            // Two levels, as since.
            ("Bản Mẫu, xã Bát Xát, tỉnh Lào Cai", "02683"), ("Phường Thuận Hóa, Thành phố Huế", "19789"),
            ("Phường Ba Đình, Hà Nội", "00004"), ("Đặc khu Lý Sơn, Quảng Ngãi", "21548"),
            // A commune of old without its district, and districts that had no commune.
            ("xã Thịnh Hưng, tỉnh Yên Bái", "04714"), ("Huyện Lý Sơn, Tỉnh Quảng Ngãi", "21548"),
        ])
    func found(text: String, code: String) throws {
        let reading = AddressReading(text, in: places)
        #expect(reading.commune?.code == code && reading.candidates.isEmpty, "\(text)")
        #expect(reading.province == reading.commune?.province)
        #expect(reading.text == text, "kept as it was")
        // Decomposed text, as some files hold it, says the same.
        #expect(AddressReading(text.decomposedStringWithCanonicalMapping, in: places).commune?.code == code)
    }

    @Test(
        "where several communes may be meant, a person chooses",
        arguments: [
            ("Phường Cống Vị, Quận Ba Đình, Thành phố Hà Nội", ["00008", "00025"]),
            ("Bát Xát, Lào Cai", ["02683"]),
            // The city became two districts half a year before the reform.
            ("Phường Phú Hội, Thành phố Huế, Tỉnh Thừa Thiên Huế", ["19789"]),
            ("xã Y Tý, huyện Không Có, tỉnh Lào Cai", ["02701"]),
        ])
    func several(text: String, codes: [String]) {
        let reading = AddressReading(text, in: places)
        #expect(reading.commune == nil && reading.candidates.map(\.code) == codes, "\(text)")
        #expect(reading.province != nil)
    }

    @Test(
        "what is in no list stays text",
        arguments: [
            ("Bản Mẫu, xã Thử Nghiệm, huyện X, tỉnh Lào Cai", "15"), ("Bản Mẫu, huyện Bắc Hà, tỉnh Lào Cai", "15"),
            ("Tỉnh Hòa Bình", "25"), ("Ấp 1, TPHCM", "79"), ("Bà Rịa – Vũng Tàu", "79"), ("Lào", nil), ("", nil),
            (", ,", nil), ("12 Main Street, Springfield", nil),
        ])
    func unknown(text: String, province: String?) {
        let reading = AddressReading(text, in: places)
        #expect(reading.commune == nil && reading.candidates.isEmpty && reading.text == text, "\(text)")
        #expect(reading.province?.code == province)
    }

    @Test("without a province the home province is only offered")
    func home() {
        let reading = AddressReading("Bản Mẫu, xã Bát Xát", in: places, home: "15")
        #expect(reading.commune == nil && reading.province == nil && reading.candidates.map(\.code) == ["02683"])
        let old = AddressReading("xã Bản Vược, huyện Bát Xát", in: places, home: "15")
        #expect(old.commune == nil && old.candidates.map(\.code) == ["02683"])
        #expect(AddressReading("Bản Mẫu, xã Bát Xát", in: places).candidates.isEmpty)
    }

    @Test("every commune of old is found by its whole address", arguments: ["10", "15", "01", "46"])
    func every(province: String) throws {
        let kept = KeptPlaces(places, province: province)
        for former in kept.former {
            let commune = former.commune
            let reading = AddressReading(
                "\(commune.name), \(try #require(commune.district)), \(commune.province.name)", in: kept)
            let codes = reading.commune.map { [$0.code] } ?? reading.candidates.map(\.code)
            #expect(codes == former.becameCodes, "\(commune.code)")
        }
    }
}

/// The places of one old province at hand, so that thousands of addresses are quick.
private struct KeptPlaces: Gazetteer {
    let places: any Gazetteer
    let former: [FormerCommune]
    let newer: [Commune]

    init(_ places: any Gazetteer, province: String) {
        self.places = places
        former = places.formerCommunes(of: province)
        let day = places.firstDay ?? ShippedLists.newDay
        newer = Set(former.flatMap(\.becameCodes)).compactMap { places.commune($0, on: day) }
    }

    var firstDay: CalendarDay? { places.firstDay }
    var provinces: [ProvinceList] { places.provinces }
    var communes: any PickList { places.communes }
    func commune(_ code: String, on day: CalendarDay) -> Commune? { places.commune(code, on: day) }
    func communes(of province: String) -> [Commune] { newer }
    func formerCommunes(of province: String) -> [FormerCommune] {
        province == former.first?.commune.province.code ? former : []
    }
}
