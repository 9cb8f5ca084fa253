import Desk
import Insurance

/// A record of a visit that the province did not take, where it can be set right.
struct RefusedRecord: Encodable, Sendable {
    let record: String
    /// What was refused, why, and whether somebody set it right since.
    let sentence: String
    /// Where it is set right; `nil` once that was done, and for what is no registration.
    let mend: String?

    init(_ entry: QueueEntry, visit: Identifier, words: Words) {
        record = entry.id.text
        let kind = words.has("record.\(entry.kind)") ? words("record.\(entry.kind)") : entry.kind
        let values = ["kind": kind, "reason": entry.reason(words) ?? words("queue.state.\(entry.state.rawValue)")]
        sentence = words(entry.isCorrected ? "visit.refused-corrected" : "visit.refused", values)
        mend = entry.isMendable ? "/visits/\(visit)/rights" : nil
    }
}

extension QueueEntry {
    /// Whether what was refused is set right by correcting a registration.
    var isMendable: Bool { kind == "registration" && state == .refused && visit != nil && !isCorrected }

    /// The answer in our words; for a code without any, the province's own sentence.
    func reason(_ words: Words) -> String? {
        if let answerCode, words.has("answer.\(answerCode)") { return words("answer.\(answerCode)") }
        return answerText ?? answerCode
    }
}
