import Insurance

/// Reads the rows of one sheet of a workbook (ECMA-376, part 1, section 18.3).
struct SheetReader {
    private var xml: XMLScanner
    private let texts: SharedTexts
    private var row = TableRow()
    /// The cell being read: where it belongs, what kind it says it is, what it holds.
    private var column = 0
    private var kind = ""
    private var value: [UInt8] = []
    private var isValue = false

    init(_ stream: any ByteStream, number: Int, texts: SharedTexts, countsFrom1904: Bool) throws {
        xml = try XMLScanner(stream)
        self.texts = texts
        row.sheet = number
        row.countsFrom1904 = countsFrom1904
    }

    /// - Throws: `table-damaged`, and what `body` throws.
    mutating func forEach(_ body: (TableRow) throws -> Void) throws {
        var number = 0
        while let event = try xml.next() {
            switch event {
            case .open:
                if xml.isNamed("row") {
                    number = xml.attribute("r").flatMap { Int($0) } ?? number + 1
                    row.begin(number: number)
                } else {
                    beginPart()
                }
            case .text: if isValue { value += xml.text }
            case .close:
                if xml.isNamed("c") { try endCell() }
                if xml.isNamed("row") { try body(row) }
                isValue = false
            }
        }
    }

    private mutating func beginPart() {
        if xml.isNamed("c") {
            column = xml.attribute("r").flatMap(SheetReader.column) ?? row.count
            kind = xml.attribute("t") ?? "n"
            value.removeAll(keepingCapacity: true)
        }
        isValue = xml.isNamed("v") || xml.isNamed("t")
    }

    private mutating func endCell() throws {
        guard !value.isEmpty else { return }
        if kind == "s" {
            guard let number = Int(String(decoding: value, as: UTF8.self)) else { throw Refusal.tableDamaged }
            row.add(try texts[number])
        } else {
            row.add(kind == "n" ? SheetReader.plainNumber(value) : value)
        }
        guard row.endCell(at: column, isNumber: kind == "n") else { throw Refusal.tableDamaged }
    }

    /// The column of a cell's name, from 0: 27 for `AB7`.
    private static func column(_ name: String) -> Int? {
        var column = 0
        for letter in name.utf8.prefix(while: { (0x41...0x5A).contains($0) }) {
            column = column * 26 + Int(letter) - 0x40
            guard column <= 1 << 14 else { return nil }
        }
        return column > 0 ? column - 1 : nil
    }

    /// A whole number with all its digits, also when the file writes it with an exponent.
    private static func plainNumber(_ text: [UInt8]) -> [UInt8] {
        guard text.contains(where: { !(0x30...0x39).contains($0) }),
            let number = Double(String(decoding: text, as: UTF8.self)), let whole = Int(exactly: number)
        else { return text }
        return Array(String(whole).utf8)
    }
}
