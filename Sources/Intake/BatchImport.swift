public import Insurance
public import UploadContract

/// Takes in batches that came on a medium, and puts the answers beside them.
///
/// Each is received as if its kiosk had sent it; coming again changes nothing.
public struct BatchImport: Sendable {
    private let receiver: BatchReceiver

    public init(receiver: BatchReceiver) { self.receiver = receiver }

    /// What became of a medium's batches.
    public struct Tally: Sendable {
        public var batches = 0
        public var verdicts: [BatchAnswer.Verdict: Int] = [:]
        /// Batches of which nothing was taken, by kiosk and id.
        public var refused: [(kiosk: String, batch: String, why: Refusal)] = []
    }

    /// - Throws: ``Refusal`` with `batches-missing`, `medium-…`; store errors.
    ///   What was taken before is stored and answered.
    public func takeIn(_ medium: Medium) async throws -> Tally {
        var tally = Tally()
        for folder in medium.allBatches() {
            for id in folder.batches {
                do {
                    try await takeIn(id, of: folder, tally: &tally)
                } catch let refusal as Refusal where Self.concernsOneBatch(refusal) {
                    tally.refused.append((folder.kiosk, id, refusal))
                }
            }
        }
        guard tally.batches + tally.refused.count > 0 else { throw Refusal.batchesMissing }
        return tally
    }

    private func takeIn(_ id: String, of folder: BatchFolder, tally: inout Tally) async throws {
        let batch = try folder.batch(id)
        let answer = try await receiver.answer(
            batch.body, batch: id, from: folder.kiosk, signature: batch.signature)
        try folder.put(answer: BatchFolder.Signed(body: answer.body, signature: answer.signature), to: id)
        tally.batches += 1
        for entry in try RecordJSON.decode(BatchAnswer.self, from: answer.body).envelopes {
            tally.verdicts[entry.verdict, default: 0] += 1
        }
    }

    /// One batch that is not in order holds up no other; a full medium does.
    private static func concernsOneBatch(_ refusal: Refusal) -> Bool {
        ["kiosk-unknown", "signature-wrong", "batch-unreadable", "batch-id-wrong", "medium-file-odd"]
            .contains(refusal.code)
    }
}

extension Refusal {
    fileprivate static let batchesMissing = Refusal(
        "batches-missing",
        "The medium holds no batches, so nothing was taken in. Name the folder that kiosk export wrote to.")
}
