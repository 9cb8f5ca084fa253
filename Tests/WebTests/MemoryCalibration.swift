import Desk
import Insurance
import Synchronization

/// Calibrations in memory, a press that remembers what it was told, and a printer that takes everything.
final class MemoryCalibration: CalibrationLedger, PaperCalibrating, CalibrationPrinting {
    struct Sheet: Equatable {
        let printer: PrinterKind
        let isLinedUp: Bool
    }

    private let state = Mutex(
        (kept: [PrinterKind: KeptCalibration](), applied: [PrinterKind: PrinterCalibration](), sheets: [Sheet]()))

    var applied: [PrinterKind: PrinterCalibration] { state.withLock { $0.applied } }
    var sheets: [Sheet] { state.withLock { $0.sheets } }

    func calibrations() -> [PrinterKind: KeptCalibration] { state.withLock { $0.kept } }
    func keep(_ calibration: KeptCalibration) { state.withLock { $0.kept[calibration.printer] = calibration } }
    func calibrate(_ printer: PrinterKind, to calibration: PrinterCalibration) {
        state.withLock { $0.applied[printer] = calibration }
    }
    func printSheet(on printer: PrinterKind, isLinedUp: Bool) async -> LeafletOutcome {
        state.withLock { $0.sheets.append(Sheet(printer: printer, isLinedUp: isLinedUp)) }
        return .accepted
    }
}

/// Stands for the press: its pictures say what they were made of.
final class StillPictures: PaperPicturing {
    func picture(
        of kind: DocumentKind, fields: [String: String], training: Bool, covered: Set<String>
    ) async throws -> [UInt8] {
        Array("\(kind.rawValue) \(fields["name"] ?? "") \(covered.sorted().joined(separator: ","))".utf8)
    }
}
