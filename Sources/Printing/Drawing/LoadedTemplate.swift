/// A template with its art drawn and its layouts warm.
final class LoadedTemplate {
    let file: TemplateFile
    let art: TemplateArt
    private let blocks: [(field: FieldDescription, block: any FieldBlock)]
    /// The fields that were set last and hold something.
    private var filled: Set<String> = []

    init(_ file: TemplateFile, typeface: Typeface) throws {
        self.file = file
        let art = try TemplateArt(file, typeface: typeface)
        self.art = art
        blocks = try file.description.fields.map { field in
            guard let box = art.boxes[field.id] else {
                throw TemplateError.fieldMissing(file: file.art, field: field.id)
            }
            switch field.kind {
            case .qr: return (field, SymbolBlock(field, in: box))
            case .rows: return (field, RowsBlock(field, in: box, typeface: typeface))
            case .text, .money, .day, .code: return (field, TextBlock(field, in: box, typeface: typeface))
            }
        }
    }

    private var name: String { file.description.name }

    /// Sets every field, and tells what cannot be printed.
    func set(_ values: [String: String]) -> [DocumentError] {
        filled = Set(values.filter { !$0.value.allSatisfy(\.isWhitespace) }.keys)
        let known = Set(blocks.map(\.field.id))
        let unknown = values.keys.filter { !known.contains($0) }.sorted()
        return unknown.map { .fieldUnknown(template: name, field: $0) }
            + blocks.compactMap { set(values[$0.field.id], field: $0.field, block: $0.block) }
    }

    /// Draws the art, and with it what stands only beside fields that hold something.
    func drawArt(on page: OpaquePointer, blank: Bool) {
        (blank ? art.whole : art.withoutBlank).draw(on: page)
        for (field, _) in blocks where filled.contains(field.id) { art.conditional[field.id]?.draw(on: page) }
    }

    /// Draws all fields as they were set last.
    func draw(on page: OpaquePointer) {
        for (_, block) in blocks { block.draw(on: page) }
    }

    /// Forgets the values.
    func clear() {
        for (_, block) in blocks { block.clear() }
        filled = []
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
