import Glibc

/// The marks of a queue's started jobs: `CACHE/gate/QUEUE/UUID.started`.
///
/// What is marked stays marked through a power cut: file and folder are on the
/// disk before the real backend runs. Whether it still runs says the lock
/// (flock(2)) on the mark, which ends with the last process that holds it.
struct MarkFolder {
    let path: String

    /// How marks end that are still being made.
    static let unfinished = ".new"

    /// Makes the folder where it is missing.
    init(cache: String, queue: String) throws(GateTrouble) {
        guard !queue.isEmpty, !queue.contains("/"), !queue.hasPrefix(".") else {
            throw .misused("the queue's name is not one")
        }
        let gate = cache + "/gate"
        path = gate + "/" + queue
        try MarkFolder.make(gate, in: cache)
        try MarkFolder.make(path, in: gate)
    }

    /// Marks a job as started.
    ///
    /// The mark is locked before it has its name, and stays so until this
    /// process, or the backend that takes its place, has ended.
    ///
    /// - Throws: ``GateTrouble/startedBefore`` when it is marked already.
    func mark(_ uuid: String, job: String) throws(GateTrouble) {
        let nameless = path + "/" + uuid + ".\(getpid())" + MarkFolder.unfinished
        let file = try MarkFolder.lockedFile(nameless)
        defer { unlink(nameless) }
        let bytes = Array(FirstStart.words(job: job, process: getpid(), file: file).utf8)
        guard write(file, bytes, bytes.count) == bytes.count, fsync(file) == 0 else { throw .noMark(errno) }
        guard link(nameless, name(of: uuid)) == 0 else { throw errno == EEXIST ? .startedBefore : .noMark(errno) }
        unlink(nameless)
        do throws(GateTrouble) {
            try MarkFolder.sync(path)
        } catch {
            unmark(uuid)
            throw error
        }
    }

    /// The start that left the mark; `nil` where it cannot be read.
    func firstStart(of uuid: String) -> FirstStart? { FirstStart(mark: name(of: uuid)) }

    /// A new file that is locked and stays open in the real backend.
    ///
    /// CUPS gives its backends the files 3 and 4 to talk on; this one must not
    /// be taken for one of them where they are missing.
    private static func lockedFile(_ name: String) throws(GateTrouble) -> Int32 {
        unlink(name)  // Of a process that had our number and died.
        let file = open(name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .noMark(errno) }
        defer { close(file) }
        let kept = fcntl(file, F_DUPFD, 10)
        guard kept >= 0, flock(kept, LOCK_EX | LOCK_NB) == 0 else {
            let number = errno
            unlink(name)
            throw .noMark(number)
        }
        return kept
    }

    /// Takes the mark of a job away that was never given to its backend.
    func unmark(_ uuid: String) { unlink(name(of: uuid)) }

    private func name(of uuid: String) -> String { path + "/" + uuid + ".started" }

    private static func make(_ folder: String, in parent: String) throws(GateTrouble) {
        if mkdir(folder, 0o700) == 0 { return try sync(parent) }
        guard errno == EEXIST else { throw .noMark(errno) }
    }

    private static func sync(_ folder: String) throws(GateTrouble) {
        let number = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard number >= 0 else { throw .noMark(errno) }
        defer { close(number) }
        guard fsync(number) == 0 else { throw .noMark(errno) }
    }
}
