import Desk
import Insurance

/// Drafts and what people ask for after they paid, in memory.
extension MemoryLedger: DraftLedger, RightsLedger {
    func saveDraft(
        _ draft: RegistrationDraft, of visit: Identifier, part: String, by officer: Operator, at moment: Moment
    ) throws {
        guard let file = files[visit] else { throw Refusal.noSuchVisit }
        guard file.payment == nil else { throw Refusal("visit-paid", "Paid.") }
        drafts["\(visit) \(part)"] = (draft, moment)
    }

    func draft(of visit: Identifier, part: String, savedSince limit: Moment) -> RegistrationDraft? {
        drafts["\(visit) \(part)"].flatMap { $0.savedAt >= limit ? $0.draft : nil }
    }

    func endDraft(of visit: Identifier, part: String, isUsed: Bool) { drafts["\(visit) \(part)"] = nil }

    func expireDrafts(savedBefore limit: Moment) -> Int {
        let old = drafts.filter { $0.value.savedAt < limit }
        for key in old.keys { drafts[key] = nil }
        return old.count
    }

    func eraseLeftVisits(untouchedSince limit: Moment, before day: CalendarDay) -> Int { 0 }

    func abandonedDrafts() -> Int { 0 }

    func withdraw(
        _ purpose: OptionalPurpose, of registrations: [Identifier], by officer: Operator, at moment: Moment
    ) throws {
        for id in registrations {
            try change(registration: id) {
                $0.with(
                    withdrawals: $0.withdrawals + [
                        Withdrawal(
                            id: .make(at: moment), registration: id, purpose: purpose, at: moment,
                            officer: officer.code)
                    ])
            }
        }
    }

    func correct(_ corrections: [Correction], hasPapers: Bool, by officer: Operator, at moment: Moment) throws {
        for correction in corrections {
            try change(registration: correction.registration) { old in
                var entry = old.entry
                entry.person = entry.person.corrected(by: correction.changes)
                return old.with(entry: entry, corrections: old.corrections + [correction])
            }
        }
    }
}

extension Registration {
    fileprivate func with(
        entry: RegistrationEntry? = nil, corrections: [Correction]? = nil, withdrawals: [Withdrawal]? = nil
    ) -> Registration {
        Registration(
            id: id, visit: visit, state: state, entry: entry ?? self.entry, quote: quote, readBackAt: readBackAt,
            corrections: corrections ?? self.corrections, withdrawals: withdrawals ?? self.withdrawals)
    }
}
