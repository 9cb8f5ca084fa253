import InsuranceRules
import RuleFiles
import Testing

@testable import Insurance

/// Answers one topic of the examples.
typealias VectorHandler = @Sendable (Vector) throws -> [String: String]

@Suite("published and hand-worked examples") struct VectorTests {
    /// How each topic is answered.
    private static let handlers: [String: VectorHandler] = VectorLaw.handlers.merging(VectorCodes.handlers) {
        _, codes in
        codes
    }

    @Test("an example comes out as published", arguments: try Vector.all())
    func example(_ row: Vector) throws {
        let handler = try #require(Self.handlers[row.topic], "no handler for the topic '\(row.topic)' of \(row.id)")
        #expect(!row.expected.isEmpty && !row.source.isEmpty)
        for one in row.alternatives { one.isAnswered(by: try handler(one)) }
    }

    @Test("every example has a name of its own, and no handler is without an example")
    func names() throws {
        let rows = try Vector.all()
        #expect(Set(rows.map(\.id)).count == rows.count)
        #expect(Set(rows.map(\.topic)) == Set(Self.handlers.keys))
    }
}
