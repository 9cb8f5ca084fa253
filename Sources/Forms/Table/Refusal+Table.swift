import Insurance

// What people read when a file they brought is no table.
extension Refusal {
    static let tableMissing = Refusal(
        "table-missing", "The file cannot be opened, so nothing was imported. Check its name and that you may read it.")
    static let tableDamaged = Refusal(
        "table-damaged",
        """
        The file is damaged or cut short, so nothing of it was imported and the former list stays. Copy it again, or \
        save it anew in the program it comes from.
        """)
    static let tableLocked = Refusal(
        "table-locked",
        """
        The file is protected by a password or is an old .xls workbook, which cannot be read. Save it as .xlsx without \
        a password, or as CSV (UTF-8).
        """)
    static let tableNotText = Refusal(
        "table-not-text",
        """
        The file is neither a workbook (.xlsx) nor CSV in UTF-8, so its letters would come out wrong. In the \
        spreadsheet choose Save as, CSV UTF-8, or .xlsx.
        """)
    static let tableTooLarge = Refusal(
        "table-too-large",
        """
        The workbook holds more text than this computer takes into memory at once. Save its sheets as CSV (UTF-8), \
        which has no such limit.
        """)
}
