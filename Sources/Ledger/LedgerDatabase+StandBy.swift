public import Desk
import GRDB
import Insurance

// Papers claimed in the transaction that makes them, for printers that wait.
extension LedgerDatabase {
    public func standBy(_ printer: PrinterPlace, _ standBy: StandBy) { standBys.stand(printer, standBy) }

    public func handedOver(to printer: PrinterPlace) -> PrintIntent? { standBys.leave(printer) }

    /// Has the receipt drawn while the rest of its payment is written.
    func expectReceipt(of payment: Payment, for due: [Registration], _ db: Database) throws {
        guard let standBy = standBys.ready().first(where: { $0.place.kind == .receipt })?.standBy else { return }
        standBy.expect(
            ForeseenPaper(
                kind: .receipt, fields: try receiptFields(payment, covering: due, copies: 0, db),
                training: settings.training, isWhole: true))
    }

    /// Claims a paper for each printer that stands by; their workers hear of it
    /// after the commit.
    ///
    /// The same claim as a worker's, with the same intent. What keeps a paper
    /// from being claimed never stops the payment: it waits, and its worker
    /// meets the same trouble and tells it.
    func claimForStandBys(at moment: Moment, _ db: Database) throws {
        for (place, standBy) in standBys.ready() {
            guard let intent = try claimApart(at: place, at: moment, db) else { continue }
            standBy.expect(ForeseenPaper(intent))
            db.afterNextTransaction(onCommit: { [standBys] _ in standBys.hand(intent, to: place, standBy) })
        }
    }

    private func claimApart(at place: PrinterPlace, at moment: Moment, _ db: Database) throws -> PrintIntent? {
        var intent: PrintIntent?
        do {
            try db.inSavepoint {
                intent = try claimIntent(for: place, at: moment, db)
                return .commit
            }
        } catch let error as DatabaseError where error.resultCode != .SQLITE_CONSTRAINT {
            throw error  // The disk's own trouble is the payment's too.
        } catch {
            return nil
        }
        return intent
    }
}
