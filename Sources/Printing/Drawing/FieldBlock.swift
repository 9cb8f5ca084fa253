/// A place on the page, in points from the upper left corner.
struct Box: Hashable {
    let x: Double
    let y: Double
    let width: Double
    let height: Double

    var bottom: Double { y + height }

    /// Whether two boxes share more than a touch of their edges.
    func overlaps(_ other: Box) -> Bool {
        let slack = 0.05
        return x + width > other.x + slack && other.x + other.width > x + slack
            && y + height > other.y + slack && other.y + other.height > y + slack
    }
}

/// Why a value cannot be set in its place.
enum FitTrouble: Error {
    case glyphMissing
    case doesNotFit
}

/// One field of one template, filled over and over.
protocol FieldBlock: AnyObject {
    /// Takes a value and finds the largest size at which it fits.
    func set(_ text: String) throws(FitTrouble)

    /// Draws what was set last.
    func draw(on page: inout PageContent)

    /// Forgets the value.
    func clear()
}

extension TypeStyle {
    /// The largest size, in steps of a tenth of a point, at which the text fits.
    ///
    /// The size that was tried last is the answer. Each try sets the text anew,
    /// and most texts are too long by little, so it goes down in growing steps.
    func fit(_ fits: (Double) -> Bool) throws(FitTrouble) {
        guard !fits(size) else { return }
        // In tenths of a point above the smallest size.
        var bad = Int(((size - smallest) * 10).rounded(.up))
        var (good, tried, step) = (max(0, bad - 1), bad, 1)
        func isGood(_ tenths: Int) -> Bool {
            tried = tenths
            return fits(smallest + Double(tenths) / 10)
        }
        while !isGood(good) {
            guard good > 0 else { throw .doesNotFit }
            step *= 2
            (bad, good) = (good, max(0, good - step))
        }
        while bad - good > 1 {
            let middle = (good + bad) / 2
            if isGood(middle) { good = middle } else { bad = middle }
        }
        if tried != good { _ = isGood(good) }
    }
}
