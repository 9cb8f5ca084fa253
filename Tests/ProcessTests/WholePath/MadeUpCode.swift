import Foundation
import Insurance
import TestSupport

/// The text of a card's QR, of somebody who does not exist.
struct MadeUpCode {
    enum Card: String, CaseIterable { case citizen, newerCitizen, health, newerHealth }

    let card: Card
    let text: String
    /// Whom the whole text names.
    let person: Person

    /// - Parameter number: No two codes of a test have the same.
    init(_ card: Card, name: String, number: Int, using random: inout SeededRandom) {
        self.card = card
        let sex: Sex = Bool.random(using: &random) ? .male : .female
        let birth =
            CalendarDay(
                year: Int.random(in: 1945...1999, using: &random), month: Int.random(in: 1...12, using: &random),
                day: Int.random(in: 1...28, using: &random)) ?? CalendarDay(ordinal: 0)
        let address = "Bản Mẫu, xã Thử Nghiệm, Lào Cai"
        let day = birth.vietnamese.replacing("/", with: "")
        let hex = { (text: String) in text.utf8.map { String(format: "%02x", $0) }.joined() }
        let mark = sex == .male ? "1" : "2"
        switch card {
        case .citizen, .newerCitizen:
            let id = "010\(sex == .male ? 0 : 1)\(String(birth.year).suffix(2))\(String(format: "%06d", number))"
            let old = Bool.random(using: &random) ? "012345678" : ""
            let more = card == .newerCitizen ? "||CHA MẪU|MẸ MẪU" : ""
            text = "\(id)|\(old)|\(name)|\(day)|\(sex == .male ? "Nam" : "Nữ")|\(address)|15042021\(more)"
            person = Person(name: name, birth: .day(birth), sex: sex, personalID: PersonalID(id), address: address)
        case .health:
            let code = String(format: "10%08d", number)
            text =
                "GD410\(code)|\(hex(name))|\(birth.vietnamese)|\(mark)|\(hex(address))|10 - 001|01/01/2019|31/12/2019|"
                + "20/12/2018|$"
            person = Person(name: name, birth: .day(birth), sex: sex, socialInsuranceCode: SocialInsuranceCode(code))
        case .newerHealth:
            let code = String(format: "10%08d", number)
            text =
                "\(code)|\(hex(name))|\(birth.vietnamese)|\(mark)|-|10 - 001|21/12/2026|-|21/11/2026|1005\(code)|-|4|"
                + "01/12/2031|0000000000000000-0000|4|\(hex(address))|$"
            person = Person(name: name, birth: .day(birth), sex: sex, socialInsuranceCode: SocialInsuranceCode(code))
        }
    }
}

/// What a bad print, a bad scanner or a keyboard in between makes of a code.
///
/// Each of these leaves something a program can see. A few letters lost inside
/// a name leave nothing: that is what reading the name back is for.
enum CodeDamage: String, CaseIterable {
    case none, decomposed, surrounded, blanksDoubled
    case cutOff, fieldLost, undecodable, impossibleDay, otherYear
    case marksLost, lettersLost, telex, vni, azerty, qwertz, barsLost, halfLost, bytesAsLatin1, bytesAsWindows1252

    /// Whether a scanner may give it and mean the whole text.
    var isHarmless: Bool { [.none, .decomposed, .surrounded, .blanksDoubled].contains(self) }

    func damaged(_ code: MadeUpCode, using random: inout SeededRandom) -> [UInt8] {
        let text = code.text
        switch self {
        case .none: return Array(text.utf8)
        case .decomposed: return Array(text.decomposedStringWithCanonicalMapping.utf8)
        case .surrounded: return Array("  \(text)\t\r\n".utf8)
        case .cutOff: return Array(text.utf8.prefix(Int.random(in: 0..<text.utf8.count - 3, using: &random)))
        case .undecodable:
            var bytes = Array(text.utf8)
            bytes[Int.random(in: bytes.indices, using: &random)] = 0xFF
            return bytes
        case .halfLost: return Array(text.utf8.filter { _ in Bool.random(using: &random) })
        case .bytesAsLatin1: return Array(String(String.UnicodeScalarView(text.utf8.map { Unicode.Scalar($0) })).utf8)
        case .bytesAsWindows1252:
            let misread = String(data: Data(text.utf8), encoding: .windowsCP1252)
            return Array((misread ?? String(text.utf8.map { Character(Unicode.Scalar($0)) })).utf8)
        default: return Array(mistyped(code, using: &random).utf8)
        }
    }

    private func mistyped(_ code: MadeUpCode, using random: inout SeededRandom) -> String {
        var fields = code.text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        let isCitizen = code.card == .citizen || code.card == .newerCitizen
        switch self {
        case .blanksDoubled where isCitizen: fields[2] = fields[2].replacing(" ", with: "  ")
        case .blanksDoubled:
            let bytes = stride(from: 0, to: fields[1].count, by: 2).map { fields[1].dropFirst($0).prefix(2) }
            fields[1] = bytes.map { $0 == "20" ? "2020" : $0 }.joined()
        case .fieldLost: fields.remove(at: Int.random(in: 0..<5, using: &random))
        case .impossibleDay: fields[isCitizen ? 3 : 2] = isCitizen ? "31021990" : "31/02/1990"
        case .otherYear: fields[isCitizen ? 3 : 2] = isCitizen ? "02092001" : "0209200"
        case .marksLost: return letters(code.text) { base, _ in String(base) }
        case .lettersLost: return code.text.filter(\.isASCII)
        case .telex: return Self.typewriter(code.text, Self.telexKeys)
        case .vni: return Self.typewriter(code.text, Self.vniKeys)
        case .azerty: return swapped(code.text, Self.azertyKeys)
        case .qwertz: return swapped(letters(code.text) { base, _ in String(base) }, Self.qwertzKeys)
        case .barsLost: return fields.joined()
        default: return code.text
        }
        return fields.joined(separator: "|")
    }
}
