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

/// How far everything on the page is moved, in millimetres: right and down.
public struct Calibration: Hashable, Sendable {
    public let x: Double
    public let y: Double

    public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }

    var inPoints: (x: Double, y: Double) { (x * PageSize.pointsPerMillimetre, y * PageSize.pointsPerMillimetre) }
}
