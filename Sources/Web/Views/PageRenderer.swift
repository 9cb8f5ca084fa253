import Foundation
import HTTPTypes
import Hummingbird
import Insurance
import Mustache
import NIOCore

/// Turns page models into HTML with the templates of `Pages`.
struct PageRenderer: Sendable {
    private let library: MustacheLibrary

    /// Reads all templates and checks that every word they name exists.
    ///
    /// - Throws: ``Refusal`` with `phrases-incomplete`; a template's own error
    ///   when it cannot be read.
    init(folder: URL, phrases: Phrases) throws {
        var templates: [String: MustacheTemplate] = [:]
        let words = phrases.words("vi")
        MustacheContentTypes.register(PageText(), named: "PAGE")
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".mustache") {
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            for key in Self.wordKeys(in: text) where !words.has(key) {
                throw Refusal(
                    "phrases-incomplete", "The page \(name) needs the word '\(key)'. Add it to every language.",
                    details: ["language": "vi", "keys": key])
            }
            templates[String(name.dropLast(".mustache".count))] = try MustacheTemplate(
                string: "{{% CONTENT_TYPE: PAGE}}" + text)
        }
        library = MustacheLibrary(templates: templates)
    }

    /// A page as a response.
    func response(
        _ template: String, page: Any, frame: Frame, words: Words, status: HTTPResponse.Status = .ok
    ) -> Response {
        let model: [String: Any] = ["t": words.tree, "frame": frame, "page": page]
        let html = library.render(model, withTemplate: template) ?? ""
        return Response(
            status: status, headers: [.contentType: "text/html; charset=utf-8", .contentLanguage: words.language],
            body: .init(byteBuffer: ByteBuffer(string: html)))
    }

    /// The words a template names: `desk.title` of `{{t.desk.title}}`.
    static func wordKeys(in template: String) -> [String] {
        template.split(separator: "{{t.").dropFirst().compactMap { rest in
            rest.firstRange(of: "}}").map { String(rest[..<$0.lowerBound]) }
        }
    }
}
