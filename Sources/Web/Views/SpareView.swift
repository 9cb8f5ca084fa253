import Desk

/// The other printer of a kind, as the tray shows it beside the one in use.
struct SpareView: Encodable, Sendable {
    let kind: String
    /// The other printer and how it is.
    let title: String
    let sentence: String
    /// Unfolded where it may be wanted: beside a printer in trouble, and while the spare one is in use.
    let isOpen: Bool
    /// `1` hands over to the spare printer, `0` back.
    let spare: String
    let label: String
    /// Whoever looks may do it.
    let isAllowed: Bool

    /// - Returns: `nil` for a printer without another one.
    init?(_ status: PrinterStatus, spares: SpareDesk?, officer: Operator, words: Words) {
        guard let spares, spares.kinds.contains(status.kind), let other = status.others.first else { return nil }
        let isInUse = spares.inUse.contains(status.kind)
        let state = PrinterView(other, words: words).state
        kind = status.kind.rawValue
        title = words(isInUse ? "tray.spare-main" : "tray.spare-other", ["state": state])
        sentence = words(isInUse ? "tray.spare-working" : "tray.spare-idle")
        isOpen = isInUse || !status.isReady
        spare = isInUse ? "0" : "1"
        label = words(isInUse ? "tray.spare-back" : "tray.spare-hand")
        isAllowed = spares.isAllowed(status.kind, to: officer)
    }
}
