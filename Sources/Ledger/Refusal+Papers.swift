import Insurance

// What staff read when a paper, a blank or the queue does not allow the step.
extension Refusal {
    static let documentUnknown = Refusal(
        "document-unknown", "This paper does not exist. Go back to the tray and choose it from the list.")
    static let intentNotPrinting = Refusal(
        "intent-not-printing",
        "This print was settled before, so its outcome stays. Look at the paper in the tray list.")
    static let intentOutdated = Refusal(
        "intent-outdated",
        """
        This answer is for a print that has been judged or repeated since. Look at the tray list again and answer \
        for the print shown there.
        """)
    static let scanDoesNotMatch = Refusal(
        "scan-does-not-match",
        """
        What was scanned does not prove this very print, so nothing was settled. Scan the paper's code, and its \
        blank's serial too when the paper was printed before; or look and answer by hand.
        """)
    static let reprintNotDue = Refusal(
        "reprint-not-due",
        """
        This paper is not spoiled, missing or held back, so it is not printed again. Say first what came out of \
        the printer.
        """)
    static let paperNotGood = Refusal(
        "paper-not-good",
        """
        A paper chosen is still in the printer, not yet checked or not good, so nothing was given. Say first what \
        came out; only a good paper is handed over.
        """)
    static let approverTookMoney = Refusal(
        "approver-took-money",
        """
        You took the money for these papers and another person is on duty, so another officer approves them. Ask \
        them to take the tray or to approve here.
        """)
    static let paperVoid = Refusal(
        "paper-void",
        """
        The receipt of a paper chosen is void, so it is given to nobody and nothing was given. Open the visit anew; \
        keep the void receipt with the book.
        """)
    static let handedOverBefore = Refusal(
        "handed-over-before",
        "A paper chosen was handed over before, so nothing was given. Look at the visit for who took it.")
    static let fateDoesNotFit = Refusal(
        "fate-does-not-fit",
        """
        A paper stands otherwise than the list showed, so nothing was noted. Look at the list again; what lies in \
        the tray is judged first.
        """)
    static func papersUnanswered(_ count: Int) -> Refusal {
        Refusal(
            "papers-unanswered",
            """
            Of \(count) papers of this shift nobody said what becomes of them, so it stays open. Answer for each \
            paper in the list, then close.
            """,
            details: ["count": String(count)])
    }
    static let nothingToHandOver = Refusal(
        "nothing-to-hand-over", "This visit has nothing to hand over now. Pay or print first, or choose another visit.")
    static let blankSerialWrong = Refusal(
        "blank-serial-wrong",
        """
        The serials cannot be counted on from this one. Write the first serial as printed, ending in digits, such \
        as TN0000123, with enough digits for the whole bundle.
        """)
    static func blankKnown(_ serial: String) -> Refusal {
        Refusal(
            "blank-known",
            "Serial \(serial) or its bundle was received before, so nothing was added. Compare with the bundle's label.",
            details: ["serial": serial])
    }
    static func answerWithoutLease(_ ids: [Identifier]) -> Refusal {
        Refusal(
            "answer-without-lease",
            """
            The province answered for records that were not on their way; those answers were set aside and the \
            records are sent again. Nothing needs to be done unless this repeats.
            """,
            details: ["ids": ids.map(\.text).joined(separator: " ")])
    }
    static let operatorExists = Refusal(
        "operator-exists", "Someone is signed up under this code already. Choose another code.")
    static let operatorDemonstration = Refusal(
        "operator-demonstration", "People of the demonstration may not work with real records. Add your own staff.")
}
