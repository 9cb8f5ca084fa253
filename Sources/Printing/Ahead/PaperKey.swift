import Desk

/// Everything a drawing is made from; two papers of one key look the same.
///
/// Compared value by value, so no two papers are ever taken for one another.
struct PaperKey: Hashable, Sendable {
    let kind: DocumentKind
    let fields: [String: String]
    let training: Bool
    /// The printer it was drawn for.
    let place: PrinterPlace
    let edition: PaperEdition

    init(_ intent: PrintIntent, at place: PrinterPlace, edition: PaperEdition) {
        kind = intent.kind
        self.place = place
        fields = intent.fields
        training = intent.training
        self.edition = edition
    }

    init(_ paper: ForeseenPaper, at place: PrinterPlace, edition: PaperEdition) {
        kind = paper.kind
        self.place = place
        fields = paper.fields
        training = paper.training
        self.edition = edition
    }
}
