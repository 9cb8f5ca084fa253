import Desk
import Insurance
import TestSupport
import Testing

@testable import Ledger

// The book of blanks.
extension Evening {
    var second: Operator { Operator(code: "gs01", name: "Giám Sát Mẫu", roles: [.supervisor]) }

    var stock: StockDesk { StockDesk(ledger: ledger, printers: SilentPrinters(), clock: clock) }

    /// Counts every blank as the book has it.
    func countBlanks() async throws {
        let counted = try await ledger.equations().map {
            CountedBlanks(kind: $0.kind, pieces: $0.expected, reason: nil)
        }
        _ = try await ledger.countBlanks(counted, pages: [], by: officer, at: clock.now())
    }

    func state(_ serial: String) async throws -> BlankState? { try await stock.blanks(serial).first?.state }

    /// The card of a new visit, paid for and approved.
    func card(_ number: Int) async throws -> Document {
        let visit = try await paidVisit(Evening.health(Evening.person(number)))
        return try await paper(of: visit)
    }

    func paper(of visit: Identifier) async throws -> Document {
        try #require(try await ledger.visitFile(visit)?.documents.first { $0.kind == .healthCard })
    }

    /// Claims the next card, and lets it come out.
    func eject() async throws -> PrintIntent {
        let intent = try #require(try await ledger.claimNext(for: .card, at: clock.now()))
        try await ledger.settle(intent.id, as: .ejected, at: clock.now())
        return intent
    }
}

/// Printers that tell no counter.
struct SilentPrinters: PagesReporting {
    func pages() -> [PrinterPages] { [] }
}
