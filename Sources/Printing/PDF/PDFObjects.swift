/// The objects of a PDF (ISO 32000-1, 7.3.10), one after another, and where each begins.
struct PDFObjects {
    private(set) var bytes: [UInt8]
    /// By number; the first is not an object.
    private var starts: [Int]

    /// Begins after objects that are there already.
    init(_ bytes: [UInt8], starts: [Int]) {
        self.bytes = bytes
        self.starts = starts
        self.bytes.reserveCapacity(bytes.count + 32_768)
    }

    /// A number for an object that others name before it is written.
    mutating func number() -> Int {
        starts.append(0)
        return starts.count - 1
    }

    mutating func write(_ number: Int, _ body: String) {
        open(number)
        bytes.write(body)
        bytes.write("\nendobj\n")
    }

    /// - Parameter entries: of the stream's dictionary, besides its length.
    mutating func write(_ number: Int, stream: some Collection<UInt8>, entries: String) {
        open(number)
        bytes.write("<< /Length ")
        bytes.write(stream.count)
        bytes.write(" \(entries) >>\nstream\n")
        bytes.append(contentsOf: stream)
        bytes.write("\nendstream\nendobj\n")
    }

    /// Takes over an object as another file has it, with its number and end.
    mutating func copy(_ number: Int, _ object: some Collection<UInt8>) {
        starts[number] = bytes.count
        bytes.append(contentsOf: object)
    }

    /// Ends the file with its table of contents.
    ///
    /// - Parameter trailer: names the catalogue and the facts about the document.
    consuming func finished(trailer: String) -> [UInt8] {
        let table = bytes.count
        bytes.write("xref\n0 \(starts.count)\n0000000000 65535 f \n")
        for start in starts.dropFirst() {
            bytes.write(start, digits: 10)
            bytes.write(" 00000 n \n")
        }
        bytes.write("trailer\n<< /Size \(starts.count) \(trailer) >>\nstartxref\n\(table)\n%%EOF\n")
        return bytes
    }

    private mutating func open(_ number: Int) {
        starts[number] = bytes.count
        bytes.write(number)
        bytes.write(" 0 obj\n")
    }
}

extension [UInt8] {
    mutating func write(_ text: String) { append(contentsOf: text.utf8) }

    /// Writes a whole number, with leading zeros where `digits` asks for more than it has.
    mutating func write(_ number: Int, digits: Int = 1) {
        if number < 0 { append(UInt8(ascii: "-")) }
        let start = count
        var rest = number.magnitude
        while rest > 0 || count - start < digits {
            append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        }
        self[start...].reverse()
    }

    /// Writes a number as content streams want it, to a thousandth or finer.
    mutating func write(_ number: Double, digits: Int = 3) {
        let one = digits == 3 ? 1000 : 1_000_000
        let parts = Int((number * Double(one)).rounded())
        if parts < 0 { append(UInt8(ascii: "-")) }
        let (whole, part) = Int(parts.magnitude).quotientAndRemainder(dividingBy: one)
        write(whole)
        guard part > 0 else { return }
        append(UInt8(ascii: "."))
        write(part, digits: digits)
        while last == UInt8(ascii: "0") { removeLast() }
    }

    /// Writes 16 bits as four hexadecimal digits.
    mutating func write(hex number: UInt16) {
        for shift in [12, 8, 4, 0] {
            let digit = UInt8(number >> UInt16(shift) & 0xF)
            append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
    }
}
