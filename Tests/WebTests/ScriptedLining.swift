import Desk
import Insurance
import Synchronization

/// A press that remembers what it was told, and a printer that takes every sheet.
final class ScriptedLining: PaperCalibrating, CalibrationPrinting {
    struct Sheet: Equatable {
        let printer: PrinterPlace
        let isLinedUp: Bool
    }

    private let state = Mutex(
        (applied: [PrinterPlace: PrinterCalibration](), sheets: [Sheet]()))

    var applied: [PrinterPlace: PrinterCalibration] { state.withLock { $0.applied } }
    var sheets: [Sheet] { state.withLock { $0.sheets } }

    func calibrate(_ printer: PrinterPlace, to calibration: PrinterCalibration) {
        state.withLock { $0.applied[printer] = calibration }
    }
    func printSheet(on printer: PrinterPlace, isLinedUp: Bool) async -> LeafletOutcome {
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
