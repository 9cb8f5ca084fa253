import Foundation

/// Asks a kiosk for pages over plain HTTP, one connection each, and keeps the
/// cookie.
final class TestBrowser {
    private let port: Int
    private var cookie = ""

    init(port: Int) { self.port = port }

    struct Answer {
        let status: Int
        let head: String
        let body: String
    }

    func get(_ path: String) throws -> Answer { try exchange("GET \(path) HTTP/1.1", body: nil) }

    /// Sends a form with the CSRF token of the page at `page`.
    func post(_ path: String, _ fields: [String: String], tokenFrom page: String) throws -> Answer {
        let form = try get(page).body
        let token = form.split(separator: "name=\"csrf\" value=\"").dropFirst().first?.prefix { $0 != "\"" } ?? ""
        let pairs = fields.merging(["csrf": String(token)]) { $1 }
        let body = pairs.map { "\($0.key)=\(Self.escaped($0.value))" }.joined(separator: "&")
        return try exchange("POST \(path) HTTP/1.1", body: body)
    }

    func signIn(_ code: String, pin: String = "246810") throws -> Answer {
        try post("/sign-in", ["code": code, "pin": pin], tokenFrom: "/sign-in")
    }

    /// Opens the stream of events and leaves it open.
    func openEvents() throws -> LoopbackSocket {
        let socket = try LoopbackSocket.connected(to: port)
        socket.write("GET /events HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nCookie: \(cookie)\r\n\r\n")
        return socket
    }

    private func exchange(_ request: String, body: String?) throws -> Answer {
        let socket = try LoopbackSocket.connected(to: port)
        var lines = [request, "Host: 127.0.0.1:\(port)", "Connection: close", "Cookie: \(cookie)"]
        if let body {
            lines += ["Content-Type: application/x-www-form-urlencoded", "Content-Length: \(body.utf8.count)"]
        }
        socket.write(lines.joined(separator: "\r\n") + "\r\n\r\n" + (body ?? ""))
        var bytes: [UInt8] = []
        while case let next = socket.read(), !next.isEmpty { bytes += next }
        let text = String(decoding: bytes, as: UTF8.self)
        let parts = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
        let head = String(parts.first ?? "")
        for line in head.split(separator: "\r\n") where line.lowercased().hasPrefix("set-cookie: ") {
            cookie = String(line.dropFirst(12).prefix { $0 != ";" })
        }
        let status = Int(head.split(separator: " ").dropFirst().first ?? "") ?? 0
        return Answer(status: status, head: head, body: parts.count > 1 ? String(parts[1]) : "")
    }

    private static func escaped(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}
