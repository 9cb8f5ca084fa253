import ArgumentParser
import Foundation

/// The made-up people of `Benchmarks/Baselines/people.py`.
struct PeopleFile {
    /// A card's fields by id, one a person.
    let cards: [[String: String]]

    init(path: String) throws {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let rows = text.split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
        guard let columns = rows.first, rows.count > 1, rows.allSatisfy({ $0.count == columns.count }) else {
            throw ValidationError("\(path) does not hold a table of people. Make it with people.py.")
        }
        cards = rows.dropFirst().map { row in
            Dictionary(zip(columns, row).map { (String($0), String($1)) }, uniquingKeysWith: { _, last in last })
        }
    }
}
