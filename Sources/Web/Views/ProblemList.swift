/// What has to be mended in a form, told at its top with a link to each field.
struct ProblemList: Encodable, Sendable {
    struct Link: Encodable, Sendable {
        let field: String
        let label: String
    }

    /// How many things there are, in words.
    let sentence: String
    /// In the order of the form.
    let links: [Link]

    /// - Parameter asked: id and label of every field, in the order of the form.
    /// - Returns: `nil` when nothing is wrong.
    init?(_ problems: FieldProblems, of asked: [(id: String, label: String)], words: Words) {
        links = asked.filter { problems[$0.id] != nil }.map { Link(field: $0.id, label: $0.label) }
        guard !links.isEmpty else { return nil }
        sentence = words(links.count == 1 ? "mend.one" : "mend.many", ["count": String(links.count)])
    }
}
