/// A page of the folder `Pages`, read once: what stands in it, and what is put there.
///
/// It is the part of Mustache that the pages need, with two things of our own:
/// `{{t.desk.title}}` is a word of the reader's language, and nothing is
/// indented.
struct Template: Sendable {
    enum Piece: Sendable {
        case text(String)
        /// `{{t.desk.title}}`: a word by its key.
        case word(String)
        /// `{{name}}`: a text, made harmless.
        case value(TemplateName)
        /// `{{#name}}…{{/name}}`: for what is there, and for each item of a list.
        case section(TemplateName, Template)
        /// `{{^name}}…{{/name}}`: for what is not there.
        case absence(TemplateName, Template)
        /// `{{>field}}`: another template.
        case partial(String)
        /// `{{<frame}}…{{/frame}}`: another template, with blocks of this one in it.
        case parent(String, blocks: [String: Template])
        /// `{{$content}}…{{/content}}`: what stands there unless another template brings its own.
        case block(String, Template)
    }

    var pieces: [Piece] = []

    /// The keys of all words, here and inside.
    var words: [String] { all { if case .word(let key) = $0 { key } else { nil } } }

    /// The names of all other templates that are used, here and inside.
    var partials: [String] {
        all {
            switch $0 {
            case .partial(let name), .parent(let name, _): name
            default: nil
            }
        }
    }

    private func all(_ found: (Piece) -> String?) -> [String] {
        pieces.flatMap { piece in [found(piece)].compactMap { $0 } + piece.inner.flatMap { $0.all(found) } }
    }
}

extension Template.Piece {
    fileprivate var inner: [Template] {
        switch self {
        case .section(_, let inner), .absence(_, let inner), .block(_, let inner): [inner]
        case .parent(_, let blocks): Array(blocks.values)
        case .text, .word, .value, .partial: []
        }
    }
}

/// How a template names a value.
enum TemplateName: Sendable {
    /// `.`: what the section around stands for.
    case here
    /// `first()`: whether the section around stands for the first item of its list.
    case isFirst
    /// `last()`: whether it stands for the last.
    case isLast
    /// `page.name` is looked up in the section around, then further out;
    /// `.name` in the section around only.
    case path([String], isOwn: Bool)

    init(_ text: String) {
        switch text {
        case ".": self = .here
        case "first()": self = .isFirst
        case "last()": self = .isLast
        default: self = .path(text.split(separator: ".").map(String.init), isOwn: text.hasPrefix("."))
        }
    }
}

/// A template that cannot be read.
struct TemplateFault: Error {
    /// The file without its ending.
    let template: String
    /// What is wrong, with the tag.
    let fault: String
}
