/// Checks that the fields' rectangles make sense together.
struct FieldLayoutCheck {
    let file: String
    let page: PageSize
    let roll: RollPaper?

    /// The height of a line of Noto Sans, against its size.
    private static let lineHeight = 1.362

    func check(_ boxes: [String: Box], for fields: [FieldDescription]) throws(TemplateError) {
        var placed: [(id: String, box: Box)] = []
        for field in fields {
            guard let box = boxes[field.id] else { throw .fieldMissing(file: file, field: field.id) }
            try check(box, for: field)
            if let other = placed.first(where: { $0.box.overlaps(box) }) {
                throw fault(field.id, "lies over field-\(other.id)", "Move or shrink one of the two.")
            }
            placed.append((field.id, box))
        }
        guard let roll, let bottom = boxes[roll.field]?.bottom else { return }
        for (id, box) in placed where box.y < bottom - 0.05 && box.bottom > bottom + 0.05 {
            throw fault(
                id, "lies beside the lower edge of field-\(roll.field), which moves",
                "Move it wholly above or wholly below that edge.")
        }
    }

    private func check(_ box: Box, for field: FieldDescription) throws(TemplateError) {
        let slack = 0.05
        guard box.width > 0, box.height > 0, box.x >= -slack, box.y >= -slack,
            box.x + box.width <= page.widthInPoints + slack, box.y + box.height <= page.heightInPoints + slack
        else { throw fault(field.id, "does not lie on the page", "Move it onto the page.") }
        guard box.height + 0.1 >= field.style.smallest * FieldLayoutCheck.lineHeight else {
            throw fault(
                field.id, "is too low for one line at the smallest size",
                "Make it \(Self.millimetres(field.style.smallest * Self.lineHeight)) mm high, or smallest less.")
        }
        guard field.kind == .rows else { return }
        let columns = field.columns.reduce(0) { $0 + $1.width } * PageSize.pointsPerMillimetre
        guard abs(columns - box.width) < 0.3 else {
            throw fault(
                field.id, "is not as wide as its columns together",
                "Make it \(Self.millimetres(columns)) mm wide, or change the columns in template.yaml.")
        }
    }

    private func fault(_ field: String, _ trouble: String, _ cure: String) -> TemplateError {
        DrawingFault("field-\(field)", "it \(trouble)", cure).error(in: file)
    }

    /// Points in whole hundredths of a millimetre, rounded up.
    private static func millimetres(_ points: Double) -> String {
        String((points / PageSize.pointsPerMillimetre * 100).rounded(.up) / 100)
    }
}
