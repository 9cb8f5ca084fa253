import Foundation
import Testing

extension Processes {
    @Suite(
        "A full disk", .serialized, .timeLimit(.minutes(3)),
        .enabled(if: SmallDisk.isPossible, "needs the right to mount a small tmpfs"))
    struct FullDisks {
        @Test("stops the act with its reason, and what was there stays readable")
        func whileServing() async throws {
            let kiosk = try await TestKiosk()
            let disk = try SmallDisk(for: kiosk, fillBeforeStart: false)
            #expect(try await disk.run.line(startingWith: "kiosk ready ") != nil, "said: \(disk.run.said)")
            let browser = TestBrowser(port: kiosk.port)
            #expect(try browser.signIn("demo").status == 303)
            try await disk.fill()
            var refused: TestBrowser.Answer?
            for _ in 0..<200 where refused == nil {
                let answer = try browser.post(
                    "/visits", ["language": "vi", "channel": "performance"], tokenFrom: "/desk")
                if answer.status != 303 { refused = answer }
            }
            let answer = try #require(refused, "the disk never filled")
            #expect(answer.status == 422)
            #expect(answer.body.contains("data-code=\"disk-full\""), "\(answer.head)")
            #expect(try browser.get("/desk").status == 200)
            try await disk.stop()
        }

        @Test("at the start is named")
        func atStart() async throws {
            let kiosk = try await TestKiosk()
            let disk = try SmallDisk(for: kiosk, fillBeforeStart: true)
            try await disk.fill()
            if try await disk.run.line(startingWith: "kiosk ready ") == nil {
                #expect(disk.run.said.contains("disk-full: "), "said: \(disk.run.said)")
            }
            try await disk.stop()
        }
    }
}

/// A kiosk whose data folder is a file system of four megabytes, in a mount
/// namespace of its own.
struct SmallDisk {
    let run: ProgramRun
    private let folder: String

    /// Sets the kiosk up there and starts it; ``fill()`` then takes all space.
    init(for kiosk: TestKiosk, fillBeforeStart: Bool) throws {
        folder = kiosk.folder
        try FileManager.default.createDirectory(atPath: kiosk.data, withIntermediateDirectories: true)
        let script = """
            mount -t tmpfs -o size=4m tmpfs "$1" || exit 9
            "$0" setup --config "$2" --demonstration --province-keys "$3/province" || exit 9
            fill() {
                until [ -e "$3/fill" ]; do sleep 0.05; done
                cat /dev/zero >"$1/filler" 2>/dev/null
                touch "$3/filled"
            }
            if [ "$4" = before ]; then fill "$@"; else fill "$@" & fi
            exec "$0" serve --config "$2"
            """
        run = try ProgramRun(
            "/usr/bin/unshare",
            [
                "-rm", "bash", "-c", script, BuiltProgram.kiosk.path, kiosk.data, kiosk.settingsFile, kiosk.folder,
                fillBeforeStart ? "before" : "after",
            ])
    }

    /// Takes all the space that is left.
    func fill() async throws {
        try Data().write(to: URL(filePath: folder + "/fill"))
        // Written by another program, which tells in no other way.
        for _ in 0..<500 where !FileManager.default.fileExists(atPath: folder + "/filled") && run.isRunning {
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    func stop() async throws {
        run.send(SIGTERM)
        let exit = try await run.end()
        #expect(exit != nil, "the kiosk had to be killed")
    }

    /// Whether such a file system can be made here.
    static let isPossible: Bool = {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/unshare")
        process.arguments = ["-rm", "mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", "/mnt"]
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }()
}
