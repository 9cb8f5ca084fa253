public import Insurance

/// The outgoing envelopes, as a medium carries them: no envelope is taken from
/// the queue for it, and a network that comes meanwhile sends them as well.
public protocol CarriedOutbox: Outbox {
    /// The oldest envelopes without an answer, up to `bytes` in all, at least
    /// one, of those that come after `last` in the queue.
    func unanswered(after last: Identifier?, upTo bytes: Int) async throws -> [SealedEnvelope]
    /// Stores answers that came on a medium, whether anybody has leased the
    /// envelopes or not; what was answered before stays as it is.
    ///
    /// - Returns: The envelopes that are not in this queue, or have another
    ///   answer already.
    func settleCarried(_ answers: [EnvelopeAnswer], at moment: Moment) async throws -> [Identifier]
}
