import Desk
import Foundation
import Insurance
import TestSupport
import Testing

@testable import Forms

@Suite("Forms that are handed in and read back")
struct RoundTripTests {
    static let made = Moment(milliseconds: 1_795_000_000_000)

    private func written(_ content: FormContent) throws -> (FormFolder, [FormFile]) {
        let folder = FormFolder(in: try temporaryFolder(), of: content.days)
        let files = MadeUpForms.maker.files(content)
        try folder.write(files, made: Self.made)
        return (folder, files)
    }

    @Test("say the same again, in the workbook and in CSV, whoever the people are", arguments: [1, 2, 3, 4, 5])
    func equal(seed: UInt64) throws {
        let content = MadeUpForms.evening(seed: seed, people: 40)
        let (folder, files) = try written(content)
        #expect(
            files.map(\.name) == ["D03-TS", "D05-TS", "import-bhyt", "import-bhxh-tu-nguyen", "bien-lai", "C07-TS"])
        #expect(try folder.differences(from: files) == [])
        for ending in ["xlsx", "csv"] {
            let d03 = try FormReader<D03Line>.lists(at: "\(folder.path)/D03-TS.\(ending)")
            #expect(d03 == MadeUpForms.maker.d03(content.rows.filter { $0.scheme == .healthInsurance }))
            let receipts = try FormReader<ReceiptLine>.lists(at: "\(folder.path)/bien-lai.\(ending)")
            #expect(receipts == MadeUpForms.maker.receipts(content.receipts))
            let slip = try FormReader<BlankSlipLine>.lists(at: "\(folder.path)/C07-TS.\(ending)")
            #expect(
                slip.first?.sections.first?.map(\.count) == [50, 3, 0] && slip.first?.facts.last == "Phôi thẻ BHYT")
        }
    }

    @Test("the import workbook has the back office's titles, days as text and codes for words")
    func importTitles() throws {
        let (folder, _) = try written(MadeUpForms.evening())
        let rows = try texts(folder.path + "/import-bhyt.xlsx")
        #expect(
            rows[0].joined(separator: " ") == """
                STT HoTen MasoBHXH MaPhongBan Loai PA TyleNSDP NgayBienLai SoBienLai NguoiThamGiaThu Tiendong \
                TienDongThucTe MucHuong TuNgay NgayChet HotroKhac Matinh_DangSS Mahuyen_DangSS Maxa_DangSS \
                Diachi_DangSS Sothang Ghichu NgaySinh GioiTinh MaTinhBenhVien MaBenhVien MavungSS CMND Maho_Giadinh \
                QuocTich DanToc Matinh_KS Mahuyen_KS Maxa_KS Matinh_NN Mahuyen_NN Maxa_NN Diachi_NN \
                Ten_ChaMe_Giamho Dienthoai_LH Mucdong Phuongthuc SoCCCD MaNhanvienThu Nhan_BanDientu Nhan_Bangiay
                """)
        let line = Dictionary(zip(rows[0], rows[2]), uniquingKeysWith: { first, _ in first })
        #expect(line["Loai"] == "1" && line["PA"] == "TM" && line["NgayBienLai"] == "21/11/2026")
        #expect(line["MucHuong"] == "4" && line["MaTinhBenhVien"] == "10" && line["MaBenhVien"] == "002")
        #expect(line["Maxa_DangSS"] == "99901" && line["Matinh_DangSS"] == "15" && line["TuNgay"] == "21/12/2026")
        try readTable(at: folder.path + "/import-bhyt.xlsx") { row in
            for title in ["NgayBienLai", "NgaySinh", "SoCCCD", "MasoBHXH", "TuNgay"] where row.number > 1 {
                #expect(!row.isNumber(rows[0].firstIndex(of: title) ?? 0), "\(title)")
            }
        }
        let social = try texts(folder.path + "/import-bhxh-tu-nguyen.csv")
        let first = Dictionary(zip(social[0], social[1]), uniquingKeysWith: { first, _ in first })
        #expect(first["Phuongthuc"] == "12" && first["Mucdong"] == "3960000" && first["Nhan_Bangiay"] == "x")
        #expect(social.map { $0[5] }.dropFirst().contains("GH"))
    }

    @Test("the import workbook is a list of people: those who come back are the same", arguments: ["xlsx", "csv"])
    func roster(ending: String) throws {
        let content = MadeUpForms.evening(people: 30)
        // A name that looks like a formula is no name, and guarded CSV says so.
        let rows = content.rows.filter { $0.scheme == .healthInsurance && PersonName.fault(in: $0.person.name) == nil }
        let (folder, _) = try written(FormContent(days: content.days, rows: rows, receipts: []))
        var people: [Person] = []
        let form = RosterForm(
            at: "\(folder.path)/import-bhyt.\(ending)", of: MadeUpForms.day, codes: MadeUpForms.codes,
            relations: ShortList([]), gazetteer: OneCommune())
        try form.read(
            accept: { listed in
                people.append(listed.person.person)
                #expect(listed.person.household == "1500000001" && listed.commune == "99901")
                return nil
            }, refuse: { Issue.record("refused: \($0.trouble.reason)") })
        #expect(people == rows.map(\.person))
    }

    @Test("a changed sum, a changed line and a line taken out are noticed")
    func changed() throws {
        let (folder, files) = try written(MadeUpForms.evening())
        let path = folder.path + "/D05-TS.csv"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        func reading(_ changed: String) throws -> [FormList<D05Line>] {
            try FormReader.lists(at: try file(changed.utf8))
        }
        #expect(throws: Refusal.formSumsDiffer) { try reading(text.replacing("9504000", with: "9504001")) }
        #expect(throws: Refusal.formSumsDiffer) {
            try reading(text.replacing("3168000", with: "3168001", maxReplacements: 1))
        }
        var lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
        let second = try #require(lines.firstIndex { $0.hasPrefix("2,") })
        lines.remove(at: second)
        #expect(throws: Refusal.formUnreadable(second + 1)) { try reading(lines.joined(separator: "\r\n")) }
        // One letter of a note changes no sum, and still is not what was handed out.
        try text.replacing("Tham gia mới", with: "Tham gia moi").write(toFile: path, atomically: false, encoding: .utf8)
        #expect(try folder.differences(from: files) == ["D05-TS.csv"])
    }

    @Test("a person who was set right since is noticed in every form of the insurance, in the workbook and in CSV")
    func corrected() throws {
        let content = MadeUpForms.evening()
        let (folder, _) = try written(content)
        var rows = content.rows
        let health = try #require(rows.firstIndex { $0.scheme == .healthInsurance })
        rows[health].person.personalID = PersonalID("010190200077")
        let now = MadeUpForms.maker.files(
            FormContent(days: content.days, rows: rows, receipts: content.receipts))
        let forms = ["D03-TS.xlsx", "D03-TS.csv", "import-bhyt.xlsx", "import-bhyt.csv"]
        #expect(try folder.differences(from: now) == forms)
    }
}
