import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Insurance
import Intake
import TestSupport
import Testing
import UploadContract
import Yams

@Suite("OpenAPI file and description of the protocol")
struct ContractFileTests {
    private let file: Node

    init() throws {
        file = try #require(try Yams.compose(yaml: String(decoding: Contract.openAPI, as: UTF8.self)))
    }

    private func keys(_ node: Node?) -> Set<String> { Set(node?.mapping?.keys.compactMap(\.string) ?? []) }

    private func schema(_ name: String) -> Node? { file["components"]?["schemas"]?[name] }

    private func keys(of value: some Encodable) throws -> Set<String> {
        let object = try JSONSerialization.jsonObject(with: Data(try RecordJSON.encode(value)))
        return Set(try #require(object as? [String: Any]).keys)
    }

    private func statuses(_ path: String, _ method: String) -> Set<Int> {
        Set(keys(file["paths"]?[path]?[method]?["responses"]).compactMap { Int($0) })
    }

    @Test("the addresses in the file are those that are served")
    func paths() async throws {
        let province = try await Province()
        let router = Router()
        BatchController(receiver: try province.receiver(), store: province.store).addRoutes(to: router)
        let served = Set(router.routes.map { "\($0.method.rawValue.lowercased()) \($0.path)" })
        let written = keys(file["paths"]).flatMap { path in keys(file["paths"]?[path]).map { "\($0) \(path)" } }
        #expect(served == Set(written))
    }

    @Test("every status in the file is given, and no other")
    func answers() async throws {
        var province = try await Province()
        let batch = try Batch([try province.envelope().bytes])
        let good = try province.kioskKey.signature(over: batch.body)
        var given: Set<Int> = [
            try await province.put(batch.body, batch: batch.id, signature: good).status.code,
            try await province.put(batch.body, batch: "other", signature: good).status.code,
            try await province.put(batch.body, batch: batch.id, kiosk: "nobody", signature: good).status.code,
            try await province.put(batch.body, batch: batch.id, signature: nil).status.code,
            try await province.put([UInt8](repeating: 0, count: Batch.longestBody + 1), batch: "x", signature: nil)
                .status.code,
        ]
        var ready: Set<Int> = [try await province.get("/v1/ready").status.code]
        province.store = BrokenStore()
        given.insert(try await province.put(batch.body, batch: batch.id, signature: good).status.code)
        ready.insert(try await province.get("/v1/ready").status.code)
        #expect(given == statuses("/v1/kiosks/{kiosk}/batches/{batch}", "put"))
        #expect(ready == statuses("/v1/ready", "get"))
        let served = try await province.get("/openapi.yaml")
        #expect(Array(served.body.readableBytesView) == Contract.openAPI)
    }

    @Test("the fields and verdicts in the file are those of the answers")
    func fields() async throws {
        let id = Identifier.make(at: .init(milliseconds: 1))
        let entry = BatchAnswer.Entry(id: id, verdict: .refused, confirmation: "", code: "", sentence: "")
        let answer = BatchAnswer(batch: "", kiosk: "", answeredAt: .init(milliseconds: 1), envelopes: [entry])
        #expect(try keys(of: entry) == keys(schema("Entry")?["properties"]))
        #expect(try keys(of: answer) == keys(schema("BatchAnswer")?["properties"]))
        let totals = IntakeTotals(envelopes: 0, duplicates: 0, conflicts: 0, gaps: 0, kiosks: 0)
        #expect(try keys(of: totals) == keys(schema("IntakeTotals")?["properties"]))
        let verdicts = schema("Entry")?["properties"]?["verdict"]?["enum"]?.sequence?.compactMap(\.string)
        #expect(Set(verdicts ?? []) == Set(BatchAnswer.Verdict.allCases.map(\.rawValue)))
        let trouble = try await Province().put([], batch: "x", kiosk: "nobody", signature: nil)
        let object = try JSONSerialization.jsonObject(with: Data(trouble.body.readableBytesView))
        #expect(Set((object as? [String: Any] ?? [:]).keys) == keys(schema("Trouble")?["properties"]))
    }

    @Test("the description names every verdict, and every code that the file gives as an example")
    func description() throws {
        let page = try String(
            contentsOf: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent().appending(path: "Sources/UploadContract/Protocol/Protocol.md"),
            encoding: .utf8)
        for verdict in BatchAnswer.Verdict.allCases { #expect(page.contains("`\(verdict.rawValue)`")) }
        let text = String(decoding: Contract.openAPI, as: UTF8.self)
        let codes = Set(text.matches(of: /code: ([a-z-]+)/).map { String($0.1) })
        #expect(codes.count >= 7)
        for code in codes { #expect(page.contains("`\(code)`"), "\(code)") }
    }
}

/// A store whose disk is gone.
struct BrokenStore: IntakeStore {
    private struct Gone: Error {}

    func enrol(_: String, key _: KioskSigningKey.Public, at _: Moment) async throws { throw Gone() }
    func key(of _: String) async throws -> KioskSigningKey.Public? { throw Gone() }
    func receive(_: [Arrival], of _: String, at _: Moment) async throws -> [Settlement] { throw Gone() }
    func recall(_: Recall, at _: Moment) async throws { throw Gone() }
    func recalls(of _: String) async throws -> [Recall] { throw Gone() }
    func totals() async throws -> IntakeTotals { throw Gone() }
    func forEachEnvelope(_: ([UInt8], String?) async throws -> Void) async throws { throw Gone() }
}
