import Foundation
import Testing

extension Processes {
    @Suite("kiosk scan, vietqr and words", .serialized, .timeLimit(.minutes(2)))
    struct ScanProgram {
        private func answer(_ arguments: [String], input: String? = nil) async throws -> (
            exit: Int32?, json: [String: Any]
        ) {
            let run = try ProgramRun(BuiltProgram.kiosk.path, arguments, input: input)
            let exit = try await run.end()
            return (exit, try JSONSerialization.jsonObject(with: Data(run.said.utf8)) as? [String: Any] ?? [:])
        }

        /// A card of nobody.
        private static let card =
            "1000000001|4cc3bd205468e1bb8b204de1baab75|05/03/1997|2|-|10 - 001|21/12/2026|-|21/11/2026|10051000000001|"
            + "-|4|01/12/2031|0000000000000000-0000|4|"
            + "487579e1bb876e2056c4836e2042c3a06e2c2054e1bb896e68204cc3a06f20436169|$"

        @Test("a health card from an argument and from standard input is the same")
        func healthCard() async throws {
            let (exit, given) = try await answer(["scan", "--json", Self.card])
            let piped = try await answer(["scan"], input: Self.card + "\r\n")
            #expect(
                exit == 0 && piped.exit == 0 && NSDictionary(dictionary: given) == NSDictionary(dictionary: piped.json))
            #expect(given["kind"] as? String == "health-card-qr" && given["name"] as? String == "Lý Thị Mẫu")
            #expect(given["birth"] as? String == "1997-03-05" && given["sex"] as? String == "female")
            #expect(given["facility"] as? String == "10 - 001" && given["level"] as? Int == 4)
            #expect(given["validFrom"] as? String == "2026-12-21" && given["fiveYears"] as? String == "2031-12-01")
            #expect(given["validTo"] == nil && (given["warnings"] as? [String])?.isEmpty == true)
        }

        @Test("numbers are looked up in the catalogues")
        func numbers() async throws {
            let person = try await answer(["scan", "--json", "035199000123"]).json
            #expect(person["kind"] as? String == "personal-id" && person["provinceName"] as? String == "Hà Nam")
            #expect(person["sex"] as? String == "female" && person["birth"] as? String == "1999")
            let card = try await answer(["scan", "--json", "HS4010120878811"]).json
            #expect(card["kind"] as? String == "health-card-code" && card["object"] as? String == "HS")
            #expect(card["province"] as? String == "01" && card["socialInsuranceCode"] as? String == "0120878811")
        }

        @Test(
            "what is no scan is unknown with a reason, and no failure",
            arguments: [
                "", "-x", "XX4010120878811", "|||||||||", "00020101021238570010A00000072701270006970415",
            ])
        func unknown(_ text: String) async throws {
            let (exit, json) = try await answer(["scan", "--json", text])
            #expect(exit == 0 && json["kind"] as? String == "unknown" && (json["reason"] as? String)?.isEmpty == false)
        }

        @Test("a missing catalogue ends with its code")
        func noCatalogue() async throws {
            let (exit, json) = try await answer(["scan", "--catalogues", "/nowhere", "035199000123"])
            #expect(exit == 1)
            #expect((json["error"] as? [String: Any])?["code"] as? String == "rule-file-malformed")
        }

        @Test("a payment code is made, drawn so that another program reads it, and scanned back")
        func payment() async throws {
            let (exit, made) = try await answer([
                "vietqr", "--json", "--bin", "970436", "--account", "1023456789", "--amount", "1943000", "--memo",
                "TT000069",
            ])
            #expect(exit == 0)
            let payload = try #require(made["payload"] as? String)
            let svg = try #require(made["svg"] as? String)
            #expect(try await symbol(in: svg) == payload)
            let scanned = try await answer(["scan"], input: payload).json
            #expect(scanned["kind"] as? String == "vietqr" && scanned["bin"] as? String == "970436")
            #expect(scanned["account"] as? String == "1023456789" && scanned["amount"] as? Int == 1_943_000)
            #expect(scanned["memo"] as? String == "TT000069")
        }

        /// What zbar reads in the picture, which must hold one path and nothing but whole modules.
        private func symbol(in svg: String) async throws -> String {
            let drawing = try #require(svg.firstMatch(of: #/viewBox="0 0 (\d+) (\d+)".* d="([^"]*)"/#))
            let side = try #require(Int(drawing.1))
            var pixels = [UInt8](repeating: 255, count: side * side * 16)
            for bar in drawing.3.matches(of: #/M(\d+) (\d+)h(\d+)v(\d+)h-(\d+)z/#) {
                let (x, y, width, height) = (Int(bar.1)!, Int(bar.2)!, Int(bar.3)!, Int(bar.4)!)
                for row in y * 4..<(y + height) * 4 {
                    for column in x * 4..<(x + width) * 4 { pixels[row * side * 4 + column] = 0 }
                }
            }
            let picture = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).pgm")
            defer { try? FileManager.default.removeItem(at: picture) }  // only a leftover
            try (Data("P5 \(side * 4) \(side * 4) 255\n".utf8) + Data(pixels)).write(to: picture)
            // zbarimg also complains about a bus that a server does not have.
            let run = try ProgramRun("/bin/sh", ["-c", "zbarimg --raw -q -Sbinary \(picture.path) 2>/dev/null"])
            _ = try await run.end()
            return run.said.trimmingCharacters(in: .newlines)
        }

        @Test("an amount is written out, and what is no amount ends with bad-input")
        func words() async throws {
            let run = try ProgramRun(BuiltProgram.kiosk.path, ["words", "1366200"])
            #expect(try await run.end() == 0)
            #expect(run.said == "Một triệu ba trăm sáu mươi sáu nghìn hai trăm đồng\n")
            #expect(
                try await answer(["words", "--json", "264000"]).json["words"] as? String
                    == "Hai trăm sáu mươi tư nghìn đồng")
        }

        @Test(
            "bad arguments end with bad-input",
            arguments: [
                ["words", "-5"], ["words", "abc"], ["words"], ["words", "1.5"], ["words", "1", "2"],
                ["words", "9999999999999999999999"], ["vietqr"],
                ["vietqr", "--bin", "970436", "--account", "1", "--amount", "-5", "--memo", "A"],
                ["vietqr", "--bin", "970436", "--account", "1", "--amount", "1", "--memo", "Đóng"],
                ["vietqr", "--bin", "97043", "--account", "1", "--amount", "1", "--memo", "A", "--json"],
                ["scan", "one", "two"],
            ])
        func badInput(_ arguments: [String]) async throws {
            let (exit, json) = try await answer(arguments)
            #expect(exit == 1 && (json["error"] as? [String: Any])?["code"] as? String == "bad-input")
        }

        @Test("who forgets an argument of vietqr is shown a whole line, which works")
        func example() async throws {
            let (_, json) = try await answer(["vietqr", "--json"])
            let message = (json["error"] as? [String: Any])?["message"] as? String ?? ""
            let line = message.components(separatedBy: "kiosk ").dropFirst().first?.prefix { $0 != ")" } ?? ""
            #expect(try await answer(line.split(separator: " ").map(String.init)).exit == 0, "\(message)")
        }
    }
}
