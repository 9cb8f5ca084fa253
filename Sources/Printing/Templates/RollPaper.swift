/// How a paper from a roll is cut to what stands on it.
///
/// A field of rows takes the room it needs, and all that lies below its
/// rectangle moves with it.
public struct RollPaper: Hashable, Sendable {
    /// The field of rows.
    public let field: String
    /// The shortest piece that is cut, in millimetres.
    public let shortest: Double
    /// The longest; what needs more is refused.
    public let longest: Double
    /// Whether the printer is told each piece's own size; one that knows fixed
    /// sizes only is told the template's.
    public let tellsSize: Bool

    /// The page, cut in whole millimetres.
    ///
    /// - Parameters:
    ///   - page: As it is drawn.
    ///   - more: Millimetres the rows need beyond their rectangle; less than
    ///     zero where they leave some of it.
    /// - Returns: `nil` when it would be longer than the longest.
    func cut(_ page: PageSize, by more: Double) -> PageSize? {
        let height = max(shortest, (page.height + more).rounded(.up))
        return height <= longest ? PageSize(width: page.width, height: height) : nil
    }
}

extension TemplateDescription {
    /// The CUPS media keyword of a page: on a roll its own size, as a custom one.
    public func media(of page: PageSize) -> String {
        guard roll?.tellsSize == true, page != self.page else { return media }
        let parts = media.split(separator: "_")
        return "custom_\(parts.count == 3 ? parts[1] : "roll")_\(page.name)"
    }
}

extension PageSize {
    /// As media keywords write it: `80x143mm`.
    var name: String { "\(Self.written(width))x\(Self.written(height))mm" }

    private static func written(_ length: Double) -> String {
        length == length.rounded() ? String(Int(length)) : String(length)
    }
}
