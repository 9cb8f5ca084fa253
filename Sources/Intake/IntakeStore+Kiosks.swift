import Foundation
import GRDB
public import Insurance
public import UploadContract

extension IntakeStore {
    /// Makes a kiosk's key known; the same key again changes nothing.
    ///
    /// - Throws: ``Refusal`` with `kiosk-name`, or `kiosk-enrolled` when the
    ///   kiosk is known by another key.
    public func enrol(_ kiosk: String, key: KioskSigningKey.Public, at moment: Moment) async throws {
        guard KioskName.isValid(kiosk) else {
            throw Refusal(
                "kiosk-name",
                """
                A kiosk's id is 1–\(KioskName.longest) letters, digits, dots, dashes and underscores of ASCII. Write it as it \
                stands in the kiosk's settings.
                """
            )
        }
        try await writer.write { db in
            try db.execute(
                sql: "INSERT INTO kiosk (id, publicKey, enrolledAt) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING",
                arguments: [kiosk, Data(key.bytes), moment.milliseconds])
            let known = try Data.fetchOne(db, sql: "SELECT publicKey FROM kiosk WHERE id = ?", arguments: [kiosk])
            guard known == Data(key.bytes) else {
                throw Refusal(
                    "kiosk-enrolled",
                    """
                    Kiosk \(kiosk) is enrolled with another key, whose records would no longer be believed. Give the new \
                    machine an id of its own.
                    """,
                    details: ["kiosk": kiosk])
            }
        }
    }

    /// The key a kiosk was enrolled with.
    func key(of kiosk: String) async throws -> KioskSigningKey.Public? {
        let bytes = try await writer.read { db in
            try Data.fetchOne(db, sql: "SELECT publicKey FROM kiosk WHERE id = ?", arguments: [kiosk])
        }
        return bytes.flatMap { KioskSigningKey.Public(bytes: [UInt8]($0)) }
    }
}
