import Foundation
import TestSupport
import Testing

/// A spooler that was killed leaves its backends at work, and the next one starts their jobs again.
@Suite("The gate, while the first start's backend still works")
struct GateLockTests {
    private let folder = FileManager.default.temporaryDirectory.path + "/kiosk-gate-\(UUID().uuidString.prefix(8))"
    private let uuid = "0191e5c8-4eef-7e09-963e-2635ce9062bb"

    /// A backend that works until the file `release` is there or it is called off.
    private init() throws {
        let backends = folder + "/backend"
        try FileManager.default.createDirectory(atPath: backends, withIntermediateDirectories: true)
        let script = """
            #!/bin/sh
            trap 'echo called off >>\(folder)/sheets; exit 0' TERM
            echo started >>\(folder)/events
            while [ ! -e \(folder)/release ]; do sleep 0.02; done
            echo sheet >>\(folder)/sheets

            """
        try script.write(toFile: backends + "/fake", atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: backends + "/fake")
    }

    /// A start of the job, as the spooler does it; what it says goes to a file.
    private func start(_ name: String, preload: String? = nil) throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: PrivateSpooler.programs + "/kiosk-gate")
        process.arguments = ["12", "kiosk", "health-card", "1", "job-uuid=urn:uuid:\(uuid)"]
        process.environment = [
            "DEVICE_URI": "gate:fake://printer", "PRINTER": "card", "CUPS_SERVERBIN": folder, "CUPS_CACHEDIR": folder,
            "PATH": "/usr/bin:/bin",
        ].merging(preload.map { ["LD_PRELOAD": $0] } ?? [:]) { $1 }
        process.standardInput = FileHandle.nullDevice
        try Data().write(to: URL(filePath: "\(folder)/\(name)"))
        process.standardError = try FileHandle(forWritingTo: URL(filePath: "\(folder)/\(name)"))
        try process.run()
        return process
    }

    private func lines(_ name: String) -> [String] {
        let bytes = FileManager.default.contents(atPath: "\(folder)/\(name)") ?? Data()
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    private func ended(_ process: Process) async -> Int32? {
        await eventually(within: .seconds(60)) { !process.isRunning } ? process.terminationStatus : nil
    }

    private func release() throws { try Data().write(to: URL(filePath: folder + "/release")) }

    private func waits(_ name: String) async -> Bool {
        await eventually(within: .seconds(60)) { lines(name).contains { $0.contains("waiting until that start") } }
    }

    @Test("a second start waits until the first has ended, then the job is held; one sheet (CUPS-3810)")
    func waitsForFirst() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let first = try start("first")
        #expect(await eventually(within: .seconds(60)) { lines("events") == ["started"] })
        let second = try start("second")
        #expect(await waits("second"))
        #expect(second.isRunning && lines("sheets").isEmpty)
        try release()
        #expect(await ended(second) == 3)
        #expect(await ended(first) == 0)
        #expect(lines("second").contains("STATE: +com.kiosk.outcome-unknown-report"))
        #expect(lines("events") == ["started"] && lines("sheets") == ["sheet"])
    }

    @Test("who calls the job off at the second start reaches the first one's backend")
    func cancellation() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let first = try start("first")
        #expect(await eventually(within: .seconds(60)) { lines("events") == ["started"] })
        let second = try start("second")
        #expect(await waits("second"))
        kill(second.processIdentifier, SIGTERM)
        #expect(await ended(second) == 3)
        #expect(await ended(first) == 0)
        #expect(lines("sheets") == ["called off"])
    }

    @Test("a first backend that does not end when it is called off is ended")
    func deaf() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try "#!/bin/sh\ntrap '' TERM\necho started >>\(folder)/events\nwhile :; do sleep 0.02; done\n".write(
            toFile: folder + "/backend/fake", atomically: false, encoding: .utf8)
        let first = try start("first")
        #expect(await eventually(within: .seconds(60)) { lines("events") == ["started"] })
        let second = try start("second")
        #expect(await waits("second"))
        kill(second.processIdentifier, SIGTERM)
        #expect(await ended(second) == 3)
        #expect(await ended(first) == SIGKILL && lines("sheets").isEmpty)
    }

    @Test("a backend that was killed keeps nobody waiting, and no other process is hit in its place")
    func killed() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let first = try start("first")
        #expect(await eventually(within: .seconds(60)) { lines("events") == ["started"] })
        kill(first.processIdentifier, SIGKILL)
        _ = await ended(first)
        let second = try start("second")
        #expect(await ended(second) == 3)
        #expect(lines("events") == ["started"] && lines("sheets").isEmpty)
    }

    @Test("the mark is on the disk, with its name, before the real backend runs")
    func durable() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try release()
        let first = try start("first", preload: try await recorder())
        #expect(await ended(first) == 0)
        let calls = lines("calls").map { $0.replacing(/\.\d+\.new/, with: ".new") }
        let marks = folder + "/gate/card"
        #expect(
            calls.suffix(4) == [
                "fsync \(marks)/\(uuid).new", "link \(marks)/\(uuid).started", "fsync \(marks)",
                "execv \(folder)/backend/fake",
            ])
    }

    /// A library that writes down what the gate asks of the disk.
    private func recorder() async throws -> String {
        let source = """
            #define _GNU_SOURCE
            #include <dlfcn.h>
            #include <stdio.h>
            #include <unistd.h>
            static void note(const char *call, const char *what) {
                FILE *file = fopen("\(folder)/calls", "a");
                fprintf(file, "%s %s\\n", call, what);
                fclose(file);
            }
            int fsync(int number) {
                char link[64], path[4096] = "";
                snprintf(link, sizeof link, "/proc/self/fd/%d", number);
                path[readlink(link, path, sizeof path - 1)] = 0;
                note("fsync", path);
                return ((int (*)(int))dlsym(RTLD_NEXT, "fsync"))(number);
            }
            int link(const char *from, const char *to) {
                note("link", to);
                return ((int (*)(const char *, const char *))dlsym(RTLD_NEXT, "link"))(from, to);
            }
            int execv(const char *path, char *const words[]) {
                note("execv", path);
                unsetenv("LD_PRELOAD");
                return ((int (*)(const char *, char *const[]))dlsym(RTLD_NEXT, "execv"))(path, words);
            }

            """
        try source.write(toFile: folder + "/recorder.c", atomically: true, encoding: .utf8)
        _ = try await run("gcc", ["-shared", "-fPIC", "-w", "-o", folder + "/recorder.so", folder + "/recorder.c"])
        return folder + "/recorder.so"
    }
}
