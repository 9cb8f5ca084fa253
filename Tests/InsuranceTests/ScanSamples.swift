import Insurance

/// Codes of people and cards that do not exist.
enum ScanSamples {
    static let citizen =
        "001090123456|012345678|NGUYEN VAN A|01011990|Nam|Phường Bến Nghé, Quận 1, TP. Hồ Chí Minh|15042021"
    static let newerCard =
        "1000000001|4cc3bd205468e1bb8b204de1baab75|05/03/1997|2|-|10 - 001|21/12/2026|-|21/11/2026|10051000000001|-|4|"
        + "01/12/2031|0000000000000000-0000|4|"
        + "487579e1bb876e2056c4836e2042c3a06e2c2054e1bb896e68204cc3a06f20436169|$"
    static let olderCard =
        "GD4101000000001|4cc3bd205468e1bb8b204de1baab75|1997|2|"
        + "487579e1bb876e2056c4836e2042c3a06e2c2054e1bb896e68204cc3a06f20436169|10 - 001|01/01/2019|31/12/2019|"
        + "20/12/2018|$"
    static let toAccount =
        "00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA530370454061800005802VN"
        + "62340107NPS68690819thanh toan don hang63042E2E"
    static let toCard =
        "00020101021238600010A00000072701300006970403011697040311012345670208QRIBFTTC530370454061800005802VN"
        + "62340107NPS68690819thanh toan don hang6304A203"
    static let relief =
        "00020101021238570010A00000072701270006970415011300110019324180208QRIBFTTA530370454061200005802VN"
        + "62170813ung ho lu lut6304C15C"

    static let all = [
        citizen, newerCard, olderCard, toAccount, toCard, relief, "035199000123", "HS4010120878811", "0120878811",
    ]

    /// A few entries of the catalogues.
    static let codes: KnownCodes = {
        func list(_ from: CalendarDay?, _ provinces: [Province]) -> [ProvinceList] {
            from.map {
                [ProvinceList(from: $0, provinces: .init(uniqueKeysWithValues: provinces.map { ($0.code, $0) }))]
            }
                ?? []
        }
        let older = [("01", "Hà Nội"), ("10", "Lào Cai"), ("15", "Yên Bái"), ("35", "Hà Nam"), ("86", "Vĩnh Long")]
        return KnownCodes(
            provinces: list(CalendarDay("2008-08-01"), older.map { Province(code: $0, name: $1) })
                + list(CalendarDay("2025-07-01"), [Province(code: "15", name: "Lào Cai", merged: ["10", "15"])]),
            objects: [
                "HS": CardObject(code: "HS", name: "Học sinh", level: 4),
                "GD": CardObject(code: "GD", name: "Hộ gia đình", level: 4),
                "TV": CardObject(code: "TV", name: "Thân nhân", level: nil),
            ],
            issuers: ["97": "Bộ Quốc phòng"])
    }()
}

extension Scan {
    init(_ text: String) { self.init(text, codes: ScanSamples.codes) }

    var error: ScanError? { if case .unknown(let error) = self { error } else { nil } }
}
