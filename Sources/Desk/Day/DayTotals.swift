public import Insurance

/// The sums of a day report; amounts in đồng.
public struct DayTotals: Hashable, Sendable, Codable {
    /// Payments of the day's shifts, void ones and those that follow a void
    /// included.
    public var payments = 0
    /// What those payments come to.
    public var taken = Dong.zero
    /// Cash laid into the drawers.
    public var cash = Dong.zero
    /// Transfers of those payments.
    public var transfer = Dong.zero
    /// What of ``taken`` is money of void payments that went on.
    ///
    /// It was told as cash or transfer when it came. `nil` in reports that do
    /// not tell it.
    public var carried: Dong?
    /// Cash paid out of the drawers.
    public var paidOut = Dong.zero
    /// Transfers that the office has to send back, agreed since the report before.
    ///
    /// `nil` in reports that do not tell it.
    public var sentBack: Dong?
    /// Payments made void since the report before, whenever they were taken.
    public var voided = Dong.zero
    /// Registrations of the day's payments that are not void.
    public var registrations: [RegistrationLine] = []
    /// Registrations that an earlier report tells, made void since the one before.
    ///
    /// Those who stayed stand anew among ``registrations``, so all reports'
    /// registrations less these are what there is. `nil` in reports that do not
    /// tell it.
    public var ended: [RegistrationLine]?
    public var receipts: [ReceiptLine] = []
    public var voids: [VoidLine] = []
    public var blanks: [BlankLine] = []
    public var services: [ServiceLine] = []
    public var consultations: [ConsultationTally.Line] = []
    public var papers: [PaperLine] = []
    /// Broken invariants that do not touch these sums.
    public var findings: [AuditFinding] = []

    public init() {}
}

extension DayTotals {
    /// Registrations by scheme, joining and method.
    public struct RegistrationLine: Hashable, Sendable, Codable {
        public let scheme: Scheme
        public let joining: Joining
        /// `transfer` as soon as one is part of the payment.
        public let method: Payment.Method
        public let count: Int
        public let gross: Dong
        public let stateSupport: Dong
        public let localSupport: Dong
        public let payable: Dong

        public init(
            scheme: Scheme, joining: Joining, method: Payment.Method, count: Int, gross: Dong, stateSupport: Dong,
            localSupport: Dong, payable: Dong
        ) {
            self.scheme = scheme
            self.joining = joining
            self.method = method
            self.count = count
            self.gross = gross
            self.stateSupport = stateSupport
            self.localSupport = localSupport
            self.payable = payable
        }
    }

    /// Receipt numbers of one series, first to last.
    public struct ReceiptLine: Hashable, Sendable, Codable {
        public let series: String
        public let first: Int
        public let last: Int
        public let count: Int
        /// Numbers between them that the day's shifts did not take: another shift's.
        public let elsewhere: [Int]
        /// Numbers between them that are void.
        public let voided: [Int]

        public init(series: String, first: Int, last: Int, count: Int, elsewhere: [Int], voided: [Int]) {
            self.series = series
            self.first = first
            self.last = last
            self.count = count
            self.elsewhere = elsewhere
            self.voided = voided
        }
    }

    /// Voids of one cashier's payments, beside all they took.
    public struct VoidLine: Hashable, Sendable, Codable {
        public let cashier: String
        public let payments: Int
        public let voids: Int
        /// How many of ``payments`` are among the voids.
        ///
        /// The others were taken before, or follow a void. `nil` in reports that
        /// do not tell it.
        public let voidsOfThese: Int?
        public let amount: Dong

        public init(cashier: String, payments: Int, voids: Int, voidsOfThese: Int?, amount: Dong) {
            self.cashier = cashier
            self.payments = payments
            self.voids = voids
            self.voidsOfThese = voidsOfThese
            self.amount = amount
        }
    }

    /// A kind of blank: opening + received = good + spoiled + test + lost +
    /// returned + left.
    public struct BlankLine: Hashable, Sendable, Codable {
        public let kind: BlankKind
        public let opening: Int
        public let received: Int
        public let good: Int
        public let spoiled: Int
        /// Pieces an earlier report tells as good that were spoiled since.
        ///
        /// No part of the sum, for they had left the stock before. `nil` in
        /// reports that do not tell it.
        public let spoiledLater: Int?
        public let test: Int
        public let lost: Int
        public let returned: Int
        public let left: Int

        public init(
            kind: BlankKind, opening: Int, received: Int, good: Int, spoiled: Int, spoiledLater: Int?, test: Int,
            lost: Int, returned: Int, left: Int
        ) {
            self.kind = kind
            self.opening = opening
            self.received = received
            self.good = good
            self.spoiled = spoiled
            self.spoiledLater = spoiledLater
            self.test = test
            self.lost = lost
            self.returned = returned
            self.left = left
        }
    }

    public struct ServiceLine: Hashable, Sendable, Codable {
        public let kind: ServiceKind
        public let count: Int

        public init(kind: ServiceKind, count: Int) {
            self.kind = kind
            self.count = count
        }
    }

    /// Papers nobody collected, by what becomes of them.
    public struct PaperLine: Hashable, Sendable, Codable {
        public let kind: DocumentKind
        public let fate: PaperFate.Kind?
        public let count: Int

        public init(kind: DocumentKind, fate: PaperFate.Kind?, count: Int) {
            self.kind = kind
            self.fate = fate
            self.count = count
        }
    }
}
