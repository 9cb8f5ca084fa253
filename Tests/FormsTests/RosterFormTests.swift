import Desk
import Foundation
import Insurance
import Testing

@testable import Forms

@Suite("Lists of people, row by row")
struct RosterFormTests {
    static let day = CalendarDay(year: 2026, month: 11, day: 1)!
    static let codes = KnownCodes(
        provinces: [
            ProvinceList(
                from: CalendarDay(year: 2025, month: 7, day: 1)!,
                provinces: ["15": Province(code: "15", name: "Lào Cai")])
        ], objects: ["GD": CardObject(code: "GD", name: "Hộ gia đình", level: 4)], issuers: [:])
    static let relations = ShortList([
        ListEntry(code: "00", name: "Chủ hộ"), ListEntry(code: "01", name: "Vợ"),
        ListEntry(code: "03", name: "Bố", also: "Cha, Ba, Tía"), ListEntry(code: "04", name: "Mẹ", also: "Má"),
        ListEntry(code: "08", name: "Con", also: "Con trai, Con gái, Con nuôi"), ListEntry(code: "10", name: "Ông"),
        ListEntry(code: "11", name: "Bà", also: "Bà nội"), ListEntry(code: "12", name: "Cô"),
        ListEntry(code: "99", name: "Khác", also: "22"),
    ])
    static let titles =
        "Họ tên,Ngày sinh,Giới tính,Số CCCD,Mã số BHXH,Mã hộ,Quan hệ,Thôn,Xã,Tỉnh,SĐT,Mã thẻ,Đến ngày,Số tháng hỗ trợ"
    static let good =
        "Lò Thị Mẫu,02/09/1990,Nữ,010190900001,1012345678,1000000001,00,Bản Mẫu,xã Thử Nghiệm,Lào Cai,0500 123 456,GD4101012345678,31/12/2026,12"

    private func read(_ path: String) throws -> (people: [ListedPerson], refused: [RefusedRow]) {
        var (people, refused): ([ListedPerson], [RefusedRow]) = ([], [])
        try RosterForm(at: path, of: Self.day, codes: Self.codes, relations: Self.relations, gazetteer: NoPlaces())
            .read(
                accept: { person in
                    people.append(person)
                    return nil
                }, refuse: { refused.append($0) })
        return (people, refused)
    }

    private func read(_ lines: [String]) throws -> (people: [ListedPerson], refused: [RefusedRow]) {
        try read(file(lines.joined(separator: "\n").utf8))
    }

