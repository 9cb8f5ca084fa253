import Foundation
import Printing
import Testing

@Suite("The bars of a QR symbol")
struct SymbolTests {
    private struct Module: Hashable {
        let x: Int
        let y: Int
    }

    private struct Bar {
        let columns: Range<Int>
        let rows: Range<Int>

        var modules: [Module] { columns.flatMap { x in rows.map { Module(x: x, y: $0) } } }

        func contains(_ module: Module) -> Bool { columns.contains(module.x) && rows.contains(module.y) }
    }

    private func bars(of text: String) throws -> [Bar] {
        try #require(SymbolPicture(text)).svg.matches(of: /M(\d+) (\d+)h(\d+)v(\d+)h/).map { match in
            let (x, y) = (try #require(Int(match.1)), try #require(Int(match.2)))
            let (width, height) = (try #require(Int(match.3)), try #require(Int(match.4)))
            return Bar(columns: x..<x + width, rows: y..<y + height)
        }
    }

    @Test(
        "two dark modules that touch lie in one bar, so no hairline shows between bars drawn one by one",
        arguments: ["0126000417|MẪU THỊ THỬ|21/11/1988|2", "A0004170"])
    func touching(text: String) throws {
        let bars = try bars(of: text)
        let dark = Set(bars.flatMap(\.modules))
        for module in dark {
            for neighbour in [Module(x: module.x + 1, y: module.y), Module(x: module.x, y: module.y + 1)]
            where dark.contains(neighbour) {
                #expect(bars.contains { $0.contains(module) && $0.contains(neighbour) })
            }
        }
    }

    @Test("a dark module that touches no other is drawn too")
    func alone() throws {
        let dark = Set(try bars(of: "A0004170").flatMap(\.modules))
        // Version 1 with four light modules around it: row 6 below the corner's pattern alternates.
        let timing = (12..<17).map { dark.contains(Module(x: $0, y: 10)) }
        #expect(timing == [true, false, true, false, true])
    }
}
