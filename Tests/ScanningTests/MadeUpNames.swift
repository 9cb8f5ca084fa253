/// Names that nobody bears, which together hold every letter with its marks
/// that Vietnamese writes, in both cases.
enum MadeUpNames {
    /// Each vowel in its six tones.
    static let vowels = [
        "a à á ả ã ạ", "ă ằ ắ ẳ ẵ ặ", "â ầ ấ ẩ ẫ ậ", "e è é ẻ ẽ ẹ", "ê ề ế ể ễ ệ", "i ì í ỉ ĩ ị", "o ò ó ỏ õ ọ",
        "ô ồ ố ổ ỗ ộ", "ơ ờ ớ ở ỡ ợ", "u ù ú ủ ũ ụ", "ư ừ ứ ử ữ ự", "y ỳ ý ỷ ỹ ỵ",
    ]

    /// The names of one row of vowels: each with the vowel in one tone after
    /// `Đ`, `Ng` and `Qu`.
    static func names(with row: String) -> [String] {
        row.split(separator: " ").flatMap { vowel in
            [
                "Mẫu Đ\(vowel)n Ng\(vowel)t", "MẪU Đ\(vowel.uppercased())N QU\(vowel.uppercased())T",
                "h'\(vowel) mẫu-đ\(vowel)",
            ]
        }
    }
}
