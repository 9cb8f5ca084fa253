import Desk
import Synchronization
import TestSupport
import Testing

@testable import Printing

@Suite("Papers drawn ahead")
struct PapersAheadTests {
    private let fields = ["name": "LÒ THỊ MẪU", "serial": "TH0000001"]

    @Test("a paper drawn while the money is taken is given out as it was drawn, once")
    func ahead() async throws {
        let press = CountingPress()
        let papers = PapersAhead(press)
        await papers.foresee([.card(fields)])
        let printed = try await papers.printable(.card(fields), at: .card)
        #expect(press.drawn == [fields])
        #expect(printed == (try await press.printable(kind: .healthCard, fields: fields, training: true, at: .card)))
        #expect(papers.count == 0)
    }

    @Test(
        "a drawing of anything else is never printed",
        arguments: [
            (["name": "LÒ THỊ MẪU", "serial": "TH0000002"], true),
            (["name": "LÒ THỊ MẨU", "serial": "TH0000001"], true),
            (["name": "LÒ THỊ MẪU", "serial": "TH0000001", "livingArea": ""], true),
            (["name": "LÒ THỊ MẪU"], true),
            (["name": "LÒ THỊ MẪU", "serial": "TH0000001"], false),
        ])
    func stale(committed: [String: String], training: Bool) async throws {
        let press = CountingPress()
        let papers = PapersAhead(press)
        await papers.foresee([.card(fields)])
        let printed = try await papers.printable(.card(committed, training: training), at: .card)
        #expect(
            printed == (try await press.printable(kind: .healthCard, fields: committed, training: training, at: .card)))
    }

    @Test("a drawing from before the printer was measured is never printed")
    func calibrated() async throws {
        let press = CountingPress()
        let papers = PapersAhead(press)
        await papers.foresee([.card(fields)])
        press.calibrate(.card, Calibration(x: 1.5, y: 0))
        let printed = try await papers.printable(.card(fields), at: .card)
        #expect(press.drawn.count == 2)
        #expect(printed == (try await press.printable(kind: .healthCard, fields: fields, training: true, at: .card)))
    }

    @Test("what is printed on the spare printer is drawn by the spare printer's measures, ahead or not")
    func spare() async throws {
        let press = CountingPress()
        press.calibrate(.card, Calibration(x: 1.5, y: 0))
        let spare = PrinterPlace(.card, isSpare: true)
        press.calibrate(spare, Calibration(x: -0.4, y: 0))
        let inUse = Mutex<Set<PrinterKind>>([])
        let papers = PapersAhead(press, sparesInUse: { inUse.withLock { $0 } })
        await papers.foresee([.card(fields)])
        let late = try await papers.printable(.card(fields), at: spare)
        #expect(press.drawn.count == 2)
        inUse.withLock { $0 = [.card] }
        await papers.foresee([.card(fields)])
        let ahead = try await papers.printable(.card(fields), at: spare)
        #expect(press.drawn.count == 3)
        let wanted = try await press.printable(kind: .healthCard, fields: fields, training: true, at: spare)
        #expect(late == wanted && ahead == wanted)
    }

    @Test("what is no longer foreseen is thrown away; what still is, is not drawn again")
    func quoteChanges() async throws {
        let press = CountingPress()
        let papers = PapersAhead(press)
        let other = ["name": "VÀNG A THỬ"]
        await papers.foresee([.card(fields), .card(other)])
        await papers.foresee([.card(other)])
        #expect(papers.count == 1)
        #expect(press.drawn == [fields, other])
        await papers.foresee([])
        #expect(papers.count == 0)
    }

    @Test("no more are kept than there is room for; the oldest goes first")
    func bounded() async throws {
        let press = CountingPress()
        let papers = PapersAhead(press, most: 3)
        let people = (1...5).map { ["name": "NGƯỜI THỨ \($0)"] }
        await papers.foresee(people.map { .card($0) })
        #expect(papers.count == 3)
        _ = try await papers.printable(.card(people[4]), at: .card)
        #expect(press.drawn.count == 5)
        _ = try await papers.printable(.card(people[0]), at: .card)
        #expect(press.drawn.count == 6)
    }

    @Test("a paper whose number is still to come is drawn, and not kept")
    func notWhole() async throws {
        let press = CountingPress()
        let papers = PapersAhead(press)
        await papers.foresee([.card(fields, isWhole: false)])
        #expect(press.drawn == [fields])
        #expect(papers.count == 0)
    }

    @Test("what could not be drawn ahead is drawn when it is printed")
    func mended() async throws {
        let press = CountingPress()
        let papers = PapersAhead(press)
        press.failOnce()
        await papers.foresee([.card(fields)])
        _ = try await papers.printable(.card(fields), at: .card)
        #expect(press.drawn.count == 2)
    }

    @Test("a paper that is claimed is drawn while its claim goes to the disk, once")
    func expected() async throws {
        let press = CountingPress()
        let papers = PapersAhead(press)
        papers.expect(ForeseenPaper(.card(fields)), at: .card)
        _ = try await papers.printable(.card(fields), at: .card)
        #expect(press.drawn == [fields])
    }
}
