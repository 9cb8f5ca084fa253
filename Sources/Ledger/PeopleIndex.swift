import Desk
import Foundation
import Insurance
import Synchronization

/// Names one sealed value where it lies, for as long as it stays what it is.
///
/// The first bytes of a sealed value are its nonce, drawn anew for each
/// sealing; a value that was replaced has another one.
struct SealMark: Hashable, Sendable {
    static let nonceLength = 12

    let row: Identifier
    let nonce: Data
}

/// The people of the visits at hand, opened once and kept in memory, never in
/// the file.
///
/// It holds no more than the last search needed: whoever is not asked for any
/// more is forgotten.
final class PeopleIndex: Sendable {
    private let opened = Mutex<[SealMark: FindablePerson]>([:])

    /// The people of sealed values; only those not yet known are opened.
    ///
    /// When one does not open, the index stays as it was.
    func people(
        of sealed: [(mark: SealMark, open: () throws -> FindablePerson)]
    ) throws -> [SealMark: FindablePerson] {
        let known = opened.withLock { $0 }
        var people: [SealMark: FindablePerson] = [:]
        for (mark, open) in sealed { people[mark] = try known[mark] ?? open() }
        opened.withLock { $0 = people }
        return people
    }

    /// How many people are held.
    var count: Int { opened.withLock { $0.count } }
}
