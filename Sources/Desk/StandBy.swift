/// A printer that has nothing to do, as a payment's transaction sees it.
///
/// The transaction that makes a paper claims it for such a printer, so that the
/// paper goes to the spooler without another commit.
public struct StandBy: Sendable {
    /// Whether the printer took documents a moment ago; asked inside the
    /// transaction, so it only remembers.
    public let isReady: @Sendable () -> Bool
    /// Told inside the transaction what will be printed next.
    ///
    /// Nothing of it may leave the kiosk: the transaction may still fail.
    public let expect: @Sendable (ForeseenPaper) -> Void
    /// Told after the commit that something was claimed.
    public let wake: @Sendable () -> Void

    public init(
        isReady: @escaping @Sendable () -> Bool, expect: @escaping @Sendable (ForeseenPaper) -> Void = { _ in },
        wake: @escaping @Sendable () -> Void
    ) {
        self.isReady = isReady
        self.expect = expect
        self.wake = wake
    }
}

extension PrintQueue {
    /// A queue without payments has nobody who would claim for a printer.
    public func standBy(_ printer: PrinterPlace, _ standBy: StandBy) {}

    public func handedOver(to printer: PrinterPlace) -> PrintIntent? { nil }
}
