import AsyncHTTPClient
import NIOCore

/// Whether something answers at the province's address.
///
/// A first look before the show, and no more: who answers is proven by the
/// signature under each answer of an upload.
public enum ProvinceReach: Hashable, Sendable {
    case answers
    /// Nothing came within the time, in the words of whoever failed.
    case silent(reason: String)

    /// Asks once; follows no redirect and sends nothing.
    ///
    /// - Parameter seconds: How long to wait in all, for a name, a connection
    ///   and an answer.
    public static func look(at url: String, seconds: Int) async -> ProvinceReach {
        var settings = HTTPClient.Configuration(redirectConfiguration: .disallow)
        settings.timeout = .init(connect: .seconds(Int64(seconds)), read: .seconds(Int64(seconds)))
        settings.connectionPool.retryConnectionEstablishment = false
        settings.httpVersion = .http1Only
        do {
            return try await HTTPClient.withHTTPClient(configuration: settings) { client in
                _ = try await client.execute(HTTPClientRequest(url: url), timeout: .seconds(Int64(seconds)))
                return .answers
            }
        } catch let error as HTTPClientError {
            return .silent(reason: error.shortDescription)
        } catch {
            return .silent(reason: "no connection")
        }
    }
}
