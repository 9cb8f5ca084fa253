import Foundation
import Synchronization

/// Stands between a client and the spooler and cuts one connection at a chosen point.
///
/// Other connections pass.
final class CuttingProxy: Sendable {
    enum Cut: Sendable {
        /// Everything the client sends arrives; nothing comes back after "continue".
        case answer
        /// Only the first half of what follows the HTTP header arrives.
        case request
    }

    struct Failure: Error {}

    let path: String
    private let target: String
    private let listener: Int32
    private let state = Mutex((next: Cut?.none, cuts: 0))

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

    /// Cuts the next connection that is opened.
    func cutNext(_ cut: Cut) { state.withLock { $0.next = cut } }

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
            let cut = state.withLock { state in
                defer { state.next = nil }
                return state.next
            }
            // The first piece is the HTTP header one way and its "continue" the other.
            Thread.detachNewThread { [self] in pump(client, server, cuts: cut == .request) }
            Thread.detachNewThread { [self] in pump(server, client, cuts: cut == .answer) }
        }
        Glibc.close(listener)
    }

    /// Copies until an end closes, or until the middle of the second piece, where it cuts both ways.
    private func pump(_ from: Int32, _ to: Int32, cuts: Bool) {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        var pieces = 0
        while true {
            let count = read(from, &buffer, buffer.count)
            guard count > 0 else { break }
            pieces += 1
            if cuts, pieces == 2 {
                state.withLock { $0.cuts += 1 }
                _ = send(to, buffer, count / 2, Int32(MSG_NOSIGNAL))
                break
            }
            guard send(to, buffer, count, Int32(MSG_NOSIGNAL)) == count else { break }
        }
        shutdown(from, Int32(SHUT_RDWR))
        shutdown(to, Int32(SHUT_RDWR))
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
