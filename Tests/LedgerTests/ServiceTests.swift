import Desk
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("Services without money")
struct ServiceTests {
    @Test("are counted once a form, taken back once, and told to the province")
    func counted() async throws {
        let evening = try await Evening.begin()
        let desk = ServiceDesk(ledger: evening.ledger, occasion: Occasion(event: "Đêm Mẫu"), clock: evening.clock)
        let form = Identifier.make(at: .testing)
        let act = try await desk.count(.vssID, 3, form: form, station: "A", by: evening.consultant)
        evening.clock.advance(seconds: 1)
        #expect(try await desk.count(.vssID, 3, form: form, station: "A", by: evening.consultant) == act)
        for (kind, count, officer) in [
            (ServiceKind.nonCash, 3, evening.consultant), (.vssID, 4, evening.consultant), (.vssID, 3, evening.officer),
        ] {
            await expectRefusal("form-reused") {
                _ = try await desk.count(kind, count, form: form, station: "A", by: officer)
            }
        }
        let slip = try await desk.count(.nonCash, 1, form: .make(at: .testing), station: "A", by: evening.cashier)
        await expectRefusal("service-count-wrong") {
            _ = try await desk.count(.vssID, 0, form: .make(at: .testing), station: "A", by: evening.cashier)
        }
        let undoForm = Identifier.make(at: .testing)
        let undoing = try await desk.undo(slip.id, form: undoForm, station: "B", by: evening.officer)
        #expect(try await desk.undo(slip.id, form: undoForm, station: "B", by: evening.officer) == undoing)
        await expectRefusal("form-reused") {
            _ = try await desk.undo(act.id, form: undoForm, station: "B", by: evening.officer)
        }
        await expectRefusal("form-reused") {
            _ = try await desk.undo(act.id, form: form, station: "A", by: evening.consultant)
        }
        await expectRefusal("form-reused") {
            _ = try await desk.count(.nonCash, 1, form: undoForm, station: "B", by: evening.officer)
        }
        #expect(undoing.undoes == slip.id && undoing.officer == "cb01" && undoing.count == 1)
        await expectRefusal("service-not-undone") {
            _ = try await desk.undo(slip.id, form: .make(at: .testing), station: "B", by: evening.officer)
        }
        #expect(try await desk.latest() == [act])
        #expect(try await desk.lines() == [DayTotals.ServiceLine(kind: .vssID, count: 3)])
        #expect(evening.sealer.records.map(\.kind) == ["service", "service", "service"])

        evening.clock.advance(seconds: 1)
        let report = try await evening.closeDay().report
        #expect(report.totals.services == [DayTotals.ServiceLine(kind: .vssID, count: 3)])
        #expect(report.day == Evening.day && report.shifts.isEmpty)
        evening.clock.advance(seconds: 1)
        await expectRefusal("service-not-undone") {
            _ = try await desk.undo(act.id, form: .make(at: .testing), station: "A", by: evening.consultant)
        }
        #expect(try await desk.lines().isEmpty)
        evening.clock.advance(seconds: -60)
        _ = try await desk.count(.nonCash, 1, form: .make(at: .testing), station: "A", by: evening.consultant)
        #expect(try await desk.lines() == [DayTotals.ServiceLine(kind: .nonCash, count: 1)])
        try await evening.sound()
    }
}
