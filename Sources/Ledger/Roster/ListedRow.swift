import Desk
import Insurance

/// A person as the roster file keeps them.
struct ListedRow {
    /// Its number in the file, from 1.
    let row: Int
    let person: RosterPerson
    /// Which of the file's lists names them.
    let list: Int
    /// The commune they are listed in, as the import names it.
    let commune: String

    var bytes: [UInt8] {
        var writer = ByteWriter()
        let someone = person.person
        writer.add(list)
        writer.add(commune)
        writer.add(someone.name)
        writer.add(someone.birth.text)
        writer.add(someone.sex.rawValue)
        writer.add(someone.personalID?.digits)
        writer.add(someone.socialInsuranceCode?.digits)
        writer.add(someone.phone)
        writer.add(someone.address)
        writer.add(person.household)
        writer.add(person.relation)
        writer.add(person.hamlet)
        writer.add(person.lastCard?.object)
        writer.add(person.lastCard?.end.description)
        writer.add(person.supportedMonths)
        if let old = person.oldID { writer.add(old) }
        return writer.bytes
    }

    init(row: Int, person: RosterPerson, list: Int, commune: String) {
        self.row = row
        self.person = person
        self.list = list
        self.commune = commune
    }

    /// The name alone, of a row that is told as the head of a household.
    static func name(in bytes: [UInt8]) throws -> String? {
        do {
            var scanner = ByteScanner(bytes)
            return try head(&scanner).name
        } catch {
            throw LedgerFault.unreadable(field: "roster.person")
        }
    }

    /// What a row begins with, up to the name.
    private static func head(_ scanner: inout ByteScanner) throws -> (list: Int, commune: String?, name: String?) {
        (try scanner.number(), try scanner.text(), try scanner.text())
    }

    /// - Parameter days: The day of each list, by its id.
    /// - Throws: ``LedgerFault`` for bytes that are no row.
    init(row: Int, _ bytes: [UInt8], days: [Int: CalendarDay]) throws {
        self.row = row
        do {
            var scanner = ByteScanner(bytes)
            let head = try ListedRow.head(&scanner)
            (list, commune) = (head.list, head.commune ?? "")
            guard let day = days[list], let name = head.name,
                let birth = try scanner.text().flatMap(BirthDate.init), let sex = try scanner.text().flatMap(Sex.init)
            else { throw LedgerFault.unreadable(field: "roster.person") }
            let someone = Person(
                name: name, birth: birth, sex: sex, personalID: try scanner.text().flatMap(PersonalID.init),
                socialInsuranceCode: try scanner.text().flatMap(SocialInsuranceCode.init), phone: try scanner.text(),
                address: try scanner.text() ?? "")
            let (household, relation, hamlet) = (try scanner.text(), try scanner.text(), try scanner.text())
            let (object, end) = (try scanner.text(), try scanner.text().flatMap { CalendarDay($0) })
            person = RosterPerson(
                person: someone, household: household, relation: relation, hamlet: hamlet ?? "",
                lastCard: end.map { LastCard(object: object, end: $0) }, supportedMonths: try scanner.number(),
                listedOn: day, oldID: try scanner.isAtEnd ? nil : scanner.text())
        } catch {
            throw LedgerFault.unreadable(field: "roster.person")
        }
    }
}
