import Insurance

/// What a column of a list of people may hold.
public enum RosterColumn: String, CaseIterable, Sendable {
    case name, birth, yearOfBirth, sex, personalID, oldID, socialInsuranceCode
    case household, relation
    case hamlet, address, commune, communeCode, district, districtCode, province, provinceCode
    case phone, cardObject, cardEnd, supportedMonths

    /// The column with a title, however it is spelled.
    ///
    /// Known are the titles of the back office's import workbooks (`HoTen`,
    /// `MasoBHXH`, `Maxa_DangSS`), and those that communes write (*Họ và tên*,
    /// *Số CCCD/ĐDCN*). Case, marks, spaces, line ends and what stands in
    /// brackets do not matter.
    init?(title: String) {
        let words = PlainWords(title.prefix { $0 != "(" }).text.filter { $0 != " " }
        guard let column = Self.byTitle[words] else { return nil }
        self = column
    }

    private static let byTitle = Dictionary(
        titles.flatMap { column, titles in titles.split(separator: " ").map { (String($0), column) } },
        uniquingKeysWith: { first, _ in first })

    private static let titles: [(RosterColumn, String)] = [
        (.name, "hoten hovaten hotennguoithamgia hovatennguoithamgia hotennhankhau hovatenkhaisinh"),
        (.birth, "ngaysinh ngaythangnamsinh"),
        (.yearOfBirth, "namsinh"),
        (.sex, "gioitinh phai"),
        (
            .personalID,
            """
            socccd cccd sodinhdanh sodinhdanhcanhan masodinhdanhcanhan socancuoc socancuoccongdan cancuoccongdan \
            socccdddcn ddcn soddcn cccdddcn ddcncccd soddcncccd ddcncccdcancuoc cccdcmnd socccdcmnd
            """
        ),
        (.oldID, "cmnd socmnd cmndcccd socmndcccd cmndcccdhochieu socmndcccdhochieu"),
        (.socialInsuranceCode, "masobhxh masobaohiemxahoi masobhxhbhyt sobhxh msbhxh masosobhxh"),
        (.household, "mahogiadinh mahgd maho mahogd masohogiadinh sohogiadinh"),
        (.relation, "quanhe maquanhe quanhevoichuho moiquanhevoichuho quanhechuho moiquanhe"),
        (
            .hamlet,
            "thon ban thonban thonto thonbanto thonbantodanpho thonxom xom ap apkhom khom khupho todanpho tothon"
        ),
        (
            .address,
            "diachi diachidangss diachithuongtru diachicutru diachilienhe noicutru noithuongtru choohiennay noiohiennay"
        ),
        (.commune, "xa tenxa xaphuong tenxaphuong xaphuongthitran xaphuongdackhu"),
        (.communeCode, "maxa maxadangss maxaphuong"),
        (.district, "huyen tenhuyen quanhuyen huyenquan"),
        (.districtCode, "mahuyen mahuyendangss maquanhuyen"),
        (.province, "tinh tentinh tinhthanh tinhthanhpho tinhtp"),
        (.provinceCode, "matinh matinhdangss"),
        (.phone, "dienthoai dienthoailh dienthoailienhe sodienthoai sodt sdt didong"),
        (.cardObject, "madoituong doituong doituongbhyt madoituongbhyt mathe mathebhyt sothebhyt mathebaohiemyte"),
        (
            .cardEnd,
            """
            denngay hanthe hanthebhyt hansudung hansudungthe giatriden giatridenngay giatritheden giatrithedenngay \
            giatrisudungdenngay ngayhethan ngayhethanthe thehethan handen thegiatriden
            """
        ),
        (
            .supportedMonths,
            """
            sothanghotro sothangdahotro sothangduochotro sothangnhanuochotro sothangnsnnhotro sothangdahuonghotro \
            sothangnsnndahotro thangdahotro sothangnhanuocdahotro
            """
        ),
    ]
}
