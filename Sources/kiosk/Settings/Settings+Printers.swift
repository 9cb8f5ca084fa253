import Desk

extension Settings.Printers {
    /// The queue of each kind of printer.
    var queues: [PrinterKind: String] { [.card: card, .book: book, .receipt: receipt] }
}
