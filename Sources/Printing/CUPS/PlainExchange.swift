import Glibc

/// One HTTP request and its answer on a socket without encryption (RFC 9112).
///
/// libcups sends head, message and document one by one and reads an answer value
/// by value, some two hundred calls for one job. This sends all of it at once, and
/// takes the answer as it comes.
struct PlainExchange {
    let socket: Int32
    /// How long the other side may take to say or take something.
    let timeout: Duration

    /// What came back: the HTTP status and what followed the head.
    struct Answer: Hashable {
        let status: Int
        let body: [UInt8]
    }

    /// Posts an IPP message and what follows it.
    ///
    /// - Returns: `nil` when no whole answer came, or one without a length; the
    ///   request may have been heard none the less.
    func post(_ message: [UInt8], followedBy document: [UInt8], to resource: String, at host: String) -> Answer? {
        let head = """
            POST \(resource) HTTP/1.1\r
            Host: \(host)\r
            Content-Type: application/ipp\r
            Content-Length: \(message.count + document.count)\r
            \r\n
            """
        var request = Array(head.utf8)
        request.reserveCapacity(request.count + message.count + document.count)
        request += message
        request += document
        // Whoever turns a request away may close before it has heard all of it, so the answer tells.
        send(request)
        return answer()
    }

    private func send(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let part = UnsafeRawBufferPointer(rebasing: rest)
                let count = Glibc.send(socket, part.baseAddress, part.count, Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
                if count > 0 {
                    rest = rest.dropFirst(count)
                } else if errno != EINTR, errno != EAGAIN || !waits(for: POLLOUT) {
                    return
                }
            }
        }
    }

    private func answer() -> Answer? {
        var bytes: [UInt8] = []
        while true {
            guard let more = received(), !more.isEmpty else { return nil }
            bytes += more
            while let head = HTTPHead(bytes) {
                if head.isInterim {
                    bytes.removeFirst(head.size)
                    continue
                }
                guard !head.turnsAway else { return Answer(status: head.status, body: []) }
                guard let length = head.length else { return nil }
                guard bytes.count >= head.size + length else { break }
                return Answer(status: head.status, body: Array(bytes[head.size..<head.size + length]))
            }
        }
    }

    /// What has come; nothing when the other side has closed.
    private func received() -> [UInt8]? {
        while waits(for: POLLIN) {
            var failure: Int32 = 0
            let bytes = [UInt8](unsafeUninitializedCapacity: 8192) { buffer, count in
                let read = recv(socket, buffer.baseAddress, buffer.count, Int32(MSG_DONTWAIT))
                failure = read < 0 ? errno : 0
                count = max(0, read)
            }
            if failure == 0 { return bytes }
            guard failure == EINTR || failure == EAGAIN else { return nil }
        }
        return nil
    }

    private func waits(for event: Int32) -> Bool {
        var descriptor = pollfd(fd: socket, events: Int16(event), revents: 0)
        while true {
            let ready = poll(&descriptor, 1, Int32(timeout / .milliseconds(1)))
            if ready < 0, errno == EINTR { continue }
            return ready > 0
        }
    }
}

/// The head of an answer, once all of it has come.
private struct HTTPHead {
    let status: Int
    /// Of the head itself, in bytes.
    let size: Int
    /// Of what follows, in bytes; `nil` when the head does not say it.
    let length: Int?

    init?(_ bytes: [UInt8]) {
        let end = Array("\r\n\r\n".utf8)
        guard let start = bytes.firstRange(of: end)?.lowerBound else { return nil }
        size = start + end.count
        let lines = String(decoding: bytes[..<start], as: UTF8.self).split(separator: "\r\n")
        status = lines.first.map { $0.split(separator: " ") }.flatMap { $0.count > 1 ? Int($0[1]) : nil } ?? 0
        let name = "content-length:"
        length = lines.first { $0.lowercased().hasPrefix(name) }
            .flatMap { Int($0.dropFirst(name.count).drop { $0 == " " }) }
    }

    /// Another answer follows it.
    var isInterim: Bool { (100..<200).contains(status) && !turnsAway }

    /// The request was not taken: who asks, or a secret line, is wanted first.
    var turnsAway: Bool { [401, 426].contains(status) }
}
