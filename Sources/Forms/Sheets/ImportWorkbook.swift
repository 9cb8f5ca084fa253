import Insurance

/// The columns of the workbook that the back office's software takes in, by the
/// titles it knows them by.
///
/// Titles and codes were read in workbooks of that software; a decision that
/// fixes them is not known. Districts have no codes any more and stay empty.
enum ImportColumn: String, CaseIterable {
    case name = "HoTen"
    case code = "MasoBHXH"
    case department = "MaPhongBan"
    /// 1 more, 2 a higher sum, 3 fewer, 4 a lower sum, 5 other.
    case kind = "Loai"
    /// `TM` new or back after an interruption, `ON` going on, `GH` voided.
    case plan = "PA"
    case localPercent = "TyleNSDP"
    case receiptDay = "NgayBienLai"
    case receipt = "SoBienLai"
    case collector = "NguoiThamGiaThu"
    /// The base salary, or the income chosen.
    case base = "Tiendong"
    /// What the participant paid.
    case paid = "TienDongThucTe"
    case level = "MucHuong"
    case from = "TuNgay"
    case died = "NgayChet"
    case otherSupport = "HotroKhac"
    case province = "Matinh_DangSS"
    case district = "Mahuyen_DangSS"
    case commune = "Maxa_DangSS"
    case address = "Diachi_DangSS"
    case months = "Sothang"
    case note = "Ghichu"
    /// As text; `0/0/1990` where only the year is known.
    case birth = "NgaySinh"
    /// 1 male, 0 female.
    case sex = "GioiTinh"
    case facilityProvince = "MaTinhBenhVien"
    case facility = "MaBenhVien"
    case livingArea = "MavungSS"
    /// The nine digits of the former card; the twelve where those are all there is.
    case oldID = "CMND"
    case household = "Maho_Giadinh"
    case nationality = "QuocTich"
    case ethnicGroup = "DanToc"
    case birthProvince = "Matinh_KS"
    case birthDistrict = "Mahuyen_KS"
    case birthCommune = "Maxa_KS"
    case returnProvince = "Matinh_NN"
    case returnDistrict = "Mahuyen_NN"
    case returnCommune = "Maxa_NN"
    case returnAddress = "Diachi_NN"
    case guardian = "Ten_ChaMe_Giamho"
    case phone = "Dienthoai_LH"
    case contribution = "Mucdong"
    /// 1, 3, 6, 12 months, `VS` ahead, `TH` missing time.
    case method = "Phuongthuc"
    case personalID = "SoCCCD"
    case staff = "MaNhanvienThu"
    case electronic = "Nhan_BanDientu"
    case paper = "Nhan_Bangiay"

    /// Numbers to a spreadsheet; everything else is text, days and codes above all.
    var isNumber: Bool { [.kind, .base, .paid, .level, .months, .sex, .contribution].contains(self) }

    fileprivate var width: Double {
        switch self {
        case .name, .guardian: 28
        case .address, .returnAddress: 40
        default: 14
        }
    }
}

/// A line of that workbook.
struct ImportLine: FormLine {
    /// Columns with nothing in them are left out.
    var cells: [ImportColumn: String] = [:]

    static let form: String? = nil
    static let title = ""
    static let tab = "Dữ Liệu"
    static let facts: [String] = []
    static let sections = [""]

    static var columns: [FormColumn<ImportLine>] {
        ImportColumn.allCases.map { column in
            FormColumn(
                "", column.rawValue, width: column.width,
                cell: { line in
                    guard let text = line.cells[column] else { return .empty }
                    return column.isNumber ? Int(text).map { .number($0) } ?? .text(text) : .text(text)
                },
                take: { text, line in
                    line.cells[column] = text.isEmpty ? nil : text
                    return true
                })
        }
    }
}
