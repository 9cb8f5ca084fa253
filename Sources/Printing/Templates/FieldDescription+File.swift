/// The keys a field may have, by what it holds.
private let textKeys: Set<String> = [
    "type", "longest", "size", "smallest", "weight", "align", "lines", "upper", "optional", "color",
]
private let rowKeys: Set<String> = [
    "type", "longest", "size", "smallest", "weight", "lines", "upper", "optional", "color", "columns",
]
private let symbolKeys: Set<String> = ["type", "longest", "smallestModule", "optional"]

extension FieldDescription {
    /// Reads `fields.<id>` of a `template.yaml`.
    init(id: String, in fields: StrictMapping) throws(TemplateError) {
        let kind = try fields.mapping(id, allowed: nil).choice("type", Kind.self)
        let field = try fields.mapping(
            id,
            allowed: kind == .qr ? symbolKeys : kind == .rows ? rowKeys : textKeys
        )
        self.init(
            id: id,
            kind: kind,
            longest: try field.whole("longest"),
            lines: field.has("lines") ? try field.whole("lines") : 1,
            isUpperCase: try field.flag("upper"),
            isOptional: try field.flag("optional"),
            style: kind == .qr ? FieldDescription.noStyle : try TypeStyle(in: field),
            columns: kind == .rows ? try FieldDescription.columns(in: field) : [],
            smallestModule: kind == .qr ? try field.number("smallestModule") : 0
        )
    }

    private static let noStyle = TypeStyle(size: 0, smallest: 0, weight: .normal, alignment: .left, color: .ink)

    private static func columns(in field: StrictMapping) throws(TemplateError) -> [Column] {
        var columns: [Column] = []
        for column in try field.mappings("columns", allowed: ["width", "align"]) {
            columns.append(
                Column(
                    width: try column.number("width"),
                    alignment: try column.choice("align", TypeStyle.Alignment.self)))
        }
        guard !columns.isEmpty else { throw field.wrong("columns", "a list of at least one column") }
        return columns
    }
}

extension TypeStyle {
    fileprivate init(in field: StrictMapping) throws(TemplateError) {
        var color = InkColor.ink
        if field.has("color") {
            guard let written = InkColor(try field.text("color")) else {
                throw field.wrong("color", "like \"#1b2a41\"")
            }
            color = written
        }
        self.init(
            size: try field.number("size"),
            smallest: try field.number("smallest"),
            weight: field.has("weight") ? try field.choice("weight", Weight.self) : .normal,
            alignment: field.has("align") ? try field.choice("align", Alignment.self) : .left,
            color: color
        )
        guard smallest <= size else { throw field.wrong("smallest", "no larger than size") }
    }
}
