public import Desk
import GRDB
import Insurance

extension LedgerDatabase: CalibrationLedger {
    public func calibrations() async throws -> [PrinterPlace: KeptCalibration] {
        let rows = try await read { db in
            try CalibrationRow.fetchAll(
                db,
                sql: """
                    SELECT printer, spare, moveRight, moveDown, scale, officer, at FROM printerCalibration
                    WHERE seq IN (SELECT MAX(seq) FROM printerCalibration GROUP BY printer, spare)
                    """)
        }
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.place, $0.kept) })
    }

    public func keep(_ kept: KeptCalibration) async throws {
        try await write { db in
            try db.insert(
                into: "printerCalibration",
                [
                    "printer": kept.printer.kind.rawValue, "spare": kept.printer.isSpare,
                    "moveRight": kept.calibration.right,
                    "moveDown": kept.calibration.down, "scale": kept.calibration.scale, "officer": kept.officer,
                    "at": kept.at.milliseconds,
                ])
        }
    }
}

private struct CalibrationRow: Codable, FetchableRecord {
    var printer: PrinterKind
    var spare: Bool
    var moveRight: Int
    var moveDown: Int
    var scale: Int
    var officer: String
    var at: Int

    var place: PrinterPlace { PrinterPlace(printer, isSpare: spare) }

    var kept: KeptCalibration {
        KeptCalibration(
            printer: place, calibration: PrinterCalibration(right: moveRight, down: moveDown, scale: scale),
            officer: officer, at: Moment(milliseconds: at))
    }
}
