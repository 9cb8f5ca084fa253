import CZlib

/// DEFLATE (RFC 1951) with the dictionary of the protocol: what is alike in all
/// records does not travel.
enum PayloadDeflation {
    /// Texts of records of nobody, the most frequent last.
    static var dictionary: [UInt8] { PackageResources.payload_dictionary_txt }

    private static let streamSize = Int32(MemoryLayout<z_stream>.size)
    /// Negative: without the header and the sum of zlib, since the seal proves the bytes.
    private static let (window, memory): (Int32, Int32) = (-13, 6)

    /// - Throws: ``WireFault/badField(_:)`` only when the library is out of order.
    static func deflated(_ bytes: [UInt8]) throws(WireFault) -> [UInt8] {
        var stream = z_stream()
        guard
            deflateInit2_(
                &stream, Z_BEST_COMPRESSION, Z_DEFLATED, window, memory, Z_DEFAULT_STRATEGY, ZLIB_VERSION, streamSize)
                == Z_OK
        else { throw .badField("payload") }
        defer { deflateEnd(&stream) }
        let dictionary = dictionary
        guard deflateSetDictionary(&stream, dictionary, UInt32(dictionary.count)) == Z_OK else {
            throw .badField("payload")
        }
        let room = Int(deflateBound(&stream, UInt(bytes.count)))
        guard let whole = run(&stream, bytes, upTo: room, { deflate(&$0, Z_FINISH) }) else {
            throw .badField("payload")
        }
        return whole
    }

    /// - Throws: ``WireFault/badField(_:)`` for bytes that end early, go on after
    ///   their end or become longer than a payload may be.
    static func inflated(_ bytes: [UInt8]) throws(WireFault) -> [UInt8] {
        var stream = z_stream()
        guard inflateInit2_(&stream, -15, ZLIB_VERSION, streamSize) == Z_OK else { throw .badField("payload") }
        defer { inflateEnd(&stream) }
        let dictionary = dictionary
        guard inflateSetDictionary(&stream, dictionary, UInt32(dictionary.count)) == Z_OK,
            let whole = run(&stream, bytes, upTo: Envelope.longestPayload, { inflate(&$0, Z_FINISH) }),
            stream.avail_in == 0
        else { throw .badField("payload") }
        return whole
    }

    /// - Returns: `nil` unless the stream comes to its end within so many bytes.
    private static func run(
        _ stream: inout z_stream, _ bytes: [UInt8], upTo room: Int, _ step: (inout z_stream) -> Int32
    ) -> [UInt8]? {
        var isWhole = false
        let out = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            bytes.withUnsafeBufferPointer { bytes in
                stream.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
                stream.avail_in = UInt32(bytes.count)
                stream.next_out = buffer.baseAddress
                stream.avail_out = UInt32(room)
                isWhole = step(&stream) == Z_STREAM_END
            }
            count = room - Int(stream.avail_out)
        }
        return isWhole ? out : nil
    }
}
