public import Desk

/// Prints leaflets through the queues of the books and the receipts.
public struct LeafletPrinter: LeafletPrinting {
    private let sheets: SheetPrinter

    /// - Parameter training: Draws the watermark.
    public init(settings: CUPSSettings, renderer: DocumentRenderer, training: Bool, clock: any Timekeeper) {
        sheets = SheetPrinter(settings: settings, renderer: renderer, training: training, clock: clock)
    }

    /// Sends a leaflet once, if its queue would take it now.
    public func print(_ leaflet: Leaflet) async -> LeafletOutcome {
        await sheets.print(
            template: leaflet.paper.rawValue, fields: leaflet.fields, job: "leaflet/\(leaflet.number)")
    }
}
