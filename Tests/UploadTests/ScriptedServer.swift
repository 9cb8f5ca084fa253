import Foundation
import Glibc
import Synchronization

/// A server on a free port of this machine that says what a test wrote for it,
/// byte for byte, and closes each connection after one exchange.
final class ScriptedServer: Sendable {
    struct Request: Sendable {
        var path: String
        var body: [UInt8]
    }

    enum Reply: Sendable {
        case bytes([UInt8])
        /// Takes the request and says nothing for so long.
        case silence(seconds: Double)
        case hangUp

        static func http(_ status: String, _ headers: [String: String] = [:], _ body: [UInt8]) -> Reply {
            var head = "HTTP/1.1 \(status)\r\nContent-Length: \(body.count)\r\nConnection: close\r\n"
            for (name, value) in headers { head += "\(name): \(value)\r\n" }
            return .bytes(Array((head + "\r\n").utf8) + body)
        }
    }

    let port: Int
    private let listener: Int32
    private let seen = Mutex<[Request]>([])

    var requests: [Request] { seen.withLock { $0 } }
    var url: String { "http://127.0.0.1:\(port)" }

    init(_ script: @escaping @Sendable (Request) -> Reply) {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = listener
        port = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                guard bind(listener, generic, length) == 0, listen(listener, 16) == 0 else { return }
                getsockname(listener, generic, &length)
            }
            return Int(UInt16(bigEndian: pointer.pointee.sin_port))
        }
        Thread.detachNewThread { [weak self] in
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0, let self else { return }
                answer(on: connection, script)
            }
        }
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    private func answer(on connection: Int32, _ script: (Request) -> Reply) {
        defer { close(connection) }
        guard let request = read(from: connection) else { return }
        seen.withLock { $0.append(request) }
        switch script(request) {
        case .bytes(let bytes): _ = send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        case .silence(let seconds): Thread.sleep(forTimeInterval: seconds)
        case .hangUp: break
        }
    }

    private func read(from connection: Int32) -> Request? {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(connection, &chunk, chunk.count, 0)
            guard count > 0 else { return nil }
            bytes += chunk.prefix(count)
            let text = String(decoding: bytes, as: Unicode.ASCII.self)
            guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { continue }
            let match = text.lowercased().firstMatch(of: /content-length: (\d+)/)
            let length = match.flatMap { Int($0.1) } ?? 0
            guard bytes.count - end.upperBound >= length else { continue }
            let path = text.split(separator: " ").dropFirst().first.map(String.init) ?? ""
            return Request(path: path, body: Array(bytes[end.upperBound...]))
        }
    }
}
