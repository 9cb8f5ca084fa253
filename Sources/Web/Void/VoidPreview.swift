import Desk
import Insurance
import InsuranceRules

/// What a void comes to, before two people agree to it.
struct VoidPreview: Encodable, Sendable {
    struct Line: Encodable, Sendable {
        let registration: String
        let name: String
        let what: String
        /// The place in the household's order, before and after; `nil` where it stays.
        let order: String?
        let paid: String
        let now: String
        let difference: String
        let leaves: Bool
        let isDearer: Bool
    }

    /// A paper, with what has to be said of it.
    struct Paper: Encodable, Sendable {
        let id: String
        let label: String
        /// What happens without a question; `nil` where one is asked.
        let fate: String?
        let options: [Choice.Option]
        let isOpen: Bool
        let problem: Trouble?
    }

    let visit: String
    let ticket: String
    let payment: String
    let receipt: String
    let formID: String
    let seen: String
    let reason: String
    let reasonWord: String
    let note: String
    let lines: [Line]
    let paid: String
    let kept: String
    let refund: String
    let hasRest: Bool
    /// How the money goes back, one sentence for each way.
    let ways: [String]
    /// About the receipt of those who stay, or that there is none.
    let successor: String
    let papers: [Paper]
    let hasPapers: Bool
    /// Papers have to be looked at in the tray first.
    let isBlocked: Bool
    let second: Field
    let agree: String

    init(
        _ plan: VoidPlan, of file: VisitFile, formID: Identifier, typed form: Form, problems: FieldProblems,
        words: Words
    ) {
        visit = file.visit.id.text
        ticket = String(file.visit.number)
        payment = plan.payment.id.text
        receipt = plan.payment.receipt.description
        self.formID = formID.text
        seen = plan.mark
        reason = form["reason"]
        reasonWord = words("void.reason.\(form["reason"])")
        note = form["note"]
        lines = plan.lines.map { Line($0, words: words) }
        paid = plan.payment.amount.description
        kept = plan.kept.description
        let back = plan.back.sum
        refund = (Dong.zero - back).description
        hasRest = !plan.isWhole
        ways = Payment.Method.allCases.filter { plan.back[$0] > .zero }.map {
            words("void.back-\($0.rawValue)", ["amount": plan.back[$0].description])
        }
        successor =
            plan.isWhole ? words("void.no-successor") : words("void.successor", ["amount": plan.kept.description])
        papers = plan.papers.map { Paper($0, typed: form, problems: problems, words: words) }
        hasPapers = !papers.isEmpty
        isBlocked = papers.contains(where: \.isOpen)
        second = Field(id: "second", label: words("signing.witness-code"), value: form["second"], longest: 20)
        agree = words(
            back > .zero ? "void.agree" : "void.agree-none",
            ["number": plan.payment.receipt.digits, "amount": back.description])
    }
}

extension VoidPreview.Line {
    fileprivate init(_ line: VoidPlan.Line, words: Words) {
        registration = line.registration.id.text
        name = line.registration.person.name
        what = words.what(line.registration)
        let (before, after) = (line.registration.entry.household?.order, line.stay?.entry.household?.order)
        order =
            if let before, let after, before != after {
                words("void.order", ["before": String(before), "after": String(after)])
            } else { nil }
        paid = line.paid.description
        now = line.leaves ? words("void.leaves") : line.now.description
        let change = line.now - line.paid
        difference = (change > .zero ? "+" : "") + change.description
        leaves = line.leaves
        isDearer = change > .zero
    }
}

extension VoidPreview.Paper {
    /// The name of the field that holds what was said of a paper.
    static func field(_ document: Identifier) -> String { "paper-\(document)" }

    fileprivate init(_ paper: VoidedPaper, typed form: Form, problems: FieldProblems, words: Words) {
        id = Self.field(paper.document.id)
        let said = form[id]
        label = words("reissue.of", words.paper(paper.document, name: paper.name))
        let isBlank = paper.document.kind.blank != nil
        func option(_ value: String, _ key: String) -> Choice.Option {
            Choice.Option(
                value: value, label: words(key), isChosen: said == value, field: Self.field(paper.document.id))
        }
        let kind = paper.isReceipt ? "receipt" : isBlank ? "blank" : "paper"
        let here = option("here", "void.\(kind)-here")
        isOpen = paper.question == .atTheTray
        switch paper.question {
        case .none: (fate, options) = (words(paper.isReceipt ? "void.receipt-marked" : "void.not-printed"), [])
        case .atTheTray: (fate, options) = (words("void.at-the-tray"), [])
        case .here: (fate, options) = (nil, [here])
        case .hereOrOut: (fate, options) = (nil, [here, option("out", "void.paper-out")])
        }
        problem = problems.trouble(at: id, words)
    }
}
