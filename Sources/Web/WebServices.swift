public import Desk

/// What the pages need from the rest of the house.
public struct WebServices: Sendable {
    let visits: any VisitLedger
    let people: any PeopleSearching
    let roster: any Roster
    let desk: VisitDesk
    let drafts: DraftDesk
    let rights: RightsDesk
    let payments: PaymentDesk
    let issuing: IssuingDesk
    let offers: OfferDesk
    let leads: LeadDesk
    let leaflets: any LeafletPrinting
    let outbox: any Outbox
    let upload: (any UploadStarting)?
    let printers: any PrinterWatching
    let operators: any OperatorDirectory
    let scans: any ScanFeed
    let changes: any ChangeFeed
    let catalogues: Catalogues
    let clock: any Timekeeper

    /// - Parameters:
    ///   - upload: `nil` when sending is off; the queue page then says so.
    ///   - changes: Tells of every commit; open pages are refreshed by it.
    public init(
        visits: any VisitLedger, people: any PeopleSearching, roster: any Roster = NoRoster(), desk: VisitDesk,
        drafts: DraftDesk,
        rights: RightsDesk, payments: PaymentDesk,
        issuing: IssuingDesk, offers: OfferDesk, leads: LeadDesk, leaflets: any LeafletPrinting, outbox: any Outbox,
        upload: (any UploadStarting)?, printers: any PrinterWatching, operators: any OperatorDirectory,
        scans: any ScanFeed, changes: any ChangeFeed, catalogues: Catalogues, clock: any Timekeeper
    ) {
        self.visits = visits
        self.people = people
        self.roster = roster
        self.desk = desk
        self.drafts = drafts
        self.rights = rights
        self.payments = payments
        self.issuing = issuing
        self.offers = offers
        self.leads = leads
        self.leaflets = leaflets
        self.outbox = outbox
        self.upload = upload
        self.printers = printers
        self.operators = operators
        self.scans = scans
        self.changes = changes
        self.catalogues = catalogues
        self.clock = clock
    }
}
