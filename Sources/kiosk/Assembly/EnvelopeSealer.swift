import Desk
import Insurance
import InsuranceRules
import UploadContract

/// Turns what the desk records into sealed envelopes of this kiosk.
struct EnvelopeSealer: EnvelopeSealing {
    private let kiosk: String
    private let signer: KioskSigningKey
    private let province: ProvinceKey.Public

    /// - Throws: ``Refusal`` with `kiosk-name` for an id that cannot stand in
    ///   an address.
    init(kiosk: String, signer: KioskSigningKey, province: ProvinceKey.Public) throws {
        guard KioskName.isValid(kiosk) else { throw Refusal.kioskName }
        self.kiosk = kiosk
        self.signer = signer
        self.province = province
    }

    func seal(_ record: OutgoingRecord, head: EnvelopeHead) throws -> SealedEnvelope {
        let header = EnvelopeHeader(
            id: head.id, kind: record.kind, kiosk: kiosk, officer: head.officer, eventDay: head.at.day,
            madeAt: head.at, previous: head.previous, rules: head.rules, provinceKey: province.idBytes)
        let payload = try payload(of: record, rules: head.rules)
        let envelope = try Envelope.seal(payload, header: header, to: province, by: signer)
        return SealedEnvelope(id: head.id, kind: record.kind, hash: envelope.hash, bytes: envelope.bytes)
    }

    private func payload(of record: OutgoingRecord, rules: String) throws -> [UInt8] {
        switch record {
        case .registration(let registration, let payment, let share, let tenders):
            guard let quote = registration.quote else { throw Refusal.quoteMissing(registration.id) }
            return try RecordJSON.encode(
                RegistrationRecord(
                    registration, quote: quote, payment: PaymentRecord(payment, of: tenders), share: share,
                    envelopeRules: rules))
        case .documentOutcome(let document, let verdict):
            return try RecordJSON.encode(DocumentOutcomeRecord(document, verdict: verdict))
        case .shiftClose(let shift, let left):
            return try RecordJSON.encode(ShiftCloseRecord(shift, left: left))
        case .handOver(let act, let papers):
            return try RecordJSON.encode(HandOverRecord(act, papers: papers))
        case .correction(let correction, let envelope):
            return try RecordJSON.encode(CorrectionRecord(correction, envelope: envelope))
        case .consentWithdrawal(let withdrawal):
            return try RecordJSON.encode(ConsentWithdrawalRecord(withdrawal))
        case .documentTakenBack(let document):
            return try RecordJSON.encode(DocumentOutcomeRecord(takenBack: document))
        case .electronicInstead(let document):
            return try RecordJSON.encode(DocumentOutcomeRecord(electronic: document))
        case .void(let void, let payment, let successor, let payOuts):
            return try RecordJSON.encode(VoidRecord(void, of: payment, successor: successor, payOuts: payOuts))
        case .payOut(let payOut, let visit, let arrival):
            return try RecordJSON.encode(PayOutRecord(payOut, visit: visit, arrival))
        case .strayTransfer(let transfer): return try RecordJSON.encode(TransferRecord(transfer))
        case .dayClose(let report, let hash): return try RecordJSON.encode(DayCloseRecord(report, hash: hash))
        case .service(let act): return try RecordJSON.encode(ServiceRecord(act))
        case .consultationTally(let tally): return try RecordJSON.encode(TallyRecord(tally))
        }
    }
}

extension RegistrationRecord {
    fileprivate init(
        _ registration: Registration, quote: FrozenQuote, payment: PaymentRecord, share: Dong, envelopeRules: String
    ) {
        let entry = registration.entry
        var person = entry.person
        // It finds people in old lists only.
        person.oldID = nil
        self.init(
            id: registration.id, visit: registration.visit, person: person, scheme: registration.scheme,
            joining: entry.joining.rawValue, joiningEvidence: entry.joiningEvidence.map(JoiningRecord.init),
            proofs: entry.proofs.map(ProofRecord.init), ethnicGroup: entry.ethnicGroup,
            guardian: entry.guardian.map(GuardianRecord.init),
            terms: TermsRecord(entry.terms),
            quote: QuoteRecord(quote, envelopeRules: envelopeRules), payment: payment, share: share,
            facility: entry.facility, livingArea: entry.livingArea, paper: entry.wantsPaper,
            consent: entry.consent.map(ConsentRecord.init),
            agreements: registration.agreements.map {
                AgreementRecord(purpose: $0.purpose.rawValue, consent: ConsentRecord($0.consent))
            },
            household: entry.household.map(HouseholdRecord.init),
            identity: entry.identity.isEmpty ? nil : entry.identity.map(IdentityRecord.init),
            residence: ResidenceRecord(entry), scanned: entry.card?.kind.rawValue,
            readBack: registration.readBackWay?.rawValue)
    }
}

