import Insurance

// What staff read when the file itself, its key or the disk is in the way.
extension Refusal {
    static let dataKeyUnreadable = Refusal(
        "data-key-unreadable",
        """
        The data key cannot be read, so the records stay closed. Name the key file in the settings, or plug in the \
        medium that holds it; it contains 32 bytes written as base64.
        """)
    static let dataKeyExposed = Refusal(
        "data-key-exposed",
        """
        Other users of this computer can read the data key, so it is not used. Make the file readable by the \
        kiosk's user only (mode 0600).
        """)
    static let dataKeyNotWritten = Refusal(
        "data-key-not-written",
        """
        The data key could not be written to a new file. Choose a folder this user may write to; an existing key \
        is never overwritten.
        """)
    static let dataKeyWrong = Refusal(
        "data-key-wrong",
        """
        These records were sealed with another data key, so they cannot be opened. Use the key this kiosk started \
        with, or name another ledger file.
        """)
    static let ledgerKioskMismatch = Refusal(
        "ledger-kiosk-mismatch",
        "This ledger belongs to another kiosk, so nothing may be written into it. Name this kiosk's own file.")
    static func ledgerTrainingMismatch(fileIsTraining: Bool) -> Refusal {
        Refusal(
            "ledger-training-mismatch",
            fileIsTraining
                ? "This ledger is for training, and real records never go into it. Name the real ledger file."
                : "This ledger holds real records, and training never touches them. Name a file of its own for training."
        )
    }
    static let ledgerNewer = Refusal(
        "ledger-newer",
        """
        A newer version of the kiosk has written this ledger, so this version leaves it alone. Install the newer \
        version again.
        """)
    static let ledgerOlder = Refusal(
        "ledger-older",
        """
        An older version of the kiosk has written this ledger, and this command changes nothing of its form. Start \
        the kiosk once (kiosk serve), or run kiosk setup.
        """)
    static let ledgerNotDurable = Refusal(
        "ledger-not-durable",
        """
        The database does not promise to keep what it confirms through a power cut, so no money may be taken. Put \
        the ledger on a local disk.
        """)
    static let ledgerFileUnusable = Refusal(
        "ledger-file-unusable",
        """
        The ledger file cannot be opened for writing. Check that the folder exists, that it belongs to the kiosk's \
        user, and that the file is a kiosk ledger.
        """)
    static let ledgerBusy = Refusal(
        "ledger-busy",
        """
        Another program holds the ledger, and nothing was stored. Close other kiosk commands and database tools, \
        then try again.
        """)
    static let diskFull = Refusal(
        "disk-full",
        """
        The disk is full and nothing was stored. Free space on the kiosk (old exports, downloads), then try the \
        same step again.
        """)
    static let diskFailing = Refusal(
        "disk-failing",
        """
        The disk did not take or give what was asked, and nothing was stored. Stop taking payments, copy the data \
        folder to another medium, and have the disk changed.
        """)
}
