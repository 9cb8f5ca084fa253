import Desk
import Insurance
import InsuranceRules

/// The monthly pension by years of contribution, drawn as bars.
///
/// All places are in percent of the drawing, so that its letters keep their
/// size on every screen.
struct PensionChart: Encodable, Sendable {
    struct Bar: Encodable, Sendable {
        let x: String
        let y: String
        let width: String
        let height: String
        let isChosen: Bool
    }
    /// A line across, or a number of years under its bar.
    struct Mark: Encodable, Sendable {
        let at: String
        let label: String
    }
    /// What the chosen bar says, above all bars, with a line down to it.
    struct Flag: Encodable, Sendable {
        let at: String
        let x: String
        let y: String
        let anchor: String
        let label: String
    }

    let bars: [Bar]
    let lines: [Mark]
    let years: [Mark]
    let flag: Flag
    /// For those who do not see it.
    let sentence: String

    /// Between these the bars stand, in tenths of a percent of the height.
    private static let (top, bottom) = (170, 860)

    init(_ outlook: PensionOutlook, words: Words) {
        let curve = outlook.curve
        let most = max(curve.map(\.monthly.count).max() ?? 1, 1)
        func y(_ amount: Int) -> Int { Self.bottom - (Self.bottom - Self.top) * amount / most }
        func x(_ number: Int) -> Int { 1000 * number / curve.count }
        bars = curve.enumerated().map { number, point in
            let gap = max(1, (x(number + 1) - x(number)) / 8)
            return Bar(
                x: Self.percent(x(number) + gap), y: Self.percent(y(point.monthly.count)),
                width: Self.percent(x(number + 1) - x(number) - 2 * gap),
                height: Self.percent(Self.bottom - y(point.monthly.count)), isChosen: point == outlook.chosen)
        }
        let step = Self.step(under: most)
        lines = stride(from: step, through: most, by: step).map { amount in
            Mark(at: Self.percent(y(amount)), label: Self.short(amount, words))
        }
        years = curve.enumerated().filter { $0.element.years.isMultiple(of: 5) }.map { number, point in
            Mark(at: Self.percent((x(number) + x(number + 1)) / 2), label: String(point.years))
        }
        let number = curve.firstIndex(of: outlook.chosen) ?? 0
        let third = 3 * number / max(curve.count, 1)
        let middle = (x(number) + x(number + 1)) / 2
        flag = Flag(
            at: Self.percent(middle),
            x: Self.percent(third == 0 ? x(number) : third == 2 ? x(number + 1) : middle),
            y: Self.percent(y(outlook.chosen.monthly.count)), anchor: ["start", "middle", "end"][min(third, 2)],
            label: outlook.chosen.monthly.description)
        sentence = words(
            "self-service.chart",
            [
                "years": String(outlook.chosen.years), "amount": outlook.chosen.monthly.description,
                "fewest": String(curve.first?.years ?? 0), "least": curve.first?.monthly.description ?? "",
                "most": String(curve.last?.years ?? 0), "highest": curve.last?.monthly.description ?? "",
            ])
    }

    /// A round number that fits one to three times under `most`.
    private static func step(under most: Int) -> Int {
        var step = 100_000
        while true {
            for factor in [1, 2, 5] where step * factor * 4 > most { return step * factor }
            step *= 10
        }
    }

    /// `1,5 triệu`, or `500 nghìn`.
    static func short(_ amount: Int, _ words: Words) -> String {
        guard amount >= 1_000_000 else { return words("self-service.thousand", ["n": String(amount / 1000)]) }
        let tenths = amount % 1_000_000 / 100_000
        let part = tenths == 0 ? "" : words("self-service.decimal") + String(tenths)
        return words("self-service.million", ["n": String(amount / 1_000_000) + part])
    }

    private static func percent(_ tenths: Int) -> String { "\(tenths / 10).\(tenths % 10)%" }
}
