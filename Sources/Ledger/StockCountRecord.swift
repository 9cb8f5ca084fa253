import Desk
import Foundation
import GRDB
import Insurance

/// A `blankCount` row: the book when somebody counted, and what they counted.
struct CountRecord: Codable, FetchableRecord {
    var seq: Int
    var id: Identifier
    var kind: BlankKind
    var officer: String
    var at: Moment
    var inStock: Int
    var reserved: Int
    var used: Int
    var spoiled: Int
    var test: Int
    var lost: Int
    var returned: Int
    var awaiting: Int
    var counted: Int
    var reason: Data?

    var balance: StockBalance {
        StockBalance(
            kind: kind,
            counts: [
                .inStock: inStock, .reserved: reserved, .used: used, .spoiled: spoiled, .test: test, .lost: lost,
                .returned: returned,
            ])
    }
}

struct PageNoteRecord: Codable, FetchableRecord {
    var pages: Int?
    var attribute: String?
    var sheets: Int
    var at: Moment
}

extension SealedField {
    static func blankCountReason(_ count: Identifier) -> SealedField {
        SealedField("blankCount.reason", of: count.text)
    }
}
