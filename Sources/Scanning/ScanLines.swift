import Foundation

/// Cuts what a scanner sends into scans.
///
/// A scan ends at CR or LF. Scanners that send no line end are cut by
/// ``finish()`` when they fall silent.
struct ScanLines {
    /// More than any code holds that the kiosk reads; a longer line is noise
    /// and is dropped whole.
    static let longest = 4096

    private var pending: [UInt8] = []
    private var isOverlong = false

    /// Whether bytes wait for their end.
    var isWaiting: Bool { isOverlong || !pending.isEmpty }

    /// Takes the next bytes.
    ///
    /// - Returns: the scans they complete, oldest first.
    mutating func take(_ bytes: [UInt8]) -> [String] {
        var scans: [String] = []
        for byte in bytes {
            if byte == 0x0D || byte == 0x0A {
                if let scan = finish() { scans.append(scan) }
            } else if pending.count == Self.longest {
                isOverlong = true
            } else {
                pending.append(byte)
            }
        }
        return scans
    }

    /// Ends the scan in hand: its line end came, or the scanner fell silent.
    ///
    /// - Returns: the scan as NFC text, U+FFFD for each byte that is not UTF-8
    ///   so that the reader of the text can tell; `nil` when there is none.
    mutating func finish() -> String? {
        defer {
            pending.removeAll(keepingCapacity: true)
            isOverlong = false
        }
        guard !isOverlong, !pending.isEmpty else { return nil }
        return String(decoding: pending, as: UTF8.self).precomposedStringWithCanonicalMapping
    }
}
