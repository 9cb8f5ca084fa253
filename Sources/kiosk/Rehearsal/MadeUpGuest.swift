import Insurance

/// Someone who does not exist and comes to the kiosk tonight, with all they
/// will ask for: the same guest for the same seed and number.
struct MadeUpGuest: Sendable {
    /// How a visit begins.
    enum Arrival: Sendable { case scanned, typed }

    /// What the person wants after the consultation.
    enum Wish: String, Sendable { case enrol, followUp = "follow-up", declined }

    let name: String
    let birth: CalendarDay
    let sex: Sex
    let personalID: String
    let phone: String
    let arrival: Arrival
    private(set) var wish: Wish
    private(set) var health: HealthWish?
    let social: SocialWish?
    private(set) var wantsPaper: Bool
    /// Who takes the papers instead, when someone does.
    let receivedBy: String?
    /// Whether whoever takes the papers signs; a few make a mark.
    let signs: Bool
    /// The signature, as the screen sends it.
    let strokes: String
    /// What comes of the first print of each kind of paper.
    let firstPrint: [String: FirstPrint]
    /// Whether the officer scans what came out for them, and does not answer by hand.
    let isScannedBack: Bool

    struct HealthWish: Sendable { let months, order, group: String }
    struct SocialWish: Sendable { let income, method, category: String }
    enum FirstPrint: String, Sendable { case good, spoiled, notPrinted }

    /// In a commune that no list has, as from a card written wrong.
    private(set) var address = "Bản Mẫu, xã Thử Nghiệm, tỉnh Lào Cai"

    /// The text of the QR on the front of their ID card.
    var cardText: String {
        let born = birth.vietnamese.filter { $0 != "/" }
        return "\(personalID)||\(name)|\(born)|\(sex == .male ? "Nam" : "Nữ")|\(address)|01012024"
    }
}

extension MadeUpGuest {
    private static let family = ["LÒ", "VÀNG", "GIÀNG", "NGUYỄN", "HOÀNG", "ĐẶNG", "LÝ", "TẨN", "PHÀN", "SÙNG"]
    private static let middle = ["THỊ", "VĂN", "A", "THANH", "ĐỨC", "NGỌC"]
    private static let given = ["MẪU", "THỬ", "ƯỚC", "HUYỀN", "QUỲNH", "DỦA", "PHƯỢNG", "ẨN", "SÁNG", "MẨY"]

    /// - Parameter number: 1, 2, 3, … in the order of arrival; no two share a personal ID.
    init(number: Int, seed: UInt64) {
        var random = SeededRandom(seed: seed, stream: UInt64(number))
        func one<Choice>(of choices: [Choice], else fallback: Choice) -> Choice {
            choices.randomElement(using: &random) ?? fallback
        }
        sex = one(of: [.male, .female], else: .male)
        birth = CalendarDay(ordinal: Int.random(in: -5479...12_783, using: &random))  // 1955 to 2004
        let century = (birth.year >= 2000 ? 2 : 0) + (sex == .female ? 1 : 0)
        personalID = "010\(century)\(String(birth.year).suffix(2))\(100_000 + number)"
        name = [Self.family, Self.middle, Self.given].map { one(of: $0, else: "MẪU") }.joined(separator: " ")
        phone = "09" + String(Int.random(in: 10_000_000...99_999_999, using: &random))
        arrival = one(of: [.scanned, .scanned, .scanned, .typed], else: .scanned)
        wish = one(of: Array(repeating: .enrol, count: 8) + [.declined, .followUp], else: .enrol)
        let plans = Int.random(in: 0..<3, using: &random)
        health =
            plans == 1
            ? nil
            : HealthWish(
                months: one(of: ["12", "12", "6", "3"], else: "12"),
                order: one(of: ["1", "1", "2", "3", "5"], else: "1"),
                group: one(of: ["none", "none", "none", "near-poor"], else: "none"))
        social =
            plans == 0
            ? nil
            : SocialWish(
                income: one(of: ["2.500.000", "3.000.000", "5.000.000"], else: "2.500.000"),
                method: one(of: ["monthly", "3-months", "6-months", "12-months"], else: "monthly"),
                category: one(of: ["other", "other", "near-poor", "ethnic-minority", "poor"], else: "other"))
        wantsPaper = Int.random(in: 0..<5, using: &random) > 0
        receivedBy = Int.random(in: 0..<10, using: &random) == 0 ? "LÒ VĂN NHẬN" : nil
        signs = Int.random(in: 0..<8, using: &random) > 0
        strokes = (0..<20).map { "\(100 + $0 * 40).\(Int.random(in: 80...320, using: &random))" }.joined(separator: ".")
        let outcomes = Array(repeating: FirstPrint.good, count: 10) + [.spoiled, .notPrinted]
        firstPrint = ["health-card", "book-cover", "book-sheet", "receipt"].reduce(into: [:]) {
            $0[$1] = one(of: outcomes, else: .good)
        }
        isScannedBack = Bool.random(using: &random)
    }

    /// The same guest, when everybody joins.
    var joining: MadeUpGuest {
        var guest = self
        guest.wish = .enrol
        // One that is found at once leaves the machine to what is looked at.
        guest.address = "Bản Mẫu, xã Bắc Hà, tỉnh Lào Cai"
        return guest
    }

    /// The same guest, when everybody joins and wants a card on paper.
    var wantingCard: MadeUpGuest {
        var guest = joining
        guest.wantsPaper = true
        guest.health = guest.health ?? HealthWish(months: "12", order: "1", group: "none")
        return guest
    }
}
