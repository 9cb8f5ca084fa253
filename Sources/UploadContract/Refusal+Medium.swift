import Glibc
import Insurance

// What people read when a medium does not take or give what it should.
extension Refusal {
    static let mediumMissing = Refusal(
        "medium-missing",
        "The folder of the medium is not there, so nothing was done. Plug the medium in, mount it and name its folder.")

    static let mediumClosed = Refusal(
        "medium-closed",
        """
        This user may not write to the medium, so nothing more was written. Take off its write protection, or use \
        another one.
        """)

    static func mediumFull(needed: Int?) -> Refusal {
        guard let needed else { return Refusal("medium-full", "The medium is full. Make room, or use another one.") }
        return Refusal(
            "medium-full",
            """
            The medium has less than the \(needed / 1024 + 1) KiB that are needed, so nothing was written. Make room, \
            or use another one.
            """, details: ["kibibytes": String(needed / 1024 + 1)])
    }

    static let mediumUnequal = Refusal(
        "medium-unequal",
        """
        The medium did not give back what was written, so that file does not count. It is damaged: use another one.
        """)

    static func mediumFileOdd(_ name: String) -> Refusal {
        Refusal(
            "medium-file-odd",
            """
            \(name) on the medium is no plain file of a fitting size, so it was not read. Somebody or something changed \
            the medium: have it written again.
            """, details: ["file": name])
    }

    static func mediumFailed(_ code: Int32) -> Refusal {
        switch code {
        case ENOSPC, EDQUOT, EFBIG: .mediumFull(needed: nil)
        case EACCES, EPERM, EROFS: .mediumClosed
        default:
            Refusal(
                "medium-failed",
                "The medium cannot be read or written (error \(code)). Plug it in again, or use another one.",
                details: ["error": String(code)])
        }
    }
}
