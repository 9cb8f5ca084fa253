import Foundation
import Insurance

/// Where a printer is: a CUPS device URI, or a file that holds one.
public struct DeviceAddress: Hashable, Sendable {
    private let text: String

    /// - Parameter text: Such as `usb://…`, `ipp://…`, or the path of a file.
    /// - Throws: ``Refusal`` with `device-malformed`.
    public init(_ text: String) throws {
        self.text = text
        if !isFile, !DeviceAddress.isURI(text) { throw DeviceAddress.malformed }
    }

    /// The URI; a file is read each time.
    ///
    /// - Throws: ``Refusal`` with `device-malformed`.
    func uri() throws -> String {
        guard isFile else { return text }
        let held = FileManager.default.contents(atPath: text).map { String(decoding: $0, as: UTF8.self).trimmed }
        guard let held, DeviceAddress.isURI(held) else { throw DeviceAddress.malformed }
        return held
    }

    /// The backend's name: what stands before the colon.
    static func scheme(of uri: String) -> String { String(uri.prefix { $0 != ":" }) }

    /// A URI as the spooler tells it: without a name and a password in it.
    static func told(_ uri: String) -> String {
        guard let start = uri.firstRange(of: "://")?.upperBound else { return uri }
        let host = uri[start...].prefix { $0 != "/" }
        guard let at = host.lastIndex(of: "@") else { return uri }
        return String(uri[..<start] + uri[uri.index(after: at)...])
    }

    private var isFile: Bool { text.hasPrefix("/") || text.hasPrefix(".") || !text.contains(":") }

    private static func isURI(_ text: String) -> Bool {
        let scheme = text.prefix { $0 != ":" }
        return scheme.count < text.count && !scheme.isEmpty && scheme != "gate"
            && scheme.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || "+-".contains($0)) }
            && !text.contains(where: \.isWhitespace)
    }

    /// Names no URI: it may hold a password.
    private static let malformed = Refusal(
        "device-malformed",
        """
        A printer's device under printers.devices cannot be used, so its queue cannot be made. Write what \
        `lpinfo -v` shows, such as usb://… or ipp://…, without gate:, or a file that holds it.
        """)
}
