import Insurance
import StrictFiles

extension StrictYAML {
    /// A code of so many digits, in quotes so that no zero is lost.
    func digits(_ count: Int) throws(DocumentTrouble) -> String {
        let code = try quotedText()
        guard code.utf8.count == count, code.isDigits else { throw wrong("\(count) digits in quotes") }
        return code
    }
}
