import Desk
import Insurance

/// The cashier's shift.
///
/// What should be in the drawer is shown only after it was counted.
struct ShiftView: Encodable, Sendable {
    struct Note: Encodable, Sendable {
        let field: Field
        let worth: String
    }
    struct Past: Encodable, Sendable {
        let opened: String
        let cashier: String
        let stateName: String
        let payments: String
        let takings: Takings
        let difference: String?
        let isOff: Bool
        let reason: String?
    }

    /// What a shift took, by the way it came.
    struct Takings: Encodable, Sendable {
        let cash: String
        let transfer: String
        let total: String
    }

    var isForCashier = false
    var openForm: Field?
    /// The notes to count; empty unless the shift is open.
    var notes: [Note] = []
    var loose: Field?
    var hasCount = false
    var countedProblem: Trouble?
    var closing: Closing?
    /// Who still waits to pay, while the shift is not closed; `nil` for nobody.
    private(set) var unpaid: Unpaid?
    /// Papers of this shift nobody took; `nil` when there are none.
    var left: LeftPapersView? { didSet { lookAround() } }
    /// The closing of the blanks; `nil` once they are counted.
    var blanks: StockCountView? {
        didSet {
            lookAround()
            if blanks?.isPrimary == true { blanks?.isPrimary = left?.isAnswered != false }
        }
    }
    /// Whether a paper is to be answered for, or blanks are to be counted,
    /// before the shift can be closed.
    private(set) var mustAnswer = false
    let opened: String?
    let float: String?
    /// Whose counted drawer the shift began with.
    let received: String?
    let payments: String?
    let past: [Past]
    let hasPast: Bool
    /// How many forms were left unfinished, for the supervisor; `nil` for none.
    private(set) var abandoned: String?

    /// Visits of today that wait at the till.
    struct Unpaid: Encodable, Sendable {
        let sentence: String
        let rows: [DeskView.Row]
    }

    struct Closing: Encodable, Sendable {
        let takings: Takings
        let expected: String
        let counted: String
        let difference: String
        let isOff: Bool
        let isShort: Bool
        var reason: Field?
        /// Who signs for the drawer; `nil` once it was handed over.
        let next: Field?
        /// Whom it was handed to.
        let passed: String?
    }

    init(
        _ shift: Shift?, recent: [Shift], isCashier: Bool, form: Form, problems: FieldProblems, words: Words
    ) {
        let current = shift?.state == .closed ? nil : shift
        isForCashier = !isCashier
        opened = current.map { "\($0.openedAt.day.vietnamese) \($0.openedAt.clockTime)" }
        float = current?.float.description
        received = current?.receivedFrom.map { words("shift.received", ["cashier": $0]) }
        payments = current.map { String($0.payments) }
        past = recent.filter { $0.state == .closed }.map { Past($0, words: words) }
        hasPast = !past.isEmpty
        guard isCashier else { return }
        switch current?.state {
        case nil, .closed:
            openForm = Field(
                id: "float", label: words("shift.float"), value: form["float"], hint: words("shift.float-hint"),
                problem: problems.trouble(at: "float", words), keyboard: "numeric", longest: 16, isFirst: true,
                isMoney: true)
        case .open:
            notes = Self.notes(form, problems, words)
            loose = Field(
                id: "loose", label: words("shift.loose"), value: form["loose"], hint: words("shift.loose-hint"),
                problem: problems.trouble(at: "loose", words), keyboard: "numeric", longest: 12, isMoney: true)
            countedProblem = problems.trouble(at: "counted", words)
            hasCount = true
        case .counted: closing = current.map { Closing($0, form: form, words: words) }
        }
    }

    /// Names those who still wait to pay, before the drawer is counted and after.
    mutating func warn(of files: [VisitFile], words: Words) {
        let waiting = files.filter { $0.nextStep == .pay }
        guard !waiting.isEmpty, hasCount || closing != nil else { return }
        unpaid = Unpaid(
            sentence: words(hasCount ? "shift.unpaid" : "shift.unpaid-counted", ["count": String(waiting.count)]),
            rows: waiting.map { DeskView.Row($0, words: words) })
    }

    /// The page opens where something is to be done: at the result of the count,
    /// unless nothing is left but a reason for its difference.
    private mutating func lookAround() {
        mustAnswer = left?.isAnswered == false || blanks != nil
        closing?.reason?.isFirst = !mustAnswer && left == nil
    }

    mutating func countAbandoned(_ forms: Int, words: Words) {
        abandoned = forms == 0 ? nil : words("shift.abandoned", ["count": String(forms)])
    }

    private static func notes(_ form: Form, _ problems: FieldProblems, _ words: Words) -> [Note] {
        CashCount.denominations.map { note in
            let name = "n\(note)"
            return Note(
                field: Field(
                    id: name, label: Dong(note).grouped, value: form[name],
                    problem: problems.trouble(at: name, words), keyboard: "numeric", longest: 4),
                worth: String(note))
        }
    }
}

extension ShiftView.Closing {
    init(_ shift: Shift, form: Form, words: Words) {
        let off = shift.difference ?? .zero
        takings = ShiftView.Takings(shift)
        expected = shift.expected.description
        counted = (shift.counted ?? .zero).description
        difference = off.description
        isOff = off != .zero
        isShort = off < .zero
        passed = shift.passedTo.map { words("shift.passed", ["cashier": $0]) }
        next =
            passed == nil
            ? Field(
                id: "nextCashier", label: words("shift.next-cashier"), value: form["nextCashier"], longest: 40) : nil
        reason =
            off == .zero
            ? nil
            : Field(
                id: "reason", label: words("shift.reason"), value: form["reason"], hint: words("shift.reason-hint"),
                longest: 300, isWide: true, isFirst: true)
    }
}

extension ShiftView.Takings {
    init(_ shift: Shift) {
        cash = shift.takings.description
        transfer = shift.transfers.description
        total = (shift.takings + shift.transfers).description
    }
}

extension ShiftView.Past {
    init(_ shift: Shift, words: Words) {
        opened = "\(shift.openedAt.day.vietnamese) \(shift.openedAt.clockTime)"
        cashier = shift.cashier
        stateName = words("shift.state.\(shift.state.rawValue)")
        payments = String(shift.payments)
        takings = ShiftView.Takings(shift)
        let off = shift.difference ?? .zero
        difference = off.description
        isOff = off != .zero
        reason = shift.reason
    }
}
