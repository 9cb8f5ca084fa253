import Glibc
import Insurance

/// Bytes that come piece by piece.
protocol ByteStream {
    /// Fills a buffer as far as there is something.
    ///
    /// - Returns: how many bytes were read; 0 at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int
}

/// A file on the disk, read from its beginning.
final class FileStream: ByteStream {
    private let file: Int32

    /// - Throws: `table-missing`.
    init(_ path: String) throws {
        file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw Refusal.tableMissing }
    }

    deinit { close(file) }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        while true {
            let count = Glibc.read(file, buffer.baseAddress, buffer.count)
            if count >= 0 { return count }
            guard errno == EINTR else { throw Refusal.tableDamaged }
        }
    }
}

/// A stream's bytes one by one, with a look ahead.
struct ByteReader {
    private let stream: any ByteStream
    private var piece: [UInt8] = []
    private var next = 0
    private var isAtEnd = false

    private static let pieceLength = 1 << 17

    init(_ stream: any ByteStream) { self.stream = stream }

    /// The next byte without taking it; `nil` at the end.
    mutating func peek() throws -> UInt8? {
        if next == piece.count { try fill() }
        return next < piece.count ? piece[next] : nil
    }

    /// Takes the next byte; `nil` at the end.
    @inline(__always)
    mutating func take() throws -> UInt8? {
        if next == piece.count {
            try fill()
            guard next < piece.count else { return nil }
        }
        defer { next += 1 }
        return piece[next]
    }

    /// What is at hand of the stream's beginning, at most one piece of it.
    mutating func beginning() throws -> ArraySlice<UInt8> {
        _ = try peek()
        return piece[next...]
    }

    private mutating func fill() throws {
        guard !isAtEnd else { return }
        next = 0
        piece = try [UInt8](unsafeUninitializedCapacity: Self.pieceLength) { buffer, count in
            count = try stream.read(into: UnsafeMutableRawBufferPointer(buffer))
        }
        isAtEnd = piece.isEmpty
    }
}
