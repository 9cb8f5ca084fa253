import GRDB
import Insurance

// What staff read when the list of people cannot be used or replaced.
extension Refusal {
    static let rosterUnreadable = Refusal(
        "roster-unreadable",
        """
        The list of people on this kiosk is damaged, so nobody is found in it. Everything else works: scan ID cards \
        or type people in. Delete roster.sqlite from the data folder and import the list once more.
        """)
    static let rosterFormatOther = Refusal(
        "roster-format-other",
        """
        Another version of the kiosk made the list of people, so nobody is found in it. Delete roster.sqlite \
        from the data folder and import the list once more.
        """)
    static let rosterKeyWrong = Refusal(
        "roster-key-wrong",
        """
        The list of people was sealed with another data key, so nobody is found in it. Use the key it was imported \
        with, or delete roster.sqlite from the data folder and import the list once more.
        """)
    static let rosterEmpty = Refusal(
        "roster-empty",
        """
        No row of the file could be used, so the former list stays. Look into the report: it names the row and the \
        column of each trouble.
        """)
    static func rosterOlder(_ day: CalendarDay, than former: CalendarDay) -> Refusal {
        Refusal(
            "roster-older",
            """
            The list is of \(day), and the kiosk has one of the same commune of \(former), which is younger; it stays. \
            Give the day the list was made with --date, or bring a younger list.
            """,
            details: ["day": day.vietnamese, "former": former.vietnamese])
    }
    static let rosterImportRunning = Refusal(
        "roster-import-running", "Another import is running on this kiosk. Wait until it has ended, then start again.")
    static let rosterNotWritten = Refusal(
        "roster-not-written",
        """
        The new list could not be written or put in its place, and the former one stays. Check the data folder: it \
        must belong to the kiosk's user.
        """)

    static func rosterWriting(_ error: DatabaseError) -> Refusal {
        switch error.resultCode {
        case .SQLITE_FULL: .diskFull
        case .SQLITE_IOERR: .diskFailing
        default: .rosterNotWritten
        }
    }
}
