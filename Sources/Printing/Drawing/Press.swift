import CCairo

/// Draws documents, one at a time, on a thread of its own.
actor Press {
    private let typeface: Typeface
    private let watermark: Watermark
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
    }

    func problems(template name: String, fields: [String: String]) throws -> [DocumentError] {
        let template = try template(name)
        defer { template.clear() }
        return template.set(fields)
    }

    func draw(template name: String, fields: [String: String], training: Bool, blank: Bool) throws -> [UInt8] {
        let template = try template(name)
        defer { template.clear() }
        if let problem = template.set(fields).first { throw problem }
        let sheet = try PDFSheet(size: template.file.description.page, title: name)
        let offset = template.file.calibration
        cairo_translate(
            sheet.page, offset.x * PageSize.pointsPerMillimetre, offset.y * PageSize.pointsPerMillimetre)
        template.drawArt(on: sheet.page, blank: blank || template.file.description.printsBlank)
        if training { watermark.draw(on: sheet.page, size: template.file.description.page) }
        template.draw(on: sheet.page)
        guard let bytes = sheet.finish() else {
            throw DocumentError.drawing(template: name, trouble: "cairo gave up")
        }
        return bytes
    }

    private func template(_ name: String) throws(TemplateError) -> LoadedTemplate {
        guard let template = templates[name] else { throw .missing(file: name) }
        return template
    }
}
