import Desk
import Insurance

extension FormMaker {
    /// The workbook the back office's software takes in; it has no sums, which
    /// would be taken for people.
    func imports(_ rows: [FormRow]) -> [FormList<ImportLine>] {
        rows.isEmpty ? [] : [FormList(sections: [rows.map(importLine)])]
    }

    private func importLine(_ row: FormRow) -> ImportLine {
        var cells: [ImportColumn: String] = [:]
        for (column, text) in person(row) + place(row) + money(row) + paper(row) {
            let text = CellText.tidy(text)
            if !text.isEmpty { cells[column] = text }
        }
        return ImportLine(cells: cells)
    }

    private func person(_ row: FormRow) -> [(ImportColumn, String)] {
        let person = row.person
        let birth =
            switch person.birth {
            case .day(let day): day.vietnamese
            case .year(let year): "0/0/\(year)"
            }
        return [
            (.name, person.name), (.code, person.socialInsuranceCode?.digits ?? ""), (.birth, birth),
            (.sex, person.sex == .male ? "1" : "0"), (.personalID, person.personalID?.digits ?? ""),
            (.oldID, person.oldID ?? person.personalID?.digits ?? ""), (.phone, person.phone ?? ""),
            (.nationality, "VN"), (.ethnicGroup, row.standing.ethnicGroup ?? ""),
            (.guardian, row.standing.guardian ?? ""), (.household, row.standing.household ?? ""),
        ]
    }

    private func place(_ row: FormRow) -> [(ImportColumn, String)] {
        let commune = commune(of: row)
        // `10 - 001`: the province, and the facility in it.
        let facility = (row.standing.facility ?? "").split(separator: "-").map { CellText.tidy(String($0)) }
        return [
            (.province, commune?.province.code ?? ""), (.commune, commune?.code ?? ""),
            (.address, row.person.address), (.returnProvince, commune?.province.code ?? ""),
            (.returnCommune, commune?.code ?? ""), (.returnAddress, row.person.address),
            (.facilityProvince, facility.count == 2 ? facility[0] : ""), (.facility, facility.last ?? ""),
            (.livingArea, row.standing.livingArea ?? ""),
        ]
    }

    private func money(_ row: FormRow) -> [(ImportColumn, String)] {
        let price = row.price
        let isHealth = row.scheme == .healthInsurance
        return [
            (.kind, row.isDecrease ? "3" : "1"),
            (.plan, row.isDecrease ? "GH" : row.joining == .renewed ? "ON" : "TM"),
            (.localPercent, price.local.percent.map(String.init) ?? ""),
            (.receiptDay, row.receipt.day.vietnamese), (.receipt, row.receipt.number.description),
            (.collector, row.receipt.collector), (.staff, row.receipt.collector),
            (.base, price.base == .zero ? "" : String(price.base.count)), (.paid, String(price.payable.count)),
            (.level, object(of: row).map { String($0.level) } ?? ""),
            (.from, price.validFrom?.vietnamese ?? price.firstMonth), (.months, String(price.months)),
            (.note, note(of: row)), (.contribution, isHealth ? "" : String(price.gross.count)),
            (.method, price.method.map(FormMaker.code) ?? ""),
        ]
    }

    private func paper(_ row: FormRow) -> [(ImportColumn, String)] {
        [(.electronic, row.standing.wantsPaper ? "" : "x"), (.paper, row.standing.wantsPaper ? "x" : "")]
    }

    private static func code(_ method: ContributionMethod) -> String {
        switch method {
        case .monthly: "1"
        case .threeMonths: "3"
        case .sixMonths: "6"
        case .twelveMonths: "12"
        case .yearsAhead: "VS"
        case .missingTime: "TH"
        }
    }
}
