import Desk
import Insurance

/// The visit page: who, where it stands, and the one next step.
struct VisitView: Encodable, Sendable {
    struct Step: Encodable, Sendable {
        let label: String
        /// done, now or todo.
        let state: String
        let stateName: String
        let mark: String
        let isNow: Bool
    }

    let visit: String
    let number: String
    /// Empty before anyone was scanned or registered.
    let name: String
    let hasName: Bool
    let step: String
    let steps: [Step]
    /// Nobody's card was read yet, so the scan box stands open.
    let isUnscanned: Bool
    /// Another card may still be read; the scan box is folded away.
    var canRescan: Bool
    /// A card that is read adds a member of the household.
    var addsMember = false
    /// A card of somebody else was read, and waits for a word.
    var otherCard: OtherCardView?
    /// What the list says of the person, besides who they are.
    var known: String?
    /// The person paid in another visit of today.
    var paidBefore: PaidBefore?
    /// What the province did not take of this visit.
    var refused: [RefusedRecord] = []
    /// Prices that changed with the household's order, each in a sentence.
    var changes: [String] = [] { didSet { hasChanges = !changes.isEmpty } }
    private(set) var hasChanges = false
    /// Who answered on the attendee screen while it showed this visit, and calls.
    var callers: [DeskView.Caller] = []
    var consult: ConsultationView?
    var register: RegistrationView?
    /// The members alone, and how more are added.
    var household: HouseholdView?
    /// Who fits what was typed into the box for one more member.
    var found: SearchView?
    /// The same beside the step at hand.
    var members: HouseholdView?
    var readBack: ReadBackView?
    var pay: PaymentView?
    /// A transfer of it is awaited.
    var transfer: TransferView?
    /// Money of it that came in and is no part of a payment, or was too much.
    let tenders: [TenderView]
    let hasTenders: Bool
    var papers: PapersView?
    var done: DoneView?
    /// Receipts of it that are void, each in a sentence.
    let voids: [String]
    let hasVoids: Bool
    /// Whether the one looking may begin to take its receipt back.
    let canVoid: Bool
    /// Whether the one looking may give up what is unpaid.
    let canAbandon: Bool

    init(_ file: VisitFile, step: VisitStep, today: CalendarDay, words: Words, officer: Operator) {
        canAbandon = officer.roles.contains(.consultant) && file.awaited == nil && file.loose.isEmpty
        tenders = TenderView.all(file, today: today, officer: officer, words: words)
        hasTenders = !tenders.isEmpty
        voids = words.voids(file)
        hasVoids = !voids.isEmpty
        canVoid = file.payment != nil && VoidDesk.mayVoid(officer)
        visit = file.visit.id.text
        number = String(file.visit.number)
        name = file.name ?? words("visit.nameless")
        hasName = file.name != nil
        self.step = step.rawValue
        let canScan = step == .consult || step == .register
        isUnscanned = canScan && file.name == nil
        canRescan = canScan && file.name != nil
        let now = VisitStep.allCases.firstIndex(of: step) ?? 0
        let isDone = step == .done && file.payment != nil
        let isOver = step == .done && file.payment == nil
        steps = VisitStep.allCases.dropLast().enumerated().map { index, each in
            let state =
                isOver ? (index == 0 ? "done" : "todo") : index < now || isDone ? "done" : index == now ? "now" : "todo"
            return Step(
                label: words("step.\(each.rawValue)"), state: state, stateName: words("step.is.\(state)"),
                mark: String(index + 1), isNow: state == "now")
        }
    }
}

/// Another visit of today in which the same person has paid.
struct PaidBefore: Encodable, Sendable {
    let visit: String
    let sentence: String
    let link: String

    init(_ file: VisitFile, words: Words) {
        let number = String(file.visit.number)
        let paid = file.registrations.filter { [.paid, .handedOver].contains($0.state) }
        let schemes = Scheme.allCases.filter { scheme in paid.contains { $0.scheme == scheme } }
        visit = file.visit.id.text
        sentence = words(
            "visit.paid-before",
            ["what": schemes.map { words("scheme.\($0.rawValue)") }.joined(separator: ", "), "number": number])
        link = words("visit.paid-before-open", ["number": number])
    }
}

/// The papers of a visit: printing, to be judged, or to be handed over.
struct PapersView: Encodable, Sendable {
    let rows: [DocumentView]
    let receipt: String?
    let paid: String?
    let change: String?
    let hasChange: Bool
    /// Every paper that may be called good in one go.
    let intents: [String]
    let canCallAllGood: Bool
    /// Every paper lies in the tray and none is in doubt, so Enter may call them good.
    let isAllOut: Bool
    let allGood: String
    let isCheck: Bool
    let isHandOver: Bool
    let isPrint: Bool
    /// Papers are being printed, and this is who looks after the tray.
    let watchesTray: Bool
    /// Papers are being printed, and somebody else looks after them.
    let isPrintByOthers: Bool
    /// The good papers can go out while another one waits.
    let canHandOverSome: Bool
    /// Some papers are good, or nothing but the hand-over is left.
    let canGive: Bool
    let isCheckByOthers: Bool
    /// Nothing is left to judge or to wait for, but this has to be printed again.
    let again: DocumentView?
    /// Who takes the papers; `nil` while somebody is asked to sign.
    var handOver: HandOverView?
    var signing: SigningView?
    /// Who took papers of this visit before.
    var taken: [String] = []
    /// Papers wait for the approval of an officer, who is the one looking.
    let canApprove: Bool
    /// Papers wait for an officer's approval.
    let waitsForApproval: Bool
    /// `Duyệt in 2 giấy tờ`.
    let approve: String
    /// The papers to be approved, as they will be printed.
    let pictures: [PaperPicture]
    /// Whether papers can be kept for another day instead of being given.
    let canKeep: Bool

