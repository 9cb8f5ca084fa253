public import Insurance

/// People who do not exist, the same ones for the same seed.
public struct MadeUpPeople: Sendable {
    private var random: SeededRandom

    public init(seed: UInt64) { random = SeededRandom(seed: seed) }

    private static let family = ["Lò", "Vàng", "Giàng", "Nguyễn", "Hoàng", "Đặng", "Lý", "Tẩn", "Phàn", "Sùng"]
    private static let middle = ["Thị", "Văn", "A", "Thanh", "Đức", "Ngọc"]
    private static let given = ["Mẫu", "Thử", "Ước", "Huyền", "Quỳnh", "Dủa", "Phượng", "Ẩn", "Sáng", "Mẩy"]

    /// The next person; personal IDs never repeat within one seed.
    public mutating func next() -> Person {
        let sex: Sex = Bool.random(using: &random) ? .male : .female
        let year = Int.random(in: 1950...2005, using: &random)
        let month = Int.random(in: 1...12, using: &random)
        let day = Int.random(in: 1...28, using: &random)
        let century = (year >= 2000 ? 2 : 0) + (sex == .female ? 1 : 0)
        let serial = String(Int.random(in: 100_000...999_999, using: &random))
        let digits = "010\(century)\(String(year).suffix(2))\(serial)"
        let name = [Self.family, Self.middle, Self.given].compactMap { $0.randomElement(using: &random) }
        return Person(
            name: name.joined(separator: " "),
            birth: CalendarDay(year: year, month: month, day: day).map(BirthDate.day) ?? .year(year),
            sex: sex,
            personalID: PersonalID(digits),
            phone: "09" + String(Int.random(in: 10_000_000...99_999_999, using: &random)),
            address: "Bản Mẫu, xã Thử Nghiệm, tỉnh Lào Cai"
        )
    }
}

/// A small repeatable source of randomness (SplitMix64).
public struct SeededRandom: RandomNumberGenerator, Sendable {
    private var state: UInt64

    public init(seed: UInt64) { state = seed }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
