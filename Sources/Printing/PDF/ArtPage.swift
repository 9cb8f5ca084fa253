import Foundation

/// A page with nothing but art on it, made by cairo, ready to be drawn over any number of times.
///
/// The art becomes one form (ISO 32000-1, 8.10), with its fonts and all else
/// it names kept as cairo wrote them.
struct ArtPage {
    private let objects: PDFObjects
    private let page: Int
    private let art: Int
    private let trailer: String
    private let parent: String
    private let size: PageSize

    /// - Returns: `nil` unless the file is as cairo writes one page.
    init?(_ pdf: [UInt8], size: PageSize) {
        let file = Data(pdf)
        guard let parts = CairoFile(file), let page = parts.number(with: "/Type /Page "),
            let content = parts.reference("/Contents", in: page), let parent = parts.reference("/Parent", in: page),
            let resources = parts.reference("/Resources", in: page), let drawing = parts.stream(content)
        else { return nil }
        // The second line tells programs that what follows is not text.
        var objects = PDFObjects(Array("%PDF-1.5\n%µ¶\n".utf8), starts: [Int](repeating: 0, count: parts.count))
        for number in 1..<parts.count where number != page && number != content {
            objects.copy(number, parts.body(of: number))
        }
        objects.write(
            content, stream: drawing,
            entries: """
                /Filter /FlateDecode /Type /XObject /Subtype /Form /Resources \(resources) 0 R \
                /BBox [0 0 \(size.widthInPoints) \(size.heightInPoints)]
                """)
        self.objects = objects
        self.page = page
        art = content
        self.parent = "\(parent) 0 R"
        self.size = size
        trailer = parts.trailer
    }

    /// The document with its content over the art.
    ///
    /// - Returns: `nil` when a library failed.
    func document(_ content: PageContent, with compressor: Compressor) -> [UInt8]? {
        guard let packed = compressor.compressed(content.bytes) else { return nil }
        var objects = objects
        var fonts = ""
        for (place, face) in content.faces.enumerated() {
            guard let font = face.used.write(face.face, to: &objects, with: compressor) else { return nil }
            fonts += "/F\(place) \(font) 0 R "
        }
        let stream = objects.number()
        objects.write(stream, stream: packed, entries: "/Filter /FlateDecode")
        objects.write(
            page,
            """
            << /Type /Page /Parent \(parent) /MediaBox [0 0 \(size.widthInPoints) \(size.heightInPoints)] /Contents \(stream) 0 R
            /Group << /Type /Group /S /Transparency /I true /CS /DeviceRGB >>
            /Resources << /XObject << /Art \(art) 0 R >> /Font << \(fonts)>> >> >>
            """)
        return objects.finished(trailer: trailer)
    }
}

/// The parts of a file that cairo wrote: plain objects and one table of them.
private struct CairoFile {
    private let file: Data
    private let starts: [Int]
    private let ends: [Int]
    let trailer: String

    var count: Int { starts.count }

    init?(_ file: Data) {
        guard let mark = file.range(of: Data("startxref\n".utf8), options: .backwards),
            let table = Int(words: file[mark.upperBound...].prefix { $0 != 10 }), table < file.count,
            let head = file.range(of: Data("trailer\n<< ".utf8), in: table..<file.count),
            let root = Int(words: file, after: "/Root ", in: head.upperBound..<file.count),
            let info = Int(words: file, after: "/Info ", in: head.upperBound..<file.count)
        else { return nil }
        // Below the two lines of its head, an entry has 20 bytes and begins with ten digits.
        let lines = String(decoding: file[table..<head.lowerBound], as: UTF8.self).split(separator: "\n").dropFirst(2)
        starts = lines.map { Int($0.prefix(10)) ?? 0 }
        guard starts.count > 1, starts.dropFirst().allSatisfy({ $0 > 0 && $0 < table }) else { return nil }
        let inOrder = starts.sorted() + [table]
        ends = starts.map { start in inOrder.first { $0 > start } ?? table }
        self.file = file
        trailer = "/Root \(root) 0 R /Info \(info) 0 R"
    }

    /// The bytes of an object, from its number to its end.
    func body(of number: Int) -> Data { file[starts[number]..<ends[number]] }

    /// The first object that says this of itself.
    func number(with words: String) -> Int? {
        (1..<count).first { body(of: $0).range(of: Data(words.utf8)) != nil }
    }

    /// The number of the object that another names under a key.
    func reference(_ key: String, in number: Int) -> Int? {
        Int(words: file, after: key + " ", in: starts[number]..<ends[number])
    }

    /// The bytes of a stream, as they are stored.
    func stream(_ number: Int) -> Data? {
        guard let length = reference("/Length", in: number), length < count,
            let bytes = Int(words: file, after: " obj\n", in: starts[length]..<ends[length]),
            let start = file.range(of: Data("stream\n".utf8), in: starts[number]..<ends[number])?.upperBound,
            start + bytes <= ends[number]
        else { return nil }
        return file[start..<start + bytes]
    }
}

extension Int {
    /// Reads the digits at the beginning, after spaces.
    fileprivate init?(words: some Sequence<UInt8>) {
        let digits = words.drop { $0 == UInt8(ascii: " ") }.prefix { (48...57).contains($0) }
        self.init(String(decoding: Array(digits), as: UTF8.self))
    }

    /// Reads the number after a word.
    fileprivate init?(words file: Data, after word: String, in part: Range<Int>) {
        guard let found = file.range(of: Data(word.utf8), in: part) else { return nil }
        self.init(words: file[found.upperBound..<Swift.min(found.upperBound + 20, file.count)])
    }
}
