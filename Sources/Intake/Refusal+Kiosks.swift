import Insurance
import UploadContract

extension Refusal {
    static let kioskName = Refusal(
        "kiosk-name",
        """
        A kiosk's id is 1–\(KioskName.longest) letters, digits, dots, dashes and underscores of ASCII. Write it as it \
        stands in the kiosk's settings.
        """)

    static func kioskEnrolled(_ kiosk: String) -> Refusal {
        Refusal(
            "kiosk-enrolled",
            """
            Kiosk \(kiosk) is enrolled with another key, whose records would no longer be believed. Give the new \
            machine an id of its own.
            """,
            details: ["kiosk": kiosk])
    }

    static func storeNewer() -> Refusal {
        Refusal(
            "store-newer",
            """
            The store was written by a later version of this program, which this one would damage. Start the later \
            version.
            """)
    }
}
