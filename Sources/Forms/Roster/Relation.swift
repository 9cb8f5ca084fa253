import Insurance

/// Relations to the head of a household, by the office's two digits.
enum Relation {
    private static let names = [
        "00": "chu ho", "01": "vo", "02": "chong", "03": "bo", "04": "me", "05": "em", "06": "anh", "07": "chi",
        "08": "con", "09": "chau", "10": "ong", "11": "ba", "12": "co", "13": "di", "14": "chu", "15": "thim",
        "16": "bac", "17": "cau", "18": "mo", "19": "con dau", "20": "con re", "21": "chat", "22": "khac",
        "99": "khac",
    ]
    private static let others = [
        "cha": "03", "bo de": "03", "me de": "04", "con trai": "08", "con gai": "08", "con de": "08",
        "chu ho gia dinh": "00", "em trai": "05", "em gai": "05", "anh trai": "06", "chi gai": "07",
        "ong noi": "10", "ong ngoai": "10", "ba noi": "11", "ba ngoai": "11", "chau noi": "09", "chau ngoai": "09",
        "chau trai": "09", "chau gai": "09",
    ]
    private static let codes = Dictionary(names.map { ($1, $0) }, uniquingKeysWith: min)
        .merging(others) { first, _ in first }

    /// The code of a relation written as its digits or its word; `nil` for any other text.
    static func code(_ text: String) -> String? {
        let digits = text.utf8.count == 1 ? "0" + text : text
        return names[digits] != nil ? digits : codes[PlainWords(text).text]
    }
}
