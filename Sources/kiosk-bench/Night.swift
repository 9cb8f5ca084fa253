import AsyncHTTPClient
import Foundation
import Insurance
import NIOCore
import NIOHTTP1
import UploadContract

/// What one night's uploads took.
struct Night: Encodable {
    var records = 0
    /// Of the bodies, without HTTP's own lines.
    var bytes = 0
    var seconds = 0.0
    /// Milliseconds from a batch's first byte to the last of its answer.
    var answers: [Double] = []
    /// Of this process.
    var cpuSeconds = 0.0

    /// Some kiosks upload at a time, each one batch after the other.
    static func play(
        _ evenings: [KioskEvening], together: Int, at url: String, answeredBy province: ProvinceSigningKey.Public
    ) async throws -> Night {
        var settings = HTTPClient.Configuration(redirectConfiguration: .disallow)
        settings.httpVersion = .http1Only
        settings.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = together
        return try await HTTPClient.withHTTPClient(configuration: settings) { client in
            let (start, before) = (ContinuousClock.now, Stopwatch.cpuSeconds)
            var night = Night()
            try await withThrowingTaskGroup(of: [Double].self) { group in
                for first in 0..<together {
                    group.addTask {
                        var answers: [Double] = []
                        for index in stride(from: first, to: evenings.count, by: together) {
                            let address = "\(url)/v1/kiosks/\(evenings[index].kiosk)/batches/"
                            for (batch, signature) in evenings[index].batches {
                                answers.append(
                                    try await Stopwatch.time {
                                        try await send(batch, signature, to: address, over: client, province)
                                    }.milliseconds)
                            }
                        }
                        return answers
                    }
                }
                for try await answers in group { night.answers += answers }
            }
            night.seconds = start.duration(to: .now) / .seconds(1)
            night.cpuSeconds = Stopwatch.cpuSeconds - before
            let batches = evenings.flatMap(\.batches).map(\.batch)
            night.records = batches.reduce(0) { $0 + $1.envelopes.count }
            night.bytes = batches.reduce(0) { $0 + $1.body.count }
            return night
        }
    }

    private static func send(
        _ batch: Batch, _ signature: [UInt8], to address: String, over client: HTTPClient,
        _ province: ProvinceSigningKey.Public
    ) async throws {
        var request = HTTPClientRequest(url: address + batch.id)
        request.method = .PUT
        request.headers.add(name: BatchAnswer.signatureHeader, value: Data(signature).base64EncodedString())
        request.body = .bytes(ByteBuffer(bytes: batch.body))
        let response = try await client.execute(request, timeout: .seconds(60))
        let body = Array(try await response.body.collect(upTo: 1 << 20).readableBytesView)
        let answer = try BatchAnswer(
            verifying: body, signature: response.headers.first(name: BatchAnswer.signatureHeader), by: province)
        guard answer.envelopes.count == batch.envelopes.count,
            answer.envelopes.allSatisfy({ $0.verdict == .accepted })
        else { throw Refusal("bench-not-accepted", "The intake did not take a batch whole, so nothing is measured.") }
    }
}
