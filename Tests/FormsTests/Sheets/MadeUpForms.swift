import Desk
import Foundation
import Insurance
import TestSupport

@testable import Forms

/// What was paid on a made-up evening, by people who do not exist.
struct MadeUpForms {
    static let day = CalendarDay(year: 2026, month: 11, day: 21)!
    static let days = day...day
    static let catalogues = Catalogues(
        facilities: [Facility(code: "10 - 002", name: "Trạm Y tế xã Thử Nghiệm")],
        objects: [
            "household": HealthObject(code: "GD", level: 4), "near-poor": HealthObject(code: "CN", level: 3),
        ],
        blankUse: [
            BlankUseLine(kind: .card, number: "1", name: "Tồn đầu ngày", counts: ["opening"]),
            BlankUseLine(kind: .card, number: "2", name: "Hỏng", counts: ["spoiled.jam", "spoiled.torn"]),
            BlankUseLine(kind: .card, number: "3", name: "Đổi thẻ", counts: []),
        ], places: OneCommune())
    static let codes = KnownCodes(
        provinces: [
            ProvinceList(from: CalendarDay(year: 2025, month: 7, day: 1)!, provinces: ["15": OneCommune.province])
        ],
        objects: [
            "GD": CardObject(code: "GD", name: "Hộ gia đình", level: 4),
            "CN": CardObject(code: "CN", name: "Cận nghèo", level: 3),
        ], issuers: [:])
    static let head = FormHead(
        unit: "BHXH cơ sở Mẫu", address: "Đường Thử, phường Mẫu", phone: "0214 000 000", days: days)
    static let maker = FormMaker(head: head, catalogues: catalogues, codes: codes)

    private var people: MadeUpPeople
    private var number = 0

    init(seed: UInt64 = 7) { people = MadeUpPeople(seed: seed) }

    mutating func person(name: String? = nil) -> Person {
        number += 1
        var person = people.next()
        person.name = name ?? person.name
        if number.isMultiple(of: 3) { person.socialInsuranceCode = SocialInsuranceCode("01260\(10_000 + number)") }
        return person
    }

    /// A member of a household with a card from the day of payment.
    mutating func health(
        _ person: Person, groups: [String] = [], isDecrease: Bool = false, order: Int? = 1
    ) -> FormRow {
        let isGroup = !groups.isEmpty
        return FormRow(
            scheme: .healthInsurance, person: person, joining: .resumed,
            standing: FormStanding(
                household: "1500000001", order: isGroup ? nil : order, groups: groups, facility: "10 - 002",
                commune: OneCommune.commune.code, ethnicGroup: "08"),
            price: FormPrice(
                base: Dong(2_530_000), months: 12, firstMonth: "12/2026",
                validFrom: CalendarDay(year: 2026, month: 12, day: 21), gross: Dong(1_366_200),
                payable: Dong(isGroup ? 0 : 956_340),
                state: FormSupport(Dong(isGroup ? 956_340 : 0), percent: isGroup ? 70 : nil),
                local: FormSupport(Dong(isGroup ? 409_860 : 409_860), percent: 30), memberPercent: isGroup ? nil : 100),
            receipt: receipt(), isDecrease: isDecrease)
    }

    mutating func social(_ person: Person, isDecrease: Bool = false) -> FormRow {
        FormRow(
            scheme: .voluntarySocialInsurance, person: person, joining: .new,
            standing: FormStanding(commune: OneCommune.commune.code, wantsPaper: true),
            price: FormPrice(
                base: Dong(1_500_000), months: 12, firstMonth: "11/2026", method: .twelveMonths,
                gross: Dong(3_960_000), payable: Dong(3_168_000), state: FormSupport(Dong(792_000), percent: 20)),
            receipt: receipt(), isDecrease: isDecrease)
    }

    private mutating func receipt() -> FormReceiptMark {
        number += 1
        return FormReceiptMark(ReceiptNumber(series: "BH26-15", number: number), on: Self.day, by: "tn01")
    }

    static func payment(_ number: Int, _ amount: Int, method: Payment.Method = .cash) -> Payment {
        let moment = Moment(milliseconds: 1_795_000_000_000)
        return Payment(
            id: .make(at: moment), visit: .make(at: moment), receipt: ReceiptNumber(series: "BH26-15", number: number),
            amount: Dong(amount), method: method, tendered: Dong(amount), paidAt: moment, cashier: "tn01")
    }

    /// A whole evening, with a group, a decrease, a void and names that look like formulas.
    static func evening(seed: UInt64 = 7, people: Int = 6) -> FormContent {
        var forms = MadeUpForms(seed: seed)
        var rows: [FormRow] = []
        for index in 0..<people {
            let person = forms.person()
            rows.append(forms.health(person, groups: index.isMultiple(of: 4) ? ["near-poor"] : []))
            if index.isMultiple(of: 2) { rows.append(forms.social(person)) }
        }
        var late = forms.person(name: "=VÀNG \"A\", B")
        late.birth = .year(1961)
        late.personalID = nil
        late.socialInsuranceCode = SocialInsuranceCode("0126099999")
        rows.append(forms.health(late))
        rows.append(forms.social(forms.person(), isDecrease: true))
        rows.append(forms.health(forms.person(), isDecrease: true))
        let receipts = [
            FormReceipt(payment: payment(1, 1_366_200), payer: "LÒ THỊ MẪU", people: 1),
            FormReceipt(payment: payment(2, 3_168_000, method: .transfer), payer: "'+SÙNG A THỬ", people: 2),
            FormReceipt(payment: payment(3, 500_000), payer: "VÀNG THỊ MẪU", people: 1, isVoid: true),
            FormReceipt(payment: payment(4, 700_000), payer: "LÝ THỊ ƯỚC", people: 3, isMixed: true),
        ]
        return FormContent(
            days: days, rows: rows, receipts: receipts,
            blankUses: [
                BlankUse(kind: .card, counts: ["opening": 50, "spoiled.jam": 2, "spoiled.torn": 1, "left": 47])
            ])
    }
}

/// A country of one commune that does not exist.
struct OneCommune: Gazetteer {
    static let province = Province(code: "15", name: "Lào Cai")
    static let commune = Commune(code: "99901", name: "Xã Thử Nghiệm", province: province)

    var firstDay: CalendarDay? { CalendarDay(year: 2025, month: 7, day: 1) }
    var provinces: [ProvinceList] { MadeUpForms.codes.provinces }
    var communes: any PickList { ShortList([Self.commune.entry]) }
    func commune(_ code: String, on day: CalendarDay) -> Commune? { code == Self.commune.code ? Self.commune : nil }
    func communes(of province: String) -> [Commune] { [Self.commune] }
    func formerCommunes(of province: String) -> [FormerCommune] { [] }
}

/// The rows of a file as texts, blank ones left out, without what stands empty at their end.
func texts(_ path: String) throws -> [[String]] {
    var rows: [[String]] = []
    try readTable(at: path) { row in
        if row.isBlank { return }
        var cells = (0..<row.count).map { row.text($0) ?? "?" }
        while cells.last?.isEmpty == true { cells.removeLast() }
        rows.append(cells)
    }
    return rows
}

/// A new folder of this run.
func temporaryFolder() throws -> String {
    let folder = TemporaryFiles.folder.appending(path: UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return folder
}
