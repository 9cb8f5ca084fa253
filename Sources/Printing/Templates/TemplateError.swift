public import Insurance

/// Why the templates cannot be used.
///
/// Found when they are loaded, before anything is printed.
public enum TemplateError: StaffReadable, Hashable {
    /// A template, or a file of it, is not there.
    case missing(file: String)
    /// The folder of all templates is not there.
    case folderMissing(folder: String)
    /// No template has this name.
    case unknown(template: String, known: [String])
    /// A file says something that cannot be used: where in it, what, and how
    /// it is mended.
    case malformed(file: String, element: String, trouble: String, cure: String)
    /// The drawing has no rectangle for a field.
    case fieldMissing(file: String, field: String)
    case fontMissing(family: String)

    public var code: String {
        switch self {
        case .missing: "template-missing"
        case .folderMissing: "templates-missing"
        case .unknown: "template-unknown"
        case .malformed: "template-malformed"
        case .fieldMissing: "template-field-missing"
        case .fontMissing: "font-missing"
        }
    }

    public var details: [String: String] {
        switch self {
        case .missing(let file): ["file": file]
        case .folderMissing(let folder): ["folder": folder]
        case .unknown(let template, let known): ["template": template, "known": known.joined(separator: ", ")]
        case .malformed(let file, let element, let trouble, let cure):
            ["file": file, "element": element, "trouble": trouble, "cure": cure]
        case .fieldMissing(let file, let field): ["file": file, "field": field]
        case .fontMissing(let family): ["family": family]
        }
    }

    public var description: String {
        switch self {
        case .missing(let file):
            "\(file) is missing or cannot be read, so its paper cannot be printed. Put the file back."
        case .folderMissing(let folder):
            """
            There are no templates in \(folder), so nothing can be drawn. A relative folder counts from where the \
            program is started: start it in the kiosk's own folder, or name the folder in full (--templates, or \
            folders.templates in the settings).
            """
        case .unknown(let template, let known):
            "There is no template \(template), so nothing was drawn. Use one of: \(known.joined(separator: ", "))."
        case .malformed(let file, let element, let trouble, let cure):
            "\(file), \(element): \(trouble), so its paper cannot be printed. \(cure)"
        case .fieldMissing(let file, let field):
            """
            \(file) has no rectangle with the id field-\(field), so nobody knows where that field goes. \
            Draw the rectangle, or take the field out of template.yaml.
            """
        case .fontMissing(let family):
            """
            The typeface \(family) is not installed, so Vietnamese names could print wrong. \
            Install the Debian package fonts-noto-core, or mend PrinterTemplates/fonts.conf.
            """
        }
    }
}
