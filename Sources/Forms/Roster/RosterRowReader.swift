public import Desk
import Insurance

/// A person of a list, and the commune they are listed in.
public struct ListedPerson: Sendable {
    public let person: RosterPerson
    /// The same for everybody of one commune; empty when the list names none.
    public let commune: String
    public let communeName: String
    public let provinceName: String
}

/// Reads a row as a person, or says all that is wrong with it.
struct RosterRowReader {
    let day: CalendarDay
    let codes: KnownCodes
    let relations: ListedRelations
    let places: RosterPlaces

    private static let mostMonths = 600

    func read(_ row: TableRow, _ header: RosterHeader) -> (person: ListedPerson?, troubles: [RowTrouble]) {
        var cells = RowCells(row, header)
        let name = name(&cells)
        let birth = birth(&cells)
        let (id, old) = numbers(&cells)
        let sex = sex(&cells, id)
        if let id, let birth, let sex, id.birthYear != birth.year || id.sex != sex {
            cells.refuse(.idContradiction, .personalID)
        }
        let code = cells.digits(.socialInsuranceCode, lengths: [10, 12], padTo: 10, else: .codeUnreadable)
        // Whom no number names, nobody can be matched with.
        if id == nil, old == nil, code == nil { cells.refuseUnnumbered() }
        let phone = phone(&cells)
        let household = cells.read(.household, else: .householdUnreadable, RosterRowReader.household)
        let relation = cells.read(.relation, else: .relationUnreadable, relations.code)
        let card = lastCard(&cells)
        let months = cells.read(.supportedMonths, else: .monthsUnreadable) { text in
            Int(text).flatMap { (0...Self.mostMonths).contains($0) ? $0 : nil }
        }
        let place = place(&cells)
        guard cells.troubles.isEmpty, let name, let birth, let sex else { return (nil, cells.troubles) }
        let person = Person(
            name: name, birth: birth, sex: sex, personalID: id,
            socialInsuranceCode: code.flatMap(SocialInsuranceCode.init), phone: phone, address: place.address,
            oldID: old)
        let listed = RosterPerson(
            person: person, household: household, relation: relation, hamlet: place.hamlet, lastCard: card,
            supportedMonths: months ?? 0, listedOn: day)
        return (
            ListedPerson(
                person: listed, commune: place.commune, communeName: place.communeName,
                provinceName: place.provinceName), []
        )
    }

    // MARK: Who somebody is

    private func name(_ cells: inout RowCells) -> String? {
        guard let text = cells.text(.name).map(PersonName.tidy) else {
            if !cells.troubles.contains(where: { $0.column == .name }) { cells.refuse(.nameMissing, .name) }
            return nil
        }
        guard PersonName.fault(in: text) == nil else {
            cells.refuse(.nameUnprintable, .name)
            return nil
        }
        return text
    }

    /// The day, or the year alone where the list says so: `1990`, `0/0/1990`,
    /// or an *x* under *Năm sinh*.
    private func birth(_ cells: inout RowCells) -> BirthDate? {
        let column = cells.header[.birth] == nil ? RosterColumn.yearOfBirth : .birth
        let onlyYear = cells.text(.yearOfBirth)
        let text = cells.text(.birth) ?? (onlyYear?.lowercased() == "x" ? nil : onlyYear)
        guard let text else {
            cells.refuse(.birthMissing, column)
            return nil
        }
        guard let read = RosterDay.birth(text, in: cells.row, cells.header[column]) else {
            cells.refuse(.birthUnreadable, column)
            return nil
        }
        let birth = onlyYear?.lowercased() == "x" ? BirthDate.year(read.year) : read
        let isFuture = if case .day(let born) = birth { born > day } else { birth.year > day.year }
        guard birth.year >= BirthDate.firstYear, !isFuture else {
            cells.refuse(.birthImplausible, column)
            return nil
        }
        return birth
    }

    /// The twelve digits, or the nine of somebody listed without them.
    private func numbers(_ cells: inout RowCells) -> (id: PersonalID?, old: String?) {
        if let digits = cells.digits(.personalID, lengths: [12], padTo: 12, else: .idUnreadable) {
            let id = PersonalID(digits)
            if id == nil { cells.refuse(.idUnreadable, .personalID) }
            return (id, nil)
        }
        // The column of the old nine digits often holds the twelve.
        guard let old = cells.digits(.oldID, lengths: [9, 12], padTo: 12, else: .idUnreadable) else {
            return (nil, nil)
        }
        return old.utf8.count == 9 ? (nil, old) : (PersonalID(old), nil)
    }

    /// As the list says, or else as the personal ID does.
    private func sex(_ cells: inout RowCells, _ id: PersonalID?) -> Sex? {
        let listed = cells.read(.sex, else: .sexUnreadable) { text in
            switch PlainWords(text).text {
            case "nam", "1": Sex.male
            case "nu", "0": Sex.female
            default: nil
            }
        }
        let isRefused = cells.troubles.contains { $0.column == .sex }
        if listed == nil, id == nil, !isRefused { cells.refuse(.sexMissing, .sex) }
        return listed ?? id?.sex
    }

    private func phone(_ cells: inout RowCells) -> String? {
        let isNumber = cells.header[.phone].map(cells.row.isNumber) ?? false
        return cells.read(.phone, else: .phoneUnreadable) { text in
            PhoneNumber(isNumber && text.first != "0" && text.count == 9 ? "0" + text : text)?.digits
        }
    }

    // MARK: What else is known

    private func lastCard(_ cells: inout RowCells) -> LastCard? {
        let object = cells.read(.cardObject, else: .objectUnknown) { text -> String? in
            let object = String(text.prefix(2)).uppercased()
            let isWhole =
                text.count == 2 || text.count == 15 && text.dropFirst(2).allSatisfy { ("0"..."9").contains($0) }
            return isWhole && codes.objects[object] != nil ? object : nil
        }
        let index = cells.header[.cardEnd]
        let end = cells.read(.cardEnd, else: .cardEndUnreadable) { [row = cells.row] text in
            RosterDay.day(text, in: row, index)
        }
        return end.map { LastCard(object: object, end: $0) }
    }

    private func place(_ cells: inout RowCells) -> RosterPlace {
        var given = RosterPlaces.Cells()
        given.hamlet = cells.text(.hamlet)
        given.address = cells.text(.address)
        given.commune = cells.text(.commune)
        given.communeCode = cells.digits(.communeCode, lengths: [5], padTo: 5, else: .placeUnreadable)
        given.district = cells.text(.district)
        given.hasDistrict = given.district != nil || cells.text(.districtCode) != nil
        given.province = cells.text(.province)
        given.provinceCode = cells.digits(.provinceCode, lengths: [2], padTo: 2, else: .placeUnreadable)
        return places.place(given)
    }

    private static func household(_ text: String) -> String? {
        let isCode = text.utf8.allSatisfy {
            (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2D
        }
        return isCode && text.utf8.count <= 20 ? text.uppercased() : nil
    }
}
