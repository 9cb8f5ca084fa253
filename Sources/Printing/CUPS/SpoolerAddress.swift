import Foundation

/// Where the spooler listens.
///
/// Either the path of its socket, or of a file that holds that path, or
/// `host:port`. A file is read again for each connection, because a spooler
/// that was started anew may listen elsewhere.
struct SpoolerAddress: Hashable, Sendable, CustomStringConvertible {
    let description: String

    init(_ text: String) { description = text }

    /// The host, or the socket's path, and the port.
    var target: (host: String, port: Int32) {
        if description.hasPrefix("/") || description.hasPrefix(".") || !description.contains(":") {
            return (socketPath, 631)
        }
        let parts = description.split(separator: ":", maxSplits: 1).map(String.init)
        return (parts[0], Int32(parts[1]) ?? 631)
    }

    /// Whether the spooler is reached through a socket, and so runs here.
    var isOnThisMachine: Bool { target.host.hasPrefix("/") }

    private var socketPath: String {
        var status = stat()
        guard stat(description, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            let bytes = FileManager.default.contents(atPath: description)
        else { return absolute(description) }
        return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// libcups takes a name for a socket only when it begins with a slash.
    private func absolute(_ path: String) -> String {
        path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    }
}
