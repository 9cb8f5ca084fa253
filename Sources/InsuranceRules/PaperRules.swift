import Insurance

/// What the officer's approval of a paper on request looks like.
public enum PaperWay: String, RuleMethod {
    /// Given with the payment, by the officer who answers for the tray then.
    case withPayment = "with-payment"
    /// An act of its own for each person, by an officer who looked at the papers.
    case each
    /// No such paper is printed: it is electronic only.
    case none
}

/// What the rules on papers speak of; a book has a cover and sheets.
public enum PaperSubject: String, RuleKey {
    case healthCard = "health-card"
    case book
}

/// How the check field of a health card's symbol is filled.
public enum CardCheckMethod: String, RuleMethod {
    /// With `-`, which readers take for nothing: how it is worked out is not published.
    case dash
}

/// How the place of living stands in a health card's symbol.
public enum CardAreaMethod: String, RuleMethod {
    /// K1, K2, K3 as 1, 2, 3, and 4 for none of them.
    case numberOrFour = "number-or-four"
}

/// Cards, books and what stands on them.
public struct PaperRules: Sendable {
    /// Which papers an office prints on request and how they are approved, a list by place.
    public let issue: PaperList
    /// How the check field of the card's symbol is filled, a method.
    public let cardCheck: DatedValues<CardCheckMethod>
    /// How the place of living stands in the card's symbol, a method.
    public let cardArea: DatedValues<CardAreaMethod>

    init(from shelf: inout RuleShelf) throws(RuleError) {
        issue = try shelf.takePapers("papers.issue")
        cardCheck = try shelf.take("papers.card_check", in: .method)
        cardArea = try shelf.take("papers.card_area", in: .method)
    }
}
