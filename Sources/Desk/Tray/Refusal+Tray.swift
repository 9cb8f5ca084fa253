import Insurance

// What staff read when a scan at the tray settles nothing.
extension Refusal {
    static let codeOfTwoPapers = Refusal(
        "code-of-two-papers",
        "Two papers in the tray carry this code, so it does not tell which one is meant. Look, and answer by hand.")
    static let codeOnEarlierCopy = Refusal(
        "code-on-earlier-copy",
        """
        This paper was printed before, and that sheet carries the same code, so the code does not tell the two apart. \
        Put the former sheet away, look at this one, and answer by hand.
        """)
    static let paperStillPrinting = Refusal(
        "paper-still-printing",
        "The printer has not finished this paper yet. Wait until it stands under what is to be checked, then scan or answer."
    )
    static let paperSpoiledBefore = Refusal(
        "paper-spoiled-before",
        """
        This is the sheet that was called spoiled. Nothing was settled. Put it into the bag of the spoiled ones, and \
        scan the new one.
        """)
    static let paperCheckedJustNow = Refusal(
        "paper-checked-just-now",
        "The scanner read the same paper once more; it counts as good already. Scan the next one.")
    static let blankWithoutCode = Refusal(
        "blank-without-code",
        "This is the right blank, but no code is printed on this paper to be scanned. Look at it and answer by hand.")

    static func notOneCard(serial: String) -> Refusal {
        Refusal(
            "not-one-card",
            """
            Serial \(serial) and this code are not of the same paper, so nothing was settled. Take one paper, and scan \
            both of its codes.
            """, details: ["serial": serial])
    }

    /// - Parameter paper: What the code that was scanned before is of.
    static func blankOfAnotherPaper(_ blank: ScannedBlank, paper: Document) -> Refusal {
        let expected = paper.blankSerial ?? "?"
        guard blank.canSwap(with: paper) else { return blankPutAside(blank, expected) }
        return Refusal(
            "blank-of-another-paper",
            """
            The blank is \(blank.serial); this paper was to be on \(expected). Nothing was settled. Look whether the \
            sheet in hand is this paper's: then let the two blanks change places; else put it aside.
            """, details: details(blank, expected, paper))
    }

    /// - Parameter paper: What is to be checked next on a blank of this kind.
    static func blankNotAwaited(_ blank: ScannedBlank, paper: Document?) -> Refusal {
        let expected = paper?.blankSerial ?? "–"
        if blank.isInBag { return blankPutAway(blank, expected) }
        if blank.isOut { return blankPutAside(blank, expected) }
        return Refusal(
            "blank-not-awaited",
            """
            Nothing to be checked is bound to blank \(blank.serial); waited for is \(expected). Nothing was settled. \
            Scan the paper's own code, or put this one aside and tell the supervisor.
            """, details: details(blank, expected, paper))
    }

    /// A spoiled sheet or a test print, and nothing was read that says otherwise.
    private static func blankPutAway(_ blank: ScannedBlank, _ expected: String) -> Refusal {
        Refusal(
            "blank-put-away",
            """
            The book has blank \(blank.serial) as \(blank.state.rawValue); waited for is \(expected). Nothing was \
            settled. Put this sheet into the bag of the spoiled ones, and scan the one on \(expected).
            """, details: ["serial": blank.serial, "expected": expected, "blankState": blank.state.rawValue])
    }

    /// A blank that cannot change places, though the paper itself may be on it: the book may be wrong.
    private static func blankPutAside(_ blank: ScannedBlank, _ expected: String) -> Refusal {
        Refusal(
            "blank-put-aside",
            """
            The book has blank \(blank.serial) as \(blank.state.rawValue); waited for is \(expected). Nothing was \
            settled. Put the sheet in hand aside, not into the bag of the spoiled ones, and tell the supervisor.
            """,
            details: [
                "serial": blank.serial, "expected": expected, "blank": blank.kind.rawValue,
                "blankState": blank.state.rawValue,
            ])
    }

    /// With the paper where the two blanks can change places, so that a page can lead to it.
    private static func details(_ blank: ScannedBlank, _ expected: String, _ paper: Document?) -> [String: String] {
        var details = ["serial": blank.serial, "expected": expected]
        if let paper, blank.canSwap(with: paper) { details["document"] = paper.id.text }
        return details
    }
}
