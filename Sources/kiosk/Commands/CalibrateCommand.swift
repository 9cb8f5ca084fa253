import ArgumentParser
import Desk
import Insurance
import Printing

/// `kiosk calibrate`: a page of rulers, to line a printer up with its blanks.
struct CalibrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calibrate",
        abstract: "Print a page of rulers on plain paper, and say what to measure.",
        discussion: """
            Load plain paper or a plain card of the blank's size first. What was measured is entered by a supervisor \
            on the kiosk's page /calibration, which keeps who and when.
            """
    )

    @Argument(help: "The printer: card, book or receipt.", transform: Self.printer) var printer: PrinterKind
    @Flag(help: "The spare printer of its kind.") var spare = false
    @Flag(help: "Apply what was entered before, to see that it is right.") var check = false
    @OptionGroup var site: SettingsOption

    func run() async throws {
        let site = try Site(site.read())
        let renderer = try site.settings.renderer()
        if check { try await renderer.lineUp(as: site.openLedger()) }
        let cups = try Wiring.cups(site)
        let sheets = CalibrationPrinter(settings: cups, renderer: renderer, clock: Wiring.clock)
        try report(await sheets.printSheet(on: PrinterPlace(printer, isSpare: spare), isLinedUp: check))
    }

    private static func printer(_ word: String) throws -> PrinterKind {
        guard let printer = PrinterKind(rawValue: word) else {
            throw ValidationError("Name the printer: \(PrinterKind.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        return printer
    }

    private func report(_ outcome: LeafletOutcome) throws {
        let reason: String
        switch outcome {
        case .accepted:
            let length = CalibrationReading.length(of: printer) / 10
            print(
                """
                The spooler has the page. Measure with a ruler, in millimetres to a tenth:
                A  from the paper's left edge to the upright line   (drawn at 10,0)
                B  from the paper's upper edge to the lying line    (drawn at 10,0)
                C  from the upright line to the long mark at the end of the ruler (drawn \(length),0)
                \(check ? "All three must be as drawn." : "Then enter A, B and C on the page /calibration.")
                """)
            return
        case .refused(let word): reason = word
        case .unreachable: reason = "spooler-unreachable"
        }
        throw Refusal(
            "calibration-not-printed",
            "The page was not printed (\(reason)). Run: kiosk printers check", details: ["reason": reason])
    }
}

extension DocumentRenderer {
    /// Applies what the site keeps of its printers.
    func lineUp(as ledger: any CalibrationLedger) async throws {
        for kept in try await ledger.calibrations().values { calibrate(kept.printer, to: kept.calibration) }
    }
}
