public import Desk
import Foundation
import Glibc
public import Insurance
import Synchronization

/// The list of people brought to the kiosk: a file beside the ledger that an
/// import replaces as a whole.
///
/// Each question looks whether the file is still the one that is open, so a
/// running kiosk has the new list as soon as it lies there. What is searched
/// by name is in memory only; of the people found, only those shown are opened.
public final class RosterDatabase: Roster {
    private struct State {
        var file: RosterFile?
        var mark: FileMark?
    }

    private let path: String
    private let key: DataKey
    private let state = Mutex(State())

    /// - Parameter path: Nothing need be there; then nobody is listed.
    public init(at path: String, key: DataKey) {
        self.path = path
        self.key = key
    }

    /// Opens the file and begins to read its index, so that the first search
    /// need not wait.
    ///
    /// - Returns: what keeps the list from being used; the kiosk runs without it.
    public func prepare() -> Refusal? {
        do {
            _ = try current()
            return nil
        } catch let refusal as Refusal {
            return refusal
        } catch {
            return .rosterUnreadable
        }
    }

    public func person(withKey key: String) async throws -> RosterPerson? {
        let rows = try await current()?.rows(.number, of: key) ?? []
        return rows.first { $0.person.person.listedKeys.contains(key) }?.person
    }

    public func household(_ code: String) async throws -> [RosterPerson] {
        let rows = try await current()?.rows(.household, of: code) ?? []
        let people = rows.map(\.person).filter { $0.household == code }
        return people.filter(\.isHead) + people.filter { !$0.isHead }
    }

    public func person(at reference: RosterReference) async throws -> RosterPerson {
        guard let file = try current(), file.build == reference.build, (1...max(1, file.count)).contains(reference.row),
            let row = try await file.rows([reference.row]).first
        else { throw Refusal.rosterChanged }
        return row.person
    }

    public func listed() async throws -> RosterStatus? {
        try current().flatMap { RosterStatus(lists: $0.lists.map(\.status)) }
    }

    /// The file that lies there now; `nil` without one.
    func current() throws -> RosterFile? {
        let mark = FileMark(path)
        return try state.withLock { state in
            if state.mark != mark {
                (state.file, state.mark) = (nil, nil)
                if mark != nil { state.file = try RosterFile(path, key: key) }
                state.mark = mark
            }
            return state.file
        }
    }
}

/// Tells one file from another that has its name.
private struct FileMark: Equatable {
    private let device: dev_t
    private let number: ino_t
    private let size: off_t
    private let seconds, nanoseconds: Int

    /// - Returns: `nil` when there is no file.
    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        (device, number, size) = (status.st_dev, status.st_ino, status.st_size)
        (seconds, nanoseconds) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
    }
}
