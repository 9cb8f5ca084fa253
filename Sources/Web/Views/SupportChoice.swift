import Insurance

/// The groups and categories whose support counts, as one answer of a form.
///
/// Someone who belongs to several has them all in one answer, joined by `+`:
/// support of the State and of the province may rest on different ones.
enum SupportChoice {
    /// No group at all.
    static let none = "none"

    /// The supported groups of health insurance; `nil` for an answer that
    /// cannot be read, none for nobody's.
    static func groups(_ answer: String) -> Set<SupportedGroup>? { read(answer) }

    static func answer(_ groups: Set<SupportedGroup>) -> String {
        let chosen = SupportedGroup.allCases.filter(groups.contains).map(\.rawValue)
        return chosen.isEmpty ? none : chosen.joined(separator: "+")
    }

    /// The supported categories of social insurance.
    static func categories(_ answer: String) -> Set<SupportCategory>? {
        read(answer).flatMap { $0.isEmpty ? nil : $0 }
    }

    static func answer(_ categories: Set<SupportCategory>) -> String {
        let chosen = SupportCategory.allCases.filter(categories.contains).map(\.rawValue)
        return chosen.isEmpty ? SupportCategory.other.rawValue : chosen.joined(separator: "+")
    }

    /// The field that asks for the group; a combination that was handed over
    /// stands among the groups.
    static func groupField(_ id: String, chosen: String, _ problems: FieldProblems, _ words: Words) -> Choice {
        let options =
            [(none, words("group.none"))] + SupportedGroup.allCases.map { ($0.rawValue, words("group.\($0.rawValue)")) }
        return Choice(
            id, words("consult.group"), options + combination(chosen, "group", words), chosen: chosen,
            problem: problems.trouble(at: id, words))
    }

    /// The field that asks for the category, the commonest first.
    static func categoryField(_ id: String, chosen: String, _ problems: FieldProblems, _ words: Words) -> Choice {
        let categories: [SupportCategory] = [.other, .ethnicMinority, .nearPoor, .poor, .island]
        let options = categories.map { ($0.rawValue, words("category.\($0.rawValue)")) }
        return Choice(
            id, words("consult.category"), options + combination(chosen, "category", words), chosen: chosen,
            problem: problems.trouble(at: id, words))
    }

    /// What a person belongs to, in words.
    static func name(_ groups: Set<SupportedGroup>, _ words: Words) -> String? {
        groups.isEmpty ? nil : name(answer(groups), "group", words)
    }

    private static func combination(_ answer: String, _ kind: String, _ words: Words) -> [(String, String)] {
        answer.contains("+") ? [(answer, name(answer, kind, words))] : []
    }

    private static func name(_ answer: String, _ kind: String, _ words: Words) -> String {
        answer.split(separator: "+").map { words("\(kind).\($0)") }.joined(separator: " + ")
    }

    private static func read<Kind: RawRepresentable<String> & Hashable>(_ answer: String) -> Set<Kind>? {
        guard !["", none].contains(answer) else { return [] }
        let kinds = answer.split(separator: "+", omittingEmptySubsequences: false).map { Kind(rawValue: String($0)) }
        return kinds.contains(nil) ? nil : Set(kinds.compactMap { $0 })
    }
}
