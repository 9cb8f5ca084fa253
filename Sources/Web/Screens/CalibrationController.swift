import Desk
import Hummingbird
import Insurance

/// `/calibration`: lines the printers up with their blanks.
struct CalibrationController: Sendable {
    let site: Site

    func addRoutes(to router: Router<WebContext>) {
        router.get("/calibration") { _, context in try await show(context) }
        router.post("/calibration/print", use: print)
        router.post("/calibration/enter", use: enter)
        router.post("/calibration/reset", use: reset)
    }

    func show(
        _ context: WebContext, typed: Form? = nil, problems: FieldProblems = FieldProblems(),
        refusal: (any StaffReadable)? = nil
    ) async throws -> Response {
        let officer = try context.officer
        let words = site.words(context)
        let kept = try await site.services.calibration.kept()
        let page = CalibrationView(
            site.services.calibration.printers.map { printer in
                let form = typed?["printer"] == printer.name ? typed : nil
                return CalibrationView.Printer(
                    printer, kept[printer], typed: form, problems: form == nil ? FieldProblems() : problems,
                    words: words)
            }, canEnter: officer.roles.contains(.supervisor))
        return try await site.page(
            "calibration", page, title: "calibration.title", address: "/calibration", refusal: refusal, context)
    }

    @Sendable
    private func print(request: Request, context: WebContext) async throws -> Response {
        try await act(context) { printer, officer in
            let outcome = try await site.services.calibration.printSheet(
                on: printer, isLinedUp: context.form["linedUp"] == "on", by: officer)
            switch outcome {
            case .accepted: return Notice(key: "notice.calibration-printed")
            case .refused(let reason): throw Refusal.calibrationNotPrinted(reason)
            case .unreachable: throw Refusal.calibrationNotPrinted("spooler-unreachable")
            }
        }
    }

    @Sendable
    private func enter(request: Request, context: WebContext) async throws -> Response {
        try await act(context) { printer, officer in
            var problems = FieldProblems()
            func read(_ field: String) -> Int? {
                let id = "\(field)-\(printer.name)"
                let tenths = Self.tenths(context.form[id])
                if tenths == nil {
                    problems.add(context.form[id].isEmpty ? "field-required" : "field-millimetres", at: id)
                }
                return tenths
            }
            let measured = [read("left"), read("top"), read("length")].compactMap(\.self)
            guard measured.count == 3 else { throw BadFields(problems: problems) }
            try await site.services.calibration.enter(
                CalibrationReading(left: measured[0], top: measured[1], length: measured[2]), of: printer, by: officer)
            return Notice(key: "notice.calibrated")
        }
    }

    @Sendable
    private func reset(request: Request, context: WebContext) async throws -> Response {
        try await act(context) { printer, officer in
            try await site.services.calibration.reset(printer, by: officer)
            return Notice(key: "notice.calibration-reset")
        }
    }

    /// `10,4` or `10.4` or `10` millimetres, in tenths; nothing finer.
    static func tenths(_ text: String) -> Int? {
        let parts = text.replacing(",", with: ".").split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = Int(parts[0]), (0...999).contains(whole),
            parts[0].allSatisfy(\.isNumber)
        else { return nil }
        guard parts.count == 2 else { return whole * 10 }
        guard parts[1].count == 1, let tenth = Int(parts[1]) else { return nil }
        return whole * 10 + tenth
    }

    private func act(
        _ context: WebContext, _ body: (PrinterPlace, Operator) async throws -> Notice
    ) async throws -> Response {
        let officer = try context.officer
        guard let printer = PrinterPlace(name: context.form["printer"]),
            site.services.calibration.printers.contains(printer)
        else { throw Refusal.formUnreadable }
        do {
            return site.done(context, to: "/calibration", try await body(printer, officer))
        } catch let problems as BadFields {
            return try await show(context, typed: context.form, problems: problems.problems)
        } catch let refusal as any StaffReadable {
            context.log(refusal)
            return try await show(context, typed: context.form, refusal: refusal)
        }
    }
}

extension Refusal {
    fileprivate static func calibrationNotPrinted(_ reason: String) -> Refusal {
        Refusal(
            "calibration-not-printed",
            "The page was not printed (\(reason)). Look at the printer on the tray page, then print again.",
            details: ["reason": reason])
    }
}
