import Desk
import Insurance
import InsuranceRules

/// Name, birth date and number, to be read by the person they belong to.
struct ReadBackView: Encodable, Sendable {
    struct Entry: Encodable, Sendable {
        let spelled: String
        /// The name syllable by syllable, each to be read for itself.
        let syllables: [String]
        /// Whether the name needs smaller letters to stay on one screen.
        let isLong: Bool
        let birth: String
        let sex: String
        /// The last digits; the whole number is not shown to the hall.
        let number: String
        /// Who answers for someone under age.
        let guardian: String?
        /// What comes on paper, or that nothing does.
        let papers: String
        /// The months of social insurance that are paid for.
        var span: String?
        /// The papers as they will be printed.
        var pictures: [PaperPicture] = []
    }
    let people: [Entry]
    /// Ties the confirmation to what was shown.
    let seal: String
    /// Whether the names stand on the attendee's screen; else they are read out.
    let isShown: Bool

    /// - Parameter isPublic: Hides the numbers on the pictures, for the screen the hall sees.
    init(_ file: VisitFile, tokens: FormTokens, isShown: Bool, isPublic: Bool = false, words: Words) {
        self.isShown = isShown
        let registrations = ReadBackView.entries(of: file)
        var keys: [String] = []
        for key in registrations.compactMap(\.person.key) where !keys.contains(key) { keys.append(key) }
        people = keys.compactMap { key in
            let own = registrations.filter { $0.person.key == key }
            var entry = Entry(own.map(\.entry), words: words)
            entry?.span = own.lazy.compactMap { $0.quote?.item.paidMonths?.vietnamese }.first
            entry?.pictures = PaperPicture.all(own, of: file.visit.id, isPublic: isPublic, words: words)
            return entry
        }
        seal = tokens.seal(ReadBackView.text(of: file))
    }

    /// What is read back, as one text.
    static func text(of file: VisitFile) -> String {
        entries(of: file).map {
            let entry = $0.entry
            return [
                $0.id.text, entry.person.name, entry.person.birth.text, entry.person.key ?? "",
                entry.guardian?.name ?? "", entry.wantsPaper ? "paper" : "",
            ].joined(separator: "|")
        }.joined(separator: "\n")
    }

    /// What is read back.
    static func entries(of file: VisitFile) -> [Registration] {
        file.registrations.filter { $0.state == .quoted }
    }
}

extension ReadBackView.Entry {
    /// - Parameter entries: Of one person.
    init?(_ entries: [RegistrationEntry], words: Words) {
        guard let entry = entries.first else { return nil }
        let person = entry.person
        spelled = person.name
        syllables = person.name.split(separator: " ").map(String.init)
        isLong = person.name.count > 32
        birth = person.birth.vietnamese
        sex = words("sex.\(person.sex.rawValue)")
        number = person.personalID?.masked ?? person.socialInsuranceCode?.masked ?? ""
        guardian = entry.guardian.map { "\($0.name) (\(words("guardian.is.\($0.relation.rawValue)")))" }
        let kinds = entries.flatMap(\.papers).map { words("document.\($0.rawValue)") }
        papers = kinds.isEmpty ? words("read-back.electronic") : kinds.joined(separator: ", ")
    }
}

extension SocialInsuranceCode {
    /// The last four digits, for screens that must not show the whole.
    var masked: String { String(repeating: "•", count: max(0, digits.count - 4)) + digits.suffix(4) }
}
