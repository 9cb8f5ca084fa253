import Insurance
import UploadContract

extension PostgreSQLConnection {
    /// Notes where a kiosk's chain is broken at these new envelopes, and closes
    /// the gaps that they fill.
    ///
    /// A gap is a sign for people, never a reason to refuse: the missing
    /// envelope may still be on its way.
    func noteGaps(
        after envelopes: [(id: Identifier, envelope: Envelope, confirmation: String?)], of kiosk: String,
        at moment: Moment
    ) throws {
        guard !envelopes.isEmpty else { return }
        try rows(
            """
            WITH filled AS (
                UPDATE gap SET filled_at = $3::bigint
                WHERE kiosk = $1::text AND previous = ANY ($2::bytea[]) AND reason = 'missing' AND filled_at IS NULL
            )
            INSERT INTO gap (envelope, kiosk, reason, previous, noted_at)
            SELECT id, kiosk, reason, previous, $3::bigint
            FROM (
                SELECT fresh.id, fresh.kiosk, fresh.previous, CASE
                    WHEN EXISTS (
                        SELECT FROM taken AS other WHERE other.kiosk = fresh.kiosk
                            AND other.previous = fresh.previous AND other.seq < fresh.seq)
                    THEN 'fork'
                    WHEN length(fresh.previous) > 0 AND NOT EXISTS (
                        SELECT FROM taken AS before WHERE before.hash = fresh.previous AND before.kiosk = fresh.kiosk)
                    THEN 'missing' END AS reason
                FROM taken AS fresh WHERE fresh.id = ANY ($4::uuid[])
            ) AS link
            WHERE reason IS NOT NULL
            """,
            [
                .text(kiosk), .byteStrings(envelopes.map(\.envelope.hash)), .integer(moment.milliseconds),
                .ids(envelopes.map(\.id)),
            ])
    }
}
