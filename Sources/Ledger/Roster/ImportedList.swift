import Desk
import Foundation
import Insurance

/// A list as the roster file keeps it.
struct ImportedList {
    let id: Int
    let area: String
    let day: CalendarDay
    let importedAt: Moment
    let refused: Int
    var people = 0

    var status: RosterList {
        RosterList(area: area, day: day, importedAt: importedAt, people: people, refused: refused)
    }

    var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.add(area)
        writer.add(day.description)
        writer.add(importedAt.milliseconds)
        writer.add(refused)
        writer.add(people)
        return writer.bytes
    }

    init(id: Int, area: String, day: CalendarDay, importedAt: Moment, refused: Int) {
        self.id = id
        self.area = area
        self.day = day
        self.importedAt = importedAt
        self.refused = refused
    }

    /// - Throws: ``LedgerFault`` for bytes that are no list.
    init(id: Int, _ bytes: [UInt8]) throws {
        do {
            var scanner = ByteScanner(bytes)
            self.id = id
            area = try scanner.text() ?? ""
            guard let day = try scanner.text().flatMap({ CalendarDay($0) }) else {
                throw LedgerFault.unreadable(field: "roster.list")
            }
            self.day = day
            importedAt = Moment(milliseconds: try scanner.number())
            refused = try scanner.number()
            people = try scanner.number()
        } catch {
            throw LedgerFault.unreadable(field: "roster.list")
        }
    }
}
