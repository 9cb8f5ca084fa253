import Desk
import Foundation
import Insurance
import Ledger
import TestSupport
import Testing

@testable import kiosk

extension Processes {
    @Suite("Records travel on a medium where no network is", .serialized, .timeLimit(.minutes(3)))
    struct CarriedBatches {
        @Test("both programs: records go by stick, answers come back, and the network finds them done")
        func carried() async throws {
            let evening = try await CarriedEvening()
            let written = try await evening.atKiosk(["export", "--to", evening.stick])
            #expect(written.code == 0 && written.said.hasPrefix("written and read back: "), "\(written.said)")
            #expect(try await evening.ledger.queueCounts().waiting == evening.records)
            let again = try await evening.atKiosk(["export", "--to", evening.stick])
            #expect(again.code == 0, "\(again.said)")
            for name in evening.names {
                #expect(name.wholeMatch(of: /[0-9a-f]{32}\.batch(\.sig)?/) != nil, "\(name)")
            }

            let early = try await evening.atKiosk(["import", "answers", evening.stick])
            #expect(early.code == 1 && early.said.hasPrefix("answers-missing: "), "\(early.said)")
            let taken = try await evening.atProvince(["import", evening.stick])
            #expect(taken.code == 0, "\(taken.said)")
            #expect(taken.said.contains("accepted \(evening.records), duplicate 0"), "\(taken.said)")
            for _ in 0..<2 {
                let answers = try await evening.atKiosk(["import", "answers", evening.stick])
                #expect(answers.code == 0 && answers.said.contains("accepted  \(evening.records)"), "\(answers.said)")
            }
            #expect(try await evening.ledger.queueCounts().waiting == 0)
            #expect(try await evening.ledger.brokenInvariants() == [])
            let nothing = try await evening.atKiosk(["export", "--to", evening.stick])
            #expect(nothing.code == 1 && nothing.said.hasPrefix("export-nothing: "), "\(nothing.said)")
            #expect(
                try await evening.atProvince(["import", evening.stick]).said.contains("duplicate \(evening.records)"))
        }

