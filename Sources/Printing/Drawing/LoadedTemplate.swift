import CCairo

/// A template with its art drawn and its layouts warm.
final class LoadedTemplate {
    let file: TemplateFile
    private let art: TemplateArt
    private let back: BackArt?
    private let blocks: [(field: FieldDescription, block: any FieldBlock)]
    /// Where the page is cut and moved, on a roll.
    private let roll: RollCut?
    /// The fields that were set last and hold something.
    private var filled: Set<String> = []
    private var artPages: [Art: ArtPage] = [:]
    /// The page for what was set last.
    private var page: PageSize

    /// Pieces of a roll have many lengths; of so many the art is kept.
    private static let mostArtPages = 48

    /// Which of its art a document shows.
    private struct Art: Hashable {
        let hasBlank: Bool
        let isMarked: Bool
        let hasBack: Bool
        let page: PageSize
        let calibration: Calibration
        /// The fields beside which something stands, since they hold something.
        let beside: Set<String>
    }

    init(_ file: TemplateFile, typeface: Typeface) throws {
        self.file = file
        let art = try TemplateArt(file, typeface: typeface)
        self.art = art
        back = try file.back.map { try BackArt($0, page: file.description.page, typeface: typeface) }
        page = file.description.page
        let roll = file.description.roll
        let blocks: [(field: FieldDescription, block: any FieldBlock)] = try file.description.fields.map { field in
            guard let box = art.boxes[field.id] else {
                throw TemplateError.fieldMissing(file: file.art, field: field.id)
            }
            switch field.kind {
            case .qr: return (field, SymbolBlock(field, in: box))
            case .rows:
                return (field, RowsBlock(field, in: box, grows: field.id == roll?.field, typeface: typeface))
            case .text, .money, .day, .code: return (field, TextBlock(field, in: box, typeface: typeface))
            }
        }
        self.blocks = blocks
        self.roll = roll.flatMap { RollCut($0, blocks: blocks, boxes: art.boxes) }
    }

    private var name: String { file.description.name }

    /// Sets every field, and tells what cannot be printed.
    func set(_ values: [String: String]) -> [DocumentError] {
        filled = Set(values.filter { art.conditional[$0.key] != nil && !$0.value.allSatisfy(\.isWhitespace) }.keys)
        let known = Set(blocks.map(\.field.id))
        let unknown = values.keys.filter { !known.contains($0) }.sorted()
        let problems =
            unknown.map { .fieldUnknown(template: name, field: $0) }
            + blocks.compactMap { set(values[$0.field.id], field: $0.field, block: $0.block) }
        guard let roll, problems.isEmpty else { return problems }
        guard let page = roll.page(of: file.description.page) else {
            return [.doesNotFit(template: name, field: roll.paper.field)]
        }
        self.page = page
        return []
    }

    /// Draws the fields as they were set last over the template's art.
    ///
    /// - Parameter watermark: drawn between art and fields.
    /// - Throws: ``DocumentError/drawing(template:trouble:)``.
    func document(_ look: PaperLook, watermark: Watermark?, with compressor: Compressor) throws -> DrawnPaper {
        let blank = look.showsBlank || file.description.printsBlank
        let hasBack = look.hasBack && back?.isDrawn(withBlank: blank) == true
        let wanted = Art(
            hasBlank: blank, isMarked: watermark != nil, hasBack: hasBack, page: page, calibration: look.calibration,
            beside: filled)
        let art = try artPage(wanted, watermark: watermark)
        var content = PageContent(height: page.heightInPoints, calibration: look.calibration)
        let below = roll?.below ?? []
        for (field, block) in blocks where !below.contains(field.id) { block.draw(on: &content) }
        if !below.isEmpty { content.lower(by: lowered) }
        for (field, block) in blocks where below.contains(field.id) { block.draw(on: &content) }
        for field in look.covered.sorted() { self.art.boxes[field].map { content.cover($0) } }
        guard let bytes = art.document(content, with: compressor) else {
            throw DocumentError.drawing(template: name, trouble: "no typeface or no compression")
        }
        return DrawnPaper(bytes: bytes, page: page, hasBack: hasBack)
    }

    /// How far down lies what is drawn below the rows, in points.
    private var lowered: Double { page.heightInPoints - file.description.page.heightInPoints }

    /// The art as a page of PDF, drawn when it is wanted for the first time.
    private func artPage(_ wanted: Art, watermark: Watermark?) throws -> ArtPage {
        if let known = artPages[wanted] { return known }
        let size = wanted.page
        let sheet = try PDFSheet(size: size, title: name)
        line(up: sheet, wanted.calibration)
        (wanted.hasBlank ? art.whole : art.withoutBlank).draw(on: sheet.page, lowered: lowered)
        for field in wanted.beside.sorted() { art.conditional[field]?.draw(on: sheet.page) }
        watermark?.draw(on: sheet.page, size: size, sparing: symbols)
        if wanted.hasBack, let back {
            sheet.turnOver()
            line(up: sheet, wanted.calibration)
            back.art(withBlank: wanted.hasBlank).draw(on: sheet.page)
            watermark?.draw(on: sheet.page, size: size)
        }
        guard let bytes = sheet.finish(), let page = ArtPage(bytes, size: size) else {
            throw DocumentError.drawing(template: name, trouble: "cairo gave up")
        }
        if artPages.count >= Self.mostArtPages { artPages.removeAll() }
        artPages[wanted] = page
        return page
    }

    /// Where codes to scan stand, in points.
    private var symbols: [Box] {
        blocks.filter { $0.field.kind == .qr }.compactMap { field, _ in
            guard let box = art.boxes[field.id] else { return nil }
            guard roll?.below.contains(field.id) == true else { return box }
            return Box(x: box.x, y: box.y + lowered, width: box.width, height: box.height)
        }
    }

    private func line(up sheet: PDFSheet, _ calibration: Calibration) {
        let offset = calibration.inPoints
        cairo_translate(sheet.page, offset.x, offset.y)
        cairo_scale(sheet.page, calibration.scale, calibration.scale)
    }

    /// Forgets the values.
    func clear() {
        for (_, block) in blocks { block.clear() }
        filled = []
        page = file.description.page
    }

    private func set(_ raw: String?, field: FieldDescription, block: any FieldBlock) -> DocumentError? {
        guard let raw else { return .fieldMissing(template: name, field: field.id) }
        do {
            try block.set(try FieldValue(raw, for: field).text)
            return nil
        } catch let trouble as FieldValue.Trouble {
            return error(for: trouble, field: field.id)
        } catch FitTrouble.glyphMissing {
            return .glyphMissing(template: name, field: field.id)
        } catch {
            return .doesNotFit(template: name, field: field.id)
        }
    }

    private func error(for trouble: FieldValue.Trouble, field: String) -> DocumentError {
        switch trouble {
        case .empty: .fieldEmpty(template: name, field: field)
        case .malformed(let wanted): .fieldMalformed(template: name, field: field, wanted: wanted)
        case .unprintable: .glyphMissing(template: name, field: field)
        case .tooLong: .doesNotFit(template: name, field: field)
        }
    }
}
