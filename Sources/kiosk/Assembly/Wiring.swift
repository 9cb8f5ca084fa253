import Desk
import Insurance
import InsuranceRules
import Ledger
import Logging
import Printing
import Scanning
import ServiceLifecycle
import Upload
import UploadContract
import Web

/// Joins the modules into one running kiosk; nothing is decided here.
enum Wiring {
    static let clock = SystemClock()

    /// What the pages print; the office's forms are a command's, and looked at by `kiosk ready`.
    private static func paperNames(_ settings: Settings) -> [String] {
        DocumentKind.allCases.map { $0.template(withReceiptsOn: settings.printers.receiptPaper) }
            + LeafletPaper.allCases.map(\.rawValue)
            + OfficeSheetKind.allCases.compactMap(\.template)
    }

    /// The parts of the upload: who starts it, what runs, and what keeps it off.
    struct UploadParts {
        let starter: any UploadStarting
        let service: NightlyUploader?
        let trouble: Refusal?
    }

    /// Without an address or the province's key the upload is off and says so;
    /// issuing goes on.
    static func upload(_ site: Site, _ ledger: LedgerDatabase) throws -> UploadParts {
        let wanted = site.settings.upload
        guard let url = wanted.url else { return UploadParts(starter: UploadOff(), service: nil, trouble: nil) }
        let answers: ProvinceSigningKey.Public
        do {
            answers = try site.keys.provinceSigner()
        } catch let trouble as Refusal {
            return UploadParts(starter: UploadOff(because: trouble), service: nil, trouble: trouble)
        }
        let settings = try UploadSettings(
            url: url, schedule: try UploadSchedule(at: wanted.startMinute, spreadMinutes: wanted.spreadMinutes),
            whenOnline: wanted.whenOnline, batchBytes: wanted.batchBytes, leaseSeconds: wanted.leaseSeconds)
        let logger = Logger(label: "upload")
        let courier = Courier(
            kiosk: site.settings.kioskID, signer: try site.keys.signer(), province: answers, outbox: ledger,
            clock: clock, settings: settings, logger: logger)
        let uploader = NightlyUploader(
            courier: courier, outbox: ledger, clock: clock, settings: settings, logger: logger)
        return UploadParts(starter: uploader, service: uploader, trouble: nil)
    }

    static func cups(_ site: Site) throws -> CUPSSettings {
        let printers = site.settings.printers
        return try CUPSSettings(
            server: printers.server,
            queues: printers.queues, spares: printers.spares,
            stall: .seconds(printers.silentAfterSeconds))
    }

