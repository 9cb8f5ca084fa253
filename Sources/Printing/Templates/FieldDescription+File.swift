import StrictFiles

/// The keys a field may have beside `type` and `longest`, by what it holds.
private let textKeys = ["size", "smallest", "weight", "align", "lines", "upper", "optional", "color", "narrowest"]
private let rowKeys = [
    "size", "smallest", "weight", "lines", "upper", "optional", "color", "columns", "headings", "apart",
]
private let symbolKeys = ["smallestModule", "optional"]

extension FieldDescription {
    /// Reads `fields.<id>` of a `template.yaml`.
    init(id: String, _ place: StrictYAML) throws(DocumentTrouble) {
        var kind = Kind.text
        for (key, value) in try place.entries() where key == "type" { kind = try value.word(Kind.self) }
        let allowed = kind == .qr ? symbolKeys : kind == .rows ? rowKeys : textKeys
        let field = try place.fields(["type", "longest"], optional: allowed)
        self.init(
            id: id,
            kind: kind,
            longest: try field.required("longest").number(in: 1...100_000),
            lines: try field["lines"]?.number(in: 1...1000) ?? 1,
            narrowest: try field["narrowest"]?.number(in: 50...100) ?? 100,
            isUpperCase: try field["upper"]?.flag() ?? false,
            isOptional: try field["optional"]?.flag() ?? false,
            style: kind == .qr ? FieldDescription.noStyle : try TypeStyle(field),
            columns: kind == .rows ? try FieldDescription.columns(field.required("columns")) : [],
            hasHeadings: try field["headings"]?.flag() ?? false,
            apart: try field["apart"]?.positive() ?? 0,
            smallestModule: kind == .qr ? try field.required("smallestModule").positive() : 0
        )
    }

    private static let noStyle = TypeStyle(size: 0, smallest: 0, weight: .normal, alignment: .left, color: .ink)

    private static func columns(_ place: StrictYAML) throws(DocumentTrouble) -> [Column] {
        var columns: [Column] = []
        for element in try place.list() {
            let column = try element.fields(["width", "align"])
            columns.append(
                Column(
                    width: try column.required("width").positive(),
                    alignment: try column.required("align").word(TypeStyle.Alignment.self)))
        }
        guard !columns.isEmpty else { throw place.wrong("a list of at least one column") }
        return columns
    }
}

extension TypeStyle {
    fileprivate init(_ field: [String: StrictYAML]) throws(DocumentTrouble) {
        var color = InkColor.ink
        if let place = field["color"] {
            guard let written = InkColor(try place.text()) else { throw place.wrong("like \"#1b2a41\"") }
            color = written
        }
        self.init(
            size: try field.required("size").positive(),
            smallest: try field.required("smallest").positive(),
            weight: try field["weight"]?.word(Weight.self) ?? .normal,
            alignment: try field["align"]?.word(Alignment.self) ?? .left,
            color: color
        )
        guard smallest <= size else { throw try field.required("smallest").wrong("no larger than size") }
    }
}
