import Foundation

/// Draws every paper of the kiosk as PDF, from the templates in a folder.
///
/// Everything is loaded and checked at the start. One document is drawn at a
/// time, on a thread of its own, so any number of tasks may ask at once.
public final class DocumentRenderer: Sendable {
    private let descriptions: [String: TemplateDescription]
    private let samples: [String: String]
    private let press: Press

    /// Loads all templates below a folder such as `PrinterTemplates`.
    ///
    /// Points fontconfig at the folder's `fonts.conf`, unless the environment
    /// already names another file. Make the first renderer before the program
    /// does several things at once: it sets `FONTCONFIG_FILE`.
    ///
    /// - Throws: ``TemplateError``, which names the file and its trouble.
    public init(templates folder: String) throws {
        keepFreedMemory()
        try DocumentRenderer.chooseFonts(in: folder)
        let files = try DocumentRenderer.folders(in: folder).map { try TemplateFile(folder: $0) }
        descriptions = Dictionary(uniqueKeysWithValues: files.map { ($0.description.name, $0.description) })
        samples = Dictionary(uniqueKeysWithValues: files.map { ($0.description.name, $0.sample) })
        press = try Press(files)
    }

    /// The names of all templates, in order.
    public var templateNames: [String] { descriptions.keys.sorted() }

    /// What a template says about its paper.
    ///
    /// - Throws: ``TemplateError/missing(file:)`` for a name that is not there.
    public func template(named name: String) throws -> TemplateDescription {
        guard let description = descriptions[name] else { throw TemplateError.missing(file: name) }
        return description
    }

    /// The values of a template's made-up person.
    ///
    /// - Throws: ``TemplateError`` when `sample.json` is missing or malformed.
    public func sample(of name: String) throws -> [String: String] {
        guard let file = samples[name] else { throw TemplateError.missing(file: name) }
        guard let data = FileManager.default.contents(atPath: file) else { throw TemplateError.missing(file: file) }
        do {
            return try JSONDecoder().decode([String: String].self, from: data)
        } catch {
            throw TemplateError.malformed(file: file, trouble: "not one JSON object of texts")
        }
    }

    /// Everything that keeps these values from being printed; empty when they can
    /// be.
    ///
    /// Ask before a blank is spent.
    ///
    /// Each value is made NFC, every character must have a glyph in the
    /// embedded typeface, and everything must fit at or above its smallest size.
    ///
    /// - Throws: ``TemplateError/missing(file:)`` for a template that is not there.
    public func problems(template: String, fields: [String: String]) async throws -> [DocumentError] {
        try await press.problems(template: template, fields: fields)
    }

    /// Draws a document.
    ///
    /// The same values always give the same bytes. Nothing of them is kept.
    ///
    /// - Parameters:
    ///   - fields: A text for every field of the template, and no other.
    ///   - training: Draws the watermark under the fields.
    ///   - showingBlank: Also draws what the blank already carries, as a proof
    ///     on plain paper or on screen wants it.
    /// - Returns: A PDF of one page with its fonts inside.
    /// - Throws: The first of ``problems(template:fields:)``.
    public func render(
        template: String, fields: [String: String], training: Bool, showingBlank: Bool = false
    ) async throws -> [UInt8] {
        try await press.draw(template: template, fields: fields, training: training, blank: showingBlank).bytes
    }

    /// Draws a document as ``render(template:fields:training:showingBlank:)``
    /// does, and says on which paper it goes to the printer.
    public func printable(
        template name: String, fields: [String: String], training: Bool
    ) async throws -> PrintableDocument {
        let template = try template(named: name)
        let drawn = try await press.draw(template: name, fields: fields, training: training, blank: false)
        return PrintableDocument(bytes: drawn.bytes, media: template.media(of: drawn.page), options: template.options)
    }

    /// Shows a page of a PDF as it will be printed.
    ///
    /// Takes some tens of milliseconds, in a process of its own.
    ///
    /// - Parameters:
    ///   - page: The first page is 0.
    ///   - dpi: From 20 to 1200.
    /// - Returns: A PNG on white.
    /// - Throws: ``DocumentError/previewFailed(trouble:)``.
    public func previewPNG(pdf: [UInt8], page: Int, dpi: Double) async throws -> [UInt8] {
        try await PagePicture(dpi: dpi).png(of: pdf, page: page)
    }

    private static func chooseFonts(in folder: String) throws(TemplateError) {
        let file = URL(filePath: folder).appending(path: "fonts.conf").path
        guard FileManager.default.isReadableFile(atPath: file) else { throw .missing(file: folder + "/fonts.conf") }
        setenv("FONTCONFIG_FILE", file, 0)
    }

    static func folders(in folder: String) throws(TemplateError) -> [String] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch {
            throw .missing(file: folder)
        }
        let folders = names.sorted().map { folder + "/" + $0 }.filter { path in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
        }
        guard !folders.isEmpty else { throw .missing(file: folder + "/*/template.yaml") }
        return folders
    }
}
