import Insurance
import Intake
import Logging
import TestSupport
import UploadContract

extension Samples {
    /// Runs the real intake on a free port while `body` runs.
    func withIntake<Value: Sendable>(
        store path: String, enrolled: KioskSigningKey? = nil, signing: ProvinceSigningKey? = nil,
        others: [ProvinceKey.Public] = [],
        _ body: (_ url: String, _ store: any IntakeStore) async throws -> Value
    ) async throws -> Value {
        let store = try SQLiteStore.open(at: path, creating: true)
        try await store.enrol(kiosk, key: (enrolled ?? kioskKey).publicKey, at: ManualClock().now())
        let receiver = BatchReceiver(
            store: store, key: signing ?? self.signing, agreementKeys: [agreement.publicKey] + others,
            codes: try ConfirmationCode(prefix: "LC"),
            now: { ManualClock().now() })
        let server = IntakeServer(
            receiver: receiver, store: store, host: "127.0.0.1", port: 0,
            logger: Logger(label: "intake") { _ in SwiftLogNoOpLogHandler() })
        let (ports, port) = AsyncStream<Int>.makeStream()
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { port.finish() }
                try await server.run { port.yield($0) }
            }
            defer { group.cancelAll() }
            guard let number = await ports.first(where: { _ in true }) else {
                throw Refusal("intake-did-not-start", "The intake did not start.")
            }
            return try await body("http://127.0.0.1:\(number)", store)
        }
    }
}
