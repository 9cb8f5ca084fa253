import Foundation
import Synchronization

/// Stands between a client and the spooler and cuts one connection at a chosen point.
///
/// Other connections pass.
final class CuttingProxy: Sendable {
    enum Cut: Sendable {
        /// Everything the client sends arrives; half of the answer comes back.
        case answer
        /// Only the first half of what follows the HTTP header arrives.
        case request
    }

    struct Failure: Error {}

    let path: String
    private let target: String
    private let listener: Int32
    private let state = Mutex((next: Cut?.none, passing: 0, cuts: 0))

    /// - Parameter target: A file that holds the path of the spooler's socket.
    init(to target: String) throws {
        self.target = try String(contentsOfFile: target, encoding: .utf8).trimmingCharacters(in: .newlines)
        path = FileManager.default.temporaryDirectory.path + "/kiosk-proxy-\(UUID().uuidString.prefix(8)).sock"
        listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        let listener = listener
        guard CuttingProxy.with(path, { bind(listener, $0, $1) }) == 0, listen(listener, 16) == 0 else {
            throw Failure()
        }
        Thread.detachNewThread { [self] in accepting() }
    }

    /// How many connections were cut.
    var cuts: Int { state.withLock { $0.cuts } }

    /// Cuts the next connection that is opened, or one after it.
    ///
    /// - Parameter passing: How many new connections pass before.
    func cutNext(_ cut: Cut, passing: Int = 0) { state.withLock { ($0.next, $0.passing) = (cut, passing) } }

    func close() {
        shutdown(listener, Int32(SHUT_RDWR))
        unlink(path)
    }

    private func accepting() {
        while true {
            let client = accept(listener, nil, nil)
            guard client >= 0 else { break }
            let server = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
            guard CuttingProxy.with(target, { connect(server, $0, $1) }) == 0 else { break }
            let cut = state.withLock { state -> Cut? in
                guard state.passing == 0 else {
                    state.passing -= 1
                    return nil
                }
                defer { state.next = nil }
                return state.next
            }
            Thread.detachNewThread { [self] in pump(client, server, cuts: cut == .request) }
            Thread.detachNewThread { [self] in pump(server, client, cuts: cut == .answer) }
        }
        Glibc.close(listener)
    }

    /// Copies until an end closes, or until the middle of what follows the
    /// HTTP header, where it cuts both ways.
    ///
    /// "100 Continue" is a header that nothing follows.
    private func pump(_ from: Int32, _ to: Int32, cuts: Bool) {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        var header: [UInt8] = []
        while true {
            let count = read(from, &buffer, buffer.count)
            guard count > 0 else { break }
            if cuts, let rest = CuttingProxy.afterHeader(buffer[..<count], &header), rest > 0 {
                state.withLock { $0.cuts += 1 }
                _ = send(to, buffer, count - rest + rest / 2, Int32(MSG_NOSIGNAL))
                break
            }
            guard send(to, buffer, count, Int32(MSG_NOSIGNAL)) == count else { break }
        }
        shutdown(from, Int32(SHUT_RDWR))
        shutdown(to, Int32(SHUT_RDWR))
    }

    /// How many bytes of a piece follow the HTTP header; `nil` while it goes on.
    ///
    /// - Parameter header: What came of it so far.
    private static func afterHeader(_ piece: ArraySlice<UInt8>, _ header: inout [UInt8]) -> Int? {
        let before = header.count
        header += piece
        guard let end = header.indices.first(where: { header[$0...].starts(with: Array("\r\n\r\n".utf8)) })
        else { return nil }
        let rest = header.count - max(end + 4, before)
        if header.starts(with: Array("HTTP/1.1 100".utf8)), rest == 0 { header = [] }
        return rest
    }

    private static func with(_ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}
