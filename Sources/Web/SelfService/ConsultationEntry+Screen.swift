import Desk
import Insurance
import InsuranceRules

extension ConsultationEntry {
    /// The form as someone's answers on the attendee screen fill it in.
    ///
    /// Staff look at it with them and correct it; a card that ended some time
    /// ago leaves its day open, since only its age was asked.
    init(_ outlook: Outlook, _ answers: ScreenAnswers, suggestedIncome: Dong?) {
        self.init(suggestedIncome: suggestedIncome)
        let (health, pension) = (outlook.health.offer, outlook.pension.offer)
        // Who may join nothing still sees what it would cost.
        if health != nil || pension != nil { (hi, vsi) = (health != nil, pension != nil) }
        if let terms = health?.terms {
            hiMonths = String(terms.months)
            hiOrder = String(min(terms.order, OfferContent.mostMembers))
            hiGroup = SupportChoice.answer(terms.groups)
            if case .valid = answers.card { hiLastCardEnd = terms.lastCardEnd?.vietnamese ?? "" }
        }
        if let pension { vsiIncome = pension.income.grouped }
        vsiCategory = SupportChoice.answer(answers.categories)
    }
}

extension Occupation {
    init(_ circumstances: Circumstances) {
        self.init(
            isEmployed: circumstances.isUnderCompulsoryCover, isPensioner: circumstances.isPensioner,
            business: circumstances.householdBusiness)
    }
}
