import Desk
import Insurance
import InsuranceRules

/// The consultation: two plans side by side, and what each costs.
struct ConsultationView: Encodable, Sendable {
    struct Plan: Encodable, Sendable {
        let scheme: String
        let schemeName: String
        let promise: String
        let icon: String
        let isTicked: Bool
        let fields: [Field]
        let choices: [Choice]
        let quickIncomes: [Quick]
        let price: QuoteView?
        /// What it comes to as the form stands, before the plans are compared.
        var sum: Sum?
        /// Asked only for one way of paying.
        var ahead: Choice?
        var missing: Field?
        var contributed: Field?
        /// Asked only for one supported group.
        var victim: Field?
        /// Why the person may not join this plan.
        var problem: Trouble?

        /// The fields with their names, for the list of what is to be mended.
        var asked: [(id: String, label: String)] {
            var asked = [(id: scheme, label: schemeName)]
            asked += choices.map { ($0.id, $0.label) }
            if let ahead { asked.append((ahead.id, ahead.label)) }
            asked += [contributed, missing, victim].compactMap { $0 }.map { ($0.id, $0.label) }
            return asked + fields.map { ($0.id, $0.label) }
        }
    }
    struct Sum: Encodable, Sendable {
        let payable: String
        let span: String

        init(_ item: QuotedItem, words: Words) {
            payable = item.payable.description
            span = words("quote.months", ["months": String(item.months)])
        }
    }
    struct Quick: Encodable, Sendable {
        let amount: String
        let field: String
        let sum: String
    }

    let plans: [Plan]
    /// Answers that decide whether the person may join; open until the plans
    /// are priced.
    let occupation: OccupationView
    let isCompared: Bool
    /// Both plans together.
    let total: String?
    /// What has to be mended before the plans are priced.
    let mend: ProblemList?
    /// Where the visitor came from, and the other ways there are.
    let channel: String
    let channels: [Choice.Option]
    /// What the leaflet said that the person came back with.
    let offer: OfferView?
    /// Whose answers from the attendee screen fill the form, by the number they called with.
    let caller: String?

    /// - Parameters:
    ///   - quotes: The plans compared.
    ///   - preview: Before any were compared, what the form comes to.
    init(_ form: ConsultationForm, quotes: [FrozenQuote], preview: [FrozenQuote] = [], words: Words) {
        let (entry, problems) = (form.entry, form.problems)
        func price(_ scheme: Scheme) -> QuoteView? {
            guard let item = quotes.first(where: { $0.item.scheme == scheme })?.item else { return nil }
            var view = QuoteView(item, words: words)
            view.notes = form.plans.filter { $0.scheme == scheme }
                .flatMap { form.guide.notes(on: $0, priced: item) }.map { words($0) }
            return view
        }
        func sum(_ scheme: Scheme) -> Sum? {
            preview.first { $0.item.scheme == scheme }.map { Sum($0.item, words: words) }
        }
        plans = [
            Plan(
                scheme: "hi", schemeName: words("scheme.hi"), promise: words("scheme.hi-promise"), icon: "health",
                isTicked: entry.hi, fields: [Self.lastCardEnd(entry, problems, words)],
                choices: Self.healthChoices(entry, problems, form.guide, words), quickIncomes: [],
                price: price(.healthInsurance), sum: sum(.healthInsurance),
                victim: Self.victimSince(
                    id: "hiVictimSince", entry.hiVictimSince, problems.trouble(at: "hiVictimSince", words), form.guide,
                    words),
                problem: problems.trouble(at: Scheme.healthInsurance.rawValue, words)),
            Plan(
                scheme: "vsi", schemeName: words("scheme.vsi"), promise: words("scheme.vsi-promise"), icon: "pension",
                isTicked: entry.vsi, fields: Self.incomeFields(entry, problems, words),
                choices: Self.contributionChoices(entry, problems, words),
                quickIncomes: form.incomes.map { Quick(amount: $0.grouped, field: "vsiIncome", sum: $0.grouped) },
                price: price(.voluntarySocialInsurance), sum: sum(.voluntarySocialInsurance),
                ahead: Choice(
                    "vsiYears", words("consult.years-ahead"), Self.years(form.guide, words), chosen: entry.vsiYears,
                    problem: problems.trouble(at: "vsiYears", words)),
                missing: Self.missing(
                    id: "vsiMissing", entry.vsiMissing, problems.trouble(at: "vsiMissing", words), form.guide, words),
                contributed: Self.contributed(
                    id: "vsiContributed", entry.vsiContributed, problems.trouble(at: "vsiContributed", words),
                    form.guide, words),
                problem: problems.trouble(at: Scheme.voluntarySocialInsurance.rawValue, words)),
        ]
        occupation = OccupationView(
            form.occupation, more: [("elsewhere", entry.elsewhere)], asksFirst: quotes.isEmpty, form.guide, words)
        mend = ProblemList(problems, of: plans.flatMap(\.asked), words: words)
        isCompared = !quotes.isEmpty
        let priced = quotes.isEmpty ? preview : quotes
        total = priced.count > 1 ? priced.reduce(Dong.zero) { $0 + $1.item.payable }.description : nil
        channel = words("channel.\(form.channel.rawValue)")
        channels = Channel.allCases.map {
            Choice.Option(value: $0.rawValue, label: words("channel.\($0.rawValue)"), isChosen: $0 == form.channel)
        }
        offer = form.offer.map { OfferView($0, words: words) }
        caller = form.call.map { words("consult.caller", ["number": String($0)]) }
    }
}

/// What the form of a consultation is filled with.
struct ConsultationForm: Sendable {
    let entry: ConsultationEntry
    /// The plans that are priced.
    let plans: [Terms]
    let occupation: Occupation
    let problems: FieldProblems
    let channel: Channel
    let offer: Offer?
    /// From the attendee screen.
    let call: Int?
    let guide: PlanGuide
    /// The incomes offered as keys.
    let incomes: [Dong]
}

/// A leaflet that was brought back: what it said, and when.
struct OfferView: Encodable, Sendable {
    let number: String
    let sentence: String
    let prices: [String]

    init(_ offer: Offer, words: Words) {
        number = offer.number.description
        sentence = words("offer.back", ["number": offer.number.description, "day": offer.day.vietnamese])
        prices = offer.shown.map { plan in
            let months = words("quote.months", ["months": String(plan.price.months)])
            let name: String =
                switch plan.terms {
                case .premium(let terms):
                    words("scheme.hi") + " · " + words("consult.order-n", ["n": String(terms.order)])
                case .contribution(let terms): words("scheme.vsi") + " · \(terms.income)"
                }
            return "\(name) · \(months): \(plan.price.payable)"
        }
    }
}
