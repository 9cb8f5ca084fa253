import Desk
import Foundation
import GRDB
import Insurance

/// Puts people into a new roster file, within its one transaction.
struct RosterWriter {
    private let db: Database
    private let vault: RosterVault
    private let insertion: Statement
    private var names = NameColumnsBuilder()
    private var seen = SeenNumbers()
    private var heads: [UInt32] = []
    /// How many people each list has here.
    private(set) var people: [Int: Int] = [:]

    init(_ db: Database, key: DataKey, build: Identifier) throws {
        let salt = RosterVault.newSalt()
        self.db = db
        vault = RosterVault(key, salt: salt)
        try db.execute(sql: RosterSchema.tables)
        try db.execute(
            sql: "INSERT INTO rosterFile (one, format, build, salt, keyCheck) VALUES (1, ?, ?, ?, ?)",
            arguments: [RosterSchema.format, build.text, salt, FieldVault(key).keyCheck])
        insertion = try db.makeStatement(
            sql: """
                INSERT INTO person (id, personalKey, socialKey, householdKey, phoneKey, body) VALUES (?, ?, ?, ?, ?, ?)
                """)
    }

    /// Adds a person, unless somebody with one of their numbers is there.
    mutating func add(_ listed: RosterPerson, list: Int, commune: String) throws -> RosterImport.Addition {
        let person = listed.person
        // Nine digits name somebody who is listed without the twelve.
        let keys = [person.personalID?.digits ?? listed.oldID, person.socialInsuranceCode?.digits].map { digits in
            digits.map { vault.lookUp(.number, $0) }
        }
        guard !keys.contains(where: { $0.map(seen.contains) ?? false }) else { return .twice }
        guard names.add(person) else { return .nameUnheardOf }
        for key in Set(keys.compactMap(\.self)) { _ = seen.insert(key) }
        let row = ListedRow(row: heads.count + 1, person: listed, list: list, commune: commune)
        heads.append(listed.isHead ? UInt32(heads.count) : NameColumns.noHead)
        people[list, default: 0] += 1
        try insertion.execute(arguments: [
            row.row, keys[0], keys[1], listed.household.map { vault.lookUp(.household, $0) },
            person.phone.map { vault.lookUp(.phone, FindablePerson.nationalDigits($0)) },
            try vault.seal(row.bytes, .listed(row.row)),
        ])
        return .added
    }

    /// Sorts by the look-up keys, and writes the lists and the name index.
    mutating func finish(_ lists: [ImportedList]) throws {
        try db.execute(sql: RosterSchema.indexes)
        try findHeads()
        names.setHeads(heads)
        try SealedParts(db: db, vault: vault).write(names.columns)
        for list in lists {
            try db.execute(
                sql: "INSERT INTO list (id, body) VALUES (?, ?)",
                arguments: [list.id, try vault.seal(list.bytes, .list(list.id))])
        }
    }

    /// Tells everybody of a household who its head is, the first if there are several.
    private mutating func findHeads() throws {
        let rows = try Row.fetchCursor(
            db, sql: "SELECT householdKey, id FROM person WHERE householdKey IS NOT NULL ORDER BY householdKey, id")
        var (household, members): (Int64?, [Int]) = (nil, [])
        while let row = try rows.next() {
            let key: Int64 = row[0]
            if key != household {
                settle(members)
                (household, members) = (key, [])
            }
            members.append(row[1] - 1)
        }
        settle(members)
    }

    private mutating func settle(_ members: [Int]) {
        guard let head = members.first(where: { heads[$0] != NameColumns.noHead }) else { return }
        for member in members { heads[member] = UInt32(head) }
    }
}
