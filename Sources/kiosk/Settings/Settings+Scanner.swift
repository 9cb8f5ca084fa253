import Desk
import StrictFiles

// ## Configuration keys of `scanner`
//
// - `device`: the scanner's tty, or `none`.
// - `blankSerials`: kinds of blanks (`card`, `book-cover`) whose serial is
//   scanned with each print, the first too; may be left out: none. Only for
//   blanks with a barcode. From the second print of a paper on it is always asked for.
extension Settings {
    static func blankKinds(_ place: StrictYAML) throws(DocumentTrouble) -> Set<BlankKind> {
        var kinds: Set<BlankKind> = []
        for word in try place.list() {
            guard let kind = BlankKind(rawValue: try word.text()) else {
                throw word.wrong(BlankKind.allCases.map(\.rawValue).joined(separator: " or "))
            }
            kinds.insert(kind)
        }
        return kinds
    }
}
