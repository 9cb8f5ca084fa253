public import Insurance

/// What the forms of some days of payment are made of.
public struct FormContent: Hashable, Sendable {
    /// Days of payment (Asia/Ho_Chi_Minh).
    public let days: ClosedRange<CalendarDay>
    /// In the order of the receipts; what was paid and voided on these days is left out.
    public let rows: [FormRow]
    /// All receipts of these days, those voided too.
    public let receipts: [FormReceipt]
    /// By the day reports of these days.
    public let blankUses: [BlankUse]

    public init(
        days: ClosedRange<CalendarDay>, rows: [FormRow], receipts: [FormReceipt], blankUses: [BlankUse] = []
    ) {
        self.days = days
        self.rows = rows
        self.receipts = receipts
        self.blankUses = blankUses
    }

    public var isEmpty: Bool { rows.isEmpty && receipts.isEmpty && blankUses.isEmpty }
}

/// A receipt as the list of receipts tells it.
public struct FormReceipt: Hashable, Sendable {
    public var payment: Payment
    /// As printed on it.
    public var payer: String
    /// How many people it is for.
    public var people: Int
    /// Voided by the last of the days that are told.
    public var isVoid: Bool
    /// Paid partly in cash and partly by transfer.
    public var isMixed: Bool

    public init(payment: Payment, payer: String, people: Int, isVoid: Bool = false, isMixed: Bool = false) {
        self.payment = payment
        self.payer = payer
        self.people = people
        self.isVoid = isVoid
        self.isMixed = isMixed
    }
}

/// That forms were taken out, of which days and by whom.
public struct FormExport: Hashable, Sendable {
    public let at: Moment
    /// The code of a member of staff, or the user of the computer.
    public let officer: String
    public let days: ClosedRange<CalendarDay>
    /// How many rows and receipts they held.
    public let count: Int

    public init(at: Moment, officer: String, days: ClosedRange<CalendarDay>, count: Int) {
        self.at = at
        self.officer = officer
        self.days = days
        self.count = count
    }
}

/// Tells the back office's forms what was paid.
public protocol FormLedger: Sendable {
    /// What was paid on some days.
    func formContent(of days: ClosedRange<CalendarDay>) async throws -> FormContent
    /// Records that the forms of some days are taken out and gives what they
    /// hold, in one transaction; nothing to tell is not recorded.
    func exportForms(of days: ClosedRange<CalendarDay>, by officer: String, at moment: Moment) async throws
        -> FormContent
    /// The latest exports, newest first.
    func formExports() async throws -> [FormExport]
}
