import Foundation
import Testing

extension Processes {
    @Suite("kiosk pension, from standard input", .serialized, .timeLimit(.minutes(1)))
    struct PensionProgram {
        private func pension(_ input: String) async throws -> (exit: Int32?, json: [String: Any]) {
            let run = try ProgramRun(BuiltProgram.kiosk.path, ["pension", "--json"], input: input)
            let exit = try await run.end()
            let json = try JSONSerialization.jsonObject(with: Data(run.said.utf8)) as? [String: Any]
            return (exit, json ?? [:])
        }

        @Test("25 years of a woman at 10.000.000 are 6.500.000 a month")
        func good() async throws {
            let answer = try await pension(
                #"{"on":"2026-11-21","sex":"female","months":300,"averageIncome":10000000,"birth":"1974-03-12"}"#)
            #expect(answer.exit == 0)
            #expect(answer.json["eligible"] as? Bool == true)
            #expect(answer.json["ratePerMille"] as? Int == 650)
            #expect(answer.json["monthly"] as? Int == 6_500_000)
            #expect(answer.json["retirementMonth"] as? String == "2033-07")
            #expect(answer.json["estimate"] as? Bool == true)
        }

        @Test("who sends nothing is shown a request on one line, which works", arguments: ["pension", "quote"])
        func example(_ command: String) async throws {
            func answer(_ input: String) async throws -> (exit: Int32?, said: String) {
                let run = try ProgramRun(BuiltProgram.kiosk.path, [command, "--json"], input: input)
                return (try await run.end(), run.said)
            }
            for input in ["", " \n"] {
                let empty = try await answer(input)
                let json = try JSONSerialization.jsonObject(with: Data(empty.said.utf8)) as? [String: Any]
                let message = (json?["error"] as? [String: Any])?["message"] as? String ?? ""
                let request = message.components(separatedBy: "'").first { $0.hasPrefix("{") } ?? ""
                #expect(empty.exit == 1)
                #expect(try await answer(request).exit == 0, "\(message)")
                let help = try ProgramRun(BuiltProgram.kiosk.path, [command, "--help"])
                #expect(
                    try await help.end() == 0
                        && help.said.filter { !$0.isWhitespace }.contains(
                            request.filter { !$0.isWhitespace })
                )
            }
        }

        @Test(
            "what cannot be estimated ends with its code",
            arguments: [
                ("not JSON", "bad-input"),
                (#"{"on":"2025-06-30","sex":"male","months":300,"averageIncome":10000000}"#, "rule-not-in-force"),
            ])
        func refused(_ input: String, code: String) async throws {
            let answer = try await pension(input)
            #expect(answer.exit == 1)
            #expect((answer.json["error"] as? [String: Any])?["code"] as? String == code)
        }
    }
}
