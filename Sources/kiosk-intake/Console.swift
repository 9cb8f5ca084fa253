import ArgumentParser
import Foundation
import Insurance

/// What the commands print, and how they end.
enum Console {
    /// Prints a line at once, also into a pipe.
    static func print(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }

    static func complain(_ trouble: some StaffReadable) {
        FileHandle.standardError.write(Data("\(trouble.code): \(trouble.description)\n".utf8))
    }

    /// Runs a command; a trouble that people can act on is printed with its
    /// code, and the program exits with 1.
    static func run(_ command: () async throws -> Void) async throws {
        do {
            try await command()
        } catch let trouble as Refusal {
            complain(trouble)
            throw ExitCode.failure
        }
    }
}
