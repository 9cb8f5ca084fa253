public import Desk
import Foundation
import GRDB
import Glibc
public import Insurance

/// Takes a list of people into the kiosk, in place of the former list of the
/// same communes.
///
/// A new file is built beside the one that counts, in one transaction, waited
/// for until it is on the disk, and given the name in one step. Whenever the
/// power goes, the former list or the new one lies there, whole. The lists of
/// other communes are taken over.
public struct RosterImport {
    /// What became of a person.
    public enum Addition: Sendable {
        case added
        /// Somebody with one of the numbers is there already; the first one stays.
        case twice
        /// The name has syllables beyond what the index can number.
        case nameUnheardOf
    }

    /// What was read: what the list is called, and how many rows were refused.
    public struct Origin: Sendable {
        public let area: String
        public let refused: Int

        public init(area: String, refused: Int) {
            self.area = area
            self.refused = refused
        }
    }

    private let path: String
    private let key: DataKey
    private let day: CalendarDay
    private let moment: Moment

    /// - Parameter day: The day the list was made.
    public init(into path: String, key: DataKey, listOf day: CalendarDay, at moment: Moment) {
        self.path = path
        self.key = key
        self.day = day
        self.moment = moment
    }

    private var unfinished: String { path + ".new" }

    /// - Parameter read: Adds the people one by one, each with the commune they
    ///   are listed in.
    /// - Returns: what is listed then.
    /// - Throws: What `read` throws; ``Refusal`` with `roster-empty`,
    ///   `roster-older`, `roster-import-running`, `roster-not-written`,
    ///   `disk-full`, `disk-failing`, `roster-key-wrong`. The former list stays.
    public func run(
        _ read: (_ add: (RosterPerson, String) throws -> Addition) throws -> Origin
    ) throws -> RosterStatus {
        let lock = try ImportLock(beside: path)
        defer { withExtendedLifetime(lock) {} }
        let former =
            FileManager.default.fileExists(atPath: path) ? try RosterFile(path, key: key, readsIndex: false) : nil
        unlink(unfinished)
        do {
            let lists = try build(read, former)
            try putInPlace()
            guard let status = RosterStatus(lists: lists.map(\.status)) else { throw Refusal.rosterEmpty }
            return status
        } catch {
            unlink(unfinished)
            throw (error as? DatabaseError).map(Refusal.rosterWriting) ?? error
        }
    }

    private func build(
        _ read: (_ add: (RosterPerson, String) throws -> Addition) throws -> Origin, _ former: RosterFile?
    ) throws -> [ImportedList] {
        let queue = try RosterImport.emptyDatabase(unfinished)
        var lists: [ImportedList] = []
        try queue.inTransaction { db in
            var writer = try RosterWriter(db, key: key, build: .make(at: moment))
            var communes: Set<String> = []
            let id = (former?.lists.map(\.id).max() ?? 0) + 1
            let origin = try read { person, commune in
                let addition = try writer.add(person, list: id, commune: commune)
                if addition == .added { communes.insert(commune) }
                return addition
            }
            guard writer.people[id, default: 0] > 0 else { throw Refusal.rosterEmpty }
            try former?.forEach { row in
                guard !communes.contains(row.commune) else {
                    return try refuseOlder(than: row.person.listedOn)
                }
                _ = try writer.add(row.person, list: row.list, commune: row.commune)
            }
            lists =
                (former?.lists ?? []) + [
                    ImportedList(id: id, area: origin.area, day: day, importedAt: moment, refused: origin.refused)
                ]
            for index in lists.indices { lists[index].people = writer.people[lists[index].id, default: 0] }
            lists.removeAll { $0.people == 0 }
            try writer.finish(lists)
            return .commit
        }
        try queue.close()
        return lists
    }

    /// - Throws: `roster-older` when the former list of a commune is younger.
    private func refuseOlder(than former: CalendarDay) throws {
        guard former <= day else { throw Refusal.rosterOlder(day, than: former) }
    }

    /// A database that need not survive a power cut before it has its name.
    private static func emptyDatabase(_ path: String) throws -> DatabaseQueue {
        let file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw Refusal.rosterNotWritten }
        close(file)
        var configuration = Configuration()
        configuration.prepareDatabase { db in
            try db.execute(
                sql: """
                    PRAGMA page_size = 8192;
                    PRAGMA journal_mode = OFF;
                    PRAGMA synchronous = OFF;
                    PRAGMA locking_mode = EXCLUSIVE;
                    PRAGMA cache_size = -16000;
                    """)
        }
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    /// Waits until the file is on the disk, gives it its name, and waits for
    /// the folder too.
    private func putInPlace() throws {
        let file = open(unfinished, O_RDONLY | O_CLOEXEC)
        defer { close(file) }
        guard file >= 0, fsync(file) == 0, rename(unfinished, path) == 0 else { throw Refusal.rosterNotWritten }
        let folder = open((path as NSString).deletingLastPathComponent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        defer { close(folder) }
        guard folder >= 0, fsync(folder) == 0 else { throw Refusal.rosterNotWritten }
    }
}

/// Lets one import at a time build a roster; the kernel frees it when the
/// program ends, however it ends.
private final class ImportLock {
    private let file: Int32

    /// - Throws: `roster-import-running`.
    init(beside path: String) throws {
        file = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw Refusal.rosterNotWritten }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            close(file)
            throw Refusal.rosterImportRunning
        }
    }

    deinit { close(file) }
}
