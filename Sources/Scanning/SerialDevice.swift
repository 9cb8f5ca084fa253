@preconcurrency import Dispatch
import Glibc

/// An opened serial device: a USB or RS-232 scanner, or any other tty.
struct SerialDevice {
    private let descriptor: Int32

    /// Opens a device for reading, and makes a tty raw: every byte as it
    /// comes, no echo, no editing.
    ///
    /// The line's speed stays as the system set it; USB scanners have none.
    ///
    /// - Returns: `nil` with `errno` set when the device cannot be opened.
    init?(path: String) {
        // Without O_NOCTTY a scanner's hang-up would stop the kiosk.
        let opened = open(path, O_RDONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
        guard opened >= 0 else { return nil }
        descriptor = opened
        var settings = termios()
        if tcgetattr(opened, &settings) == 0 {
            cfmakeraw(&settings)
            settings.c_cflag |= tcflag_t(CLOCAL | CREAD)
            tcsetattr(opened, TCSANOW, &settings)
        }
    }

    /// The bytes as they come; ends when the device is unplugged or the listener is
    /// cancelled, and closes it then.
    ///
    /// To be asked for once.
    func bytes() -> AsyncStream<[UInt8]> {
        let descriptor = descriptor
        return AsyncStream { continuation in
            let source = DispatchSource.makeReadSource(
                fileDescriptor: descriptor, queue: DispatchQueue(label: "scanner"))
            source.setEventHandler {
                guard Self.drain(descriptor, into: continuation) else { return source.cancel() }
            }
            source.setCancelHandler {
                close(descriptor)
                continuation.finish()
            }
            continuation.onTermination = { _ in source.cancel() }
            source.activate()
        }
    }

    /// Reads all there is now.
    ///
    /// - Returns: whether the device is still there.
    private static func drain(_ descriptor: Int32, into continuation: AsyncStream<[UInt8]>.Continuation) -> Bool {
        var buffer = [UInt8](repeating: 0, count: 1024)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count > 0 {
                continuation.yield(Array(buffer[..<count]))
            } else if count < 0, errno == EINTR {
                continue
            } else {
                return count < 0 && errno == EAGAIN
            }
        }
    }
}
