import Desk
import StrictFiles

/// Until when a day's money is handed in, as the site's contract says.
///
/// ## Configuration keys
/// - `remittance`: a list, by its first day; may be left out, but then no day
///   can be closed. Of each entry:
///   - `from`: the first day it holds for.
///   - `by`: a time; a day closed before it is handed in on that day.
///   - `nextDayBy`: a time; a day closed later is handed in by then on the next.
///   - `source`: where that is written.
extension RemittanceDeadlines {
    init(_ place: StrictYAML) throws(DocumentTrouble) {
        var entries: [Entry] = []
        for item in try place.list() {
            let keys = try item.values(["from", "by", "nextDayBy", "source"])
            let entry = Entry(
                from: try keys["from"].day(), sameDay: try keys["by"].clockTime(),
                nextDay: try keys["nextDayBy"].clockTime(), source: try keys["source"].text())
            if let last = entries.last, last.from >= entry.from {
                throw keys["from"].wrong("a day after the one of the entry before")
            }
            entries.append(entry)
        }
        self.init(entries)
    }
}
