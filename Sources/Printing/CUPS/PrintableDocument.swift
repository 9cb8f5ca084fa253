public import Desk

/// A document in the form that goes to the printer.
public struct PrintableDocument: Sendable, Hashable {
    /// A PDF.
    public let bytes: [UInt8]
    /// The CUPS media keyword.
    public let media: String
    /// Further CUPS options.
    public let options: [String: String]

    public init(bytes: [UInt8], media: String, options: [String: String]) {
        self.bytes = bytes
        self.media = media
        self.options = options
    }
}

/// Draws what is printed.
public protocol DocumentRendering: Sendable {
    /// Draws an intent's document for one of the printers of its kind. Sends nothing.
    ///
    /// - Throws: Why it cannot be printed, as ``StaffReadable`` where staff can mend it.
    func printable(_ intent: PrintIntent, at place: PrinterPlace) async throws -> PrintableDocument

    /// Begins to draw a document that may be asked for next.
    func expect(_ paper: ForeseenPaper, at place: PrinterPlace)
}

extension DocumentRendering {
    /// A press that keeps nothing draws when it is asked.
    public func expect(_ paper: ForeseenPaper, at place: PrinterPlace) {}
}
