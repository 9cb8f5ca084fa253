import Glibc

/// The marks of a queue's started jobs: `CACHE/gate/QUEUE/UUID.started`.
///
/// What is marked stays marked through a power cut: file and folder are on the
/// disk before the real backend runs.
struct MarkFolder {
    private let path: String

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
    /// - Throws: ``GateTrouble/startedBefore`` when it is marked already.
    func mark(_ uuid: String, words: String) throws(GateTrouble) {
        let file = open(name(of: uuid), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw errno == EEXIST ? .startedBefore : .noMark(errno) }
        defer { close(file) }
        let bytes = Array(words.utf8)
        guard write(file, bytes, bytes.count) == bytes.count, fsync(file) == 0 else {
            let number = errno
            unmark(uuid)
            throw .noMark(number)
        }
        try MarkFolder.sync(path)
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

extension MarkFolder {
    /// Only marks older than this go; no spooler keeps an unfinished job as long.
    private static let keptSeconds = 400 * 86_400
    /// So many of the newest stay whatever the clock says.
    private static let keptMarks = 2000

    /// Deletes marks of long ago, looking for them once a day.
    ///
    /// A clock that is wrong by years would make every mark look old, so the
    /// newest stay in any case. What cannot be deleted stays, and harms nothing.
    func sweep() {
        let now = time(nil)
        let stamp = path + "/.swept"
        if let last = MarkFolder.changed(stamp), abs(now - last) < 86_400 { return }
        let file = open(stamp, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { return }
        futimens(file, nil)
        close(file)
        let marks = names().compactMap { name in MarkFolder.changed(path + "/" + name).map { (name, $0) } }
        for (name, changed) in marks.sorted(by: { $0.1 > $1.1 }).dropFirst(MarkFolder.keptMarks)
        where changed < now - MarkFolder.keptSeconds {
            unlink(path + "/" + name)
        }
    }

    private func names() -> [String] {
        guard let folder = opendir(path) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasSuffix(".started") { names.append(name) }
        }
        return names
    }

    /// When a file was last written, in seconds since 1970.
    private static func changed(_ file: String) -> Int? {
        var status = stat()
        return stat(file, &status) == 0 ? status.st_mtim.tv_sec : nil
    }
}
