import Desk
import Insurance
import UploadContract

extension EnvelopeAnswer {
    /// The province's word as the desk keeps it; `nil` while there is no last word.
    ///
    /// What is recalled was accepted before.
    init?(_ entry: BatchAnswer.Entry) {
        let verdict: Verdict? =
            switch entry.verdict {
            case .accepted, .duplicate, .recalled: .accepted(confirmation: entry.confirmation)
            case .conflict: .conflict
            case .refused: .refused(code: entry.code ?? "refused", sentence: entry.sentence ?? "")
            case .deferred: nil
            }
        guard let verdict else { return nil }
        self.init(id: entry.id, verdict: verdict)
    }
}

extension BatchAnswer {
    /// What is taken back, of this batch and of former ones.
    var recalls: [EnvelopeRecall] {
        envelopes.filter { $0.verdict == .recalled }
            .map { EnvelopeRecall(id: $0.id, code: $0.code ?? $0.verdict.rawValue, sentence: $0.sentence ?? "") }
    }

    /// The first entry of each envelope that was sent.
    func entries(of sent: Set<Identifier>) -> [Entry] {
        var open = sent
        return envelopes.filter { open.remove($0.id) != nil }
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
