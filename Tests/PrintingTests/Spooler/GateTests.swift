import Foundation
import TestSupport
import Testing

@Suite("The gate")
struct GateTests {
    private let folder = FileManager.default.temporaryDirectory.path + "/kiosk-gate-\(UUID().uuidString.prefix(8))"
    private let uuid = "0191e5c8-4eef-7e09-963e-2635ce9062bb"

    /// A backend that writes down how it was started.
    private init() throws {
        let backends = folder + "/backend"
        try FileManager.default.createDirectory(atPath: backends, withIntermediateDirectories: true)
        let script = "#!/bin/sh\necho \"$0 $DEVICE_URI $* $(cat)\" >>\(folder)/started\n"
        try script.write(toFile: backends + "/fake", atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: backends + "/fake")
    }

    /// - Returns: The exit code and what the spooler reads.
    private func start(
        _ options: String, device: String = "gate:fake://printer", queue: String = "card"
    ) throws -> (code: Int32, said: String) {
        let process = Process()
        let (input, said) = (Pipe(), Pipe())
        process.executableURL = URL(filePath: PrivateSpooler.programs + "/kiosk-gate")
        process.arguments = ["12", "kiosk", "health-card", "1", options]
        process.environment = [
            "DEVICE_URI": device, "PRINTER": queue, "CUPS_SERVERBIN": folder, "CUPS_CACHEDIR": folder,
        ]
        (process.standardInput, process.standardError) = (input, said)
        // A gate that refuses ends before it has read everything.
        signal(SIGPIPE, SIG_IGN)
        try process.run()
        // Nothing is missing where nobody reads.
        try? input.fileHandleForWriting.write(contentsOf: Data("document".utf8))
        try input.fileHandleForWriting.close()
        let words = String(decoding: said.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, words)
    }

    private var starts: [String] {
        let text = FileManager.default.contents(atPath: folder + "/started").map { String(decoding: $0, as: UTF8.self) }
        return (text ?? "").split(separator: "\n").map(String.init)
    }

    private func remove() throws { try FileManager.default.removeItem(atPath: folder) }

    @Test("the first start reaches the real backend as CUPS meant it; the second is held")
    func once() throws {
        defer { try? remove() }
        let options = "media=A5 job-uuid=urn:uuid:\(uuid) note=a\\ job-uuid=b"
        let first = try start(options)
        #expect(first.code == 0 && first.said.contains("STATE: -com.kiosk.outcome-unknown-report"))
        #expect(starts == ["\(folder)/backend/fake fake://printer 12 kiosk health-card 1 \(options) document"])
        let second = try start(options)
        #expect(second.code == 3 && second.said.contains("STATE: +com.kiosk.outcome-unknown-report"))
        #expect(starts.count == 1)
        #expect(FileManager.default.fileExists(atPath: "\(folder)/gate/card/\(uuid).started"))
        #expect(try start("job-uuid=urn:uuid:\(uuid)", queue: "book").code == 0)  // Another queue's jobs are its own.
    }

    @Test("a job that cannot be told from others is held", arguments: ["media=A5", "job-uuid=urn:uuid:x", "job-uuid="])
    func nameless(options: String) throws {
        defer { try? remove() }
        let start = try start(options)
        #expect(start.code == 3 && start.said.contains("com.kiosk.outcome-unknown-report"))
        #expect(starts.isEmpty)
    }

    @Test("two different job-uuids are none")
    func twoNames() throws {
        defer { try? remove() }
        let other = uuid.replacing("bb", with: "aa")
        #expect(try start("job-uuid=urn:uuid:\(uuid) job-uuid=urn:uuid:\(other)").code == 3)
    }

    @Test(
        "a queue that cannot work is stopped before anything is marked",
        arguments: ["gate:nowhere://x", "fake://x", "gate:gate:fake://x", "gate:../fake:x", "gate:"])
    func misused(device: String) throws {
        defer { try? remove() }
        #expect(try start("job-uuid=urn:uuid:\(uuid)", device: device).code == 4)
        #expect(!FileManager.default.fileExists(atPath: "\(folder)/gate/card/\(uuid).started"))
    }

    @Test("without a place for marks nothing is sent, and the queue stops")
    func noPlace() throws {
        defer { try? remove() }
        try "".write(toFile: folder + "/gate", atomically: true, encoding: .utf8)
        #expect(try start("job-uuid=urn:uuid:\(uuid)").code == 4)
        #expect(starts.isEmpty)
    }

    @Test("marks go after a long time, the newest two thousand never")
    func sweep() throws {
        defer { try? remove() }
        let marks = folder + "/gate/card"
        try FileManager.default.createDirectory(atPath: marks, withIntermediateDirectories: true)
        let old = Date(timeIntervalSinceNow: -500 * 86_400)
        for number in 0..<2100 {
            let file = "\(marks)/\(number).started"
            try "".write(toFile: file, atomically: false, encoding: .utf8)
            try FileManager.default.setAttributes(
                [.modificationDate: old.addingTimeInterval(Double(number))], ofItemAtPath: file)
        }
        #expect(try start("job-uuid=urn:uuid:\(uuid)").code == 0)
        let left = try FileManager.default.contentsOfDirectory(atPath: marks).filter { $0.hasSuffix(".started") }
        #expect(left.count == 2000)
        #expect(left.contains("2099.started") && !left.contains("0.started") && left.contains("\(uuid).started"))
    }
}
