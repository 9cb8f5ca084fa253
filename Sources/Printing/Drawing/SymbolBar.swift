/// A dark rectangle of a QR symbol, in modules.
struct SymbolBar: Hashable {
    let x: Int
    let y: Int
    let width: Int
    private(set) var height: Int

    /// Covers the dark modules of a square.
    ///
    /// Two dark modules that touch always lie in one bar together. Bars cross
    /// for that, and no hairline shows where each is drawn by itself.
    static func bars(across modules: Int, isDark: (_ x: Int, _ y: Int) -> Bool) -> [SymbolBar] {
        let lying = stretches(across: modules, isDark: isDark)
        let standing = stretches(across: modules) { isDark($1, $0) }.map(\.turned)
        let alone = lying.filter { bar in
            bar.width == 1 && bar.height == 1 && (bar.y == 0 || !isDark(bar.x, bar.y - 1))
                && (bar.y == modules - 1 || !isDark(bar.x, bar.y + 1))
        }
        return lying.filter { $0.width > 1 } + standing.filter { $0.height > 1 } + alone
    }

    /// The dark stretches of each row; one joins the same stretch of the row above.
    private static func stretches(across modules: Int, isDark: (_ x: Int, _ y: Int) -> Bool) -> [SymbolBar] {
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

    /// The same with rows for columns.
    private var turned: SymbolBar { SymbolBar(x: y, y: x, width: height, height: width) }
}
