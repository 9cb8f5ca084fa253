import Desk
import Insurance

/// What is kept of each person of a paid visit, to be set right or taken back.
struct RightsView: Encodable, Sendable {
    struct Someone: Encodable, Sendable {
        /// Any registration of this person; it names them in the forms.
        let registration: String
        /// How many corrections the page shows, or showed when it was filled in.
        let seen: String
        let name: String
        let number: String
        let fields: [Field]
        /// The numbers, where whoever is signed in may not set them right.
        let kept: [Field]
        let isKept: Bool
        let sex: Choice
        /// What stands on no paper.
        let others: [Field]
        /// Good papers that show name and birth date and are still here.
        let papersHere: String?
        let agreements: [Given]
        /// What was set right so far.
        let corrections: [String]
    }

    /// An optional purpose somebody agreed to.
    struct Given: Encodable, Sendable {
        let purpose: String
        let registration: String
        let label: String
        /// When, to whom, and by which text; or when it was taken back.
        let record: String
        let holds: Bool
    }

    let visit: String
    let ticket: String
    let people: [Someone]
    let reissue: ReissueView?
    /// What the province did not take of this visit.
    var refused: [RefusedRecord] = []

    init(_ file: VisitFile, typed: Form, problems: FieldProblems, officer: Operator, words: Words) {
        reissue = ReissueView(file, typed: typed, officer: officer, words: words)
        visit = file.visit.id.text
        ticket = String(file.visit.number)
        let paid = file.registrations.filter { [.paid, .handedOver].contains($0.state) }
        let isKept = !RightsDesk.maySetNumbers(officer)
        var keys: [String] = []
        for key in paid.compactMap(\.person.key) where !keys.contains(key) { keys.append(key) }
        people = keys.compactMap { key in
            let theirs = paid.filter { $0.person.key == key }
            let isTyped = theirs.contains { $0.id.text == typed["registration"] } && typed["purpose"].isEmpty
            return Someone(
                theirs, documents: file.documents, typed: isTyped ? typed : nil,
                problems: isTyped ? problems : FieldProblems(), isKept: isKept, words: words)
        }
    }
}

extension RightsView.Someone {
    /// - Parameter registrations: The paid ones of one person.
    fileprivate init?(
        _ registrations: [Registration], documents: [Document], typed: Form?, problems: FieldProblems, isKept: Bool,
        words: Words
    ) {
        guard let first = registrations.first else { return nil }
        let person = first.person
        let ids = Set(registrations.map(\.id))
        registration = first.id.text
        seen = typed?["seen"] ?? String(registrations.map(\.corrections.count).max() ?? 0)
        name = person.name
        number = person.personalID?.masked ?? person.socialInsuranceCode?.masked ?? ""
        func field(_ id: String, _ value: String, keyboard: String = "text", longest: Int, isWide: Bool = false)
            -> Field
        {
            Field(
                id: id, label: words("register.\(id)"), value: typed?[id] ?? value,
                problem: problems.trouble(at: id, words), keyboard: keyboard, longest: longest, isWide: isWide)
        }
        let numbers = [
            field("personalID", person.personalID?.digits ?? "", keyboard: "numeric", longest: 16),
            field("siCode", person.socialInsuranceCode?.digits ?? "", keyboard: "numeric", longest: 16),
        ]
        self.isKept = isKept
        kept = isKept ? numbers : []
        fields =
            [
                field("name", person.name, longest: 100, isWide: true),
                field("birth", person.birth.vietnamese, keyboard: "numeric", longest: 10),
            ] + (isKept ? [] : numbers)
        others = [
            field("phone", person.phone ?? "", keyboard: "tel", longest: 20),
            field("address", person.address, longest: 200, isWide: true),
        ]
        sex = Choice(
            "sex", words("register.sex"), Sex.allCases.map { ($0.rawValue, words("sex.\($0.rawValue)")) },
            chosen: typed?["sex"] ?? person.sex.rawValue, problem: problems.trouble(at: "sex", words))
        let here = documents.filter { $0.state == .good && $0.registration.map(ids.contains) ?? false }
        papersHere =
            here.isEmpty
            ? nil
            : here.map {
                [words("document.\($0.kind.rawValue)"), $0.blankSerial].compactMap { $0 }.joined(separator: " ")
            }
            .joined(separator: ", ")
        agreements = RightsView.given(by: registrations, words)
        corrections = Self.told(registrations, words)
    }

    /// Each change once, though it is written for every registration.
    private static func told(_ registrations: [Registration], _ words: Words) -> [String] {
        let most = registrations.map(\.corrections).max { $0.count < $1.count } ?? []
        return most.flatMap { correction in
            correction.changes.map { change in
                words(
                    "rights.changed",
                    [
                        "field": words("register.\(change.field.field)"),
                        "before": change.field.told(change.before, words),
                        "after": change.field.told(change.after, words), "officer": correction.officer,
                        "at": "\(correction.at.day.vietnamese) \(correction.at.clockTime)",
                    ])
            }
        }
    }
}

extension CorrectedField {
    /// What a record says of the field, as people read it.
    fileprivate func told(_ text: String, _ words: Words) -> String {
        guard !text.isEmpty else { return words("rights.nothing") }
        return switch self {
        case .sex: words("sex.\(text)")
        case .birth: BirthDate(text)?.vietnamese ?? text
        case .name, .personalID, .socialInsuranceCode, .phone, .address: text
        }
    }
}

extension RightsView {
    fileprivate static func given(by registrations: [Registration], _ words: Words) -> [Given] {
        OptionalPurpose.allCases.compactMap { purpose in
            guard let one = registrations.first(where: { $0.entry.agreements.contains { $0.purpose == purpose } }),
                let consent = one.entry.agreements.first(where: { $0.purpose == purpose })?.consent
            else { return nil }
            let back = one.withdrawals.first { $0.purpose == purpose }
            func record(_ key: String, _ moment: Moment, _ officer: String) -> String {
                words(
                    key,
                    [
                        "at": "\(moment.day.vietnamese) \(moment.clockTime)", "officer": officer,
                        "version": consent.version,
                    ])
            }
            return Given(
                purpose: purpose.rawValue, registration: one.id.text, label: words("consent.\(purpose.rawValue)"),
                record: back.map { record("rights.withdrawn", $0.at, $0.officer) }
                    ?? record("rights.given", consent.at, consent.officer),
                holds: back == nil)
        }
    }
}
