import ArgumentParser
import Foundation
import Insurance

/// The store every command but `keys` works on.
struct StoreOption: ParsableArguments {
    @Option(name: .customLong("store"), help: "The SQLite file that holds what was received.")
    var path: String
}

extension Moment {
    /// The machine's clock.
    static func now() -> Moment { Moment(milliseconds: Int(Date().timeIntervalSince1970 * 1000)) }
}
