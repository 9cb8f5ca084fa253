extension Dong {
    /// The amount in Vietnamese words, as receipts want it: northern forms
    /// (linh, nghìn, mốt, lăm, tư), first letter upper case, ending in "đồng".
    ///
    /// - Precondition: the amount is not negative; a receipt never is.
    public var inWords: String {
        precondition(count >= 0, "a receipt's amount is not negative")
        guard count > 0 else { return "Không đồng" }
        var groups: [Int] = []
        var rest = count
        while rest > 0 {
            groups.append(rest % 1000)
            rest /= 1000
        }
        var words: [String] = []
        for index in groups.indices.reversed() where groups[index] > 0 || (index % 3 == 0 && index > 0) {
            if groups[index] > 0 {
                words += threeDigits(groups[index], full: index < groups.count - 1)
            }
            if !scale(index).isEmpty { words.append(scale(index)) }
        }
        let text = (words + ["đồng"]).joined(separator: " ")
        return text.prefix(1).uppercased() + text.dropFirst()
    }
}

private let digitWords = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]

/// The word behind a group of three digits; above a billion the scales repeat.
private func scale(_ index: Int) -> String {
    switch index % 3 {
    case 1: "nghìn"
    case 2: "triệu"
    default: index == 0 ? "" : "tỷ"
    }
}

/// One group of three digits; `full` when higher groups stand before it, so
/// that empty places are spoken.
private func threeDigits(_ number: Int, full: Bool) -> [String] {
    let (hundreds, tens, ones) = (number / 100, number / 10 % 10, number % 10)
    var words: [String] = []
    if hundreds > 0 || full { words += [digitWords[hundreds], "trăm"] }
    switch tens {
    case 0: if ones > 0, hundreds > 0 || full { words.append("linh") }
    case 1: words.append("mười")
    default: words += [digitWords[tens], "mươi"]
    }
    switch ones {
    case 0: break
    case 1: words.append(tens > 1 ? "mốt" : "một")
    case 4: words.append(tens > 1 || words.last == "linh" ? "tư" : "bốn")
    case 5: words.append(tens > 0 ? "lăm" : "năm")
    default: words.append(digitWords[ones])
    }
    return words
}
