import Desk
import Insurance
import Synchronization

@testable import Printing

/// Draws a page that holds what it was drawn from, and counts.
final class CountingPress: PaperPress {
    private struct State {
        var drawn: [[String: String]] = []
        var calibration = Calibration.none
        var failures = 0
    }

    private let state = Mutex(State())

    /// What was drawn so far, oldest first.
    var drawn: [[String: String]] { state.withLock { $0.drawn } }

    func calibrate(_ calibration: Calibration) { state.withLock { $0.calibration = calibration } }

    /// Makes the next drawing fail.
    func failOnce() { state.withLock { $0.failures = 1 } }

    func edition(of kind: DocumentKind) -> PaperEdition {
        PaperEdition(template: nil, calibration: state.withLock { $0.calibration })
    }

    func printable(
        kind: DocumentKind, fields: [String: String], training: Bool
    ) async throws -> PrintableDocument {
        let calibration = try state.withLock { state in
            state.drawn.append(fields)
            if state.failures > 0 {
                state.failures -= 1
                throw Refusal("text-does-not-fit", "The name does not fit.")
            }
            return state.calibration
        }
        let page = "\(kind) \(fields.sorted { $0.key < $1.key }) \(training) \(calibration)"
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
