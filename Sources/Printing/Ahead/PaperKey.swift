import Desk

/// Everything a drawing is made from; two papers of one key look the same.
///
/// Compared value by value, so no two papers are ever taken for one another.
struct PaperKey: Hashable, Sendable {
    let kind: DocumentKind
    let fields: [String: String]
    let training: Bool
    let edition: PaperEdition

    init(_ intent: PrintIntent, edition: PaperEdition) {
        kind = intent.kind
        fields = intent.fields
        training = intent.training
        self.edition = edition
    }

    init(_ paper: ForeseenPaper, edition: PaperEdition) {
        kind = paper.kind
        fields = paper.fields
        training = paper.training
        self.edition = edition
    }
}
