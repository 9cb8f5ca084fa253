import Desk
import Insurance
import InsuranceRules

extension Words {
    /// What comes of a plan later, in a sentence.
    func callAsFunction(_ note: PlanNote) -> String {
        switch note {
        case .nextPayment(let from, let until):
            self("note.next-payment", ["month": from.vietnamese, "day": until.vietnamese])
        case .paidUntil(let month): self("note.paid-until", ["month": month.vietnamese])
        case .refund(let amount, let months):
            self("note.refund", ["amount": amount.description, "months": String(months)])
        case .funeral(let amount, let months):
            self("note.funeral", ["amount": amount.description, "months": String(months)])
        case .oneOff(let closed, let months, let years):
            self("note.one-off", ["day": closed.vietnamese, "months": String(months), "years": String(years)])
        case .oneOffSum(let amount, let months):
            self("note.one-off-sum", ["amount": amount.description, "months": String(months)])
        case .survivors(let amount, let months):
            self("note.survivors", ["amount": amount.description, "months": String(months)])
        case .maternity(let amount, let month):
            self("note.maternity", ["amount": amount.description, "month": month.vietnamese])
        case .fiveYears(let day): self("note.five-years", ["day": day.vietnamese])
        case .fiveYearsKept: self("note.five-years-kept")
        }
    }
}
