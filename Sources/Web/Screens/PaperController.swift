import Desk
import Hummingbird
import Insurance

/// Verdicts on papers, and reprints.
struct PaperController: Sendable {
    let site: Site
    private let pages: VisitPages

    init(site: Site) {
        self.site = site
        pages = VisitPages(site: site)
    }

    func addRoutes(to router: Router<WebContext>) {
        router.post("/visits/:id/verdict", use: allGood)
        router.post("/visits/:id/approve", use: approve)
        router.post("/visits/:id/decline-paper", use: decline)
        router.post("/visits/:id/receipt-copy", use: copyReceipt)
        router.post("/documents/:id/verdict", use: judge)
        router.post("/documents/:id/reprint", use: reprint)
    }

    /// `POST /visits/{id}/verdict`: every named print of this visit is good.
    @Sendable
    private func allGood(request: Request, context: WebContext) async throws -> Response {
        try await pages.act(context) { id, officer in
            let documents = try await pages.file(id).documents
            let intents = context.form.all("intent").compactMap { Identifier($0) }
            guard !intents.isEmpty else { throw Self.noSuchPaper }
            for intent in intents {
                guard let document = documents.first(where: { $0.intent == intent }) else { throw Self.noSuchPaper }
                // A second tap on the same button finds them good already.
                guard document.state != .good, document.state != .handedOver else { continue }
                try await site.services.issuing.judge(
                    document, intent: intent, verdict: .good, reason: nil, by: officer)
            }
            return Self.settled(try await pages.file(id))
        }
    }

    /// What is left to be done once the named prints are good.
    private static func settled(_ file: VisitFile) -> Notice {
        switch file.nextStep {
        case .check where file.documents.contains { [.toCheck, .unknown].contains($0.state) }:
            Notice(key: "notice.those-good.check")
        case .check: Notice(key: "notice.those-good.again")
        case .print: Notice(key: "notice.those-good.print")
        default: Notice(key: "notice.all-good")
        }
    }

    /// `POST /visits/{id}/approve`: an officer approves that the papers asked for are printed.
    @Sendable
    private func approve(request: Request, context: WebContext) async throws -> Response {
        try await pages.act(context, to: safeAddress(context.form["back"])) { id, officer in
            try await site.services.issuing.approve(papersOf: id, by: officer)
            return Notice(key: "notice.approved")
        }
    }

    /// `POST /visits/{id}/decline-paper`: the electronic ones stand in the papers' place.
    @Sendable
    private func decline(request: Request, context: WebContext) async throws -> Response {
        try await pages.act(context) { id, officer in
            try await site.services.leftPapers.decline(papersOf: id, by: officer)
            return Notice(key: "notice.declined-paper")
        }
    }

    /// `POST /visits/{id}/receipt-copy`: one copy of a receipt that is out.
    @Sendable
    private func copyReceipt(request: Request, context: WebContext) async throws -> Response {
        try await pages.act(context) { id, officer in
            guard let form = Identifier(context.form["formID"]), let wanted = Identifier(context.form["receipt"]),
                try await pages.file(id).documents.contains(where: { $0.id == wanted })
            else { throw Refusal.formUnreadable }
            let outcome = try await site.services.receiptCopies.print(wanted, form: form, by: officer)
            return Notice(key: outcome == .accepted ? "notice.receipt-copied" : "notice.receipt-copy-unprinted")
        }
    }

    @Sendable
    private func judge(request: Request, context: WebContext) async throws -> Response {
        try await act(context) { document, officer in
            guard let verdict = Verdict(rawValue: context.form["verdict"]),
                let intent = Identifier(context.form["intent"])
            else {
                throw Refusal.formUnreadable
            }
            let reason = SpoilReason(rawValue: context.form["reason"])
            try await site.services.issuing.judge(
                document, intent: intent, verdict: verdict, reason: verdict == .spoiled ? reason : nil, by: officer)
            return Notice(key: "notice.judged.\(verdict.rawValue)")
        }
    }

    @Sendable
    private func reprint(request: Request, context: WebContext) async throws -> Response {
        try await act(context) { document, officer in
            try await site.services.issuing.reprint(document, by: officer)
            return Notice(key: "notice.reprint")
        }
    }

    /// Does one act on a paper and goes back to where it was asked for.
    private func act(
        _ context: WebContext, _ body: (Document, Operator) async throws -> Notice
    ) async throws -> Response {
        let officer = try context.officer
        let id = context.parameters.get("id").flatMap { Identifier($0) }
        let open = try await site.services.issuing.openDocuments()
        guard let document = open.first(where: { $0.document.id == id })?.document else { throw Self.noSuchPaper }
        let home = safeAddress(context.form["back"]) ?? "/visits/\(document.visit)"
        do {
            return site.done(context, to: home, try await body(document, officer))
        } catch let refusal as any StaffReadable {
            context.log(refusal)
            if home == "/tray" { return try await TrayController(site: site).show(context, refusal: refusal) }
            return try await pages.show(document.visit, refusal: refusal, context)
        }
    }

    private static let noSuchPaper = Refusal(
        "document-unknown", "This paper is not open any more. Look at the visit or the tray for how it stands now.")
}
