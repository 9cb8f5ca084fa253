import Desk
import Insurance

/// Whom the papers go to, as chosen and typed.
struct ReceiverAnswers: Sendable {
    /// As ``key(of:)`` says it; `other` for somebody named; empty before
    /// anyone was chosen.
    var who = ""
    var name = ""
    var relation = ""
    var personalID = ""
    /// Whether a mark is taken instead of a signature.
    var isMark = false

    init() {}

    init(_ form: Form) {
        who = form["receiver"]
        name = form["receiverName"]
        relation = form["receiverRelation"]
        personalID = form["receiverID"]
        isMark = form["by"] == "mark"
    }

    /// Who an ID card says will take the papers: somebody of the visit, or another.
    init(_ card: CitizenCardScan, in file: VisitFile) {
        if let known = file.knownReceivers.first(where: { $0.personalID == card.personalID }) {
            who = Self.key(of: known.receiver)
        } else {
            (who, name, personalID) = (Self.other, card.name, card.personalID.digits)
        }
    }

    static let other = "other"

    static func key(of receiver: Receiver) -> String {
        switch receiver {
        case .participant(let registration): "p-\(registration)"
        case .guardian(let registration): "g-\(registration)"
        case .other: other
        }
    }

    /// The receiver, or what is missing at which field.
    func receiver(in file: VisitFile, _ problems: inout FieldProblems) -> Receiver? {
        guard who == Self.other else {
            let known = file.knownReceivers.first { who.isEmpty || Self.key(of: $0.receiver) == who }
            if known == nil { problems.add("field-choose", at: "receiver") }
            return known?.receiver
        }
        if name.isEmpty { problems.add("field-required", at: "receiverName") }
        if relation.isEmpty { problems.add("field-choose", at: "receiverRelation") }
        let id = PersonalID(personalID.filter { !" .-".contains($0) })
        if id == nil { problems.add(personalID.isEmpty ? "field-required" : "field-personal-id", at: "receiverID") }
        guard let id, problems.isEmpty else { return nil }
        return .other(NamedReceiver(name: name, relation: relation, personalID: id))
    }
}
