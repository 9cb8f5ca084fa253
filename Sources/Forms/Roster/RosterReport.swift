import Foundation
import Glibc
import Insurance

/// The rows of a list that were refused, for the office that sent it: row
/// number, column, code and sentence, and nothing of what stood in the row.
///
/// It is written row by row as CSV that spreadsheets read, with a byte order
/// mark and every cell in quotes.
public final class RosterReport {
    private let file: FileHandle
    private let sentences: [(String) -> String]
    private var pending: [UInt8] = Array("\u{FEFF}".utf8)

    private static let pieceLength = 1 << 16

    /// Begins a file that only this user may read; one that is there is replaced.
    ///
    /// - Parameters:
    ///   - sentences: Give the sentence of a reason's code, in Vietnamese and in English.
    /// - Throws: `report-not-written`.
    public init(at path: String, vietnamese: @escaping (String) -> String, english: @escaping (String) -> String) throws
    {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Refusal.reportNotWritten }
        file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        sentences = [vietnamese, english]
        try add(["Trang tính / Sheet", "Dòng / Row", "Cột / Column", "Mã / Code", "Lý do", "Reason"])
    }

    public func add(_ refused: RefusedRow) throws {
        let code = refused.trouble.reason.rawValue
        try add([String(refused.sheet), String(refused.row), refused.title, code] + sentences.map { $0(code) })
    }

    /// Writes what is left and waits for the disk.
    public func close() throws {
        try flush()
        try file.synchronize()
        try file.close()
    }

    private func add(_ cells: [String]) throws {
        let line = cells.map(RosterReport.cell).joined(separator: ",") + "\r\n"
        pending += Array(line.utf8)
        if pending.count > Self.pieceLength { try flush() }
    }

    private func flush() throws {
        try file.write(contentsOf: pending)
        pending.removeAll(keepingCapacity: true)
    }

    /// A cell in quotes; one that begins like a formula is made plain text.
    private static func cell(_ text: String) -> String {
        let isFormula = text.unicodeScalars.first.map { "=+-@|%\t\r\n".unicodeScalars.contains($0) } ?? false
        return (isFormula ? "\"'" : "\"") + text.replacingOccurrences(of: "\"", with: "\"\"") + "\""
    }
}
