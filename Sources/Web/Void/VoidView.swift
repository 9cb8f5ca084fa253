import Desk
import Insurance
import InsuranceRules

/// The receipts of a visit, and who leaves the one that stands.
struct VoidView: Encodable, Sendable {
    /// A registration under the receipt, to be ticked when it ends.
    struct Line: Encodable, Sendable {
        let registration: String
        let name: String
        let what: String
        let amount: String
        let isChosen: Bool
    }

    let visit: String
    let ticket: String
    let payment: String
    /// The one that stands; `nil` once all are void.
    let receipt: String?
    let paid: String
    let lines: [Line]
    let hasMany: Bool
    let problem: Trouble?
    let reason: Choice
    let note: Field
    /// Receipts that are void, each in a sentence.
    let voids: [String]

    init(_ file: VisitFile, typed form: Form, problems: FieldProblems, words: Words) {
        visit = file.visit.id.text
        ticket = String(file.visit.number)
        voids = words.voids(file)
        payment = file.payment?.id.text ?? ""
        receipt = file.payment?.receipt.description
        paid = file.payment.map { words.paid($0) } ?? ""
        let living = file.payment == nil ? [] : file.registrations.filter { [.paid, .handedOver].contains($0.state) }
        let chosen = Set(form.all("leave"))
        lines = living.map { registration in
            Line(
                registration: registration.id.text, name: registration.person.name, what: words.what(registration),
                amount: (registration.quote?.item.payable ?? .zero).description,
                isChosen: living.count == 1 || chosen.contains(registration.id.text))
        }
        hasMany = lines.count > 1
        problem = problems.trouble(at: "leave", words)
        let reasons = VoidReason.allCases.map { ($0.rawValue, words("void.reason.\($0.rawValue)")) }
        reason = Choice(
            "reason", words("void.reason"), reasons, chosen: form["reason"],
            problem: problems.trouble(at: "reason", words))
        note = Field(
            id: "note", label: words("void.note"), value: form["note"], hint: words("void.note-hint"),
            problem: problems.trouble(at: "note", words), longest: 200, isWide: true)
    }
}

extension Words {
    /// Of a receipt or slip that is void: `0000012 · đã hủy`.
    func voidMark(_ document: Document, of file: VisitFile) -> String? {
        guard file.voids.contains(where: { $0.payment == document.payment }),
            let payment = file.payments.first(where: { $0.id == document.payment })
        else { return nil }
        return self("void.marked", ["number": payment.receipt.digits])
    }

    /// What somebody is insured for: `BHYT hộ gia đình · 12 tháng`.
    func what(_ registration: Registration) -> String {
        let months = registration.quote?.item.months ?? 0
        return "\(self("scheme.\(registration.scheme.rawValue)")) · \(self("void.months", ["count": String(months)]))"
    }

    /// When, by whom and how much: `1.512.000 đ · 21/11/2026 19:42 · tn01`.
    fileprivate func paid(_ payment: Payment) -> String {
        "\(payment.amount) · \(payment.paidAt.day.vietnamese) \(payment.paidAt.clockTime) · \(payment.cashier)"
    }

    /// The void receipts of a visit, one sentence each.
    func voids(_ file: VisitFile) -> [String] {
        file.voids.compactMap { void in
            guard let payment = file.payments.first(where: { $0.id == void.payment }) else { return nil }
            let successor = file.payments.first { $0.id == void.successor }?.receipt.description
            return self(
                successor == nil ? "void.was" : "void.was-replaced",
                [
                    "receipt": payment.receipt.description, "amount": payment.amount.description,
                    "time": "\(void.at.day.vietnamese) \(void.at.clockTime)", "officer": void.officer,
                    "second": void.second, "reason": self("void.reason.\(void.reason.rawValue)"),
                    "successor": successor ?? "",
                ])
        }
    }
}

extension VisitFile {
    /// Who took papers under a registration that is void now.
    func formerName(of receiver: Receiver) -> String {
        switch receiver {
        case .participant(let id): registrations.first { $0.id == id }?.person.name ?? ""
        case .guardian(let id): registrations.first { $0.id == id }?.entry.guardian?.name ?? ""
        case .other(let named): named.name
        }
    }
}
