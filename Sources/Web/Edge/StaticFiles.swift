import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import Insurance
import NIOCore

/// The style sheet, the script and the icons, read once at the start.
struct StaticFiles: Sendable {
    private let files: [String: (bytes: ByteBuffer, type: String)]
    /// Changes whenever a file does; the pages put it behind the addresses.
    let version: String

    private static let types = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
    ]

    init(folder: URL) throws {
        var files: [String: (bytes: ByteBuffer, type: String)] = [:]
        var digest = SHA256()
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
            guard let type = Self.types[(name as NSString).pathExtension] else { continue }
            let bytes = try Data(contentsOf: folder.appending(path: name))
            digest.update(data: bytes)
            files[name] = (ByteBuffer(bytes: bytes), type)
        }
        self.files = files
        version = String(HexText.digits(of: digest.finalize()).prefix(12))
    }

    func addRoutes(to router: Router<WebContext>) {
        router.get("/static/:name") { _, context -> Response in
            guard let name = context.parameters.get("name"), let file = files[name] else { throw HTTPError(.notFound) }
            return Response(status: .ok, headers: [.contentType: file.type], body: .init(byteBuffer: file.bytes))
        }
    }
}
