import Desk

/// A line of the slip of how blanks were used (C06-TS for book covers, C07-TS
/// for cards).
struct BlankSlipLine: FormLine {
    var number = ""
    var name = ""
    var count = 0

    static let form: String? = "Mẫu C06-TS, C07-TS"
    static let title = "PHIẾU SỬ DỤNG PHÔI"
    static let tab = "Phoi"
    static let sections = ["Số lượng"]
    static let facts = FormHead.facts + ["Loại phôi"]

    static var columns: [FormColumn<BlankSlipLine>] {
        [
            .text("B", "Nội dung", \.name, width: 40), .text("1", "Mã dòng", \.number, width: 9),
            .count("2", "Số lượng", \.count, width: 10),
        ]
    }
}

extension FormMaker {
    /// The slip of one kind of blank, by the lines the site's list names.
    func slip(_ kind: BlankKind, _ uses: [BlankUse]) -> [FormList<BlankSlipLine>] {
        let lines = catalogues.blankUse.filter { $0.kind == kind }
        guard let use = uses.first(where: { $0.kind == kind }), !lines.isEmpty else { return [] }
        let name = kind == .card ? "Phôi thẻ BHYT" : "Phôi bìa sổ BHXH"
        return [
            FormList(
                facts: head.values + [name],
                sections: [lines.map { BlankSlipLine(number: $0.number, name: $0.name, count: use.count(of: $0)) }])
        ]
    }
}
