import Foundation

/// A page as a printer's dots would have it.
struct GrayPicture {
    let width: Int
    let height: Int
    private let pixels: [UInt8]

    init(_ paper: Paper, dpi: Int) async throws {
        let bytes = [UInt8](try await paper.gray(dpi: dpi))
        // `P5`, width, height and 255, each behind one blank.
        var numbers: [Int] = []
        var position = 2
        while numbers.count < 3 {
            let word = bytes[position...].drop { $0 <= 32 }.prefix { $0 > 32 }
            numbers.append(Int(String(decoding: word, as: UTF8.self)) ?? 0)
            position = word.endIndex
        }
        (width, height) = (numbers[0], numbers[1])
        pixels = Array(bytes[(position + 1)...])
    }

    private func isDark(_ x: Int, _ y: Int) -> Bool { pixels[y * width + x] < 128 }

    func darkColumns(inRow y: Int) -> [Int] { (0..<width).filter { isDark($0, y) } }
    func darkRows(inColumn x: Int) -> [Int] { (0..<height).filter { isDark(x, $0) } }

    /// How much of the page has ink on it, from 0 to 1.
    var ink: Double { Double(pixels.count { $0 < 200 }) / Double(max(1, pixels.count)) }

    /// Whether a frame of white is left at all edges.
    func hasWhiteEdge(of width: Int) -> Bool {
        let rows = Array(0..<width) + Array(height - width..<height)
        let columns = Array(0..<width) + Array(self.width - width..<self.width)
        return rows.allSatisfy { darkColumns(inRow: $0).isEmpty }
            && columns.allSatisfy { darkRows(inColumn: $0).isEmpty }
    }
}