    @Test("a good row gives everything the office knows")
    func good() throws {
        let (people, refused) = try read([Self.titles, Self.good])
        #expect(refused.isEmpty)
        let listed = try #require(people.first)
        #expect(listed.commune == "xa thu nghiem|lao cai" && listed.communeName == "xã Thử Nghiệm")
        #expect(
            listed.person
                == RosterPerson(
                    person: Person(
                        name: "LÒ THỊ MẪU", birth: .day(CalendarDay(year: 1990, month: 9, day: 2)!), sex: .female,
                        personalID: PersonalID("010190900001"),
                        socialInsuranceCode: SocialInsuranceCode("1012345678"), phone: "0500123456",
                        address: "Bản Mẫu, xã Thử Nghiệm, Lào Cai"),
                    household: "1000000001", relation: "00", hamlet: "Bản Mẫu",
                    lastCard: LastCard(object: "GD", end: CalendarDay(year: 2026, month: 12, day: 31)!),
                    supportedMonths: 12, listedOn: Self.day))
    }

    @Test(
        "titles may be the back office's, a commune's, in any case, order and spelling",
        arguments: [
            "HoTen,NgaySinh,GioiTinh,SoCCCD,MasoBHXH",
            "HỌ VÀ TÊN,NGÀY  SINH,Giới tính (Nam/Nữ),Số CCCD/ĐDCN,Mã số BHXH",
            "ho ten,ngay sinh,gioi tinh,CCCD,ma so bhxh",
            "Họ tên,Ngày tháng năm sinh,Phái,Số định danh cá nhân,Mã số BHXH".decomposedStringWithCanonicalMapping,
            "\"Họ và\ntên\",Năm sinh,Giới tính,Căn cước công dân,Mã số\u{A0}BHXH",
        ])
    func titles(_ titles: String) throws {
        let (people, refused) = try read([
            "DANH SÁCH NGƯỜI DÂN,,,,", titles, "(1),(2),(3),(4),(5)",
            "Lò Thị Mẫu,1990,Nữ,010190900001,1012345678", ",,,,",
        ])
        #expect(refused.isEmpty)
        #expect(people.map(\.person.person.name) == ["LÒ THỊ MẪU"])
        #expect(people.first?.person.person.socialInsuranceCode?.digits == "1012345678")
    }

    @Test("without the titles that every list needs, the missing ones are named")
    func titlesMissing() throws {
        let path = try file("Họ tên,Giới tính\nLò Thị Mẫu,Nữ".utf8)
        #expect(throws: Refusal.rosterTitlesMissing(["Ngày sinh", "Số CCCD / Mã số BHXH"])) { try read(path) }
    }

    @Test(
        "a cell that cannot be trusted costs its row, and names the reason",
        arguments: [
            (0, "", RowTrouble.Reason.nameMissing), (0, "Lò 3 Mẫu", .nameUnprintable), (1, "", .birthMissing),
            (1, "31/02/1990", .birthUnreadable), (1, "02/09/2990", .birthImplausible), (1, "1891", .birthImplausible),
            (2, "x", .sexUnreadable), (2, "Nam", .idContradiction), (1, "02/09/1991", .idContradiction),
            (3, "10190900001", .idUnreadable), (3, "010190000000", .idUnreadable), (4, "101234567", .codeUnreadable),
            (5, "hộ 1", .householdUnreadable), (6, "bạn", .relationUnreadable), (10, "123", .phoneUnreadable),
            (11, "ZZ", .objectUnknown), (12, "sang năm", .cardEndUnreadable), (13, "-3", .monthsUnreadable),
            (7, String(repeating: "bản ", count: 400), .textTooLong),
        ])
    func bad(_ column: Int, _ text: String, _ reason: RowTrouble.Reason) throws {
        var cells = Self.good.split(separator: ",").map(String.init)
        cells[column] = text
        let (people, refused) = try read([Self.titles, cells.joined(separator: ","), Self.good])
        #expect(refused.map(\.trouble.reason) == [reason])
        #expect(refused.first?.row == 2)
        #expect(people.count == 1)
    }

    @Test(
        "a relation is a word of the catalogue, with its marks first; one that may be several costs the row",
        arguments: [
            ("Ba", "03"), ("bà", "11"), ("Má", "04"), ("Tía", "03"), ("con nuôi", "08"), ("Con  trai", "08"),
            ("chu ho", "00"), ("1", "01"), ("08", "08"), ("22", "99"), ("ông", "10"),
        ])
    func relations(written: String, code: String) throws {
        var cells = Self.good.split(separator: ",").map(String.init)
        cells[6] = written
        #expect(try read([Self.titles, cells.joined(separator: ",")]).people.map(\.person.relation) == [code])
    }

    @Test("without marks a word that the catalogue has twice is refused, others are understood")
    func plainRelations() {
        let relations = ListedRelations(
            ShortList([ListEntry(code: "10", name: "Cố"), ListEntry(code: "12", name: "Cô")]))
        #expect(relations.code("co") == nil && relations.code("cố") == "10" && relations.code("CÔ") == "12")
        #expect(relations.code("22") == nil)
    }

    @Test("a name is listed as the card prints it, with marks that are characters of their own")
    func marks() throws {
        let (people, refused) = try read([
            "HoTen,NgaySinh,SoCCCD", "y bhơ\u{306}k,1990,010190900001", "H’Hen   Niê,1990,010190900002",
        ])
        #expect(refused.isEmpty)
        #expect(people.map(\.person.person.name) == ["Y BHƠ\u{306}K", "H'HEN NIÊ"])
    }

    @Test("a row without any number is refused: nobody can be matched with it")
    func unnumbered() throws {
        let (people, refused) = try read([
            "Họ tên,Năm sinh,Giới tính,Mã số BHXH,Số CCCD", "A,1990,Nữ,,", "B,1990,Nữ,,12", "C,1990,Nữ,1012345678,",
        ])
        #expect(people.map(\.person.person.name) == ["C"])
        #expect(
            refused.map(\.trouble) == [
                RowTrouble(.numberMissing, .personalID), RowTrouble(.idUnreadable, .personalID),
            ])
    }

    @Test("a row with several troubles names them all, and bytes that are no UTF-8 cost one row")
    func several() throws {
        let bytes = Array("\(Self.titles)\n,,,1,2\n\(Self.good)\nL".utf8) + [0xC3, 0x28] + Array(",1990,Nam\n".utf8)
        let (people, refused) = try read(file(bytes))
        #expect(people.count == 1)
        #expect(
            refused.map { "\($0.row) \($0.trouble.reason.rawValue)" } == [
                "2 name-missing", "2 birth-missing", "2 id-unreadable", "2 sex-missing", "2 code-unreadable",
                "4 text-unreadable", "4 number-missing",
            ])
    }

    @Test("a spreadsheet's numbers get their zeros back, and its days their dates")
    func numbers() throws {
        let titles = ["HoTen", "NgaySinh", "GioiTinh", "SoCCCD", "MasoBHXH", "Dienthoai_LH"].map(
            MadeUpWorkbook.Cell.text)
        let row: [MadeUpWorkbook.Cell] = [
            .text("LÒ THỊ MẪU"), .number("33118"), .number("0"), .number("10190900001"), .number("112345678"),
            .number("500123456"),
        ]
        let (people, refused) = try read(MadeUpWorkbook(sheets: [[titles, row], [[.text("ghi chú")]]]).write())
        #expect(refused.isEmpty)
        let person = try #require(people.first?.person.person)
        #expect(person.birth == .day(CalendarDay(year: 1990, month: 9, day: 2)!))
        #expect(person.personalID?.digits == "010190900001" && person.socialInsuranceCode?.digits == "0112345678")
        #expect(person.phone == "0500123456")
        let later = MadeUpWorkbook(sheets: [[titles, [row[0], .number("31656")] + row[2...]]], countsFrom1904: true)
        #expect(try read(later.write()).people.first?.person.person.birth == person.birth)
    }

    @Test("only the year of birth counts where the list says so")
    func years() throws {
        let titles = "HoTen,NgaySinh,NamSinh,SoCCCD"
        let (people, _) = try read([
            titles, "A,02/09/1990,x,010190900001", "B,0/0/1990,,010190900002", "C,1990,,010190900003",
            "D,,1990,010190900004",
        ])
        #expect(people.map(\.person.person.birth) == Array(repeating: .year(1990), count: 4))
    }

    @Test("addresses of three levels and of two stay as they are, and their communes are told apart")
    func addresses() throws {
        let (people, _) = try read([
            "HoTen,NgaySinh,SoCCCD,Diachi_DangSS,Maxa_DangSS,Mahuyen_DangSS,Matinh_DangSS",
            "A,1990,010190900001,\"Bản Mẫu, xã Thử, huyện Mẫu, tỉnh Mẫu\",02683,083,10",
            "B,1990,010190900002,\"Bản Mẫu, xã Thử, tỉnh Mẫu\",02684,,15",
            "C,1990,010190900003,\"Tổ 1, Phường Mẫu\",,,15",
        ])
        #expect(
            people.map(\.person.person.address)[..<2] == [
                "Bản Mẫu, xã Thử, huyện Mẫu, tỉnh Mẫu", "Bản Mẫu, xã Thử, tỉnh Mẫu, Lào Cai",
            ])
        #expect(people.map(\.person.hamlet) == ["Bản Mẫu", "Bản Mẫu", "Tổ 1"])
        #expect(Set(people.map(\.commune)).count == 3)
        #expect(people[1].commune == "02684")
        #expect(people[0].person.person.locality == "Bản Mẫu, xã Thử")
    }

    @Test("the nine digits of an old card are kept for somebody without the twelve, and for nobody else")
    func oldNumbers() throws {
        let (people, refused) = try read([
            "Họ tên,Năm sinh,Giới tính,Số CMND/CCCD,Số CCCD", "A,1990,Nữ,063123456,",
            "B,1990,Nữ,063123457,010190900002",
            "C,1990,Nữ,010190900003,",
        ])
        #expect(refused.isEmpty)
        #expect(people.map(\.person.oldID) == ["063123456", nil, nil])
        #expect(people.map(\.person.person.personalID?.digits) == [nil, "010190900002", "010190900003"])
    }

    @Test("the report names row, column, code and both sentences, and holds nothing of the row")
    func report() throws {
        let path = temporaryFile("csv")
        let secret = Self.good.replacingOccurrences(of: "02/09/1990", with: "02/09/1890")
        let (_, refused) = try read([Self.titles, secret])
        let report = try RosterReport(at: path, vietnamese: { "vi \($0)" }, english: { "en \($0)" })
        for row in refused { try report.add(row) }
        try report.close()
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(
            text.split(separator: "\r\n").dropFirst() == [
                #""1","2","Ngày sinh","birth-implausible","vi birth-implausible","en birth-implausible""#
            ])
        for part in ["MẪU", "Mẫu", "0101909", "10123", "0500", "1890"] { #expect(!text.contains(part), "\(part)") }
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test("every reason has its sentence in both languages", arguments: ["vi", "en"])
    func sentences(_ language: String) throws {
        let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let words = try String(
            contentsOf: package.appending(path: "Config/Languages/\(language).yaml"), encoding: .utf8)
        for reason in RowTrouble.Reason.allCases { #expect(words.contains("\nroster.row.\(reason.rawValue): ")) }
    }
}
