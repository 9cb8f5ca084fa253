import ArgumentParser
import Foundation
import Insurance

/// What the commands for other programs write: one JSON object on standard output.
enum JSONAnswer {
    private struct Refused: Encodable {
        struct Trouble: Encodable {
            let code: String
            let message: String
        }
        let error: Trouble
    }

    static func write(_ answer: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        FileHandle.standardOutput.write(try encoder.encode(answer) + Data("\n".utf8))
    }

    /// Runs a command; a trouble it throws becomes `{"error": {"code", "message"}}`.
    ///
    /// - Throws: Exit code 1 after a trouble, and whatever is a fault of the program.
    static func run(_ body: () throws -> Void) throws {
        do {
            try body()
        } catch let trouble as any StaffReadable {
            try write(Refused(error: .init(code: trouble.code, message: "\(trouble)")))
            throw ExitCode(1)
        }
    }
}
