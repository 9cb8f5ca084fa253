import Desk
import Insurance
import Ledger

/// Whether a person was rightly asked what came out of a print.
///
/// *Rightly* means: at the moment of asking the program could not have known. It could
/// have known when the spooler had an answer for the print's job-uuid that was final and
/// to be trusted, which is the one word *completed*,
/// - said before that moment (a full second: the spooler counts no finer),
/// - by a spooler that ran at that moment, and
/// - of a printer that had not lost its power, and with it its memory, since the claim.
///
/// No such job, a job that has not ended, and one that ended in any other way (aborted,
/// cancelled, held by the gate) leave a doubt that only a look into the tray ends. But
/// they come of a disturbance: where none touched the print's printer between claim and
/// question, the kiosk gave up a print that nothing ailed, and asked wrongly too.
///
/// The witnesses are the spooler's own account after the evening and the record of what
/// was disturbed; what the kiosk believed is not heard.
struct AskingWitness: Sendable {
    /// The prints that the spooler calls completed, and the second in which each was.
    let completed: [Identifier: Moment]
    let records: [DisturbanceRecord]

    /// Why somebody was asked wrongly about a print of unknown outcome; `nil` when rightly.
    func objection(to print: PrintHistory) -> String? {
        let time = print.claimedAt...max(print.claimedAt, print.settledAt ?? .max)
        let near = records.filter {
            $0.touches(print.kind.printer) && $0.begin <= time.upperBound && $0.end >= time.lowerBound
        }
        guard !near.isEmpty else { return "though nothing was disturbed" }
        guard let ended = completed[print.intent], ended.milliseconds + 1000 <= time.upperBound else { return nil }
        let isAway = near.contains { $0.kind.stopsSpooler && ($0.begin...$0.end).contains(time.upperBound) }
        let hasForgotten = near.contains { $0.kind.emptiesPrinter }
        return isAway || hasForgotten ? nil : "though the spooler had said before that it was completed"
    }
}