extension HouseholdRecord {
    /// Members of one visit come before one another as payments do.
    fileprivate init(_ place: HouseholdPlace) {
        var (code, head): (String?, String?) = (nil, nil)
        switch place.household {
        case .code(let name): code = name
        case .head(let number): head = number
        case .visit: break
        }
        let before = place.before.map { one -> Before in
            switch one.basis {
            case .card(let end): Before(basis: .card, day: end)
            case .paid(let day): Before(basis: .paid, day: day)
            case .sameVisit: Before(basis: .paid, day: nil)
            case .stated: Before(basis: .stated, day: nil)
            }
        }
        self.init(
            code: code, head: head, relation: place.relation, order: place.order, before: before,
            toCheck: place.isToBeChecked)
    }
}

extension TermsRecord {
    /// Sets are written in a fixed order, so equal terms give equal bytes.
    fileprivate init(_ terms: Terms) {
        switch terms {
        case .contribution(let terms):
            self.init(
                income: terms.income, method: terms.method,
                categories: SupportCategory.allCases.filter(terms.categories.contains),
                supportedMonths: terms.supportedMonthsUsed)
            months = terms.months
        case .premium(let terms):
            self.init(
                order: terms.order, months: terms.months, groups: SupportedGroup.allCases.filter(terms.groups.contains),
                lastCardEnd: terms.lastCardEnd)
        }
    }
}

extension QuoteRecord {
    fileprivate init(_ quote: FrozenQuote, envelopeRules: String) {
        let item = quote.item
        self.init(
            day: quote.day, months: item.months, paidFrom: item.firstMonth?.firstDay, gross: item.gross,
            state: item.stateSupport, local: item.localSupport, payable: item.payable, from: item.validFrom,
            to: item.validTo,
            lines: item.lines.map { Line(rule: $0.rule, amount: $0.amount) },
            rules: quote.rules == envelopeRules ? nil : quote.rules)
    }
}

extension DocumentOutcomeRecord {
    fileprivate init(_ document: Document, verdict: Verdict) {
        self.init(
            document: document.id, visit: document.visit, registration: document.registration,
            kind: document.kind.rawValue, serial: document.blankSerial, verdict: verdict.rawValue,
            attempt: document.attempts)
    }

    /// Not printed; the electronic one is asked for in its place.
    fileprivate init(electronic document: Document) {
        self.init(
            document: document.id, visit: document.visit, registration: document.registration,
            kind: document.kind.rawValue, serial: nil, verdict: "electronic", attempt: document.attempts)
    }

    /// Once good, and taken back before it was handed over.
    fileprivate init(takenBack document: Document) {
        self.init(
            document: document.id, visit: document.visit, registration: document.registration,
            kind: document.kind.rawValue, serial: document.blankSerial, verdict: "takenBack",
            attempt: document.attempts)
    }
}

extension ShiftCloseRecord {
    fileprivate init(_ shift: Shift, left: [LeftPaper]) {
        self.init(
            shift: shift.id, cashier: shift.cashier, openedAt: shift.openedAt, closedAt: shift.closedAt,
            float: shift.float, takings: shift.takings, transfers: shift.transfers, paidOut: shift.paidOut,
            payments: shift.payments, counted: shift.counted, reason: shift.reason,
            left: left.map {
                Left(
                    document: $0.document.id, kind: $0.document.kind.rawValue, serial: $0.document.blankSerial,
                    state: $0.document.state.rawValue, fate: $0.fate?.kind.rawValue)
            })
    }
}

extension HandOverRecord {
    /// Who took the papers is told as a kind: neither name nor number leaves with it.
    fileprivate init(_ act: HandOver, papers: [Document]) {
        var (receiver, relation): (String, String?) = ("participant", nil)
        var of: Identifier?
        switch act.receiver {
        case .participant(let registration): of = registration
        case .guardian(let registration): (receiver, of) = ("guardian", registration)
        case .other(let named): (receiver, relation) = ("other", named.relation)
        }
        var witness: String?
        if case .mark(let code) = act.proof { witness = code }
        self.init(
            handOver: act.id, visit: act.visit,
            papers: papers.map { Paper(document: $0.id, kind: $0.kind.rawValue, serial: $0.blankSerial) },
            receiver: receiver, registration: of, relation: relation, proof: act.proof.word, witness: witness,
            station: act.station, at: act.at)
    }
}

extension Refusal {
    fileprivate static let kioskName = Refusal(
        "kiosk-name",
        """
        The kiosk's id is part of an address, so it may only hold 1–\(KioskName.longest) letters, digits, dots, dashes \
        and underscores of ASCII. Change it in the settings.
        """)

    fileprivate static func quoteMissing(_ registration: Identifier) -> Refusal {
        Refusal(
            "quote-missing",
            "Registration \(registration) has no frozen quote, so it cannot be paid and sent. Quote it again.",
            details: ["registration": registration.text])
    }
}
