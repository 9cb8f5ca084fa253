import Foundation
import InsuranceRules

/// The one JSON object that some commands read from standard input.
enum JSONRequest {
    /// Reads it to its end; at a terminal it says first what is waited for.
    ///
    /// - Parameters:
    ///   - command: The command's name.
    ///   - example: A request on one line.
    /// - Throws: ``RuleError/badInput(field:mustBe:)`` with the example where
    ///   nothing came.
    static func read(for command: String, example: String) throws(RuleError) -> Data {
        let input = FileHandle.standardInput
        if isatty(input.fileDescriptor) == 1 {
            let hint = "Type one JSON object and end it with Ctrl-D, for example: \(example)\n"
            FileHandle.standardError.write(Data(hint.utf8))
        }
        let request = input.readDataToEndOfFile()
        guard request.contains(where: { !" \t\r\n".utf8.contains($0) }) else {
            throw .badInput(
                field: "the request",
                mustBe: "one JSON object on standard input (for example: echo '\(example)' | kiosk \(command) --json)")
        }
        return request
    }
}
