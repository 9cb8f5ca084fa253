import Foundation

/// A socket on the loopback address, as far as these tests need one.
final class LoopbackSocket {
    private let descriptor: Int32

    private init() throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw POSIXError(.EMFILE) }
    }

    deinit { close(descriptor) }

    /// Takes a free port, and listens on it when asked to.
    static func bound(listening: Bool) throws -> (socket: LoopbackSocket, port: Int) {
        let opened = try LoopbackSocket()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        var address = address(port: 0)
        let isBound = withBare(&address) {
            bind(opened.descriptor, $0, length) == 0 && getsockname(opened.descriptor, $0, &length) == 0
        }
        guard isBound, !listening || listen(opened.descriptor, 1) == 0 else { throw POSIXError(.EADDRINUSE) }
        return (opened, Int(UInt16(bigEndian: address.sin_port)))
    }

    /// Connects; reading gives up after ten seconds of silence.
    static func connected(to port: Int) throws -> LoopbackSocket {
        let opened = try LoopbackSocket()
        var patience = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(opened.descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var address = address(port: port)
        let isConnected = withBare(&address) {
            connect(opened.descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
        }
        guard isConnected else { throw POSIXError(.ECONNREFUSED) }
        return opened
    }

    func write(_ text: String) {
        _ = Array(text.utf8).withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, 0) }
    }

    /// What comes next; empty at the end, or when nothing comes.
    func read() -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        return Array(buffer.prefix(max(0, count)))
    }

    private static func address(port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }

    private static func withBare<Result>(
        _ address: inout sockaddr_in, _ body: (UnsafeMutablePointer<sockaddr>) -> Result
    ) -> Result {
        withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0) }
        }
    }
}

/// A port nobody listens on at the moment.
func freePort() throws -> Int { try LoopbackSocket.bound(listening: false).port }
