import Foundation
import HTTPTypes
import Hummingbird
import Insurance
import NIOCore

/// Turns page models into HTML with the templates of `Pages`.
struct PageRenderer: Sendable {
    private static let ending = ".mustache"
    private let templates: [String: Template]

    /// Reads all templates and checks that every word and every template they
    /// name exists.
    ///
    /// - Throws: ``Refusal`` with `phrases-incomplete`; ``TemplateFault`` when
    ///   a template cannot be read.
    init(folder: URL, phrases: Phrases) throws {
        var templates: [String: Template] = [:]
        for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) where file.hasSuffix(Self.ending) {
            let name = String(file.dropLast(Self.ending.count))
            templates[name] = try TemplateReader.template(
                named: name, try String(contentsOf: folder.appending(path: file), encoding: .utf8))
        }
        let words = phrases.words("vi")
        for (name, template) in templates {
            for key in template.words where !words.has(key) {
                throw Refusal(
                    "phrases-incomplete", "The page \(name) needs the word '\(key)'. Add it to every language.",
                    details: ["language": "vi", "keys": key])
            }
            for partial in template.partials where templates[partial] == nil {
                throw TemplateFault(template: name, fault: "'\(partial)' is no template")
            }
        }
        self.templates = templates
    }

    /// A page as a response.
    func response(
        _ template: String, page: some Encodable, frame: Frame, words: Words, status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let model = PageValue.part(["frame": try PageValue(frame), "page": try PageValue(page)])
        let html = TemplateWriter.html(of: template, in: templates, page: model, words: words)
        return Response(
            status: status, headers: [.contentType: "text/html; charset=utf-8", .contentLanguage: words.language],
            body: .init(byteBuffer: ByteBuffer(bytes: html)))
    }
}
