public import Desk

/// A sheet's size in millimetres.
public struct PageSize: Hashable, Sendable {
    public let width: Double
    public let height: Double

    public init(width: Double, height: Double) {
        self.width = width
        self.height = height
    }

    /// PDF points in a millimetre.
    static let pointsPerMillimetre = 72 / 25.4

    var widthInPoints: Double { width * PageSize.pointsPerMillimetre }
    var heightInPoints: Double { height * PageSize.pointsPerMillimetre }
}

/// How a page is moved and sized for one printer: millimetres right and down,
/// and how large it is drawn.
public struct Calibration: Hashable, Sendable {
    /// Nothing is moved.
    public static let none = Calibration(x: 0, y: 0)

    public let x: Double
    public let y: Double
    /// 1 is as large as it is drawn.
    public let scale: Double

    public init(x: Double, y: Double, scale: Double = 1) {
        self.x = x
        self.y = y
        self.scale = scale
    }

    public init(_ kept: PrinterCalibration) {
        self.init(x: Double(kept.right) / 10, y: Double(kept.down) / 10, scale: Double(kept.scale) / 1000)
    }

    var inPoints: (x: Double, y: Double) { (x * PageSize.pointsPerMillimetre, y * PageSize.pointsPerMillimetre) }
}
