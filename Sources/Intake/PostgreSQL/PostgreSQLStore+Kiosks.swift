public import Insurance
public import UploadContract

extension PostgreSQLStore {
    public func enrol(_ kiosk: String, key: KioskSigningKey.Public, at moment: Moment) async throws {
        guard KioskName.isValid(kiosk) else { throw Refusal.kioskName }
        let known = try await pool.lend { connection in
            try await connection.rows(
                """
                INSERT INTO kiosk (id, public_key, enrolled_at) VALUES ($1::text, $2::bytea, $3::bigint)
                ON CONFLICT (id) DO NOTHING
                """,
                [.text(kiosk), .bytes(key.bytes), .integer(moment.milliseconds)])
            return try await connection.publicKey(of: kiosk)
        }
        guard known == key.bytes else { throw Refusal.kioskEnrolled(kiosk) }
    }

    public func key(of kiosk: String) async throws -> KioskSigningKey.Public? {
        // No text of PostgreSQL holds a NUL.
        guard KioskName.isValid(kiosk) else { return nil }
        let bytes = try await pool.lend { try await $0.publicKey(of: kiosk) }
        return bytes.flatMap { KioskSigningKey.Public(bytes: $0) }
    }
}

extension PostgreSQLConnection {
    fileprivate func publicKey(of kiosk: String) throws -> [UInt8]? {
        try rows("SELECT public_key FROM kiosk WHERE id = $1::text", [.text(kiosk)]).first?.bytes(0)
    }
}
