import Foundation

/// The looks an SVG element hands down to the words inside it.
struct WordStyle {
    private(set) var isText = false
    private(set) var isHidden = false
    private var isOnBlank = false
    private var isPlain = true
    private var (shiftX, shiftY) = (0.0, 0.0)
    private var x: Double?
    private var y: Double?
    private var looks: [String: String] = [:]

    private static let inherited = [
        "font-family", "font-size", "font-weight", "font-style", "fill", "text-anchor", "letter-spacing",
    ]
    /// What words set as text cannot show.
    private static let beyondUs = [
        "stroke", "fill-opacity", "opacity", "filter", "mask", "clip-path", "dx", "dy", "rotate", "textLength",
        "writing-mode", "baseline-shift", "text-decoration", "word-spacing", "font-variant", "font-stretch",
    ]
    private static let meaningless = ["none", "normal", "1", "0", "horizontal-tb", "lr-tb", "lr", "baseline", ""]

    /// Takes on an element's attributes, on top of what it inherits.
    mutating func take(_ attributes: [String: String], element: String) {
        isText = element == "text" || element == "tspan"
        if isText == false, element.hasPrefix("text") { isPlain = false }
        let own = attributes.merging(declarations(attributes["style"] ?? "")) { $1 }
        if own["id"] == "fields" || own["display"] == "none" || own["visibility"] == "hidden" { isHidden = true }
        if own["id"] == "blank" { isOnBlank = true }
        for key in WordStyle.inherited { looks[key] = own[key] ?? looks[key] }
        if WordStyle.beyondUs.contains(where: { !WordStyle.meaningless.contains(own[$0] ?? "") }) {
            isPlain = false
        }
        if let transform = own["transform"] { shift(transform) }
        x = isText ? own["x"].map { Double($0) } ?? x : nil
        y = isText ? own["y"].map { Double($0) } ?? y : nil
    }

    /// - Returns: `nil` when the words cannot be set as text.
    func words(_ text: String) -> DrawnWords? {
        guard isPlain, looks["font-family"]?.contains(Typeface.family) == true, let x, let y,
            let size = looks["font-size"].flatMap(length), let color = InkColor(looks["fill"] ?? "#000000"),
            let spacing = length(looks["letter-spacing"] ?? "0")
        else { return nil }
        return DrawnWords(
            text: text.precomposedStringWithCanonicalMapping, x: x + shiftX, y: y + shiftY, size: size,
            isBold: ["bold", "600", "700", "800"].contains(looks["font-weight"]),
            isItalic: looks["font-style"] == "italic",
            anchor: looks["text-anchor"] == "middle" ? .center : looks["text-anchor"] == "end" ? .right : .left,
            spacing: spacing, color: color, isOnBlank: isOnBlank)
    }

    private func length(_ text: String) -> Double? {
        text == "normal" ? 0 : Double(text.hasSuffix("px") ? String(text.dropLast(2)) : text)
    }

    private func declarations(_ style: String) -> [String: String] {
        var found: [String: String] = [:]
        for part in style.split(separator: ";") {
            let pair = part.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            if pair.count == 2 { found[pair[0]] = pair[1] }
        }
        return found
    }

    /// Only `translate(x, y)` is understood.
    private mutating func shift(_ transform: String) {
        let numbers = transform.drop { $0 != "(" }.dropFirst().prefix { $0 != ")" }
            .split { $0 == "," || $0.isWhitespace }.compactMap { Double($0) }
        guard transform.hasPrefix("translate("), transform.hasSuffix(")"), transform.count(where: { $0 == "(" }) == 1,
            (1...2).contains(numbers.count)
        else {
            isPlain = false
            return
        }
        shiftX += numbers[0]
        shiftY += numbers.count == 2 ? numbers[1] : 0
    }
}
