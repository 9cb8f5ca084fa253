import Glibc

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
        for name in names(endingWith: MarkFolder.unfinished) {
            // A day old: whoever was making it is gone.
            if let made = MarkFolder.changed(path + "/" + name), abs(now - made) > 86_400 { unlink(path + "/" + name) }
        }
        let marks = names(endingWith: ".started").compactMap { name in
            MarkFolder.changed(path + "/" + name).map { (name, $0) }
        }
        for (name, changed) in marks.sorted(by: { $0.1 > $1.1 }).dropFirst(MarkFolder.keptMarks)
        where changed < now - MarkFolder.keptSeconds {
            unlink(path + "/" + name)
        }
    }

    private func names(endingWith end: String) -> [String] {
        guard let folder = opendir(path) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasSuffix(end) { names.append(name) }
        }
        return names
    }

    /// When a file was last written, in seconds since 1970.
    private static func changed(_ file: String) -> Int? {
        var status = stat()
        return stat(file, &status) == 0 ? status.st_mtim.tv_sec : nil
    }
}
