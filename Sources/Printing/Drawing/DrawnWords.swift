import Foundation
import FoundationXML

/// One run of words in a template's drawing.
///
/// Lengths are in the drawing's units.
struct DrawnWords: Hashable {
    let text: String
    let x: Double
    /// The line the letters stand on.
    let y: Double
    let size: Double
    let isBold: Bool
    let isItalic: Bool
    let anchor: TypeStyle.Alignment
    let spacing: Double
    let color: InkColor
    /// Whether the blank already carries them.
    let isOnBlank: Bool
}

/// The words of a drawing, where all of them are plain enough to be set as text.
///
/// librsvg turns words into outlines, which makes a PDF four times as slow and
/// twice as large. Upright words in one colour are therefore set with Pango.
/// As soon as one of them is anything else, all are left to librsvg.
struct DrawingWords {
    let words: [DrawnWords]
    /// The drawing's own units across the page.
    let width: Double

    /// - Returns: `nil` when the words must be left to librsvg.
    init?(_ svg: Data) {
        let reader = WordReader()
        let parser = XMLParser(data: svg)
        parser.delegate = reader
        guard parser.parse(), !reader.isBeyondUs, let width = reader.width else { return nil }
        words = reader.words
        self.width = width
    }
}

private final class WordReader: NSObject, XMLParserDelegate {
    private(set) var words: [DrawnWords] = []
    private(set) var isBeyondUs = false
    private(set) var width: Double?
    private var open: [WordStyle] = []
    /// What stands between the tags of the innermost open run.
    private var run = ""

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        var style = open.last ?? WordStyle()
        style.take(attributes, element: name)
        if name == "svg" { width = viewBoxWidth(attributes["viewBox"]) }
        if style.isText, open.last?.isText == true, !run.isBlank { isBeyondUs = true }
        if name == "style" { isBeyondUs = true }
        open.append(style)
        run = ""
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        if open.last?.isText == true { run += string }
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        guard let style = open.popLast(), style.isText, !style.isHidden, !run.isBlank else {
            run = ""
            return
        }
        if let drawn = style.words(run.trimmed) { words.append(drawn) } else { isBeyondUs = true }
        run = ""
    }

    private func viewBoxWidth(_ text: String?) -> Double? {
        let numbers = (text ?? "").split(separator: " ").compactMap { Double($0) }
        guard numbers.count == 4, numbers[0] == 0, numbers[1] == 0, numbers[2] > 0 else { return nil }
        return numbers[2]
    }
}

extension String {
    fileprivate var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
    fileprivate var isBlank: Bool { trimmed.isEmpty }
}
