import Desk
import Printing

extension Settings {
    /// Draws papers as the site prints them.
    ///
    /// - Parameter names: The templates to load; `nil` loads all.
    func renderer(only names: [String]? = nil) throws -> DocumentRenderer {
        try DocumentRenderer(templates: folders.templates, only: names, receiptsOn: printers.receiptPaper)
    }
}

extension Settings.Printers {
    /// The queue of each kind of printer.
    var queues: [PrinterKind: String] { [.card: card, .book: book, .receipt: receipt] }
}
