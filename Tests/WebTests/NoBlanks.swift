import Desk
import Insurance

/// A book of blanks for pages that have none: nothing was ever received.
struct NoBlanks: StockLedger, BlankBindingLedger, StockCountLedger {
    struct NotAsked: Error {}

    func stock() -> [StockBalance] { [] }
    func bundles() -> [StockBundle] { [] }
    func nextBlank(of kind: BlankKind) -> BlankSerial? { nil }
    func blanks(_ serial: BlankSerial) -> [BlankFile] { [] }
    func bag() -> [BagLine] { [] }
    func equations() -> [StockEquation] { [] }
    func uncounted(inShiftOf cashier: String) -> [BlankKind] { [] }
    func stockCounts(limit: Int) -> [StockCount] { [] }
    func notePages(_ pages: [PrinterPages], _ occasion: PagesOccasion, by officer: Operator, at moment: Moment) {}
    func witnesses(_ pages: [PrinterPages]) -> [PagesWitness] { [] }
    func forecasts(on day: CalendarDay) -> [StockForecast] { [] }

    func receive(
        _ range: BlankRange, of kind: BlankKind, by officer: Operator, with second: Operator, at moment: Moment
    ) throws -> StockBundle { throw NotAsked() }
    func open(
        _ number: Int, of kind: BlankKind, ends: (BlankSerial, BlankSerial), by officer: Operator, at moment: Moment
    ) throws { throw NotAsked() }
    func takeOut(_ taking: BlankTaking, by officer: Operator, at moment: Moment) throws { throw NotAsked() }
    func show(
        _ serial: BlankSerial, on document: Identifier, reason: StockReason?, by officer: Operator, at moment: Moment
    ) throws -> BlankSerial? { throw NotAsked() }
    func beginTest(
        _ kind: DocumentKind, on serial: BlankSerial?, by officer: Operator, at moment: Moment
    ) throws -> TestPrint { throw NotAsked() }
    func settleTest(_ id: Identifier, as outcome: PrintOutcome, at moment: Moment) throws { throw NotAsked() }
    func takeBackTest(_ id: Identifier, by officer: Operator, at moment: Moment) throws { throw NotAsked() }
    func countBlanks(
        _ counted: [CountedBlanks], pages: [PrinterPages], by officer: Operator, at moment: Moment
    ) throws -> [StockCount] { throw NotAsked() }
}

/// Printers whose counters never move.
struct StillPages: PagesReporting {
    let all: [PrinterPages]
    func pages() -> [PrinterPages] { all }
}
