import Foundation

/// A scanner's end of a pseudo-terminal, plugged in under a path of our choice.
final class PseudoTerminal {
    private let controller: Int32

    /// Makes a terminal and lets the symbolic link `path` point at it, as
    /// udev's names under /dev/serial/by-id do.
    init(pluggedInAt path: String) throws {
        var (controller, line): (Int32, Int32) = (-1, -1)
        var name = [CChar](repeating: 0, count: 64)
        guard openpty(&controller, &line, nil, nil, nil) == 0, ttyname_r(line, &name, name.count) == 0 else {
            throw POSIXError(.ENXIO)
        }
        self.controller = controller
        close(line)
        if (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil {
            try FileManager.default.removeItem(atPath: path)
        }
        try FileManager.default.createSymbolicLink(
            atPath: path,
            withDestinationPath: String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self))
    }

    func type(_ text: String) { type(Array(text.utf8)) }

    func type(_ bytes: [UInt8]) {
        let written = bytes.withUnsafeBytes { write(controller, $0.baseAddress, $0.count) }
        precondition(written == bytes.count, "a pseudo-terminal takes a scan in one write")
    }

    /// Pulls the plug: the reading end is told that the line hung up.
    func unplug() { close(controller) }

    /// A path for a device that no other test uses.
    static func freshPath() -> String {
        FileManager.default.temporaryDirectory.appending(path: "scanner-\(UUID().uuidString)").path
    }
}
