import Upload

extension Settings {
    /// Where second copies go; `nil` when none are kept.
    var secondPlace: SecondPlace? { secondCopy.map { SecondPlace(folder: $0, apartFrom: data) } }
}
