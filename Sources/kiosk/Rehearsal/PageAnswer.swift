import AsyncHTTPClient
import NIOCore

/// What the kiosk said to one request.
struct PageAnswer: Sendable {
    let status: Int
    /// Where a redirect points, without host.
    let location: String?
    /// Cookies to keep: name and value.
    let cookies: [(name: String, value: String)]
    let body: String

    var page: HTMLPage { HTMLPage(body) }

    /// Reads an answer to its end.
    ///
    /// - Throws: ``NoAnswer`` when it breaks off.
    init(_ response: HTTPClientResponse) async throws {
        func header(_ name: String) -> [String] {
            response.headers.filter { $0.name.lowercased() == name }.map(\.value)
        }
        status = Int("\(response.status)".prefix(3)) ?? 0
        location = header("location").first
        cookies = header("set-cookie").compactMap { line in
            let pair = line.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return pair.count == 2 ? (String(pair[0]), String(pair[1])) : nil
        }
        do {
            body = String(buffer: try await response.body.collect(upTo: 4 << 20))
        } catch {
            throw NoAnswer()
        }
    }
}
