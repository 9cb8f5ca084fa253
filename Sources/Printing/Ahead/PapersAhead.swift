public import Desk
import Synchronization

/// Draws papers before they are printed, and keeps the last ones in memory.
///
/// A drawing is found by everything it was made from: kind, each field, the
/// watermark, the printer, and the template's edition with its calibration. So what is
/// printed is always drawn from what was committed; a drawing of anything else
/// is never found. Nothing is written to disk.
public final class PapersAhead: DocumentRendering {
    private let press: any PaperPress
    private let shelf: Mutex<PaperShelf>
    private let sparesInUse: @Sendable () -> Set<PrinterKind>

    /// - Parameters:
    ///   - most: How many drawings are kept; the oldest goes first.
    ///   - sparesInUse: The kinds whose waiting papers go to the spare printer.
    public init(
        _ press: any PaperPress, most: Int = 24, sparesInUse: @escaping @Sendable () -> Set<PrinterKind> = { [] }
    ) {
        self.press = press
        self.sparesInUse = sparesInUse
        shelf = Mutex(PaperShelf(most: most))
    }

    /// The drawing of exactly this intent for this printer, drawn now unless it was before.
    ///
    /// It is given out once: what is printed again is drawn again.
    public func printable(_ intent: PrintIntent, at place: PrinterPlace) async throws -> PrintableDocument {
        let key = PaperKey(intent, at: place, edition: press.edition(of: intent.kind, at: place))
        guard let drawing = shelf.withLock({ $0.take(key) }) else { return try await draw(key) }
        do {
            return try await drawing.value
        } catch {
            // Whatever kept it from being drawn then may be mended by now.
            return try await draw(key)
        }
    }

    public func expect(_ paper: ForeseenPaper, at place: PrinterPlace) { _ = keep(key(of: paper, at: place)) }

    /// Draws what is foreseen, one paper after another, and throws away what
    /// was foreseen before and no longer is.
    ///
    /// A paper that is not whole is drawn and thrown away: that keeps its
    /// template's art warm.
    public func foresee(_ papers: [ForeseenPaper]) async {
        let whole = papers.filter(\.isWhole).map { key(of: $0, at: place(of: $0)) }
        shelf.withLock { $0.foresee(Set(whole)) }
        for key in whole {
            // Trouble is told when the paper is printed; it may never be.
            if let drawing = keep(key) { _ = try? await drawing.value }
        }
        for paper in papers where !paper.isWhole {
            // As above.
            _ = try? await draw(key(of: paper, at: place(of: paper)))
        }
    }

    /// How many drawings are kept.
    var count: Int { shelf.withLock { $0.count } }

    private func key(of paper: ForeseenPaper, at place: PrinterPlace) -> PaperKey {
        PaperKey(paper, at: place, edition: press.edition(of: paper.kind, at: place))
    }

    /// The printer it would go to now.
    private func place(of paper: ForeseenPaper) -> PrinterPlace {
        PrinterPlace(paper.kind.printer, isSpare: sparesInUse().contains(paper.kind.printer))
    }

    private func draw(_ key: PaperKey) async throws -> PrintableDocument {
        try await press.printable(kind: key.kind, fields: key.fields, training: key.training, at: key.place)
    }

    /// - Returns: The new drawing; `nil` when there was one already.
    private func keep(_ key: PaperKey) -> PaperShelf.Drawing? {
        shelf.withLock { shelf in
            guard !shelf.has(key) else { return nil }
            let drawing = Task { try await self.draw(key) }
            shelf.put(drawing, for: key)
            return drawing
        }
    }
}
