import AsyncHTTPClient
import Foundation
import Insurance
import NIOCore
import NIOHTTP1
import UploadContract

/// The HTTP conversation of one run.
///
/// Redirects are never followed and nothing is tried again here.
struct ProvinceLine {
    /// What came back, whoever sent it.
    struct Reply {
        var status: Int
        var signature: String?
        var body: [UInt8]
    }

    private let client: HTTPClient
    private let seconds: Int
    private static let longestReply = 8 << 20

    /// Opens a line, keeps its connection while `body` runs, and closes it.
    static func open<Value: Sendable>(
        seconds: Int, _ body: (ProvinceLine) async throws -> Value
    ) async throws -> Value {
        var settings = HTTPClient.Configuration(redirectConfiguration: .disallow)
        settings.timeout = .init(connect: .seconds(Int64(min(seconds, 10))), read: .seconds(Int64(seconds)))
        settings.connectionPool.retryConnectionEstablishment = false
        settings.httpVersion = .http1Only
        return try await HTTPClient.withHTTPClient(configuration: settings) { client in
            try await body(ProvinceLine(client: client, seconds: seconds))
        }
    }

    /// Sends one body with `PUT`.
    ///
    /// - Throws: ``Refusal`` with `upload-unreachable`; `CancellationError`.
    func put(_ body: [UInt8], to url: String, signature: String) async throws -> Reply {
        var request = HTTPClientRequest(url: url)
        request.method = .PUT
        request.headers.add(name: BatchAnswer.signatureHeader, value: signature)
        request.body = .bytes(ByteBuffer(bytes: body))
        do {
            return try await withDeadline { [client, request] in try await Self.reply(to: request, over: client) }
        } catch let error as HTTPClientError where error != .cancelled {
            throw Refusal.uploadUnreachable(error.shortDescription)
        } catch is NIOTooManyBytesError {
            throw Refusal.uploadNotTrusted("an answer too long")
        } catch {
            try Task.checkCancellation()
            throw Refusal.uploadUnreachable("no connection")
        }
    }

    private static func reply(to request: HTTPClientRequest, over client: HTTPClient) async throws -> Reply {
        let response = try await client.execute(request, deadline: .distantFuture)
        let body = try await response.body.collect(upTo: longestReply)
        return Reply(
            status: Int(response.status.code), signature: response.headers.first(name: BatchAnswer.signatureHeader),
            body: Array(body.readableBytesView))
    }

    /// Gives the whole exchange, up to the last byte of the answer, its time.
    private func withDeadline(_ exchange: @escaping @Sendable () async throws -> Reply) async throws -> Reply {
        try await withThrowingTaskGroup(of: Reply.self) { group in
            group.addTask { try await exchange() }
            group.addTask {
                try await Task.sleep(for: .seconds(seconds))
                throw HTTPClientError.deadlineExceeded
            }
            defer { group.cancelAll() }
            guard let reply = try await group.next() else { throw HTTPClientError.cancelled }
            return reply
        }
    }
}
