import Desk
import Insurance
import InsuranceRules

/// How someone joins one scheme, as typed.
struct JoiningAnswers: Sendable {
    let scheme: Scheme
    var joining = ""
    var seenOn = ""
    /// The last card's end, or the last month paid; `nil` where it was not asked.
    var last: String?

    /// A plan nobody was registered for yet.
    init(_ terms: Terms) {
        scheme = terms.scheme
        if case .premium(let terms) = terms { last = terms.lastCardEnd?.vietnamese ?? "" } else { last = "" }
    }

    init(_ scheme: Scheme, _ form: Form) {
        self.scheme = scheme
        // A way that was tapped counts more than what the form's button says.
        joining = form[form[scheme.joiningField].isEmpty ? scheme.offeredField : scheme.joiningField]
        seenOn = form[scheme.seenField]
        last = form.all(scheme.lastField).first
    }

    init(_ entry: RegistrationEntry) {
        self.init(entry.terms)
        joining = entry.joining.rawValue
        seenOn = entry.joiningEvidence?.seenOn.rawValue ?? ""
        if let month = entry.joiningEvidence?.lastPaid { last = month.vietnamese }
    }

    /// What is recorded of it.
    struct Joined {
        let terms: Terms
        let joining: Joining
        let evidence: JoiningEvidence?
    }

    /// The terms with the last card's end as it stands here, or what is wrong.
    func joined(_ terms: Terms, _ problems: inout FieldProblems) -> Joined? {
        guard let joining = Joining(rawValue: joining) else {
            problems.add("field-choose", at: scheme.joiningField)
            return nil
        }
        let seen = SeenOn(rawValue: seenOn)
        if joining != .new, seen == nil { problems.add("field-choose", at: scheme.seenField) }
        var terms = terms
        var month: CalendarMonth?
        switch terms {
        case .premium(var premium):
            guard read(joining, into: &premium.lastCardEnd, &problems) else { return nil }
            terms = .premium(premium)
        case .contribution:
            month = CalendarMonth(vietnamese: last ?? "")
            if month == nil, last?.isEmpty == false { problems.add("field-month", at: scheme.lastField) }
        }
        // Someone new has seen nothing of an insurance; a day or month given all the same is refused with the reason.
        let evidence = seen.map { JoiningEvidence(seenOn: $0, lastPaid: month) }
        let isNewToAll = joining == .new && month == nil
        return Joined(terms: terms, joining: joining, evidence: isNewToAll ? nil : evidence ?? month.map(said))
    }

    /// What is asked here counts more than what was asked with the plan; left
    /// empty, it says of someone new alone that there was no card.
    private func read(
        _ joining: Joining, into end: inout CalendarDay?, _ problems: inout FieldProblems
    ) -> Bool {
        guard let last, joining == .new || !last.isEmpty else { return true }
        end = CalendarDay(vietnamese: last)
        guard end == nil, !last.isEmpty else { return true }
        problems.add("field-day", at: scheme.lastField)
        return false
    }

    private func said(_ month: CalendarMonth) -> JoiningEvidence { JoiningEvidence(seenOn: .said, lastPaid: month) }
}

extension Scheme {
    private var prefix: String { self == .healthInsurance ? "hi" : "vsi" }
    var joiningField: String { prefix + "Joining" }
    var offeredField: String { prefix + "JoiningOffered" }
    var seenField: String { prefix + "SeenOn" }
    var lastField: String { self == .healthInsurance ? "hiCardEnd" : "vsiLastPaid" }
}

extension CalendarMonth {
    /// Reads `07/2026` and `7/2026`.
    fileprivate init?(vietnamese text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...2).contains(parts[0].count) else { return nil }
        self.init("\(parts[1])-\(parts[0].count == 1 ? "0" : "")\(parts[0])")
    }
}

/// How someone joins one scheme, on the form.
struct JoiningView: Encodable, Sendable {
    let joining: Choice
    let last: Field
    let seenOn: Choice
    /// Whether the evidence is asked for even where the way of joining needs none.
    let isOpen: Bool
    /// Whether the form's button says how the person joins while nothing is tapped.
    var isOffered = false

    /// - Parameters:
    ///   - isNamed: Whether the form is for several schemes, which must be told apart.
    ///   - known: What list or card say of it.
    init(
        _ answers: JoiningAnswers, isNamed: Bool, known: String?, _ problems: FieldProblems, _ words: Words
    ) {
        let scheme = answers.scheme
        let title = words("register.joining")
        joining = Choice(
            scheme.joiningField, isNamed ? "\(title): \(words("scheme.short.\(scheme.rawValue)"))" : title,
            Joining.allCases.map { ($0.rawValue, words("joining.short.\($0.rawValue)")) }, chosen: answers.joining,
            hint: known, problem: problems.trouble(at: scheme.joiningField, words))
        last = Field(
            id: scheme.lastField, label: words("register.last.\(scheme.rawValue)"), value: answers.last ?? "",
            hint: words("register.last-hint.\(scheme.rawValue)"),
            problem: problems.trouble(at: scheme.lastField, words), keyboard: "numeric", longest: 10)
        seenOn = Choice(
            scheme.seenField, words("register.seen-on"),
            [("", words("register.seen-on-choose"))]
                + SeenOn.allCases.map { ($0.rawValue, words("seen-on.\($0.rawValue)")) },
            chosen: answers.seenOn, problem: problems.trouble(at: scheme.seenField, words))
        isOpen =
            [scheme.joiningField, scheme.lastField, scheme.seenField].contains { problems[$0] != nil }
            && !(answers.last ?? "").isEmpty
    }

    /// id and label of each field, in the order of the form.
    var asked: [(String, String)] {
        [(joining.id, joining.label), (last.id, last.label), (seenOn.id, seenOn.label)]
    }
}
