public import Desk

/// Pictures of papers, the last few of which are kept.
///
/// A page that shows one is drawn anew with every change of the evening; the
/// picture is not.
public actor PaperPictures: PaperPicturing {
    private struct Key: Hashable {
        let kind: DocumentKind
        let fields: [String: String]
        let training: Bool
        let covered: Set<String>
    }

    private let renderer: DocumentRenderer
    private var pictures: [Key: Task<[UInt8], any Error>] = [:]
    /// Oldest first.
    private var order: [Key] = []

    /// A card has some 60 kB at this size.
    private static let most = 12

    public init(_ renderer: DocumentRenderer) { self.renderer = renderer }

    public func picture(
        of kind: DocumentKind, fields: [String: String], training: Bool, covered: Set<String>
    ) async throws -> [UInt8] {
        let key = Key(kind: kind, fields: fields, training: training, covered: covered)
        if let known = pictures[key] { return try await known.value }
        let drawing = Task { [renderer] in
            let pdf = try await renderer.render(
                template: renderer.templateName(of: kind), fields: fields, training: training, showingBlank: true,
                covered: covered)
            return try await renderer.previewPNG(pdf: pdf, page: 0, dpi: Self.resolution(of: kind))
        }
        keep(drawing, for: key)
        do {
            return try await drawing.value
        } catch {
            // What kept it from being drawn may be mended by the next time.
            pictures[key] = nil
            order.removeAll { $0 == key }
            throw error
        }
    }

    private func keep(_ drawing: Task<[UInt8], any Error>, for key: Key) {
        if order.count >= Self.most { pictures[order.removeFirst()] = nil }
        pictures[key] = drawing
        order.append(key)
    }

    /// Dots per inch at which the smallest letters can be read on a screen.
    private static func resolution(of kind: DocumentKind) -> Double {
        switch kind {
        case .healthCard: 300
        case .bookCover: 130
        case .bookSheet, .receipt, .slip: 110
        }
    }
}
