import Desk
import Foundation
import Insurance
import Ledger
import TestSupport
import Testing

@testable import kiosk

extension Processes {
    @Suite("A dead disk costs no accepted payment", .serialized, .timeLimit(.minutes(3)))
    struct SecondCopies {
        @Test(
            "what a running kiosk took lies on the second medium, and the province takes it in from there",
            .enabled(if: OtherDisk.isThere, "needs a second file system"))
        func deadDisk() async throws {
            let evening = try await CarriedEvening()
            let disk = try OtherDisk()
            try evening.kiosk.set("secondCopy", ["folder": disk.folder])
            let behind = try await evening.atKiosk(["ready"])
            #expect(behind.said.contains("backup-behind: \(evening.records) "), "\(behind.said)")
            let serving = try await evening.kiosk.served()
            // The kiosk takes more while it runs; another program's commit reaches it with its own next one,
            // so it is told by a restart.
            try await evening.pay()
            serving.send(SIGKILL)
            _ = try await serving.end()
            let again = try await evening.kiosk.served()
            #expect(try await disk.holds(evening.records, of: evening))
            #expect(try await evening.atKiosk(["ready"]).said.contains("backup-copied: "))

            again.send(SIGKILL)
            _ = try await again.end()
            try FileManager.default.removeItem(atPath: evening.kiosk.data)
            let taken = try await evening.atProvince(["import", disk.folder])
            #expect(taken.code == 0 && taken.said.contains("accepted \(evening.records), "), "\(taken.said)")
        }

        @Test("a folder on the ledger's own disk is no second medium, and the kiosk runs on without one")
        func sameDisk() async throws {
            let evening = try await CarriedEvening(visits: 1)
            try evening.kiosk.set("secondCopy", ["folder": evening.stick])
            #expect(try await evening.atKiosk(["ready"]).said.contains("medium-same-disk: "))
            let serving = try await evening.kiosk.served()
            #expect(try await serving.line(startingWith: "", within: 1) != nil)
            #expect(evening.names.isEmpty)
            serving.send(SIGTERM)
            #expect(try await serving.end(within: 30) == 0)
        }
    }

    @Suite("A backup is sealed, and put back it gives nothing twice", .serialized, .timeLimit(.minutes(3)))
    struct Backups {
        @Test("ledger and keys go onto another machine: records are sent from there, and nothing new is made")
        func restored() async throws {
            let evening = try await CarriedEvening()
            let phrase = try evening.passphrase("một câu dài chỉ văn phòng biết")
            let written = try await evening.atKiosk(["backup", "--to", evening.stick, "--passphrase-file", phrase])
            #expect(written.code == 0, "\(written.said)")
            let file = try #require(
                written.said.split(separator: "\n").last?.split(separator: " ").last.map(String.init))
            let sealed = try Data(contentsOf: URL(filePath: file))
            for word in ["SQLite format", "CREATE TABLE", "demo", "ban-1"] {
                #expect(sealed.range(of: Data(word.utf8)) == nil, "\(word)")
            }
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: evening.kiosk.data).allSatisfy {
                    !$0.contains("copy")
                })
            // After the backup the dead machine took one more payment.
            let late = evening.records
            try await evening.pay()

            try evening.loseMachine()
            let wrong = try evening.passphrase("một câu dài khác hẳn câu kia")
            let closed = try await evening.atKiosk(["restore", file, "--passphrase-file", wrong])
            #expect(closed.code == 1 && closed.said.hasPrefix("backup-not-openable: "), "\(closed.said)")
            #expect(!FileManager.default.fileExists(atPath: evening.kiosk.ledgerFile))
            let back = try await evening.atKiosk(["restore", file, "--passphrase-file", phrase])
            #expect(back.code == 0 && back.said.contains("waiting   \(late)"), "\(back.said)")
            let twice = try await evening.atKiosk(["restore", file, "--passphrase-file", phrase])
            #expect(twice.code == 1 && twice.said.hasPrefix("restore-overwrites: "), "\(twice.said)")

            let serving = try evening.kiosk.serve()
            #expect(try await serving.end(within: 30) == 1)
            #expect(serving.said.contains("ledger-restored: "), "\(serving.said)")
            let ledger = try Site(Settings.read(file: evening.kiosk.settingsFile)).openLedger()
            #expect(try await ledger.brokenInvariants() == [])
            await #expect(throws: (any Error).self) { try await evening.pay(into: ledger) }
            let intake = try await evening.servedIntake()
            let sent = try await evening.atKiosk(["upload", "--now"])
            #expect(sent.code == 0 && sent.said.contains("accepted  \(late)"), "\(sent.said)")
            intake.send(SIGTERM)
            _ = try await intake.end()
        }

        @Test("a backup that was cut short or changed puts nothing in place", arguments: [false, true])
        func damaged(cut: Bool) async throws {
            let evening = try await CarriedEvening(visits: 1)
            let phrase = try evening.passphrase("một câu dài chỉ văn phòng biết")
            _ = try await evening.atKiosk(["backup", "--to", evening.stick, "--passphrase-file", phrase])
            let name = try #require(try FileManager.default.contentsOfDirectory(atPath: evening.stick).first)
            let file = URL(filePath: evening.stick + "/" + name)
            var bytes = try Data(contentsOf: file)
            if cut { bytes.removeLast(bytes.count / 3) } else { bytes[bytes.count / 2] ^= 1 }
            try bytes.write(to: file)
            try evening.loseMachine()
            let back = try await evening.atKiosk(["restore", file.path, "--passphrase-file", phrase])
            #expect(back.code == 1 && back.said.hasPrefix("backup-not-openable: "), "\(back.said)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: evening.kiosk.keys) == [])
            #expect(try FileManager.default.contentsOfDirectory(atPath: evening.kiosk.data) == [])
        }

        @Test("a short passphrase, and one that others may read, are refused")
        func passphrases() async throws {
            let evening = try await CarriedEvening(visits: 0)
            for (phrase, mode, code) in [
                ("ngắn", 0o600, "passphrase-short"), ("một câu dài chỉ văn phòng biết", 0o644, "passphrase-exposed"),
            ] {
                let file = try evening.passphrase(phrase, mode: mode)
                let run = try await evening.atKiosk(["backup", "--to", evening.stick, "--passphrase-file", file])
                #expect(run.code == 1 && run.said.hasPrefix("\(code): "), "\(run.said)")
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: evening.stick) == [])
        }
    }
}

/// A folder on a file system of its own, as a stick would be.
private final class OtherDisk {
    let folder: String

    /// Whether shared memory is a file system apart from that of temporary files.
    static let isThere: Bool = {
        let disks = [NSTemporaryDirectory(), "/dev/shm"].map { path in
            // A folder that is not there is no disk.
            (try? FileManager.default.attributesOfItem(atPath: path))?[.systemNumber] as? Int
        }
        return disks[0] != nil && disks[1] != nil && disks[0] != disks[1]
    }()

    init() throws {
        folder = "/dev/shm/stick-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Waits up to twenty seconds, because another program does the work.
    func holds(_ count: Int, of evening: CarriedEvening) async throws -> Bool {
        for _ in 0..<200 {
            if try evening.records(on: folder) == count { return true }
            try await Task.sleep(for: .milliseconds(100))
        }
        return false
    }
}
