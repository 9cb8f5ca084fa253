public import Hummingbird

/// Builds all pages of the kiosk; tests drive this very router.
///
/// Order matters: headers stand outside errors, errors outside everything
/// that can fail, and no page is reached without the checks before it.
///
/// - Throws: ``Refusal`` when a template, a word or a file is missing, before
///   anything listens.
public func buildRouter(
    services: WebServices, settings: WebSettings, phrases: Phrases
) throws -> Router<WebContext> {
    let site = try Site(services: services, settings: settings, phrases: phrases)
    let router = Router(context: WebContext.self)
    router.add(middleware: SecurityHeaders())
    router.add(middleware: ErrorPages(site: site))
    router.add(middleware: HostCheck())
    site.assets.addRoutes(to: router)
    HealthController(site: site).addRoutes(to: router)
    router.add(middleware: SessionMiddleware(sessions: site.sessions))
    router.add(middleware: FormMiddleware(tokens: site.tokens))
    SignInController(site: site).addRoutes(to: router)
    DeskController(site: site).addRoutes(to: router)
    ScanController(site: site).addRoutes(to: router)
    VisitController(site: site).addRoutes(to: router)
    ConsultationController(site: site).addRoutes(to: router)
    ComparisonController(site: site).addRoutes(to: router)
    EndingController(site: site).addRoutes(to: router)
    LeadsController(site: site).addRoutes(to: router)
    RegistrationController(site: site).addRoutes(to: router)
    HouseholdController(site: site).addRoutes(to: router)
    RightsController(site: site).addRoutes(to: router)
    ReissueController(site: site).addRoutes(to: router)
    PickController(site: site).addRoutes(to: router)
    PaymentController(site: site).addRoutes(to: router)
    TransferController(site: site).addRoutes(to: router)
    TransfersController(site: site).addRoutes(to: router)
    VoidController(site: site).addRoutes(to: router)
    PaperController(site: site).addRoutes(to: router)
    HandOverController(site: site).addRoutes(to: router)
    LeftPapersController(site: site).addRoutes(to: router)
    AttendeeController(site: site).addRoutes(to: router)
    SelfServiceController(site: site).addRoutes(to: router)
    CallerController(site: site).addRoutes(to: router)
    TrayController(site: site).addRoutes(to: router)
    SpareController(site: site).addRoutes(to: router)
    TrayScanController(site: site).addRoutes(to: router)
    StockController(site: site).addRoutes(to: router)
    StockActController(site: site).addRoutes(to: router)
    ReceiptBooksController(site: site).addRoutes(to: router)
    QueueController(site: site).addRoutes(to: router)
    ShiftController(site: site).addRoutes(to: router)
    DayController(site: site).addRoutes(to: router)
    ReadyController(site: site).addRoutes(to: router)
    CalibrationController(site: site).addRoutes(to: router)
    PictureController(site: site).addRoutes(to: router)
    EventsController(site: site).addRoutes(to: router)
    return router
}
