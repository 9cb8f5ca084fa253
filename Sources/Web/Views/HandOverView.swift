import Desk
import Insurance

/// Who takes which papers, to be chosen before they are given.
struct HandOverView: Encodable, Sendable {
    /// A paper that can be given.
    struct Paper: Encodable, Sendable {
        let paper: String
        let label: String
    }

    let papers: [Paper]
    /// Whether some can be left out: they are not all for one person.
    let hasChoice: Bool
    let papersProblem: Trouble?
    let receivers: [Choice.Option]
    let isOther: Bool
    let name: Field
    let relation: Choice
    let personalID: Field
    /// Whether somebody signs or makes a mark.
    let needsProof: Bool
    let give: String
    let problem: Trouble?

    init(
        _ file: VisitFile, _ answers: ReceiverAnswers, relations: ShortList, _ problems: FieldProblems, words: Words
    ) {
        let good = file.owedPapers.filter { $0.state == .good }
        let names = file.names
        hasChoice = Set(good.compactMap { $0.registration.flatMap { names[$0] } }).count > 1
        papers = good.map { paper in
            let kind = words("document.\(paper.kind.rawValue)")
            let owner = paper.registration.flatMap { names[$0] }
            return Paper(paper: paper.id.text, label: owner.map { "\(kind) · \($0)" } ?? kind)
        }
        papersProblem = problems.trouble(at: "papers", words)
        let isOther = answers.who == ReceiverAnswers.other
        self.isOther = isOther
        let known = file.knownReceivers
        let chosen = known.map { ReceiverAnswers.key(of: $0.receiver) }.first {
            $0 == answers.who || answers.who.isEmpty
        }
        receivers = known.map { one in
            let key = ReceiverAnswers.key(of: one.receiver)
            return Choice.Option(
                value: key, label: words.name(of: one), isChosen: !isOther && key == chosen, field: "receiver")
        }
        name = Field(
            id: "receiverName", label: words("hand-over.name"), value: answers.name,
            problem: problems.trouble(at: "receiverName", words), longest: 200)
        relation = Choice(
            "receiverRelation", words("hand-over.relation"),
            [("", words("guardian.relation-choose"))] + relations.entries.map { ($0.code, $0.name) },
            chosen: answers.relation, problem: problems.trouble(at: "receiverRelation", words))
        personalID = Field(
            id: "receiverID", label: words("hand-over.id"), value: answers.personalID,
            problem: problems.trouble(at: "receiverID", words), keyboard: "numeric", longest: 16)
        needsProof = !good.allSatisfy(\.kind.isOfPayment)
        give = words(needsProof ? "hand-over.give" : "papers.handed")
        problem = problems.trouble(at: "receiver", words)
    }
}

/// What the receiver is asked to sign for, as staff see it.
struct SigningView: Encodable, Sendable {
    let signing: String
    let receiver: String
    let papers: String
    let isSigned: Bool
    let sentence: String
    /// The signature, as the `d` of a path.
    let path: String?
    /// Whether a colleague has to witness a mark.
    let needsWitness: Bool
    /// Whether the mark is asked for at once.
    let isMark: Bool
    let code: Field
    let pin: Field

    init(_ open: Signing, in file: VisitFile, isMark: Bool, needsWitness: Bool, relations: ShortList, words: Words) {
        signing = open.id.text
        receiver = words.name(of: open.plan.receiver, in: file, relations)
        papers = words.papers(open.plan.papers, of: file)
        isSigned = open.signature != nil
        sentence =
            open.signedAt.map { words("signing.signed", ["time": $0.clockTime]) }
            ?? words(isMark ? "signing.mark" : "signing.waiting")
        path = open.signature?.path
        self.needsWitness = needsWitness
        self.isMark = isMark && !isSigned
        code = Field(id: "witness", label: words("signing.witness-code"), longest: 20, isFirst: self.isMark)
        pin = Field(id: "witnessPin", label: words("signing.witness-pin"), keyboard: "numeric", longest: 32)
    }
}

/// What the receiver sees and signs on their own screen.
struct SignView: Encodable, Sendable {
    let signing: String
    /// Over what was shown, so that a signature stands for nothing else.
    let seal: String
    let receiver: String
    let papers: [String]
    let isSigned: Bool
    /// A mark on the office's list is made instead, and nothing is drawn here.
    let isMark: Bool

    init(
        _ open: Signing, in file: VisitFile, isMark: Bool, tokens: FormTokens, relations: ShortList, words: Words
    ) {
        signing = open.id.text
        seal = tokens.seal(Self.text(of: open.id))
        receiver = words.name(of: open.plan.receiver, in: file, relations)
        papers = open.plan.papers.map { words.papers([$0], of: file) }
        isSigned = open.signature != nil
        self.isMark = isMark && !isSigned
    }

    static func text(of signing: Identifier) -> String { "sign \(signing)" }
}

extension Words {
    /// Somebody of a visit who may take its papers.
    func name(of known: KnownReceiver) -> String {
        known.relation.map { "\(known.name) (\(self("guardian.is.\($0.rawValue)")))" } ?? known.name
    }

    /// Who takes papers, with what they are to the person; of a number four digits.
    func name(of receiver: Receiver, in file: VisitFile, _ relations: ShortList) -> String {
        guard case .other(let named) = receiver else {
            return file.knownReceivers.first { $0.receiver == receiver }.map(name) ?? file.formerName(of: receiver)
        }
        let relation = relations.entry(named.relation)?.name ?? named.relation
        return "\(named.name) (\(relation), \(named.personalID.masked))"
    }

    /// Papers in a row: `Thẻ BHYT · LÒ THỊ MẪU`.
    func papers(_ ids: [Identifier], of file: VisitFile) -> String {
        let names = file.names
        let isHousehold = Set(file.registrations.map(\.person.key)).count > 1
        return ids.compactMap { id in file.documents.first { $0.id == id } }.map { paper in
            let kind = self("document.\(paper.kind.rawValue)")
            let owner = isHousehold ? paper.registration.flatMap { names[$0] } : nil
            return owner.map { "\(kind) · \($0)" } ?? kind
        }.joined(separator: ", ")
    }

    /// Who took what, one sentence for each hand-over.
    func taken(_ file: VisitFile, _ relations: ShortList) -> [String] {
        file.handOvers.map { act in
            var values = [
                "papers": papers(act.papers, of: file), "receiver": name(of: act.receiver, in: file, relations),
                "time": "\(act.at.day.vietnamese) \(act.at.clockTime)",
            ]
            if case .mark(let witness) = act.proof { values["witness"] = witness }
            return self("taken.\(act.proof.word)", values)
        }
    }
}

extension VisitFile {
    /// Whom each registration is of, by its id.
    var names: [Identifier: String] {
        Dictionary(registrations.map { ($0.id, $0.person.name) }, uniquingKeysWith: { one, _ in one })
    }
}
