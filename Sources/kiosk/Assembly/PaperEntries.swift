import Desk
import Insurance
import Printing

/// Holds what is entered once and printed on every paper against the templates.
struct PaperEntries: SerialProofing, SeriesProofing {
    private let renderer: DocumentRenderer

    init(_ renderer: DocumentRenderer) { self.renderer = renderer }

    /// The name of whoever takes money stands on each receipt.
    func check(_ member: Operator) async throws {
        guard member.roles.contains(.cashier) else { return }
        try await check(member.name, as: "collector", on: .receipt)
    }

    func check(series: String) async throws { try await check(series, as: "series", on: .receipt) }

    func check(serial: String, of kind: BlankKind) async throws {
        for document in DocumentKind.allCases where document.blank == kind {
            try await check(serial, as: "serial", on: document)
        }
    }

    /// Puts one value in the place of the template's own sample.
    ///
    /// - Throws: What keeps the paper from being printed, such as `text-does-not-fit`.
    private func check(_ value: String, as field: String, on kind: DocumentKind) async throws {
        var fields = try renderer.sample(of: renderer.templateName(of: kind))
        fields[field] = value
        if let trouble = try await renderer.trouble(printing: kind, fields: fields) { throw trouble }
    }
}
