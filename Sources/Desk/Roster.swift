public import Insurance

/// A list of the people of a commune or a province, brought to the kiosk
/// before the evening.
///
/// It says what the office knew on the day of the list, and no more: what
/// somebody tells at the desk, or their card, counts for more. Where no list
/// was brought, nobody is found and ``listed()`` gives `nil`.
public protocol Roster: Sendable {
    /// The listed person with a personal ID, a social insurance code, or the
    /// nine digits of an old ID card.
    func person(withKey key: String) async throws -> RosterPerson?
    /// The people listed under a household code, its head first.
    func household(_ code: String) async throws -> [RosterPerson]
    /// Somebody a search found.
    ///
    /// - Throws: ``Refusal`` with `roster-changed` when another list came
    ///   between the search and this question.
    func person(at reference: RosterReference) async throws -> RosterPerson
    /// What is listed; `nil` without a list.
    func listed() async throws -> RosterStatus?
}

/// Names one person of one list, and tells nothing about them.
public struct RosterReference: Hashable, Sendable, CustomStringConvertible {
    /// Which building of the list; another import has another one.
    public let build: Identifier
    public let row: Int

    public init(build: Identifier, row: Int) {
        self.build = build
        self.row = row
    }

    /// Reads what ``description`` wrote.
    public init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let build = Identifier(String(parts[0])), let row = Int(parts[1]), row > 0 else {
            return nil
        }
        self.init(build: build, row: row)
    }

    public var description: String { "\(build).\(row)" }
}

/// What a list says of a person.
public struct RosterPerson: Hashable, Sendable {
    public var person: Person
    /// Household code, as the office writes it.
    public var household: String?
    /// Relation to the head of the household, in the office's two digits:
    /// `00` is the head, `01` the wife.
    public var relation: String?
    /// Hamlet, village or street, without the commune.
    public var hamlet: String
    /// The health card somebody had last.
    public var lastCard: LastCard?
    /// Months of contribution the State has supported so far.
    public var supportedMonths: Int
    /// The day the list was made.
    public var listedOn: CalendarDay
    /// The nine digits of somebody listed without the twelve.
    public var oldID: String? {
        get { person.oldID }
        set { person.oldID = newValue }
    }

    public init(
        person: Person, household: String? = nil, relation: String? = nil, hamlet: String = "",
        lastCard: LastCard? = nil, supportedMonths: Int = 0, listedOn: CalendarDay,
        oldID: String? = nil
    ) {
        self.person = person
        self.household = household
        self.relation = relation
        self.hamlet = hamlet
        self.lastCard = lastCard
        self.supportedMonths = supportedMonths
        self.listedOn = listedOn
        if let oldID { self.person.oldID = oldID }
    }

    /// The relation that makes somebody the head of a household.
    public static let head = "00"

    public var isHead: Bool { relation == Self.head }
}

/// The health card somebody had last, as listed.
public struct LastCard: Hashable, Sendable {
    /// Object code, such as `GD`; not every list tells it.
    public let object: String?
    /// The last day it covers.
    public let end: CalendarDay

    public init(object: String?, end: CalendarDay) {
        self.object = object
        self.end = end
    }
}

/// One file that was imported.
public struct RosterList: Hashable, Sendable {
    /// The commune, or the province, as people name it.
    public let area: String
    /// The day the list was made.
    public let day: CalendarDay
    public let importedAt: Moment
    /// How many of its people are listed now; a later file may have replaced some.
    public let people: Int
    /// How many of its rows were refused.
    public let refused: Int

    public init(area: String, day: CalendarDay, importedAt: Moment, people: Int, refused: Int) {
        self.area = area
        self.day = day
        self.importedAt = importedAt
        self.people = people
        self.refused = refused
    }
}

/// What is listed now, from one file or several.
public struct RosterStatus: Hashable, Sendable {
    /// The files that count, the newest list first; never empty.
    public let lists: [RosterList]

    /// - Returns: `nil` without a list.
    public init?(lists: [RosterList]) {
        guard !lists.isEmpty else { return nil }
        self.lists = lists.sorted { $0.day > $1.day }
    }

    /// The areas of all lists.
    public var area: String {
        var seen: Set<String> = []
        return lists.map(\.area).filter { seen.insert($0).inserted }.joined(separator: ", ")
    }

    /// The day of the oldest list.
    public var day: CalendarDay { lists.map(\.day).min() ?? CalendarDay(ordinal: 0) }
    /// When the latest file was imported.
    public var importedAt: Moment { lists.map(\.importedAt).max() ?? Moment(milliseconds: 0) }
    public var people: Int { lists.reduce(0) { $0 + $1.people } }
    public var refused: Int { lists.reduce(0) { $0 + $1.refused } }

    /// Whether the oldest list was made more than some days ago.
    public func isOlder(than days: Int, on day: CalendarDay) -> Bool { self.day.days(to: day) > days }
}

/// A kiosk without a list.
public struct NoRoster: Roster {
    public init() {}
    public func person(withKey key: String) -> RosterPerson? { nil }
    public func household(_ code: String) -> [RosterPerson] { [] }
    public func person(at reference: RosterReference) throws -> RosterPerson { throw Refusal.rosterChanged }
    public func listed() -> RosterStatus? { nil }
}

extension Refusal {
    /// The list was replaced since the search.
    public static let rosterChanged = Refusal(
        "roster-changed", "The list of people was replaced since you searched. Search once more and choose again.")
}
