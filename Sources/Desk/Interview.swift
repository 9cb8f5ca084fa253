public import Insurance

/// Which questions the attendee screen asks: those whose answers change what
/// someone may join or pays, and never more than ``mostQuestions``.
public struct Interview: Hashable, Sendable {
    /// What is promised before the first answer; many are done sooner.
    public static let mostQuestions = 6

    public enum Question: String, Hashable, Sendable, CaseIterable {
        case birthYear = "birth-year"
        case work, sex, household, minority, card, members
    }

    /// The answers, without those that later ones made impossible.
    public let answers: ScreenAnswers
    /// The schemes that age and work leave open.
    public let open: Set<Scheme>
    /// Where belonging to an ethnic minority raises the support.
    public let raisedForMinority: Set<Scheme>
    let isTooYoung: Bool

    /// - Parameters:
    ///   - isTooYoung: For voluntary social insurance, by the year of birth.
    ///   - open: The schemes that answers leave open, by age and work alone.
    ///   - raisedForMinority: Of the open schemes.
    init(
        _ answers: ScreenAnswers, isTooYoung: Bool, open: (ScreenAnswers) -> Set<Scheme>,
        raisedForMinority: Set<Scheme>
    ) {
        var kept = answers
        self.isTooYoung = isTooYoung
        if let work = kept.work, !Self.work(isTooYoung).contains(work) { kept.work = nil }
        let left = open(kept)
        let raised = raisedForMinority.intersection(left)
        if let household = kept.household, !Self.households(left, raised).contains(household) { kept.household = nil }
        self.answers = kept
        self.open = left
        self.raisedForMinority = raised
    }

    /// The kinds of work to choose from; a child has neither trade nor pension.
    public var work: [ScreenAnswers.Work] { Self.work(isTooYoung) }

    /// The households to choose from: each changes what is paid.
    public var households: [ScreenAnswers.Household] { Self.households(open, raisedForMinority) }

    /// Everything to be asked, as far as the answers so far tell.
    public var questions: [Question] {
        var asked: [Question] = [.birthYear, .work]
        if open.contains(.voluntarySocialInsurance) { asked.append(.sex) }
        guard !open.isEmpty else { return asked }
        asked.append(.household)
        if answers.household == .agroAverage, !raisedForMinority.isEmpty { asked.append(.minority) }
        guard open.contains(.healthInsurance), answers.household != .poor else { return asked }
        asked.append(.card)
        if groups.isEmpty, answers.card != .otherGroup { asked.append(.members) }
        return asked
    }

    /// The first question without an answer; `nil` when all is known.
    public var next: Question? { questions.first { !isAnswered($0) } }

    /// The question before another one.
    public func question(before other: Question?) -> Question? {
        guard let other else { return questions.last }
        return questions.firstIndex(of: other).flatMap { $0 > 0 ? questions[$0 - 1] : nil }
    }

    /// The groups whose support counts in health insurance.
    var groups: Set<SupportedGroup> { answers.groups(minorityCounts: raisedForMinority.contains(.healthInsurance)) }

    private func isAnswered(_ question: Question) -> Bool {
        switch question {
        case .birthYear: answers.birthYear != nil
        case .work: answers.work != nil
        case .sex: answers.sex != nil
        case .household: answers.household != nil
        case .minority: answers.isMinority != nil
        case .card: answers.card != nil
        case .members: answers.members != nil
        }
    }

    private static func work(_ isTooYoung: Bool) -> [ScreenAnswers.Work] {
        isTooYoung ? [.pupil, .own] : ScreenAnswers.Work.allCases
    }

    private static func households(_ open: Set<Scheme>, _ raised: Set<Scheme>) -> [ScreenAnswers.Household] {
        ScreenAnswers.Household.allCases.filter { household in
            switch household {
            case .poor, .nearPoor, .noCertificate: true
            case .agroAverage: open.contains(.healthInsurance)
            case .minority: !raised.isEmpty
            }
        }
    }
}
