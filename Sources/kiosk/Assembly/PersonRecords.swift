import Desk
import Insurance
import InsuranceRules
import UploadContract

// What the province reads of a person beside the registration itself.

extension ConsentRecord {
    init(_ consent: Consent) {
        self.init(version: consent.version, language: consent.language, at: consent.at, officer: consent.officer)
    }
}

extension JoiningRecord {
    init(_ evidence: JoiningEvidence) {
        self.init(seenOn: evidence.seenOn.rawValue, lastPaid: evidence.lastPaid?.description)
    }
}

extension ProofRecord {
    init(_ proof: SupportEvidence) {
        self.init(
            claim: proof.claim.rawValue, kind: proof.kind.rawValue, number: proof.number, year: proof.year,
            commune: proof.commune)
    }
}

extension GuardianRecord {
    init(_ guardian: Guardian) {
        self.init(
            name: guardian.name, relation: guardian.relation.rawValue, personalID: guardian.personalID?.digits,
            phone: guardian.phone?.digits, agreedAt: guardian.agreedAt)
    }
}

extension CorrectionRecord {
    init(_ correction: Correction, envelope: Identifier) {
        self.init(
            id: correction.id, registration: correction.registration, envelope: envelope,
            changes: correction.changes.map {
                Change(field: $0.field.rawValue, before: $0.before, after: $0.after)
            }, at: correction.at, officer: correction.officer)
    }
}

extension ConsentWithdrawalRecord {
    init(_ withdrawal: Withdrawal) {
        self.init(
            id: withdrawal.id, registration: withdrawal.registration, purpose: withdrawal.purpose.rawValue,
            at: withdrawal.at, officer: withdrawal.officer)
    }
}

extension IdentityRecord {
    init(_ choice: IdentityChoice) {
        self.init(
            fact: choice.fact.rawValue, chosen: choice.chosen.rawValue,
            others: choice.others.map { Other(source: $0.source.rawValue, value: $0.value) })
    }
}

extension ResidenceRecord {
    /// - Returns: `nil` where neither is known.
    init?(_ entry: RegistrationEntry) {
        guard entry.card?.address != nil || entry.commune != nil else { return nil }
        self.init(scanned: entry.card?.address, commune: entry.commune)
    }
}
