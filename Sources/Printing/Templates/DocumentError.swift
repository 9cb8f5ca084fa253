public import Insurance

/// Why a document is not printed with these values.
///
/// No blank is spent.
///
/// Fields are named by their id; a value never appears.
public enum DocumentError: StaffReadable, Hashable {
    case fieldUnknown(template: String, field: String)
    case fieldMissing(template: String, field: String)
    case fieldEmpty(template: String, field: String)
    /// `wanted` says which form the field has.
    case fieldMalformed(template: String, field: String, wanted: String)
    case glyphMissing(template: String, field: String)
    case doesNotFit(template: String, field: String)
    /// The drawing library failed.
    case drawing(template: String, trouble: String)
    case previewFailed(trouble: String)

    public var code: String {
        switch self {
        case .fieldUnknown: "document-field-unknown"
        case .fieldMissing: "document-field-missing"
        case .fieldEmpty: "document-field-empty"
        case .fieldMalformed: "document-field-malformed"
        case .glyphMissing: "template-glyph-missing"
        case .doesNotFit: "text-does-not-fit"
        case .drawing: "drawing-failed"
        case .previewFailed: "preview-failed"
        }
    }

    public var details: [String: String] {
        switch self {
        case .fieldUnknown(let template, let field), .fieldMissing(let template, let field),
            .fieldEmpty(let template, let field), .glyphMissing(let template, let field),
            .doesNotFit(let template, let field):
            ["template": template, "field": field]
        case .fieldMalformed(let template, let field, let wanted):
            ["template": template, "field": field, "wanted": wanted]
        case .drawing(let template, let trouble): ["template": template, "trouble": trouble]
        case .previewFailed(let trouble): ["trouble": trouble]
        }
    }

    public var description: String {
        switch self {
        case .fieldUnknown(let template, let field):
            "The template \(template) has no field \(field), so nothing was printed. Compare it with template.yaml."
        case .fieldMissing(let template, let field):
            "The field \(field) of \(template) was not given, so nothing was printed. Compare it with template.yaml."
        case .fieldEmpty(let template, let field):
            "The field \(field) of \(template) is empty and may not be. Fill it in, then print again."
        case .fieldMalformed(let template, let field, let wanted):
            "The field \(field) of \(template) must be \(wanted). Correct it, then print again."
        case .glyphMissing(let template, let field):
            """
            The field \(field) of \(template) has a character that cannot be printed. Type the field in again by \
            hand, then print again. No blank was used.
            """
        case .doesNotFit(let template, let field):
            """
            The field \(field) of \(template) does not fit even at the smallest size. Shorten it as the rules for \
            the paper allow, then print again. No blank was used.
            """
        case .drawing(let template, let trouble):
            "\(template) could not be drawn (\(trouble)). No blank was used. Try again, then restart the kiosk."
        case .previewFailed(let trouble):
            "The document could not be shown (\(trouble)). Nothing was printed. Try again."
        }
    }
}
