public import Desk
public import Insurance

/// Makes the back office's forms from what was paid.
public struct FormMaker: Sendable {
    let head: FormHead
    let catalogues: Catalogues
    private let codes: KnownCodes

    public init(head: FormHead, catalogues: Catalogues, codes: KnownCodes) {
        self.head = head
        self.catalogues = catalogues
        self.codes = codes
    }

    /// The forms that have something in them.
    public func files(_ content: FormContent) -> [FormFile] {
        let health = content.rows.filter { $0.scheme == .healthInsurance }
        let social = content.rows.filter { $0.scheme == .voluntarySocialInsurance }
        return [
            FormFile("D03-TS", d03(health)), FormFile("D05-TS", d05(social)),
            FormFile("import-bhyt", imports(health)), FormFile("import-bhxh-tu-nguyen", imports(social)),
            FormFile("bien-lai", receipts(content.receipts)),
            FormFile("C06-TS", slip(.bookCover, content.blankUses)), FormFile("C07-TS", slip(.card, content.blankUses)),
        ].filter { $0.count > 0 }
    }

    // MARK: D03-TS

    /// One list for each object, percentage of State support and base salary.
    func d03(_ rows: [FormRow]) -> [FormList<D03Line>] {
        let groups = Dictionary(grouping: rows) { row in
            D03Key(object: object(of: row)?.code ?? "", percent: row.price.state.percent ?? 0, base: row.price.base)
        }
        return groups.sorted { $0.key < $1.key }.map { key, rows in
            FormList(
                facts: head.values
                    + [
                        codes.objects[key.object]?.name ?? "", key.object, key.base == .zero ? "" : key.base.grouped,
                        key.percent == 0 ? "Người tham gia đóng" : "Người tham gia đóng, NSNN hỗ trợ",
                        String(key.percent),
                    ].map(CellText.tidy),
                sections: bySection(rows).map { $0.map(d03Line) })
        }
    }

    private func d03Line(_ row: FormRow) -> D03Line {
        var line = D03Line()
        line.name = CellText.tidy(row.person.name)
        line.code = row.person.socialInsuranceCode?.digits ?? ""
        line.personalID = row.person.personalID?.digits ?? ""
        line.birth = row.person.birth
        line.sex = row.person.sex
        line.address = CellText.tidy(row.person.address)
        line.facility = CellText.tidy(facility(of: row))
        line.receiptDay = row.receipt.day
        line.receipt = CellText.tidy(row.receipt.number.description)
        line.local = row.price.local.percent
        line.fromMonth = row.price.firstMonth
        line.months = row.price.months
        line.collector = CellText.tidy(row.receipt.collector)
        line.note = note(of: row)
        return line
    }

    // MARK: D05-TS

    func d05(_ rows: [FormRow]) -> [FormList<D05Line>] {
        guard !rows.isEmpty else { return [] }
        return [FormList(facts: head.values, sections: bySection(rows).map { $0.map(d05Line) })]
    }

    private func d05Line(_ row: FormRow) -> D05Line {
        var line = D05Line()
        line.name = CellText.tidy(row.person.name)
        line.code = row.person.socialInsuranceCode?.digits ?? ""
        line.personalID = row.person.personalID?.digits ?? ""
        line.address = CellText.tidy(row.person.address)
        line.receiptDay = row.receipt.day
        line.receipt = CellText.tidy(row.receipt.number.description)
        line.income = row.price.base
        line.months = row.price.months
        line.fromMonth = row.price.firstMonth
        line.payable = row.price.gross
        line.paid = row.price.payable
        (line.statePercent, line.state) = (row.price.state.percent, row.price.state.amount)
        (line.localPercent, line.local) = (row.price.local.percent, row.price.local.amount)
        line.collector = CellText.tidy(row.receipt.collector)
        line.note = note(of: row)
        return line
    }

    // MARK: Receipts

    func receipts(_ receipts: [FormReceipt]) -> [FormList<ReceiptLine>] {
        guard !receipts.isEmpty else { return [] }
        let sections = [receipts.filter { !$0.isVoid }, receipts.filter(\.isVoid)]
        return [FormList(facts: head.values, sections: sections.map { $0.map(receiptLine) })]
    }

    private func receiptLine(_ receipt: FormReceipt) -> ReceiptLine {
        let payment = receipt.payment
        var line = ReceiptLine()
        line.series = CellText.tidy(payment.receipt.series)
        line.number = payment.receipt.digits
        line.day = payment.day
        line.time = payment.paidAt.clockTime
        line.payer = CellText.tidy(receipt.payer)
        line.people = receipt.people
        line.amount = payment.amount
        line.method =
            receipt.isMixed
            ? "Tiền mặt, chuyển khoản" : payment.method == .cash ? "Tiền mặt" : "Chuyển khoản"
        line.collector = CellText.tidy(payment.cashier)
        return line
    }

    // MARK: What several forms say

    private func bySection(_ rows: [FormRow]) -> [[FormRow]] {
        [rows.filter { !$0.isDecrease }, rows.filter(\.isDecrease)]
    }

    /// The object with the best level of all groups, as the card says it.
    func object(of row: FormRow) -> HealthObject? {
        guard row.scheme == .healthInsurance else { return nil }
        let objects = row.standing.groups.compactMap { catalogues.objects[$0] }
        return objects.min { $0.level < $1.level } ?? catalogues.objects["household"]
    }

    /// The commune somebody lives in, where it is known.
    func commune(of row: FormRow) -> Commune? {
        row.standing.commune.flatMap { catalogues.places.commune($0, on: row.receipt.day) }
    }

    private func facility(of row: FormRow) -> String {
        guard let code = row.standing.facility else { return "" }
        return catalogues.facility(code).map { "\($0.name) (\($0.code))" } ?? code
    }

    /// What has no column of its own.
    func note(of row: FormRow) -> String {
        var notes = [row.joining.words]
        if let order = row.standing.order { notes.append("Thành viên thứ \(order)") }
        if let percent = row.price.memberPercent { notes.append("Mức đóng \(percent) %") }
        if let from = row.price.validFrom { notes.append("Thẻ từ \(from.vietnamese)") }
        if row.isDecrease { notes.append("Hủy biên lai") }
        return notes.joined(separator: "; ")
    }
}

extension Joining {
    fileprivate var words: String {
        switch self {
        case .new: "Tham gia mới"
        case .resumed: "Tham gia lại"
        case .renewed: "Gia hạn"
        }
    }
}

/// What all lines of one D03-TS share.
private struct D03Key: Hashable, Comparable {
    let object: String
    let percent: Int
    let base: Dong

    static func < (left: D03Key, right: D03Key) -> Bool {
        (left.object, left.percent, left.base) < (right.object, right.percent, right.base)
    }
}
