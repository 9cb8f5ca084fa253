import Foundation
import TestSupport

/// Names of nobody, in the ways the peoples of Vietnam name theirs.
struct PeoplesNames {
    private var random: SeededRandom

    init(seed: UInt64) { random = SeededRandom(seed: seed) }

    /// A name as papers have it, or one that no paper can have.
    struct Name {
        let people: String
        /// Upper case, NFC; what has to stand on the card.
        let text: String
        /// Whether the law and the card have room for it.
        let isPrintable: Bool
    }

    mutating func next() -> Name {
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<3: unprintable()
        case 3..<8: long()
        case 8..<12:
            Name(people: "one word", text: word(["MẨY", "PÁO", "ƠI", "Ử", "ĐƯỢC", "SỮNG", "ÍT"]), isPrintable: true)
        default: ofAPeople()
        }
    }

    private mutating func ofAPeople() -> Name {
        let way = Self.ways.randomElement(using: &random) ?? Self.ways[0]
        let text = way.parts.map { word($0) }.filter { !$0.isEmpty }.joined(separator: " ")
        return Name(people: way.people, text: text.replacing("' ", with: "'"), isPrintable: true)
    }

    /// Few have so many names; the card has room for sixty letters, if they are not all wide.
    private mutating func long() -> Name {
        let length = Int.random(in: 35...75, using: &random)
        var text = ofAPeople().text
        while text.count < length { text += " " + word(Self.given) }
        return Name(people: "long", text: text, isPrintable: text.count <= 60)
    }

    private mutating func unprintable() -> Name {
        let strange = [
            "NGUYỄN VĂN 2", "LÒ THỊ @", "សុខ", "ꨔꨍꨆ", "VÀNG 😀", "TRẦN / LÊ", "…", "H''’ 1", "<LÝ>", "ĐINH\u{202E}X3",
        ]
        return Name(people: "unprintable", text: word(strange), isPrintable: false)
    }

    private mutating func word(_ words: [String]) -> String {
        (words.randomElement(using: &random) ?? "").precomposedStringWithCanonicalMapping
    }

    // MARK: How they are typed

    /// The name as somebody's keyboard, or somebody's card, would give it.
    mutating func typed(_ name: String) -> String {
        let inCase =
            switch Int.random(in: 0..<3, using: &random) {
            case 0: name
            case 1: name.lowercased()
            default:
                name.split(separator: " ").map { $0.prefix(1) + $0.dropFirst().lowercased() }.joined(separator: " ")
            }
        let marks = ["'", "\u{2019}", "\u{02BC}", "`", "\u{2018}"].randomElement(using: &random) ?? "'"
        let hyphen = ["-", "\u{2010}", "\u{2011}", "\u{2013}"].randomElement(using: &random) ?? "-"
        let written = inCase.replacing("'", with: marks).replacing("-", with: hyphen)
        return Bool.random(using: &random) ? written.decomposedStringWithCanonicalMapping : written
    }

    // MARK: Words

    private static let given = [
        "MẪU", "THỬ", "ƯỚC", "HUYỀN", "QUỲNH", "DỦA", "PHƯỢNG", "ẨN", "SÁNG", "MẨY", "NGUYỆT", "THÚY", "HẬU", "ĐỨC",
        "YẾN", "TƯỜNG", "KHÁNH", "ỬNG", "OANH", "NGHĨA", "BỔNG", "LỄ", "SƯƠNG", "VỊNH", "XOÃN", "TUYẾT", "ỔN", "ÂN",
    ]
    private static let middle = ["THỊ", "VĂN", "ĐỨC", "NGỌC", "THANH", "HỮU", "XUÂN", "QUỐC", "THỊ HỒNG", ""]

    private struct Way {
        let people: String
        let parts: [[String]]
    }

    private static let ways: [Way] = [
        Way(
            people: "Kinh",
            parts: [
                ["NGUYỄN", "TRẦN", "LÊ", "PHẠM", "HOÀNG", "HUỲNH", "VŨ", "VÕ", "ĐẶNG", "BÙI", "ĐỖ", "HỒ", "NGÔ"],
                middle, given,
            ]),
        Way(people: "Tày", parts: [["HOÀNG", "NÔNG", "LƯƠNG", "BẾ", "VI", "MA", "TRIỆU"], middle, given]),
        Way(
            people: "Thái",
            parts: [["LÒ", "QUÀNG", "CÀ", "TÒNG", "LƯỜNG", "CẦM", "ĐÈO", "BẠC"], ["THỊ", "VĂN", ""], given]),
        Way(
            people: "Mông",
            parts: [
                ["VÀNG", "GIÀNG", "SÙNG", "THÀO", "LẦU", "CỨ", "HẠNG"], ["A", "THỊ", "SEO", ""],
                ["PÁO", "DỦA", "CHỨ", "SỬ", "PHỬ", "CHÚ", "LỨ"],
            ]),
        Way(
            people: "Dao",
            parts: [
                ["TẨN", "PHÀN", "CHẢO", "LÝ", "TRIỆU"], ["MẨY", "TẢ", "Ử", "LÁO", ""],
                ["MẨY", "KHÉ", "SIỂU", "SỬ", "PHẨY", "LỞ"],
            ]),
        Way(
            people: "Ê Đê",
            parts: [
                ["Y", "H'", "H'"], ["MOAN", "HEN", "BLƠ", "ČIL", "ĐŎK", "WĬN", "BHƠ\u{306}K", "ĂNG"],
                ["NIÊ", "MLÔ", "ÊBAN", "ÊÑUÔL", "KBUÔR", "HMŎK", "BYĂ", "AYŬN", "KSƠR", "KNUL"],
            ]),
        Way(
            people: "Gia Rai",
            parts: [
                ["RƠ CHÂM", "KSOR", "SIU", "RƠ MAH", "RAH LAN", "NAY", "KPĂ"],
                ["H'PHÍK", "H'MƠI", "BLÔM", "H'YŬ", "JƯK", "HƠ\u{306}N", ""],
            ]),
        Way(
            people: "Ba Na",
            parts: [["ĐINH", "A", "Y", ""], ["BIN", "YƠI", "ɃƯK", "THƠ\u{306}N", "NGLƠI", "KLƠ\u{306}NG"]]),
        Way(people: "Cơ Ho", parts: [["K'", "KA"], ["BRƠIH", "BRỎI", "THẾ", "ĐỜI", "MƯI"]]),
        Way(
            people: "Khmer",
            parts: [
                ["THẠCH", "SƠN", "KIM", "DANH", "CHÂU", "LÂM"], ["THỊ", "SA", "SÔ", "CHANH", ""],
                ["RƯƠNG", "ĐA", "PHIA", "RÂY", "PHOL", "NA", "SÓC"],
            ]),
        Way(
            people: "Chăm",
            parts: [
                ["THÀNH", "BÁ", "QUẢNG", "ĐÀNG NĂNG", "THẬP", "SA-LÊ", "MAH MATH"], ["THỊ", "VĂN", "NGỌC", ""],
                ["MA-RI-DÁM", "SALY", "HAMÍT", "PHƯỚC", "SỰ"],
            ]),
        Way(
            people: "Hoa",
            parts: [
                ["LƯU", "TRỊNH", "QUÁCH", "MÃ", "VƯƠNG", "TÔ"], ["GIA", "MỸ", "CHÍ", ""],
                ["HÀO", "LINH", "BỬU", "KIỆT", "ÂN"],
            ]),
    ]
}
