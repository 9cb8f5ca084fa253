import Foundation
import Glibc
import Testing

@testable import Printing

@Suite("A request and its answer in one go")
struct PlainExchangeTests {
    private static let ok = "HTTP/1.1 200 OK\r\nContent-Type: application/ipp\r\ncontent-length:  5\r\n\r\n"

    /// Posts a message and a document, to somebody who answers in these pieces and closes.
    ///
    /// - Returns: The answer, and what was heard before the first piece.
    private func post(
        _ document: [UInt8] = Array("document".utf8), answered pieces: [String], hearing enough: Int = 1
    ) async throws -> (answer: PlainExchange.Answer?, heard: [UInt8]) {
        var ends: [Int32] = [0, 0]
        try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
        let (ours, theirs) = (ends[0], ends[1])
        defer { close(ours) }
        async let heard = Self.apart {
            var heard: [UInt8] = []
            var bytes = [UInt8](repeating: 0, count: 65_536)
            while heard.count < enough {
                let count = recv(theirs, &bytes, bytes.count, 0)
                guard count > 0 else { break }
                heard += bytes[..<count]
            }
            for piece in pieces { _ = send(theirs, piece, piece.utf8.count, Int32(MSG_NOSIGNAL)) }
            close(theirs)
            return heard
        }
        let answer = await Self.apart {
            PlainExchange(socket: ours, timeout: .seconds(20))
                .post(Array("message ".utf8), followedBy: document, to: "/printers/card", at: "localhost")
        }
        return (answer, await heard)
    }

    /// Both ends wait in calls of the system, which no thread of the shared pool may.
    private static func apart<Result: Sendable>(_ work: @escaping @Sendable () -> Result) async -> Result {
        await withCheckedContinuation { done in Thread.detachNewThread { done.resume(returning: work()) } }
    }

    @Test("head, message and document are heard whole, and an answer in pieces is read whole")
    func whole() async throws {
        let (answer, heard) = try await post(
            answered: [
                "HTTP/1.1 100 Continue\r\n\r", "\n" + String(Self.ok.dropLast(9)), String(Self.ok.suffix(9)), "an",
                "swer",
            ])
        #expect(answer == PlainExchange.Answer(status: 200, body: Array("answe".utf8)))
        let said = String(decoding: heard, as: UTF8.self)
        #expect(said.hasPrefix("POST /printers/card HTTP/1.1\r\nHost: localhost\r\n"))
        #expect(said.contains("\r\nContent-Length: 16\r\n") && said.hasSuffix("\r\n\r\nmessage document"))
    }

    @Test("a document larger than the socket holds is sent as it is taken")
    func large() async throws {
        let document = [UInt8](repeating: 7, count: 3_000_000)
        let (answer, heard) = try await post(document, answered: [Self.ok + "12345"], hearing: 3_000_000)
        #expect(answer?.status == 200)
        #expect(heard.suffix(2_999_000).allSatisfy { $0 == 7 } && heard.count > 3_000_000)
    }

    @Test("whoever turns a request away may close before hearing it out", arguments: [401, 426])
    func turnedAway(status: Int) async throws {
        let document = [UInt8](repeating: 7, count: 3_000_000)
        let (answer, _) = try await post(document, answered: ["HTTP/1.1 \(status) No\r\nConnection: close\r\n\r\n"])
        #expect(answer?.status == status)
    }

    @Test(
        "an end before the whole answer, and an answer without a length, are none",
        arguments: [[], ["HTTP/1.1 200 OK\r\n"], [ok, "1234"], ["HTTP/1.1 200 OK\r\n\r\n12345"]])
    func cut(pieces: [String]) async throws {
        #expect(try await post(answered: pieces).answer == nil)
    }

    @Test("nobody waits for ever for somebody who says nothing")
    func silent() throws {
        var ends: [Int32] = [0, 0]
        try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
        defer { ends.forEach { _ = close($0) } }
        let exchange = PlainExchange(socket: ends[0], timeout: .milliseconds(20))
        #expect(exchange.post([1], followedBy: [UInt8](repeating: 7, count: 3_000_000), to: "/", at: "x") == nil)
    }

    @Test("a message is the same after its way over the wire, and a part of one is none")
    func message() throws {
        // Version 2.0, client-error-not-found, request 7; the character set and the end (RFC 8010, section 3).
        let charset = [0x47, 0, 18] + Array("attributes-charset".utf8) + [0, 5] + Array("utf-8".utf8)
        let bytes: [UInt8] = [2, 0, 4, 6, 0, 0, 0, 7, 1] + charset + [3]
        let read = try #require(IPPMessage(bytes))
        #expect(read.bytes == bytes && read.bytes == bytes)
        #expect(read.isError && read.statusKeyword == "client-error-not-found")
        #expect(IPPMessage(Array(bytes.dropLast(3))) == nil && IPPMessage([]) == nil)
    }
}
