import Desk
import Insurance
import Synchronization

@testable import Printing

/// Draws a page that holds what it was drawn from, and counts.
final class CountingPress: PaperPress {
    private struct State {
        var drawn: [[String: String]] = []
        var calibrations: [PrinterPlace: Calibration] = [:]
        var failures = 0
    }

    private let state = Mutex(State())

    /// What was drawn so far, oldest first.
    var drawn: [[String: String]] { state.withLock { $0.drawn } }

    func calibrate(_ place: PrinterPlace, _ calibration: Calibration) {
        state.withLock { $0.calibrations[place] = calibration }
    }

    /// Makes the next drawing fail.
    func failOnce() { state.withLock { $0.failures = 1 } }

    func edition(of kind: DocumentKind, at place: PrinterPlace) -> PaperEdition {
        PaperEdition(template: nil, calibration: state.withLock { $0.calibrations[place] })
    }

    func printable(
        kind: DocumentKind, fields: [String: String], training: Bool, at place: PrinterPlace
    ) async throws -> PrintableDocument {
        let calibration = try state.withLock { state in
            state.drawn.append(fields)
            if state.failures > 0 {
                state.failures -= 1
                throw Refusal("text-does-not-fit", "The name does not fit.")
            }
            return state.calibrations[place] ?? .none
        }
        let page = "\(kind) \(fields.sorted { $0.key < $1.key }) \(training) \(place.name) \(calibration)"
        return PrintableDocument(bytes: [UInt8](page.utf8), media: "any", options: [:])
    }
}

extension ForeseenPaper {
    static func card(_ fields: [String: String], training: Bool = true, isWhole: Bool = true) -> ForeseenPaper {
        ForeseenPaper(kind: .healthCard, fields: fields, training: training, isWhole: isWhole)
    }
}

extension PrintIntent {
    static func card(_ fields: [String: String], training: Bool = true) -> PrintIntent {
        PrintIntent(
            id: .make(at: Moment(milliseconds: 0)), document: .make(at: Moment(milliseconds: 0)), kind: .healthCard,
            attempt: 1, blankSerial: nil, approvedBy: "cb01", fields: fields, training: training)
    }
}
