import GRDB

/// The tables of a roster file.
///
/// The file is written once, in one transaction, and only read afterwards; so
/// it has no migrations: a file of another format is imported anew.
enum RosterSchema {
    static let format = 1

    static let tables = """
        CREATE TABLE rosterFile (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            format INTEGER NOT NULL,
            build TEXT NOT NULL,
            salt BLOB NOT NULL,
            keyCheck BLOB NOT NULL
        ) STRICT;
        CREATE TABLE list (id INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;
        CREATE TABLE person (
            id INTEGER PRIMARY KEY,
            personalKey INTEGER,
            socialKey INTEGER,
            householdKey INTEGER,
            phoneKey INTEGER,
            body BLOB NOT NULL
        ) STRICT;
        -- The index for names, sealed piece by piece.
        CREATE TABLE part (id INTEGER PRIMARY KEY, name TEXT NOT NULL, number INTEGER NOT NULL, body BLOB NOT NULL) STRICT;
        """

    /// Made when everybody is in: sorting once is faster than keeping sorted.
    static let indexes = """
        CREATE INDEX personByPersonalKey ON person (personalKey) WHERE personalKey IS NOT NULL;
        CREATE INDEX personBySocialKey ON person (socialKey) WHERE socialKey IS NOT NULL;
        CREATE INDEX personByHouseholdKey ON person (householdKey) WHERE householdKey IS NOT NULL;
        CREATE INDEX personByPhoneKey ON person (phoneKey) WHERE phoneKey IS NOT NULL;
        CREATE UNIQUE INDEX partByName ON part (name, number);
        """

    /// The rows that may be of somebody with a number; `:key` is its keyed hash.
    static let rowsWithNumber = """
        SELECT id FROM person WHERE personalKey = :key UNION SELECT id FROM person WHERE socialKey = :key
        """
    static let rowsWithPhone = "SELECT id FROM person WHERE phoneKey = :key"
    static let rowsOfHousehold = "SELECT id FROM person WHERE householdKey = :key ORDER BY id"
    static let bodyOfRow = "SELECT body FROM person WHERE id = :row"

    static func rows(with kind: RosterVault.LookUp) -> String {
        switch kind {
        case .number: rowsWithNumber
        case .household: rowsOfHousehold
        case .phone: rowsWithPhone
        }
    }

    static let partsByName = "SELECT body FROM part WHERE name = :name ORDER BY number"
}
