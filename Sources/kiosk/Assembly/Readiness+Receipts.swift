import Desk
import Insurance
import Ledger
import Printing

// The names that receipts carry.
extension Readiness {
    /// Draws a receipt with the name of each cashier; what fails here would
    /// fail after each of their payments.
    func receiptChecks() async -> [ReadyCheck] {
        // What does not open has lines of its own.
        guard case .success(let ledger) = ledger, case .success(let renderer) = renderer else { return [] }
        return await looked(at: .papers) {
            var checks: [ReadyCheck] = []
            for member in try await ledger.members() {
                do {
                    try await PaperEntries(renderer).check(member)
                } catch is any StaffReadable {
                    checks.append(ReadyCheck(.papers, .stop, "receipt-collector", ["code": member.code]))
                }
            }
            return checks
        }
    }
}