    init(_ file: VisitFile, step: VisitStep, words: Words, officer: Operator) {
        let home = "/visits/\(file.visit.id)"
        let live = file.owedPapers.filter { $0.state != .cancelled }
        let marked = file.documents.filter { !live.contains($0) && $0.isUnderWay }
        rows = DocumentView.all(live + marked, of: file, words: words, officer: officer, home: home)
        receipt = file.payment?.receipt.description
        paid = file.payment?.amount.description
        change = file.payment.flatMap { $0.change > .zero ? $0.change.description : nil }
        hasChange = change != nil
        intents = rows.filter { $0.canJudge && $0.state == "toCheck" }.map(\.intent)
        isCheck = step == .check
        isHandOver = step == .handOver
        isPrint = step == .print
        let isStuck = isPrint && !live.contains { [.waiting, .printing].contains($0.state) }
        canHandOverSome = step != .handOver && file.handOverReady
        canGive = isHandOver || canHandOverSome
        canKeep =
            !officer.roles.isDisjoint(with: [.cashier, .officer, .supervisor])
            && live.contains { !$0.kind.isOfPayment && (PaperFate.Kind.kept.fits($0) || PaperFate.Kind.later.fits($0)) }
        canCallAllGood = step == .check && !intents.isEmpty
        let unsettled: Set<Document.State> = [.waiting, .printing, .refused, .unknown, .spoiled, .notPrinted]
        isAllOut = unsettled.isDisjoint(with: live.map(\.state))
        let isWholeVisit = live.allSatisfy { $0.state == .toCheck }
        let isComing = live.contains { [.waiting, .printing].contains($0.state) }
        allGood = words(isWholeVisit ? "papers.all-good" : isComing ? "papers.those-good" : "papers.rest-good")
        again =
            isStuck || step == .check && !rows.contains(where: \.canJudge) ? rows.first(where: \.canReprint) : nil
        let unapproved = live.filter(\.waitsForApproval)
        waitsForApproval = !unapproved.isEmpty
        canApprove = waitsForApproval && again == nil && officer.roles.contains(.officer)
        let asked = Set(unapproved.compactMap(\.registration))
        pictures =
            canApprove
            ? PaperPicture.all(file.registrations.filter { asked.contains($0.id) }, of: file.visit.id, words: words)
            : []
        approve = words("papers.approve", ["count": String(unapproved.count)])
        watchesTray = isPrint && again == nil && !canApprove && officer.roles.contains(.officer)
        isPrintByOthers = isPrint && again == nil && !watchesTray && !canApprove
        isCheckByOthers = step == .check && !canApprove && !rows.contains { $0.canJudge || $0.canReprint }
    }
}

/// How a finished visit ended.
struct DoneView: Encodable, Sendable {
    let sentence: String
    let receipt: String?
    let paid: String?
    let rows: [DocumentView]
    let wasPaid: Bool
    /// Who took the papers, one sentence for each hand-over.
    let taken: [String]
    /// The receipt a copy can be printed of, and the form that asks for it; `nil` where there is none yet.
    let copy: Copy?
    /// Whether the person may go on in this visit after all.
    let canReopen: Bool

    struct Copy: Encodable, Sendable {
        let receipt: String
        let form: String
    }

    init(_ file: VisitFile, copyForm: Identifier, words: Words, officer: Operator, relations: ShortList) {
        let isOut: [Document.State] = [.good, .handedOver]
        copy =
            officer.roles.isDisjoint(with: [.cashier, .officer, .supervisor])
            ? nil
            : file.documents.first {
                $0.kind == .receipt && $0.payment == file.payment?.id && isOut.contains($0.state)
            }.map { Copy(receipt: $0.id.text, form: copyForm.text) }
        taken = words.taken(file, relations)
        sentence = words("done.\(file.ending)")
        receipt = file.payment?.receipt.description
        paid = file.payment?.amount.description
        rows = DocumentView.all(file.documents, of: file, words: words, officer: officer, home: "/desk")
        wasPaid = file.payment != nil
        canReopen = file.canReopen && officer.roles.contains(.consultant)
    }
}

extension VisitFile {
    /// How it ended, in a word of the languages.
    var ending: String {
        if payment != nil { return "paid" }
        guard voids.isEmpty, let outcome = visit.outcome, outcome != .enrol else {
            return voids.isEmpty ? "abandoned" : "void"
        }
        return outcome.rawValue
    }
}

extension Document {
    /// Whether it waits for a printer or for a person's word; of a void receipt nothing else is left to do.
    fileprivate var isUnderWay: Bool {
        [.waiting, .printing, .refused, .toCheck, .unknown, .spoiled, .notPrinted].contains(state)
    }
}
