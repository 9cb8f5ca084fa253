public import Insurance
public import InsuranceRules

/// What somebody claims that lowers the price, in either scheme.
///
/// The words are those of ``SupportCategory`` and ``SupportedGroup``: one paper
/// proves the same claim for both.
public enum SupportClaim: String, Hashable, Sendable, Codable, CaseIterable {
    case poor
    case nearPoor = "near-poor"
    case ethnicMinority = "ethnic-minority"
    case island
    case pupil
    case agroAverage = "agro-average"
    case traffickingVictim = "trafficking-victim"
    case exDifficultCommune = "ex-difficult-commune"

    /// The papers that prove it.
    public var kinds: [ProofKind] {
        switch self {
        case .poor, .nearPoor, .agroAverage: [.certificate, .communeList]
        case .ethnicMinority: [.identity, .certificate]
        case .island: [.residence, .identity]
        case .pupil: [.school]
        case .traffickingVictim: [.certificate]
        case .exDifficultCommune: [.communeList, .residence]
        }
    }

    /// Whether the support hangs on which commune it is.
    public var needsCommune: Bool {
        switch self {
        case .poor, .nearPoor, .agroAverage, .island, .exDifficultCommune: true
        case .ethnicMinority, .pupil, .traffickingVictim: false
        }
    }

    /// Whether the claim is looked at anew each year.
    ///
    /// Source: Decision 24/2021/QĐ-TTg on the yearly review of poor, near-poor
    /// and average-income households.
    var isYearly: Bool { [.poor, .nearPoor, .agroAverage, .pupil].contains(self) }
}

/// A kind of paper that proves a claim.
public enum ProofKind: String, Hashable, Sendable, Codable, CaseIterable {
    case certificate
    /// The list of the commune for a year.
    case communeList = "commune-list"
    /// ID card, VNeID or the population database; nothing of it is written down.
    case identity
    /// Confirmation of residence.
    case residence
    /// A pupil's card, or the school's confirmation.
    case school

    /// Whether it has a number of its own and is of a year.
    public var isNumbered: Bool { [.certificate, .communeList, .school].contains(self) }
}

/// What was shown for a claim.
///
/// Personal data, some of it sensitive: no more than the rule needs is in it.
public struct SupportEvidence: Hashable, Sendable, Codable {
    public var claim: SupportClaim
    public var kind: ProofKind
    /// Of the certificate or the list.
    public var number: String?
    /// Which year it is for.
    public var year: Int?
    /// The commune that issued it, or where the person lives.
    public var commune: String?

    /// Leaves out what this claim and this paper do not need.
    public init(claim: SupportClaim, kind: ProofKind, number: String? = nil, year: Int? = nil, commune: String? = nil) {
        self.claim = claim
        self.kind = kind
        self.number = kind.isNumbered ? number : nil
        self.year = kind.isNumbered ? year : nil
        self.commune = claim.needsCommune ? commune : nil
    }

    /// Longer no number of a paper and no name of a commune is.
    public static let longestText = 60

    /// Years a paper can be of, for a payment on `day`.
    ///
    /// What is reviewed each year counts for as many years after its own as
    /// `general.yearly_proof_years` says; older ones prove nothing.
    ///
    /// - Throws: What ``DatedValues/inForce(on:)`` throws.
    public func years(on day: CalendarDay, in book: RuleBook) throws(RuleError) -> ClosedRange<Int> {
        guard claim.isYearly else { return day.year - Self.oldestYears...day.year }
        return day.year - (try book.general.yearlyProofYears.inForce(on: day))...day.year
    }

    /// What is older was mistyped.
    private static let oldestYears = 100
}

extension Terms {
    /// What is claimed to lower the price, in a fixed order.
    public var claims: [SupportClaim] {
        let words: Set<String> =
            switch self {
            case .contribution(let terms): Set(terms.categories.map(\.rawValue))
            case .premium(let terms): Set(terms.groups.map(\.rawValue))
            }
        return SupportClaim.allCases.filter { words.contains($0.rawValue) }
    }
}

extension RegistrationEntry {
    /// Refuses a claim nobody has seen proof for.
    ///
    /// - Parameter day: The day of payment.
    /// - Throws: ``Refusal`` with `proof-missing`, `proof-incomplete` or
    ///   `proof-outdated`, the claim in its details; ``RuleError``.
    func checkProofs(on day: CalendarDay, in book: RuleBook) throws {
        for claim in terms.claims {
            guard let proof = proofs.first(where: { $0.claim == claim && claim.kinds.contains($0.kind) }) else {
                throw Refusal(
                    "proof-missing",
                    """
                    A support is claimed that lowers the price, and no paper was shown for it. Enter what was shown, \
                    or choose the plan without this support.
                    """, details: ["claim": claim.rawValue])
            }
            let texts = [proof.kind.isNumbered ? proof.number : "-", claim.needsCommune ? proof.commune : "-"]
            guard texts.allSatisfy({ $0.map { (1...SupportEvidence.longestText).contains($0.count) } ?? false }),
                !proof.kind.isNumbered || proof.year != nil
            else {
                throw Refusal(
                    "proof-incomplete",
                    "Number, year or commune of the paper shown is missing or too long. Copy it from the paper.",
                    details: ["claim": claim.rawValue])
            }
            if let year = proof.year, try !proof.years(on: day, in: book).contains(year) {
                throw Refusal(
                    "proof-outdated",
                    """
                    The paper shown is not of this year or the last, so it no longer proves the support. Ask for the \
                    newest one, or choose the plan without this support.
                    """, details: ["claim": claim.rawValue])
            }
        }
    }
}
