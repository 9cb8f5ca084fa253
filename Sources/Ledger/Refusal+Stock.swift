import Desk
import Insurance

// What staff read when the book of blanks does not allow the step.
extension Refusal {
    static let bundleUnknown = Refusal(
        "bundle-unknown", "The book has no such bundle. Go back to the blanks and choose it from the list.")
    static let paperWithoutBlank = Refusal(
        "paper-without-blank",
        """
        No blank is bound to this paper that could change: it is on plain paper, it waits for stock, or somebody \
        called it good or spoiled already. Choose another paper from the list.
        """)
    static let noBlankForTest = Refusal(
        "stock-empty",
        "No open bundle has a blank of this kind, so nothing was printed. Open a bundle, or take one in.")
    static let testNotDoubtful = Refusal(
        "test-not-doubtful", "What became of this test print is known, so its blank stays as it is.")

    static func bundleOpen(_ number: Int) -> Refusal {
        Refusal(
            "bundle-open", "Bundle \(number) is open already; it is used up in its turn.",
            details: ["number": String(number)])
    }

    static func bundleEndsDiffer(_ number: Int, scanned: String, booked: String) -> Refusal {
        Refusal(
            "bundle-ends-differ",
            """
            Scanned was \(scanned), but bundle \(number) runs from \(booked), so it stays closed. Scan its first and \
            its last piece; if they are not these, put the bundle aside and tell the supervisor.
            """, details: ["number": String(number), "scanned": scanned, "booked": booked])
    }

    static func bundleClosed(_ serial: String, bundle: Int) -> Refusal {
        Refusal(
            "bundle-closed",
            "Blank \(serial) is of bundle \(bundle), which nobody has opened in the book. Open it by its two ends first.",
            details: ["serial": serial, "number": String(bundle)])
    }

    static func blankSpent(_ serial: String, _ state: BlankState) -> Refusal {
        Refusal(
            "blank-spent",
            """
            The book has blank \(serial) as \(state.rawValue), so nothing was changed. Look at the serial once more; \
            if it is right, put the piece aside and tell the supervisor.
            """, details: ["serial": serial, "blankState": state.rawValue])
    }

    static func blankReserved(_ serial: String) -> Refusal {
        Refusal(
            "blank-reserved",
            "Blank \(serial) is reserved for a paper that waits. Give back only what no paper needs; nothing was changed.",
            details: ["serial": serial])
    }

    static func blankInPrint(_ serial: String) -> Refusal {
        Refusal(
            "blank-in-print",
            """
            A paper bound to blank \(serial) is in the printer or not judged yet. Say first what came out of the \
            printer; nothing was changed.
            """, details: ["serial": serial])
    }

    static func serialDiffers(_ serial: String, booked: String) -> Refusal {
        Refusal(
            "serial-differs",
            "In hand is \(serial), the book says \(booked). Look at both once more, then say why, and they change places.",
            details: ["serial": serial, "booked": booked])
    }

    static func blanksDifference(_ count: StockCount) -> Refusal {
        Refusal(
            "blanks-difference",
            """
            Counted were \(count.counted), the book says \(count.equation.expected). Count once more; if it stays, write \
            why.
            """,
            details: [
                "counted": String(count.counted), "expected": String(count.equation.expected),
                "blank": count.equation.kind.rawValue,
            ])
    }

    static func blanksUncounted(_ kinds: [BlankKind]) -> Refusal {
        Refusal(
            "blanks-uncounted",
            "The blanks were not counted at this close. Count each kind by hand, boxes and printers, then close.",
            details: ["count": String(kinds.count)])
    }
}
