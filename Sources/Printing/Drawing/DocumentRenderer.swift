public import Desk
import Foundation
import Synchronization

/// Draws every paper of the kiosk as PDF, from the templates in a folder.
///
/// Everything is loaded and checked at the start. One document is drawn at a
/// time, on a thread of its own, so any number of tasks may ask at once.
public final class DocumentRenderer: Sendable {
    private let descriptions: [String: TemplateDescription]
    private let samples: [String: String]
    private let receipts: ReceiptPaper
    /// How each printer takes its paper in.
    let printers = Mutex(PrinterTraits())
    private let press: Press

    /// Loads all templates below a folder such as `PrinterTemplates`.
    ///
    /// Points fontconfig at the folder's `fonts.conf`, unless the environment
    /// already names another file. Make the first renderer before the program
    /// does several things at once: it sets `FONTCONFIG_FILE`.
    ///
    /// - Parameters:
    ///   - names: The templates to load; `nil` loads all.
    ///   - receipts: What receipts are drawn for.
    /// - Throws: ``TemplateError``, which names the file and its trouble.
    public init(templates folder: String, only names: [String]? = nil, receiptsOn receipts: ReceiptPaper = .roll) throws
    {
        self.receipts = receipts
        KeptMemory.keep()
        let all = try DocumentRenderer.folders(in: folder)
        try DocumentRenderer.chooseFonts(in: folder)
        let folders = try names?.map { try DocumentRenderer.folder(of: $0, among: all) } ?? all
        let files = try folders.map { try TemplateFile(folder: $0) }
        descriptions = Dictionary(uniqueKeysWithValues: files.map { ($0.description.name, $0.description) })
        samples = Dictionary(uniqueKeysWithValues: files.map { ($0.description.name, $0.sample) })
        press = try Press(files)
    }

    /// The template that a paper of the kiosk is drawn by.
    public func templateName(of kind: DocumentKind) -> String { kind.template(withReceiptsOn: receipts) }

    /// The names of all templates, in order.
    public var templateNames: [String] { descriptions.keys.sorted() }

    /// What a template says about its paper.
    ///
    /// - Throws: ``TemplateError/unknown(template:known:)``.
    public func template(named name: String) throws -> TemplateDescription {
        guard let description = descriptions[name] else {
            throw TemplateError.unknown(template: name, known: templateNames)
        }
        return description
    }

    /// The values of a template's made-up person.
    ///
    /// - Throws: ``TemplateError`` when there is no such template, or its
    ///   `sample.json` is missing or malformed.
    public func sample(of name: String) throws -> [String: String] {
        guard let file = samples[name] else { throw TemplateError.unknown(template: name, known: templateNames) }
        guard let data = FileManager.default.contents(atPath: file) else { throw TemplateError.missing(file: file) }
        do {
            return try JSONDecoder().decode([String: String].self, from: data)
        } catch {
            throw TemplateError.malformed(
                file: file, element: "the file", trouble: "it is not one JSON object of texts",
                cure: "Write a text in quotes for each field of template.yaml: {\"name\": \"…\", …}.")
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
    /// - Throws: ``TemplateError/unknown(template:known:)``.
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
    ///   - withBack: Also draws the other side, as a second page, where the
    ///     template has one.
    ///   - covered: Fields to be hidden from whoever looks on.
    /// - Returns: A PDF with its fonts inside.
    /// - Throws: The first of ``problems(template:fields:)``.
    public func render(
        template: String, fields: [String: String], training: Bool, showingBlank: Bool = false,
        withBack: Bool = false, covered: Set<String> = []
    ) async throws -> [UInt8] {
        let look = PaperLook(training: training, showsBlank: showingBlank, hasBack: withBack, covered: covered)
        return try await press.draw(template: template, fields: fields, look).bytes
    }

    /// Draws a document as its printer needs it: lined up, on both sides where
    /// the printer can, and with the paper it goes on.
    ///
    /// - Parameter place: The very printer it goes to; the template's kind's own unless named.
    public func printable(
        template name: String, fields: [String: String], training: Bool, at place: PrinterPlace? = nil
    ) async throws -> PrintableDocument {
        let template = try template(named: name)
        let (calibration, hasBack) = traits(of: template, at: place ?? PrinterPlace(template.printer))
        let look = PaperLook(training: training, hasBack: hasBack, calibration: calibration)
        let drawn = try await press.draw(template: name, fields: fields, look)
        return PrintableDocument(
            bytes: drawn.bytes, media: template.media(of: drawn.page),
            options: template.options(hasBack: drawn.hasBack))
    }

    /// Draws a page of rulers to measure a printer by.
    ///
    /// - Parameter isLinedUp: Applies what was measured before, to see that it is right.
    public func calibrationSheet(of printer: PrinterPlace, isLinedUp: Bool) async throws -> PrintableDocument {
        let template = try template(named: CalibrationSheet.template(of: printer.kind))
        let page = CalibrationSheet.page(on: template)
        let kept = isLinedUp ? traits(of: template, at: printer).calibration : .none
        let sheet = CalibrationSheet(page: page, printer: printer.kind, calibration: kept)
        return PrintableDocument(
            bytes: try await press.draw(sheet), media: template.media(of: page),
            options: template.options(hasBack: false))
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
            throw .folderMissing(folder: folder)
        }
        let folders = names.sorted().map { folder + "/" + $0 }.filter { path in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
        }
        guard !folders.isEmpty else { throw .folderMissing(folder: folder) }
        return folders
    }

    private static func folder(of name: String, among folders: [String]) throws(TemplateError) -> String {
        guard let folder = folders.first(where: { $0.hasSuffix("/" + name) }) else {
            throw .unknown(template: name, known: folders.compactMap { $0.split(separator: "/").last.map(String.init) })
        }
        return folder
    }
}
