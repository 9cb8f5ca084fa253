import Glibc
public import Insurance

// What people read when forms cannot be written, or are not as they were written.
extension Refusal {
    static let exportFolderMissing = Refusal(
        "export-folder-missing",
        """
        The folder for the forms is not there, or is no folder, so nothing was written. Plug in the medium, or make \
        the folder first, and name it again.
        """)
    static let exportFolderClosed = Refusal(
        "export-folder-closed",
        """
        This user may not write into the folder for the forms, so nothing was written. Name another folder, or have \
        this one opened.
        """)
    static func exportExists(_ folder: String) -> Refusal {
        Refusal(
            "export-exists",
            """
            The folder already holds \(folder), and what was handed in once is never overwritten. Move it away, or \
            name another folder.
            """, details: ["folder": folder])
    }
    /// Nothing was paid on these days, so there is nothing to hand in.
    public static let exportEmpty = Refusal(
        "export-empty",
        """
        No receipt was given on these days and none was voided, so there are no forms to hand in. Look at the day, or \
        give the first and the last one.
        """)
    static let exportDiskFull = Refusal(
        "export-disk-full",
        """
        There is no room left in the folder for the forms, so none of them is there. Make room, or name another \
        folder, and start again.
        """)
    static let exportUnequal = Refusal(
        "export-unequal",
        """
        A form did not read back as it was written, so none of them is there. The medium may be damaged: name another \
        folder and start again.
        """)
    static func exportFailed(_ code: Int32) -> Refusal {
        switch code {
        case ENOSPC, EDQUOT, EFBIG: .exportDiskFull
        case EACCES, EPERM, EROFS: .exportFolderClosed
        default:
            Refusal(
                "export-failed",
                """
                The forms could not be written (error \(code)), so none of them is there. Try another folder or \
                medium.
                """, details: ["error": String(code)])
        }
    }
    static func formUnreadable(_ row: Int) -> Refusal {
        Refusal(
            "form-unreadable",
            """
            Row \(row) of the form is not as this kiosk writes it, so it is not read. Take the form out again; what \
            somebody changed by hand is theirs to hand in.
            """, details: ["row": String(row)])
    }
    static let formSumsDiffer = Refusal(
        "form-sums-differ",
        """
        A sum in the form is not that of its lines, so somebody has changed it. Take the form out again and compare.
        """)
}
