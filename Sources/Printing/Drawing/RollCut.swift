/// Where a template's page is cut to what stands on it.
struct RollCut {
    let paper: RollPaper
    /// The fields that move with the rows' lower edge.
    let below: Set<String>
    private let rows: RowsBlock

    /// - Returns: `nil` when there are no such rows.
    init?(
        _ paper: RollPaper, blocks: [(field: FieldDescription, block: any FieldBlock)], boxes: [String: Box]
    ) {
        guard let edge = boxes[paper.field]?.bottom,
            let rows = blocks.first(where: { $0.field.id == paper.field })?.block as? RowsBlock
        else { return nil }
        self.paper = paper
        self.rows = rows
        below = Set(boxes.filter { $0.key != paper.field && $0.value.y > edge - 0.05 }.keys)
    }

    /// The page for the rows as they were set last; `nil` when it would be too long.
    func page(of drawn: PageSize) -> PageSize? { paper.cut(drawn, by: rows.excess / PageSize.pointsPerMillimetre) }
}

/// A document, and the page it takes.
struct DrawnPaper: Sendable {
    let bytes: [UInt8]
    let page: PageSize
    /// Whether a second page for the other side follows.
    let hasBack: Bool
}
