public import Insurance
import InsuranceRules

/// Tells what would keep a paper from being printed, without printing it.
public protocol PaperProofing: Sendable {
    /// The first trouble with these values; `nil` when they can be printed.
    func trouble(printing kind: DocumentKind, fields: [String: String]) async throws -> (any StaffReadable)?
}

/// Makes sure, before any money, that the papers of a registration can be printed.
///
/// A name that no card can show is found while it can still be corrected, not
/// when it is paid for.
public struct PaperProof: Sendable {
    /// Stands for a serial, which only the payment reserves.
    private static let anySerial = "0000000000"

    private let fields: DocumentFields
    private let press: any PaperProofing

    public init(fields: DocumentFields, press: any PaperProofing) {
        self.fields = fields
        self.press = press
    }

    /// - Throws: What keeps the first such paper from being printed, such as
    ///   `text-does-not-fit`.
    func check(_ entry: RegistrationEntry, quoted quote: FrozenQuote) async throws {
        for kind in entry.papers {
            guard let values = try values(of: kind, entry, quote),
                let trouble = try await press.trouble(printing: kind, fields: values)
            else { continue }
            throw trouble
        }
    }

    private func values(
        of kind: DocumentKind, _ entry: RegistrationEntry, _ quote: FrozenQuote
    ) throws(RuleError) -> [String: String]? {
        switch kind {
        case .healthCard: try fields.healthCard(entry, quote, paidOn: quote.day, serial: PaperProof.anySerial)
        case .bookCover: fields.bookCover(entry, paidOn: quote.day, serial: PaperProof.anySerial)
        case .bookSheet: fields.bookSheet(entry, quote, paidOn: quote.day)
        // A receipt and a slip are of a payment, which is still to come.
        case .receipt, .slip: nil
        }
    }
}

extension RegistrationEntry {
    /// The papers owed once this is paid; without paper asked for there are
    /// none (the book and card are electronic then).
    ///
    /// Only someone new gets a book; who comes back or goes on has one, and
    /// gets its next sheet.
    public var papers: [DocumentKind] {
        guard wantsPaper else { return [] }
        return switch terms.scheme {
        case .healthInsurance: [.healthCard]
        case .voluntarySocialInsurance: joining == .new ? [.bookCover, .bookSheet] : [.bookSheet]
        }
    }
}
