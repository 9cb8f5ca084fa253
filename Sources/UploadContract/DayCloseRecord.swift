public import Insurance

/// A kiosk's day report; amounts in đồng.
public struct DayCloseRecord: Hashable, Sendable, Codable {
    public var id: Identifier
    /// Counted from 1 without gaps at each kiosk.
    public var number: Int
    public var day: CalendarDay
    /// When the report before it was closed; `nil` for the first.
    public var since: Moment?
    public var closedAt: Moment
    /// When the money is to be handed in.
    public var dueAt: Moment
    public var officer: String
    public var second: String
    /// SHA-256 of the report as the kiosk keeps it, as lower-case hex.
    public var hash: String
    /// That of the report before it; empty for the first.
    public var previous: String
    public var shifts: [Shift]
    /// Payments of those shifts, void ones included.
    public var payments: Int
    /// What they come to.
    public var taken: Dong
    /// Cash laid into the drawers.
    public var cash: Dong
    /// Transfers of those payments.
    public var transfer: Dong
    /// Cash paid out of the drawers.
    public var paidOut: Dong
    /// Payments made void since the report before.
    public var voided: Dong
    /// Of ``taken``: money of an earlier receipt that goes on to one of these.
    ///
    /// This and the next are `nil` in records of kiosks that did not tell them.
    public var carried: Dong?
    /// Transfers that were too much or whose receipt is void, which the office sends back.
    public var sentBack: Dong?
    public var registrations: [Registrations]
    /// Registrations an earlier report tells that are void since; `nil` where none are.
    public var ended: [Registrations]?
    public var receipts: [Receipts]
    public var blanks: [Blanks]
    public var services: [Services]

    /// A closed shift and how its drawer was counted.
    public struct Shift: Hashable, Sendable, Codable {
        public var shift: Identifier
        public var cashier: String
        public var counted: Dong
        /// Counted less expected; below zero money is missing.
        public var difference: Dong

        public init(shift: Identifier, cashier: String, counted: Dong, difference: Dong) {
            self.shift = shift
            self.cashier = cashier
            self.counted = counted
            self.difference = difference
        }
    }

    /// Registrations that are not void.
    public struct Registrations: Hashable, Sendable, Codable {
        public var scheme: Scheme
        /// `new`, `resumed` or `renewed`.
        public var joining: String
        /// `cash` or `transfer`.
        public var method: String
        public var count: Int
        public var gross: Dong
        public var state: Dong
        public var local: Dong
        public var payable: Dong

        public init(
            scheme: Scheme, joining: String, method: String, count: Int, gross: Dong, state: Dong, local: Dong,
            payable: Dong
        ) {
            self.scheme = scheme
            self.joining = joining
            self.method = method
            self.count = count
            self.gross = gross
            self.state = state
            self.local = local
            self.payable = payable
        }
    }

    /// Receipt numbers of one series.
    public struct Receipts: Hashable, Sendable, Codable {
        public var series: String
        public var first: Int
        public var last: Int
        /// How many of them the day's shifts took.
        public var count: Int
        /// Numbers that are void.
        public var voided: [Int]

        public init(series: String, first: Int, last: Int, count: Int, voided: [Int]) {
            self.series = series
            self.first = first
            self.last = last
            self.count = count
            self.voided = voided
        }
    }

    /// What became of a kind of blank.
    public struct Blanks: Hashable, Sendable, Codable {
        /// `card` or `book-cover`.
        public var kind: String
        public var opening: Int
        public var received: Int
        public var good: Int
        public var spoiled: Int
        /// Pieces an earlier report tells as good that were spoiled since; no
        /// part of the sum, `nil` where there are none.
        public var spoiledLater: Int?
        public var test: Int
        public var lost: Int
        public var returned: Int
        public var left: Int

        public init(
            kind: String, opening: Int, received: Int, good: Int, spoiled: Int, spoiledLater: Int? = nil, test: Int,
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

    public struct Services: Hashable, Sendable, Codable {
        /// `vssid`, `non-cash` or `channel-views`.
        public var service: String
        public var count: Int

        public init(service: String, count: Int) {
            self.service = service
            self.count = count
        }
    }

    public init(
        id: Identifier, number: Int, day: CalendarDay, since: Moment?, closedAt: Moment, dueAt: Moment,
        officer: String, second: String, hash: String, previous: String, shifts: [Shift], payments: Int, taken: Dong,
        cash: Dong, transfer: Dong, paidOut: Dong, voided: Dong, carried: Dong? = nil,
        sentBack: Dong? = nil, registrations: [Registrations], ended: [Registrations]? = nil, receipts: [Receipts],
        blanks: [Blanks], services: [Services]
    ) {
        self.id = id
        self.number = number
        self.day = day
        self.since = since
        self.closedAt = closedAt
        self.dueAt = dueAt
        self.officer = officer
        self.second = second
        self.hash = hash
        self.previous = previous
        self.shifts = shifts
        self.payments = payments
        self.taken = taken
        self.cash = cash
        self.transfer = transfer
        self.paidOut = paidOut
        self.voided = voided
        self.carried = carried
        self.sentBack = sentBack
        self.registrations = registrations
        self.ended = ended
        self.receipts = receipts
        self.blanks = blanks
        self.services = services
    }
}
