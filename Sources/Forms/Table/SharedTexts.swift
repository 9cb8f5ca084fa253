import Insurance

/// The texts a workbook keeps once and names by number, one behind the other in memory.
struct SharedTexts {
    private var bytes: [UInt8] = []
    private var ends: [UInt32] = []

    /// More is refused, so that no file fills the computer's memory.
    private static let most = 256 << 20

    init() {}

    /// - Throws: `table-damaged`, `table-too-large`.
    init(_ stream: any ByteStream) throws {
        var xml = try XMLScanner(stream)
        var isText = false
        var phonetic = 0
        while let event = try xml.next() {
            switch event {
            case .open:
                if xml.isNamed("rPh") { phonetic += 1 }
                isText = xml.isNamed("t") && phonetic == 0
            case .text:
                if isText { bytes += xml.text }
                guard bytes.count + ends.count * 4 <= Self.most else { throw Refusal.tableTooLarge }
            case .close:
                isText = false
                if xml.isNamed("rPh") { phonetic -= 1 }
                if xml.isNamed("si") { ends.append(UInt32(bytes.count)) }
            }
        }
    }

    /// - Throws: `table-damaged` for a number that names no text.
    subscript(_ number: Int) -> ArraySlice<UInt8> {
        get throws {
            guard ends.indices.contains(number) else { throw Refusal.tableDamaged }
            return bytes[(number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number])]
        }
    }
}
