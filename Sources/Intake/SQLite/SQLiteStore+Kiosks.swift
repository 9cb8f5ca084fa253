import Foundation
import GRDB
public import Insurance
public import UploadContract

extension SQLiteStore {
    public func enrol(_ kiosk: String, key: KioskSigningKey.Public, at moment: Moment) async throws {
        guard KioskName.isValid(kiosk) else { throw Refusal.kioskName }
        try await writer.write { db in
            try db.execute(
                sql: "INSERT INTO kiosk (id, publicKey, enrolledAt) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING",
                arguments: [kiosk, Data(key.bytes), moment.milliseconds])
            let known = try Data.fetchOne(db, sql: "SELECT publicKey FROM kiosk WHERE id = ?", arguments: [kiosk])
            guard known == Data(key.bytes) else { throw Refusal.kioskEnrolled(kiosk) }
        }
    }

    public func key(of kiosk: String) async throws -> KioskSigningKey.Public? {
        let bytes = try await writer.read { db in
            try Data.fetchOne(db, sql: "SELECT publicKey FROM kiosk WHERE id = ?", arguments: [kiosk])
        }
        return bytes.flatMap { KioskSigningKey.Public(bytes: [UInt8]($0)) }
    }
}
