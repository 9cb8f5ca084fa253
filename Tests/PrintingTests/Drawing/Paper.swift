import Foundation
import Printing

/// The project's templates, loaded once for all tests.
enum Templates {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../PrinterTemplates").standardized.path
    static let renderer = Result { try DocumentRenderer(templates: folder) }
    static let names = [
        "book-cover", "book-sheet", "day-report", "health-card", "leaflet-a5", "leaflet-slip", "receipt", "receipt-a5",
        "remittance-slip", "slip", "tk1",
        "tk1-household",
    ]

    static func sample(_ name: String) throws -> [String: String] { try renderer.get().sample(of: name) }
}

/// A document as other programs see it.
struct Paper {
    let bytes: [UInt8]

    init(
        _ template: String, _ changes: [String: String] = [:], training: Bool = false, showingBlank: Bool = false
    ) async throws {
        bytes = try await Templates.renderer.get().render(
            template: template,
            fields: try Templates.sample(template).merging(changes) { $1 },
            training: training, showingBlank: showingBlank)
    }

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func pages() async throws -> Int {
        let line = try await tool("pdfinfo", ["-"]).split(separator: "\n").first { $0.hasPrefix("Pages:") } ?? ""
        return line.split(separator: " ").last.flatMap { Int($0) } ?? 0
    }

    /// One line a word, with its place in points.
    func boxes() async throws -> [String] {
        try await tool("pdftotext", ["-bbox", "-", "-"]).split(separator: "\n").map(String.init)
    }

    /// The page in shades of gray, as `pdftoppm -gray` writes it.
    func gray(dpi: Int) async throws -> Data {
        let picture = URL.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: picture.appendingPathExtension("pgm")) }  // only a leftover
        _ = try await tool("pdftoppm", ["-r", String(dpi), "-gray", "-singlefile", "-", picture.path])
        return try Data(contentsOf: picture.appendingPathExtension("pgm"))
    }

    /// Width and height in millimetres.
    func size() async throws -> [Double] {
        let line = try await tool("pdfinfo", ["-"]).split(separator: "\n").first { $0.hasPrefix("Page size:") } ?? ""
        return line.split(separator: " ").compactMap { Double($0) }.map { $0 * 25.4 / 72 }
    }

    func title() async throws -> String {
        let line = try await tool("pdfinfo", ["-"]).split(separator: "\n").first { $0.hasPrefix("Title:") } ?? ""
        return line.dropFirst("Title:".count).trimmingCharacters(in: .whitespaces)
    }

    /// One line a font, as `pdffonts` lists them.
    func fonts() async throws -> [[Substring]] {
        try await tool("pdffonts", ["-"]).split(separator: "\n").dropFirst(2).map { $0.split(separator: " ") }
    }

    /// The tables of all embedded typefaces (OpenType, 4.5.1).
    func faceTables() async throws -> Set<String> {
        let script = """
            import re, struct, sys, zlib
            for stream in re.findall(rb"stream\\r?\\n(.*?)endstream", open(sys.argv[1], "rb").read(), re.S):
                try: face = zlib.decompressobj().decompress(stream)
                except zlib.error: continue
                if face[:4] == bytes([0, 1, 0, 0]):
                    for table in range(struct.unpack(">H", face[4:6])[0]):
                        print(face[12 + 16 * table : 16 + 16 * table].decode())
            """
        return Set(try await tool("python3", ["-c", script, "-"]).split(separator: "\n").map(String.init))
    }

    /// All words, without the spaces and line ends between them.
    func text() async throws -> String { try await tool("pdftotext", ["-raw", "-", "-"]).withoutSpaces }

    func symbol() async throws -> String {
        let picture = URL.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: picture.appendingPathExtension("png")) }  // only a leftover
        _ = try await tool("pdftoppm", ["-r", "300", "-png", "-singlefile", "-", picture.path])
        let found = try await run("zbarimg", ["--raw", "-q", "-Sbinary", picture.path + ".png"])
        return found.trimmingCharacters(in: .newlines)
    }

    private func tool(_ name: String, _ arguments: [String]) async throws -> String {
        let file = URL.temporaryDirectory.appending(path: UUID().uuidString + ".pdf")
        defer { try? FileManager.default.removeItem(at: file) }  // only a leftover
        try Data(bytes).write(to: file)
        var arguments = arguments
        arguments[arguments.firstIndex(of: "-")!] = file.path
        return try await run(name, arguments)
    }
}

extension String {
    var withoutSpaces: String { String(unicodeScalars.filter { !$0.properties.isWhitespace && $0 != "\u{0C}" }) }
    /// Exact code units: `==` would take NFD for NFC.
    var units: [UInt8] { Array(utf8) }
}
