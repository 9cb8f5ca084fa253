import Desk
import UploadContract

extension EnvelopeAnswer {
    /// The province's word as the desk keeps it; `nil` while there is no last word.
    init?(_ entry: BatchAnswer.Entry) {
        let verdict: Verdict? =
            switch entry.verdict {
            case .accepted, .duplicate: .accepted(confirmation: entry.confirmation)
            case .conflict: .conflict
            case .refused: .refused(code: entry.code ?? "refused", sentence: entry.sentence ?? "")
            case .recalled: .refused(code: entry.code ?? "recalled", sentence: entry.sentence ?? "")
            case .deferred: nil
            }
        guard let verdict else { return nil }
        self.init(id: entry.id, verdict: verdict)
    }
}

extension EnvelopeAnswer.Verdict {
    static let damaged = EnvelopeAnswer.Verdict.refused(
        code: "envelope-damaged",
        sentence: """
            This record's envelope is damaged on the kiosk's disk, so it was not sent. Tell the supervisor; the record \
            stays here.
            """)
}
