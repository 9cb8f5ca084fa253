public import Desk
public import Insurance

/// What the pages need from the rest of the house.
public struct WebServices: Sendable {
    let visits: any VisitLedger
    let people: any PeopleSearching
    let roster: any Roster
    let desk: VisitDesk
    let drafts: DraftDesk
    let rights: RightsDesk
    let payments: PaymentDesk
    let transfers: TransferDesk
    let voids: VoidDesk
    let days: DayDesk
    let dayPapers: DayPapers
    let receiptCopies: ReceiptCopies
    let serviceDesk: ServiceDesk
    let symbols: any SymbolDrawing
    let issuing: IssuingDesk
    /// `nil` where no printer has a spare one.
    let spares: SpareDesk?
    let tray: TrayDesk
    let reissues: ReissueDesk
    let stock: StockDesk
    let receiptBooks: ReceiptBookDesk
    let handOvers: HandOverDesk
    let leftPapers: LeftPapersDesk
    let clockDesk: ClockDesk
    let offers: OfferDesk
    let leads: LeadDesk
    let leaflets: any LeafletPrinting
    let calibration: CalibrationDesk
    let gallery: PaperGallery
    let outbox: any Outbox
    let upload: (any UploadStarting)?
    let printers: any PrinterWatching
    let operators: any OperatorDirectory
    let scans: any ScanFeed
    let readiness: any ReadinessChecking
    let changes: any ChangeFeed
    let catalogues: Catalogues
    let codes: KnownCodes
    let clock: any Timekeeper

    /// - Parameters:
    ///   - upload: `nil` when sending is off; the queue page then says so.
    ///   - changes: Tells of every commit; open pages are refreshed by it.
    ///   - codes: What codes on cards are checked against.
    public init(
        visits: any VisitLedger, people: any PeopleSearching, roster: any Roster = NoRoster(), desk: VisitDesk,
        drafts: DraftDesk,
        rights: RightsDesk, payments: PaymentDesk, transfers: TransferDesk, voids: VoidDesk,
        days: DayDesk, dayPapers: DayPapers, receiptCopies: ReceiptCopies, serviceDesk: ServiceDesk,
        symbols: any SymbolDrawing,
        issuing: IssuingDesk, spares: SpareDesk? = nil, tray: TrayDesk, reissues: ReissueDesk, stock: StockDesk,
        receiptBooks: ReceiptBookDesk, handOvers: HandOverDesk, leftPapers: LeftPapersDesk, clockDesk: ClockDesk,
        offers: OfferDesk, leads: LeadDesk,
        leaflets: any LeafletPrinting, calibration: CalibrationDesk, gallery: PaperGallery, outbox: any Outbox,
        upload: (any UploadStarting)?, printers: any PrinterWatching, operators: any OperatorDirectory,
        scans: any ScanFeed, readiness: any ReadinessChecking, changes: any ChangeFeed, catalogues: Catalogues,
        codes: KnownCodes = KnownCodes(provinces: [], objects: [:], issuers: [:]), clock: any Timekeeper
    ) {
        self.visits = visits
        self.people = people
        self.roster = roster
        self.desk = desk
        self.drafts = drafts
        self.rights = rights
        self.payments = payments
        self.transfers = transfers
        self.voids = voids
        self.days = days
        self.dayPapers = dayPapers
        self.receiptCopies = receiptCopies
        self.serviceDesk = serviceDesk
        self.symbols = symbols
        self.issuing = issuing
        self.spares = spares
        self.tray = tray
        self.reissues = reissues
        self.stock = stock
        self.receiptBooks = receiptBooks
        self.handOvers = handOvers
        self.leftPapers = leftPapers
        self.clockDesk = clockDesk
        self.offers = offers
        self.leads = leads
        self.leaflets = leaflets
        self.calibration = calibration
        self.gallery = gallery
        self.outbox = outbox
        self.upload = upload
        self.printers = printers
        self.operators = operators
        self.scans = scans
        self.readiness = readiness
        self.changes = changes
        self.catalogues = catalogues
        self.codes = codes
        self.clock = clock
    }
}
