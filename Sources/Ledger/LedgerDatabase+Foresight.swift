public import Desk
import GRDB
import Insurance
import InsuranceRules

extension LedgerDatabase: PaperForesight {
    public func foreseenPapers(ofVisits visits: Int) async throws -> [ForeseenPaper] {
        try await read { db in
            let latest = try String.fetchAll(
                db,
                sql: """
                    SELECT visit FROM registration WHERE state = 'quoted'
                    GROUP BY visit ORDER BY MAX(seq) DESC LIMIT ?
                    """,
                arguments: [visits])
            return try latest.flatMap { visit in
                let due = try RegistrationRecord.fetchAll(
                    db,
                    sql: """
                        SELECT \(RegistrationRecord.columns) FROM registration
                        WHERE visit = ? AND state = 'quoted' ORDER BY seq
                        """,
                    arguments: [visit]
                ).map { try $0.registration(vault) }
                return try papers(of: due, db) + papersOfPayment(due)
            }
        }
    }

    /// The papers of registrations that are paid together, on the blanks that are next.
    private func papers(of due: [Registration], _ db: Database) throws -> [ForeseenPaper] {
        var taken: [BlankKind: Int] = [:]
        var papers: [ForeseenPaper] = []
        for registration in due {
            guard let quote = registration.quote else { continue }
            for kind in registration.entry.papers where try self.papers.way(of: kind, on: quote.day) != .none {
                let serial = try kind.blank.flatMap { try lowest($0, after: taken[$0, default: 0], db) } ?? ""
                if let blank = kind.blank { taken[blank, default: 0] += 1 }
                papers.append(
                    ForeseenPaper(
                        kind: kind, fields: try values(of: kind, registration.entry, quote, serial: serial),
                        training: settings.training, isWhole: true))
            }
        }
        return papers
    }

    private func values(
        of kind: DocumentKind, _ entry: RegistrationEntry, _ quote: FrozenQuote, serial: String
    ) throws(RuleError) -> [String: String] {
        switch kind {
        case .healthCard: try fields.healthCard(entry, quote, paidOn: quote.day, serial: serial)
        case .bookCover: fields.bookCover(entry, paidOn: quote.day, serial: serial)
        case .bookSheet: fields.bookSheet(entry, quote, paidOn: quote.day)
        case .receipt, .slip: [:]
        }
    }

    /// Receipt and slip as they may look: as long as they will be, under another number.
    private func papersOfPayment(_ due: [Registration]) -> [ForeseenPaper] {
        guard let visit = due.first?.visit else { return [] }
        let start = Moment(milliseconds: 0)
        let sum = due.reduce(Dong.zero) { $0 + ($1.quote?.item.payable ?? .zero) }
        let payment = Payment(
            id: .make(at: start), visit: visit, receipt: ReceiptNumber(series: "-", number: 0), amount: sum,
            method: .cash, tendered: sum, paidAt: start, cashier: "-")
        func paper(_ kind: DocumentKind, _ fields: [String: String]) -> ForeseenPaper {
            ForeseenPaper(kind: kind, fields: fields, training: settings.training, isWhole: false)
        }
        return [
            paper(.receipt, fields.receipt(payment, registrations: due, collector: "-", copyMark: "-")),
            paper(.slip, fields.slip(payment, registrations: due, shortCode: "-", kept: nil)),
        ]
    }
}
