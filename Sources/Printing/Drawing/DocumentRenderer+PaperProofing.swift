public import Desk
public import Insurance

extension DocumentRenderer: PaperProofing {
    public func trouble(
        printing kind: DocumentKind, fields: [String: String]
    ) async throws -> (any StaffReadable)? {
        try await problems(template: templateName(of: kind), fields: fields).first
    }
}
