/// A dark rectangle of a QR symbol, in modules.
struct SymbolBar: Hashable {
    let x: Int
    let y: Int
    let width: Int
    private(set) var height: Int

    /// Covers the dark modules of a square, each exactly once.
    ///
    /// A row's dark stretch joins the same stretch of the row above, which
    /// leaves about a third fewer rectangles to write into the PDF.
    static func bars(across modules: Int, isDark: (_ x: Int, _ y: Int) -> Bool) -> [SymbolBar] {
        var bars: [SymbolBar] = []
        // For each column, the bar that starts there and still touches the row above.
        var open = [Int?](repeating: nil, count: modules)
        for y in 0..<modules {
            var x = 0
            while x < modules {
                guard isDark(x, y) else {
                    open[x] = nil
                    x += 1
                    continue
                }
                var end = x
                while end < modules, isDark(end, y) { end += 1 }
                if let above = open[x], bars[above].width == end - x {
                    bars[above].height += 1
                } else {
                    open[x] = bars.count
                    bars.append(SymbolBar(x: x, y: y, width: end - x, height: 1))
                }
                for inside in x + 1..<max(end, x + 1) { open[inside] = nil }
                x = end
            }
        }
        return bars
    }
}
