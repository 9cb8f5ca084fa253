/// A QR symbol as an SVG document, for screens.
///
/// One path of dark modules on white, four modules of quiet zone on every side
/// (ISO/IEC 18004), edges on whole units. It has a size of its own and scales
/// to any other; the text is nowhere in it but in the modules.
public struct SymbolPicture: Hashable, Sendable {
    public let svg: String

    /// - Returns: `nil` when the text is empty or longer than a symbol holds.
    public init?(_ text: String) {
        guard !text.isEmpty, let symbol = SymbolModules(text) else { return nil }
        let quiet = 4
        let side = symbol.across + 2 * quiet
        let path = symbol.bars.map { "M\($0.x + quiet) \($0.y + quiet)h\($0.width)v\($0.height)h-\($0.width)z" }
            .joined()
        svg = """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(side * 8)" height="\(side * 8)" \
            viewBox="0 0 \(side) \(side)" shape-rendering="crispEdges">\
            <rect width="\(side)" height="\(side)" fill="#fff"/><path fill="#000" d="\(path)"/></svg>
            """
    }
}