        @Test(
            "a program of another make opens what the kiosk wrote, with the province's key and the description alone",
            .enabled(if: CarriedEvening.python != nil, "needs .venv"))
        func opened() async throws {
            let evening = try await CarriedEvening()
            _ = try await evening.atKiosk(["export", "--to", evening.stick])
            let batch = try #require(evening.names.first { $0.hasSuffix(".batch") })
            let run = try ProgramRun(
                try #require(CarriedEvening.python),
                [
                    "Tests/Province/open_batch.py", evening.folder + "/" + batch,
                    evening.kiosk.folder + "/province/province-agreement.key",
                    evening.kiosk.keys + "/kiosk-signing.pub",
                ])
            #expect(try await run.end() == 0, "\(run.said)")
            let lines = run.said.split(separator: "\n")
            #expect(lines.count == evening.records)
            for line in lines { #expect(line.wholeMatch(of: /registration [1-9][0-9]+/) != nil, "\(line)") }
        }

        @Test("both programs: a record recalled after its answer comes back by stick, and stands first in the queue")
        func recalled() async throws {
            let evening = try await CarriedEvening()
            _ = try await evening.atKiosk(["export", "--to", evening.stick])
            _ = try await evening.atProvince(["import", evening.stick])
            _ = try await evening.atKiosk(["import", "answers", evening.stick])
            let id = try #require(try await evening.ledger.queueEntries(limit: 10).last?.id)
            let odd = try await evening.recall("not-an-id", "Thu lại thẻ.")
            #expect(odd.code == 1 && odd.said.hasPrefix("recall-id: "), "\(odd.said)")
            let done = try await evening.recall(id.text, "Thu lại thẻ.")
            #expect(done.code == 0 && done.said.contains(id.text), "\(done.said)")
            let taken = try await evening.atProvince(["import", evening.stick])
            #expect(taken.said.contains("recalled 1"), "\(taken.said)")
            for _ in 0..<2 {
                let answers = try await evening.atKiosk(["import", "answers", evening.stick])
                #expect(answers.code == 0 && answers.said.contains("taken back by the province: 1;"), "\(answers.said)")
                #expect(!answers.said.contains("Thu lại"))
            }
            let entry = try #require(try await evening.ledger.queueEntries(limit: 10).first)
            #expect(entry.id == id && entry.state == .recalled && entry.answerText == "Thu lại thẻ.")
            #expect(try await evening.ledger.brokenInvariants() == [])
        }

        @Test("sent over the network between export and import, each record counts once, in either order")
        func bothWays() async throws {
            let evening = try await CarriedEvening()
            _ = try await evening.atKiosk(["export", "--to", evening.stick])
            let serving = try await evening.servedIntake()
            let sent = try await evening.atKiosk(["upload", "--now"])
            #expect(sent.code == 0 && sent.said.contains("accepted  \(evening.records)"), "\(sent.said)")
            #expect(sent.said.hasPrefix("sent \(evening.records) of \(evening.records) records, "), "\(sent.said)")
            let taken = try await evening.atProvince(["import", evening.stick])
            #expect(taken.code == 0 && taken.said.contains("duplicate \(evening.records)"), "\(taken.said)")
            let answers = try await evening.atKiosk(["import", "answers", evening.stick])
            #expect(answers.code == 0 && !answers.said.contains("otherwise"), "\(answers.said)")

            try await evening.pay()
            _ = try await evening.atKiosk(["export", "--to", evening.stick])
            _ = try await evening.atProvince(["import", evening.stick])
            let late = try await evening.atKiosk(["upload", "--now"])
            #expect(late.code == 0 && late.said.contains("waiting   0"), "\(late.said)")
            #expect(try await evening.atKiosk(["import", "answers", evening.stick]).code == 0)
            let count = try await evening.count()
            #expect(count.said.hasPrefix("\(evening.records) envelopes of 1 kiosks;"), "\(count.said)")
            #expect(count.said.contains(" 0 not taken for a conflict, 0 gaps open."), "\(count.said)")
            serving.send(SIGTERM)
            _ = try await serving.end()
        }

        @Test("a batch changed on the way is not taken, is named, and holds up none of the others")
        func changed() async throws {
            let evening = try await CarriedEvening(batchBytes: 4096, visits: 12)
            _ = try await evening.atKiosk(["export", "--to", evening.stick])
            let batches = evening.names.filter { $0.hasSuffix(".batch") }.sorted()
            try #require(batches.count > 1)
            let file = URL(filePath: evening.folder + "/" + batches[0])
            var bytes = try Data(contentsOf: file)
            bytes[bytes.count - 70] ^= 1
            try bytes.write(to: file)
            let taken = try await evening.atProvince(["import", evening.stick])
            #expect(taken.code == 1 && taken.said.contains("signature-wrong: "), "\(taken.said)")
            #expect(taken.said.contains("not taken in: batch \(batches[0].dropLast(6)) of kiosk "))
            #expect(evening.names.count { $0.hasSuffix(".answer") } == batches.count - 1)
            // Written again it is whole, and all are taken.
            _ = try await evening.atKiosk(["export", "--to", evening.stick])
            #expect(try await evening.atProvince(["import", evening.stick]).code == 0)
            #expect(try await evening.atKiosk(["import", "answers", evening.stick]).code == 0)
            #expect(try await evening.ledger.queueCounts().waiting == 0)
        }

        @Test(
            "a medium without room is told before anything is written",
            .enabled(if: SmallDisk.isPossible, "needs the right to mount a small tmpfs"))
        func full() async throws {
            let evening = try await CarriedEvening()
            let script = """
                mount -t tmpfs -o size=16k tmpfs "$1" || exit 9
                "$0" export --config "$2" --to "$1"
                code=$?
                ls -A "$1"
                exit $code
                """
            let run = try ProgramRun(
                "/usr/bin/unshare",
                ["-rm", "bash", "-c", script, BuiltProgram.kiosk.path, evening.stick, evening.kiosk.settingsFile])
            #expect(try await run.end() == 1)
            let lines = run.said.split(separator: "\n").filter { !$0.hasPrefix("[ERROR]") }
            #expect(lines.count == 1 && lines[0].hasPrefix("medium-full: "), "said: \(run.said)")
            let missing = try await evening.atKiosk(["export", "--to", "/nowhere"])
            #expect(missing.code == 1 && missing.said.hasPrefix("medium-missing: "), "\(missing.said)")
        }
    }
}
