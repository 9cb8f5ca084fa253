import Glibc

/// The first start of a job, as its mark tells it.
///
/// A spooler that is killed leaves its backends at work, and a spooler started
/// anew starts their jobs again. Only once the first backend has ended can
/// somebody tell what came out.
struct FirstStart {
    private let mark: Int32
    private let process: pid_t?
    /// Under which number the process holds the mark open.
    private let file: Int32?

    /// What a mark holds.
    static func words(job: String, process: pid_t, file: Int32) -> String {
        "job \(job)\nprocess \(process) \(file)\n"
    }

    /// - Returns: `nil` when the mark cannot be opened.
    init?(mark name: String) {
        let mark = open(name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        guard mark >= 0 else { return nil }
        self.mark = mark
        let lines = FirstStart.text(of: mark).split(separator: "\n")
        let numbers = lines.first { $0.hasPrefix("process ") }?.split(separator: " ").dropFirst().compactMap {
            Int32($0)
        }
        process = numbers?.first
        file = numbers?.dropFirst().first
    }

    /// Waits as long as the first start's backend works; who calls the job off
    /// meanwhile reaches that backend.
    ///
    /// The spooler still shows the job as being printed, and so it is.
    func waitUntilOver() {
        var cancellation = sigset_t()
        sigemptyset(&cancellation)
        sigaddset(&cancellation, SIGTERM)
        sigprocmask(SIG_BLOCK, &cancellation, nil)
        var pause = timespec(tv_sec: 0, tv_nsec: FirstStart.pause)
        var patience: Int?
        while flock(mark, LOCK_SH | LOCK_NB) != 0, errno == EWOULDBLOCK {
            if sigtimedwait(&cancellation, nil, &pause) == SIGTERM {
                end(with: SIGTERM)
                patience = patience ?? FirstStart.pausesToEnd
            }
            patience = patience.map { $0 - 1 }
            // The spooler that would do so to its own backends is gone.
            if patience == 0 { end(with: SIGKILL) }
        }
    }

    private func end(with signal: Int32) { if let process = holder { kill(process, signal) } }

    /// Nanoseconds between two looks.
    private static let pause = 50_000_000
    /// How many a backend has to end by itself: less than spoolers give us.
    private static let pausesToEnd = 30

    /// The first start's process, if it is still that one and no other of its number.
    private var holder: pid_t? {
        guard let process, let file else { return nil }
        var (ours, theirs) = (stat(), stat())
        guard fstat(mark, &ours) == 0, stat("/proc/\(process)/fd/\(file)", &theirs) == 0,
            ours.st_dev == theirs.st_dev, ours.st_ino == theirs.st_ino
        else { return nil }
        return process
    }

    private static func text(of file: Int32) -> String {
        var bytes = [UInt8](repeating: 0, count: 256)
        let count = read(file, &bytes, bytes.count)
        return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    }
}
