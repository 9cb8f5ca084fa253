public import Insurance

/// Turns a paper into a picture of the very sheet that is printed.
public protocol PaperPicturing: Sendable {
    /// Gives a PNG of the front.
    ///
    /// - Parameter covered: Fields to be hidden from whoever looks on.
    /// - Throws: Why it cannot be printed, as ``StaffReadable`` where staff can mend it.
    func picture(
        of kind: DocumentKind, fields: [String: String], training: Bool, covered: Set<String>
    ) async throws -> [UInt8]
}

/// Shows papers before a blank is spent on them.
///
/// The picture is made of the same values and by the same press as the print.
public struct PaperGallery: Sendable {
    private let fields: DocumentFields
    private let press: any PaperPicturing
    private let training: Bool

    /// What the hall must not read over somebody's shoulder.
    private static let numbers: Set<String> = ["code", "siCode", "qr"]
    /// Stands for a serial that only the payment reserves.
    private static let noSerial = "-"

    public init(fields: DocumentFields, press: any PaperPicturing, training: Bool) {
        self.fields = fields
        self.press = press
        self.training = training
    }

    /// A paper of a registration, as it is or will be printed.
    ///
    /// - Parameter isPublic: Hides the numbers, for the screen that the hall sees.
    /// - Returns: `nil` for a paper that the registration does not have.
    public func picture(
        of kind: DocumentKind, for registration: Identifier, in file: VisitFile, isPublic: Bool
    ) async throws -> [UInt8]? {
        guard let registration = file.registrations.first(where: { $0.id == registration }),
            registration.entry.papers.contains(kind), let quote = registration.quote
        else { return nil }
        let printed = file.documents.first { $0.registration == registration.id && $0.kind == kind }
        let day = file.payment?.day ?? quote.day
        guard
            let values = try values(
                of: kind, registration.entry, quote, paidOn: day, serial: printed?.blankSerial ?? Self.noSerial)
        else { return nil }
        return try await press.picture(
            of: kind, fields: values, training: training,
            covered: isPublic ? Self.numbers.intersection(values.keys) : [])
    }

    private func values(
        of kind: DocumentKind, _ entry: RegistrationEntry, _ quote: FrozenQuote, paidOn day: CalendarDay, serial: String
    ) throws -> [String: String]? {
        switch kind {
        case .healthCard: try fields.healthCard(entry, quote, paidOn: day, serial: serial)
        case .bookCover: fields.bookCover(entry, paidOn: day, serial: serial)
        case .bookSheet: fields.bookSheet(entry, quote, paidOn: day)
        // They are of the payment, and nobody's name is spelled on them first.
        case .receipt, .slip: nil
        }
    }
}
