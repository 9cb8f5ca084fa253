import CZip
import Insurance

/// A ZIP file, whose members are unpacked while they are read.
final class ZipArchive {
    private let archive: OpaquePointer

    /// - Throws: `table-damaged`.
    init(_ path: String) throws {
        var trouble: Int32 = 0
        guard let archive = zip_open(path, ZIP_RDONLY, &trouble) else { throw Refusal.tableDamaged }
        self.archive = archive
    }

    deinit { zip_discard(archive) }

    /// A member's bytes; `nil` when there is no such member.
    ///
    /// - Throws: `table-locked` for a member behind a password, `table-damaged`.
    func member(_ name: String) throws -> ZipMember? {
        let index = zip_name_locate(archive, name, zip_flags_t(ZIP_FL_NOCASE))
        guard index >= 0 else { return nil }
        var facts = zip_stat_t()
        guard zip_stat_index(archive, zip_uint64_t(index), 0, &facts) == 0 else { throw Refusal.tableDamaged }
        guard facts.encryption_method == ZIP_EM_NONE else { throw Refusal.tableLocked }
        guard let file = zip_fopen_index(archive, zip_uint64_t(index), 0) else { throw Refusal.tableDamaged }
        return ZipMember(file, of: self)
    }
}

/// One member of a ZIP file; a wrong check sum shows at its end.
final class ZipMember: ByteStream {
    private let file: OpaquePointer
    private let archive: ZipArchive

    fileprivate init(_ file: OpaquePointer, of archive: ZipArchive) {
        self.file = file
        self.archive = archive
    }

    deinit { zip_fclose(file) }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        let count = zip_fread(file, buffer.baseAddress, zip_uint64_t(buffer.count))
        guard count >= 0 else { throw Refusal.tableDamaged }
        return Int(count)
    }
}
