public import Insurance

/// What the payer's transfer says, so that it is found again: kiosk, day and
/// number of the visit, and a check character.
///
/// `KIOSK01221126014J`: capital letters and digits alone, since banks drop
/// marks, signs and sometimes spaces.
public struct TransferMemo: Hashable, Sendable, CustomStringConvertible {
    /// At most 25 characters of ASCII.
    public let text: String

    /// - Parameters:
    ///   - kiosk: Letters and digits of it count, the last twelve: where ids differ is at their end.
    ///   - number: The visit's number on its day.
    ///   - day: The day of the visit.
    public init(kiosk: String, number: Int, day: CalendarDay) {
        let name = String(Self.plain(kiosk).suffix(12))
        let date = [day.day, day.month, day.year % 100].map { Self.padded($0, to: 2) }.joined()
        let body = name + date + Self.padded(number, to: 3)
        text = body + Self.checkCharacter(of: body)
    }

    public var description: String { text }

    /// Capital letters and digits of a text; a bank's statement puts its own
    /// words, spaces and signs around a memo.
    public static func plain(_ text: String) -> String {
        String(text.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) })
    }

    private static func padded(_ number: Int, to length: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, length - digits.count)) + digits
    }

    /// ISO 7064, MOD 37,36: one wrong character or two swapped ones are told.
    static func checkCharacter(of body: String) -> String {
        let signs = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        var rest = 36
        for sign in body {
            let sum = (rest + (signs.firstIndex(of: sign) ?? 0)) % 36
            rest = (sum == 0 ? 36 : sum) * 2 % 37
        }
        return String(signs[(37 - rest) % 36])
    }
}
