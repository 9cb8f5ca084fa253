/// One field of a form, with what was typed and what is wrong with it.
struct Field: Encodable, Sendable {
    let id: String
    let label: String
    var value = ""
    var hint: String?
    var problem: Trouble?
    var keyboard = "text"
    var longest = 120
    var isWide = false
    /// Whether the cursor starts here.
    var isFirst = false
    var isMoney = false
    /// Whether the hint is about what stands in the field, and goes when that is changed.
    var isDoubtful = false
}

/// A field to choose one from a few.
struct Choice: Encodable, Sendable {
    struct Option: Encodable, Sendable {
        let value: String
        let label: String
        let isChosen: Bool
        var field = ""
    }

    let id: String
    let label: String
    let options: [Option]
    var hint: String?
    var problem: Trouble?
    var isWide = false

    /// - Parameter options: value and label of each, in order.
    init(
        _ id: String, _ label: String, _ options: [(String, String)], chosen: String, hint: String? = nil,
        problem: Trouble? = nil, isWide: Bool = false
    ) {
        self.id = id
        self.label = label
        self.options = options.map { Option(value: $0.0, label: $0.1, isChosen: $0.0 == chosen, field: id) }
        self.hint = hint
        self.problem = problem
        self.isWide = isWide
    }
}

/// What is wrong with a form, by field: a code whose sentence stands at it.
struct FieldProblems: Sendable {
    private var codes: [String: String] = [:]
    private var details: [String: [String: String]] = [:]

    var isEmpty: Bool { codes.isEmpty }
    subscript(_ field: String) -> String? { codes[field] }

    /// Notes a problem; the first one at a field stays.
    ///
    /// - Parameters:
    ///   - code: With a reason behind a dot where the code has some:
    ///   `not-eligible.too-young`.
    ///   - details: What its sentence names, such as a month.
    mutating func add(_ code: String, at field: String, details values: [String: String] = [:]) {
        guard codes[field] == nil else { return }
        codes[field] = code
        details[field] = values
    }

    func trouble(at field: String, _ words: Words) -> Trouble? {
        codes[field].map { key in
            let code = key.split(separator: ".").first.map(String.init) ?? key
            var values = details[field] ?? [:]
            values["citation"] = values["citation"].map(words.ruleText)
            return Trouble(code: code, sentence: words("error.\(key)", values))
        }
    }
}