    /// Everything that runs, in the order it starts; the pages come last, so
    /// that they close first.
    ///
    /// - Parameter onRunning: Called with the port when the pages answer.
    static func services(
        _ site: Site, onRunning: @escaping @Sendable (Int) async -> Void
    ) async throws -> [any Service] {
        let settings = site.settings
        let words = try site.words()
        let phrases = try Phrases(languages: words, reasons: site.printerReasons())
        let renderer = try settings.renderer(only: paperNames(settings))
        let ledger = try site.prepareLedger()
        if !site.isTraining { try refuseArtOverBlanks(renderer) }
        if try await ledger.isRestored() { throw Refusal.ledgerRestored }
        let cups = try cups(site)
        let upload = try upload(site, ledger)
        let looks = QueueLooks()
        try await ledger.prepareSpares(of: Set(cups.spares.keys), at: clock.now())
        let watch = PrinterWatch(
            cups, looks: looks, sparesInUse: { ledger.sparesInUse }, logger: Logger(label: "printers"))
        let calibration = CalibrationDesk(
            ledger: ledger, press: renderer,
            printing: CalibrationPrinter(settings: cups, renderer: renderer, clock: clock),
            spares: Set(cups.spares.keys), clock: clock)
        try await calibration.apply()
        renderer.askTwoSided { place in cups.queue(at: place).map(looks.isTwoSided) ?? false }
        await watch.learnSides()
        let papers = PapersAhead(renderer, sparesInUse: { ledger.sparesInUse })
        var services: [any Service] = [
            MemoryTrim(), watch, PaperForeteller(ledger: ledger, papers: papers, logger: Logger(label: "papers")),
        ]
        services += try printWorkers(cups, ledger, papers, looks)
        if let uploader = upload.service { services.append(uploader) }
        if let place = settings.secondPlace {
            services.append(
                SecondCopy(
                    kiosk: settings.kioskID, signer: try site.keys.signer(), place: place,
                    batchBytes: settings.upload.batchBytes, outbox: ledger, logger: Logger(label: "second-copy")))
        }
        let scans: any ScanFeed
        if let device = settings.scannerDevice {
            let scanner = SerialScanner(device: device)
            services.append(scanner)
            scans = scanner
        } else {
            scans = NoScanner()
        }
        let home = settings.event.home
        let roster = try site.roster()
        let desk = VisitDesk(
            ledger: ledger, book: site.book, home: home,
            occasion: Occasion(event: settings.event.name, team: settings.event.team),
            anyLength: settings.quote.anyMonths,
            proof: PaperProof(fields: site.documentFields, press: renderer), roster: roster,
            householdObjects: Set(site.catalogues.objects["household"].map { [$0.code] } ?? []),
            places: site.catalogues.places, clock: clock)
        let drafts = DraftDesk(ledger: ledger, hours: settings.draftHours, clock: clock)
        services.append(DraftSweep(drafts: drafts, logger: Logger(label: "drafts")))
        let audit = AuditDesk(audit: ledger, clock: clock)
        services.append(AuditAtStart(audit: audit, logger: Logger(label: "ledger")))
        let rights = RightsDesk(
            visits: ledger, ledger: ledger, book: site.book,
            proof: PaperProof(fields: site.documentFields, press: renderer), clock: clock)
        let gallery = PaperGallery(
            fields: site.documentFields, press: PaperPictures(renderer), training: site.isTraining)
        let sheets = SheetPrinter(settings: cups, renderer: renderer, training: site.isTraining, clock: clock)
        let web = WebServices(
            visits: ledger, people: RosterSearch(visits: ledger, roster: roster), roster: roster, desk: desk,
            drafts: drafts, rights: rights, payments: PaymentDesk(ledger: ledger, clock: clock),
            transfers: transfers(site, ledger),
            voids: VoidDesk(ledger: ledger, visits: ledger, desk: desk, clock: clock),
            days: DayDesk(ledger: ledger, audit: audit, deadlines: settings.remittance, clock: clock),
            dayPapers: DayPapers(
                ledger: ledger, fields: site.documentFields,
                event: "\(settings.event.name) · \(settings.event.commune)",
                printing: sheets, clock: clock),
            receiptCopies: ReceiptCopies(ledger: ledger, printing: sheets, clock: clock),
            serviceDesk: ServiceDesk(
                ledger: ledger, occasion: Occasion(event: settings.event.name, team: settings.event.team),
                clock: clock), symbols: SymbolPictures(),
            issuing: IssuingDesk(ledger: ledger, queues: QueueKeeper(cups), clock: clock),
            spares: SpareDesk(spares: ledger, kinds: Set(cups.spares.keys), clock: clock),
            tray: TrayDesk(
                ledger: ledger, serials: settings.blankSerials, codes: site.codes, clock: clock),
            reissues: ReissueDesk(ledger: ledger, clock: clock),
            stock: StockDesk(
                ledger: ledger, printers: PagesAsker(cups), papers: PaperEntries(renderer), clock: clock),
            receiptBooks: ReceiptBookDesk(
                ledger: ledger, members: ledger, papers: PaperEntries(renderer), clock: clock),
            handOvers: HandOverDesk(
                ledger: ledger, visits: ledger, relations: site.catalogues.relations, clock: clock),
            leftPapers: LeftPapersDesk(
                ledger: ledger, office: settings.office.office(of: settings.event), clock: clock),
            clockDesk: ClockDesk(ledger: ledger, clock: clock),
            offers: OfferDesk(ledger: ledger, visits: desk, book: site.book, home: home, clock: clock),
            leads: LeadDesk(ledger: ledger, clock: clock),
            leaflets: LeafletPrinter(settings: cups, renderer: renderer, training: site.isTraining, clock: clock),
            calibration: calibration, gallery: gallery,
            outbox: ledger, upload: upload.service, printers: watch, operators: ledger, scans: scans,
            readiness: Readiness(site: site, ledger: ledger, renderer: renderer, roster: roster), changes: ledger,
            catalogues: site.catalogues, codes: site.codes, clock: clock)
        let pages = try WebSettings(
            host: settings.host, port: settings.port, eventName: settings.event.name,
            commune: settings.event.commune, station: settings.station, issuer: settings.event.issuer,
            training: site.isTraining,
            troubles: [upload.trouble].compactMap { $0 }, consentVersion: Site.consentVersion(of: words),
            eventDays: settings.event.days, rosterStaleAfterDays: settings.rosterStaleAfterDays,
            uploadAlarmHours: settings.upload.alarmHours)
        let app = WebApp(services: web, settings: pages, phrases: phrases, logger: Logger(label: "web"))
        services.append(try app.service(onRunning: onRunning))
        return services
    }

    /// Memos of a training kiosk say so, should somebody pay by its code.
    private static func transfers(_ site: Site, _ ledger: LedgerDatabase) -> TransferDesk {
        let bank = site.settings.office.bank
        return TransferDesk(
            ledger: ledger, account: bank?.account, kiosk: site.isTraining ? "TAPHUAN" : site.settings.kioskID,
            waitMinutes: bank?.waitMinutes ?? 15, clock: clock)
    }

    /// One for each printer; each prints one paper at a time, all at once.
    private static func printWorkers(
        _ cups: CUPSSettings, _ ledger: LedgerDatabase, _ papers: PapersAhead, _ looks: QueueLooks
    ) throws -> [any Service] {
        let spares = cups.spares.keys.map { PrinterPlace($0, isSpare: true) }
        return try (PrinterKind.allCases.map { PrinterPlace($0) } + spares).map { place in
            PrintWorker(
                queue: ledger, printer: try CUPSPrinter(place, settings: cups, renderer: papers, looks: looks),
                clock: clock, logger: Logger(label: "print.\(cups.queue(at: place) ?? place.kind.rawValue)"))
        }
    }

    /// A real blank carries its own art; printing it again would spoil it.
    private static func refuseArtOverBlanks(_ renderer: DocumentRenderer) throws {
        let wrong = try renderer.templateNames.filter { name in
            let template = try renderer.template(named: name)
            return template.blank != nil && template.printsBlank
        }
        guard !wrong.isEmpty else { return }
        let names = wrong.joined(separator: ", ")
        throw Refusal(
            "template-prints-blank",
            """
            These templates say printBlank: true, so their frames and titles would be printed over real blanks: \
            \(names). Set printBlank: false in each template.yaml, or use training mode.
            """,
            details: ["template": names])
    }
}
