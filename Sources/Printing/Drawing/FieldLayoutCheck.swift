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
                throw malformed("field-\(field.id) lies over field-\(other.id)")
            }
            placed.append((field.id, box))
        }
        guard let roll, let bottom = boxes[roll.field]?.bottom else { return }
        for (id, box) in placed where box.y < bottom - 0.05 && box.bottom > bottom + 0.05 {
            throw malformed("field-\(id) lies beside the lower edge of field-\(roll.field), which moves")
        }
    }

    private func check(_ box: Box, for field: FieldDescription) throws(TemplateError) {
        let slack = 0.05
        guard box.width > 0, box.height > 0, box.x >= -slack, box.y >= -slack,
            box.x + box.width <= page.widthInPoints + slack, box.y + box.height <= page.heightInPoints + slack
        else { throw malformed("field-\(field.id) does not lie on the page") }
        guard box.height + 0.1 >= field.style.smallest * FieldLayoutCheck.lineHeight else {
            throw malformed("field-\(field.id) is too low for one line at the smallest size")
        }
        guard field.kind == .rows else { return }
        let columns = field.columns.reduce(0) { $0 + $1.width } * PageSize.pointsPerMillimetre
        guard abs(columns - box.width) < 0.3 else {
            throw malformed("field-\(field.id) is not as wide as its columns together")
        }
    }

    private func malformed(_ trouble: String) -> TemplateError { .malformed(file: file, trouble: trouble) }
}
