import Foundation
import Testing

extension Processes {
    @Suite("kiosk quote, from standard input", .serialized, .timeLimit(.minutes(1)))
    struct QuoteProgram {
        private func quote(
            _ input: String, _ options: String...
        ) async throws -> (exit: Int32?, json: [String: Any]) {
            let run = try ProgramRun(BuiltProgram.kiosk.path, ["quote", "--json"] + options, input: input)
            let exit = try await run.end()
            let json = try JSONSerialization.jsonObject(with: Data(run.said.utf8)) as? [String: Any]
            return (exit, json ?? [:])
        }

        @Test("the two plans of the contract cost what the law says")
        func good() async throws {
            let answer = try await quote(
                """
                {"on":"2026-11-21","province":"15","items":[
                  {"scheme":"vsi","income":1500000,"method":"12-months","categories":["other"],"supportedMonthsUsed":0},
                  {"scheme":"hi","order":2,"months":12,"groups":[],"lastCardEnd":"2026-10-15"}]}
                """)
            #expect(answer.exit == 0)
            let items = try #require(answer.json["items"] as? [[String: Any]])
            #expect(items.map { $0["payable"] as? Int } == [3_168_000, 956_340])
            #expect(items[0]["stateSupport"] as? Int == 792_000)
            #expect(items[1]["validFrom"] as? String == "2026-11-21")
            #expect(items[1]["validTo"] as? String == "2027-11-20")
            #expect(answer.json["total"] as? Int == 4_124_340)
            #expect((answer.json["rules"] as? String)?.hasPrefix("sha256:") == true)
        }

        @Test("other numbers of months are quoted only where that is asked for")
        func anyLength() async throws {
            let request = #"{"on":"2026-11-21","items":[{"scheme":"hi","order":1,"months":7}]}"#
            #expect(try await quote(request).exit == 1)
            let answer = try await quote(request, "--any-length")
            // 7 x 113.850
            #expect(answer.exit == 0 && answer.json["total"] as? Int == 796_950)
        }

        @Test("an income under the floor ends with its code")
        func belowFloor() async throws {
            let answer = try await quote(
                """
                {"on":"2026-11-21","items":[{"scheme":"vsi","income":1000000,"method":"monthly","categories":[]}]}
                """)
            #expect(answer.exit == 1)
            let error = try #require(answer.json["error"] as? [String: Any])
            #expect(error["code"] as? String == "income-below-floor")
            #expect((error["message"] as? String)?.isEmpty == false)
        }

        @Test("what is not a request ends with a code", arguments: ["", "not JSON", "{\"on\":\"yesterday\"}", "[]"])
        func malformed(_ input: String) async throws {
            let answer = try await quote(input)
            #expect(answer.exit == 1)
            let error = try #require(answer.json["error"] as? [String: Any])
            #expect((error["code"] as? String)?.isEmpty == false)
        }
    }
}
