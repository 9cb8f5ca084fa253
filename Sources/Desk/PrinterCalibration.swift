public import Insurance

/// How everything printed on one printer is moved and sized, so that it lands
/// where the blank wants it.
public struct PrinterCalibration: Hashable, Sendable {
    /// Nothing is moved.
    public static let none = PrinterCalibration(right: 0, down: 0, scale: 1000)

    /// Tenths of a millimetre to the right; to the left below zero.
    public let right: Int
    /// Tenths of a millimetre down; up below zero.
    public let down: Int
    /// Thousandths of its size; 1000 is as drawn.
    public let scale: Int

    public init(right: Int, down: Int, scale: Int) {
        self.right = right
        self.down = down
        self.scale = scale
    }

    /// Works out what puts right what was measured on a page that was printed
    /// without any calibration.
    ///
    /// A point drawn at `p` came out at `k·p + o`; moved by `-o / k` and drawn
    /// `1 / k` as large it comes out at `p`. Halves are rounded away from zero.
    ///
    /// - Throws: ``Refusal`` with `calibration-implausible` for what no printer does.
    public init(_ measured: CalibrationReading, of printer: PrinterKind) throws {
        let length = CalibrationReading.length(of: printer)
        let inset = CalibrationReading.inset
        guard measured.length > 0 else { throw Refusal.calibrationImplausible }
        func moved(_ distance: Int) -> Int { inset - rounded(distance * length, over: measured.length) }
        let found = PrinterCalibration(
            right: moved(measured.left), down: moved(measured.top),
            scale: rounded(1000 * length, over: measured.length))
        guard found.isPlausible else { throw Refusal.calibrationImplausible }
        self = found
    }

    /// A page further off was measured wrongly, or printed with scaling on.
    private var isPlausible: Bool {
        abs(right) <= 100 && abs(down) <= 100 && (950...1050).contains(scale)
    }
}

/// What somebody measured on a calibration page, in tenths of a millimetre.
public struct CalibrationReading: Hashable, Sendable {
    /// How far in from the left and the upper edge the marked lines are drawn.
    public static let inset = 100

    /// From the paper's left edge to the upright line.
    public let left: Int
    /// From the paper's upper edge to the lying line.
    public let top: Int
    /// Between the two end marks of the ruler.
    public let length: Int

    public init(left: Int, top: Int, length: Int) {
        self.left = left
        self.top = top
        self.length = length
    }

    /// How long the ruler is drawn on a printer's page.
    public static func length(of printer: PrinterKind) -> Int {
        switch printer {
        case .card, .receipt: 600
        case .book: 1000
        }
    }
}

/// Divides; exactly half goes away from zero.
private func rounded(_ dividend: Int, over divisor: Int) -> Int {
    let half = dividend >= 0 ? divisor / 2 : -(divisor / 2)
    return (dividend + half) / divisor
}

/// A calibration as it is kept: whose, and since when.
public struct KeptCalibration: Hashable, Sendable {
    public let printer: PrinterPlace
    public let calibration: PrinterCalibration
    /// The code of the supervisor who measured.
    public let officer: String
    public let at: Moment

    public init(printer: PrinterPlace, calibration: PrinterCalibration, officer: String, at: Moment) {
        self.printer = printer
        self.calibration = calibration
        self.officer = officer
        self.at = at
    }
}

extension Refusal {
    fileprivate static let calibrationImplausible = Refusal(
        "calibration-implausible",
        """
        No printer is that far off: more than 10 mm, or more than 5 % too large or too small. Look whether the page \
        was printed without scaling, measure again in millimetres, and enter the three numbers.
        """)
}
