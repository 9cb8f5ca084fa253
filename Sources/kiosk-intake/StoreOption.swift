import ArgumentParser
import Foundation
import Insurance
import Intake

/// The store every command but `keys` works on.
struct StoreOption: ParsableArguments {
    @Option(
        name: .customLong("store"),
        help: "What holds the received records: an SQLite file, or postgresql://HOST/DATABASE.")
    var location: String

    func open(creating: Bool) async throws -> any IntakeStore {
        try await StoreLocation(location).open(creating: creating)
    }
}

extension Moment {
    /// The machine's clock.
    static func now() -> Moment { Moment(milliseconds: Int(Date().timeIntervalSince1970 * 1000)) }
}
