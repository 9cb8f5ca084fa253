import Desk
import Insurance
import Ledger

/// Notes a test print in the book of blanks around the print itself.
struct TestBooking {
    let ledger: LedgerDatabase
    let clock: any Timekeeper

    /// Uses up a blank before the printer hears of it, and notes what became of it.
    ///
    /// - Parameters:
    ///   - serial: The blank in the printer; the book's next one without.
    ///   - isSpare: Whether the spare printer of the kind makes it.
    ///   - officer: The code of whoever prints.
    /// - Throws: `officer-missing`, `serial-unreadable`, what
    ///   `LedgerDatabase.beginTest` throws, and what `print` throws: the outcome
    ///   is unknown then.
    func run(
        _ kind: DocumentKind, on serial: String?, isSpare: Bool = false, by officer: String?,
        print: (TestPrint) async throws -> PrintOutcome
    ) async throws -> PrintOutcome {
        guard let officer, let member = try await ledger.member(code: officer)?.0 else {
            throw Refusal(
                "officer-missing", "A test print is noted with who made it. Name a member of staff with --officer CODE."
            )
        }
        let inHand = try serial.map { typed in
            guard let serial = BlankSerial(typed) else {
                throw Refusal(
                    "serial-unreadable", "\(typed) is no serial of a blank: letters, then digits, such as TH0000123.",
                    details: ["serial": typed])
            }
            return serial
        }
        let test = try await ledger.beginTest(kind, on: inHand, isSpare: isSpare, by: member, at: clock.now())
        do {
            let outcome = try await print(test)
            try await ledger.settleTest(test.id, as: outcome, at: clock.now())
            return outcome
        } catch {
            try await ledger.settleTest(test.id, as: .unknown(reason: "failed"), at: clock.now())
            throw error
        }
    }
}
