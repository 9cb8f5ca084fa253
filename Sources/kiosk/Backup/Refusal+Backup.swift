import Insurance

// What people read when a kiosk cannot be copied, or its copy not be put back.
extension Refusal {
    static let backupMissing = Refusal(
        "backup-missing", "There is no such backup file, or it may not be read. Plug the medium in and name the file.")

    static let backupNotOpenable = Refusal(
        "backup-not-openable",
        """
        The backup does not open: the passphrase is another one, or the file is damaged or cut short. Nothing was put \
        in place. Try the passphrase's copy, or an earlier backup.
        """)

    static let backupUnequal = Refusal(
        "backup-unequal",
        """
        The backup did not read back as it was written, so it is not there. The medium may be damaged: use another one.
        """)

    static let backupSourceChanged = Refusal(
        "backup-source-changed", "A file changed while it was copied, so there is no backup. Start again.")

    static let backupNotWritten = Refusal(
        "backup-not-written",
        """
        The medium did not take the backup, so it is not there: it is full, write-protected or broken. Make room, or \
        use another one.
        """)

    static func restoreOverwrites(_ file: String) -> Refusal {
        Refusal(
            "restore-overwrites",
            """
            \(file) is there already and is never overwritten, so nothing was put in place. Restore onto a machine \
            without a ledger, or name other folders in the settings.
            """, details: ["file": file])
    }

    static let ledgerRestored = Refusal(
        "ledger-restored",
        """
        This ledger came back from a backup and may lack what its kiosk did afterwards: numbers and serials could be \
        given twice. It is only sent, looked at and handed in. For the evening, set up a kiosk of its own, with its own \
        id, folders and receipt numbers.
        """)
}
