/// Names that nobody bears, which together hold every letter with its marks
/// that Vietnamese writes, in both cases.
enum MadeUpNames {
    private static let vowels = [
        "a à á ả ã ạ", "ă ằ ắ ẳ ẵ ặ", "â ầ ấ ẩ ẫ ậ", "e è é ẻ ẽ ẹ", "ê ề ế ể ễ ệ", "i ì í ỉ ĩ ị", "o ò ó ỏ õ ọ",
        "ô ồ ố ổ ỗ ộ", "ơ ờ ớ ở ỡ ợ", "u ù ú ủ ũ ụ", "ư ừ ứ ử ữ ự", "y ỳ ý ỷ ỹ ỵ",
    ]

    /// One list of names for each vowel; each name has the vowel with one tone
    /// after `Đ`, `Ng` and `Qu`.
    static let corpus: [[String]] = vowels.map { row in
        row.split(separator: " ").flatMap { vowel in
            ["Mẫu Đ\(vowel)n Ng\(vowel)t", "MẪU Đ\(vowel.uppercased())N QU\(vowel.uppercased())T", "h'\(vowel) mẫu-đ\(vowel)"]
        }
    }
}
