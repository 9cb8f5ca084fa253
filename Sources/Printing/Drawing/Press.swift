/// Draws documents, one at a time, on a thread of its own.
actor Press {
    private let typeface: Typeface
    private let watermark: Watermark
    private let compressor: Compressor
    private let templates: [String: LoadedTemplate]
    private let executor = BlockingExecutor(label: "kiosk.drawing")

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(_ files: [TemplateFile]) throws {
        let typeface = try Typeface()
        var templates: [String: LoadedTemplate] = [:]
        for file in files { templates[file.description.name] = try LoadedTemplate(file, typeface: typeface) }
        self.templates = templates
        self.typeface = typeface
        watermark = Watermark(typeface: typeface)
        compressor = try Compressor()
    }

    func problems(template name: String, fields: [String: String]) throws -> [DocumentError] {
        let template = try template(name)
        defer { template.clear() }
        return template.set(fields)
    }

    func draw(template name: String, fields: [String: String], _ look: PaperLook) throws -> DrawnPaper {
        let template = try template(name)
        defer { template.clear() }
        if let problem = template.set(fields).first { throw problem }
        return try template.document(look, watermark: look.training ? watermark : nil, with: compressor)
    }

    func draw(_ sheet: CalibrationSheet) throws -> [UInt8] { try sheet.drawn(with: typeface) }

    private func template(_ name: String) throws(TemplateError) -> LoadedTemplate {
        guard let template = templates[name] else { throw .unknown(template: name, known: templates.keys.sorted()) }
        return template
    }
}
