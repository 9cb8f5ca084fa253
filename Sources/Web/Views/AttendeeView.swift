import Desk
import Insurance
import InsuranceRules

/// What the person in front of the kiosk sees: their own data, and no one else's.
struct AttendeeView: Encodable, Sendable {
    /// idle, quote, readBack, pay, print, check, handOver, sign, signed, mark or
    /// thanks.
    let step: String
    var visit: String?
    var idle = false
    /// The buttons that begin the self-service consultation, one a language.
    var begin: [BeginView] = []
    var selfService: SelfServiceView?
    var welcome = false
    var quoting = false
    var prices: [QuoteView] = []
    var total: String?
    var readBack: ReadBackView?
    var isConfirmed = false
    var sum: String?
    /// The code to pay by, while it is awaited.
    var transfer: Transfer?
    /// What happens to the papers, by what is printed.
    var papers: Papers?
    /// Papers to sign for.
    var sign: SignView?
    var thanks = false
    /// After so many seconds without a touch the window looks again what to show.
    var rest: Int? = StationDisplay.secondsShown + 5

    struct Papers: Encodable, Sendable {
        let icon: String
        let title: String
        let say: String
    }

    static let nobody = {
        var view = AttendeeView(step: "idle")
        view.idle = true
        view.rest = nil
        return view
    }()

    private init(step: String) { self.step = step }

    /// Somebody takes papers and signs for them.
    init(_ sign: SignView, of visit: Identifier) {
        self.init(step: sign.isSigned ? "signed" : sign.isMark ? "mark" : "sign")
        self.visit = visit.text
        self.sign = sign
    }

    /// Someone asks by themselves.
    ///
    /// - Parameter rest: After how many seconds without a touch it is forgotten.
    init(_ selfService: SelfServiceView, rest: Int) {
        self.init(step: selfService.step)
        self.selfService = selfService
        self.rest = rest + 5
    }

    /// - Parameters:
    ///   - quotes: The plans looked at, priced for today; empty when there are
    ///     none or they cannot be priced.
    ///   - account: Whose account the code names.
    init(
        _ file: VisitFile, quotes: [FrozenQuote], guide: PlanGuide, account: BankAccount?, now: Moment,
        tokens: FormTokens, words: Words
    ) {
        let next = file.nextStep
        self.init(step: next == .consult || next == .register ? "quote" : next == .done ? "thanks" : next.rawValue)
        visit = file.visit.id.text
        switch next {
        case .consult, .register:
            welcome = quotes.isEmpty
            quoting = !quotes.isEmpty
            prices = zip(file.visit.plans, quotes).map { plan, quote in
                var view = QuoteView(quote.item, words: words)
                view.notes = guide.notes(on: plan, priced: quote.item).filter(\.isDeadline).map { words($0) }
                return view
            }
            total = quotes.count > 1 ? quotes.reduce(Dong.zero) { $0 + $1.item.payable }.description : nil
        case .readBack: readBack = ReadBackView(file, tokens: tokens, isShown: true, isPublic: true, words: words)
        case .pay:
            if let awaited = file.awaited, let end = awaited.transfer?.expiresAt, now <= end {
                transfer = Transfer(awaited, account)
                return
            }
            sum = max(.zero, file.rest).description
            prices = PaymentView.prices(file, percent: { _ in nil }, words: words)
        case .print: papers = Papers(file, doing: "printing", icon: "printer", words: words)
        case .check: papers = Papers(file, doing: "checking", icon: "eye", words: words)
        case .handOver: papers = Papers(file, doing: "ready", icon: "hand", words: words)
        case .done: thanks = true
        }
    }
}

extension AttendeeView.Papers {
    init(_ file: VisitFile, doing: String, icon: String, words: Words) {
        let printed = Set(
            file.owedPapers.filter { ![.requested, .sent, .cancelled].contains($0.state) }.map(\.kind))
        let hasCard = printed.contains(.healthCard)
        let hasBook = !printed.isDisjoint(with: [.bookCover, .bookSheet])
        let what = hasCard ? (hasBook ? "both" : "card") : hasBook ? "book" : "receipt"
        self.icon = icon
        title = words("attendee.\(doing).\(what)")
        say = hasCard || hasBook ? words("attendee.\(doing)-say") : words("attendee.electronic")
    }
}
