import Desk
import Insurance

/// The page of the day: a counter of services, and the day close.
struct DayView: Encodable, Sendable {
    /// One kind of service with its button.
    struct Service: Encodable, Sendable {
        let kind: String
        let name: String
        let hint: String
        let count: String
        /// Entered as a number, not one by one.
        let isTyped: Bool
        let form: String
    }

    /// One act that can be taken back.
    struct Act: Encodable, Sendable {
        let act: String
        let what: String
        let who: String
        let form: String
    }

    let counters: [Service]
    let acts: [Act]
    let hasActs: Bool
    /// For supervisors.
    var closing: DayCloseView?
    var reports: [DayReportView] = [] { didSet { hasReports = !reports.isEmpty } }
    private(set) var hasReports = false

    /// Each button sends a form of its own.
    init(services: [ServiceAct], lines: [DayTotals.ServiceLine], now: Moment, words: Words) {
        counters = ServiceKind.allCases.map { kind in
            Service(
                kind: kind.rawValue, name: words("service.\(kind.rawValue)"),
                hint: words("service.\(kind.rawValue)-hint"),
                count: Dong(lines.first { $0.kind == kind }?.count ?? 0).grouped, isTyped: kind == .channelViews,
                form: Identifier.make(at: now).text)
        }
        acts = services.map { act in
            Act(
                act: act.id.text,
                what: "\(words("service.\(act.kind.rawValue)")) +\(Dong(act.count).grouped)",
                who: "\(act.at.clockTime(on: now.day)) · \(act.officer)", form: Identifier.make(at: now).text)
        }
        hasActs = !acts.isEmpty
    }
}

/// What the day close would say, and what keeps it from being made.
struct DayCloseView: Encodable, Sendable {
    /// One line of the list of what has to be done first.
    struct Check: Encodable, Sendable {
        let name: String
        let say: String
        let href: String?
        let link: String
        /// Whether it is looked at when somebody asks.
        let isAudit: Bool
        /// `go`, `look` or `stop`.
        let tone: String
        let icon: String
    }

    /// A broken invariant, or several of one kind.
    struct Finding: Encodable, Sendable {
        let name: String
        let cure: String
        let sentences: [String]
        let isStop: Bool
    }

    let number: String
    let day: String
    let checks: [Check]
    let hasChecks: Bool
    let findings: [Finding]
    let hasFindings: Bool
    let canClose: Bool
    let isEmpty: Bool
    let table: DayTableView
    let form: String
    let second: Field

    init(_ preview: DayPreview, form: Identifier, typed: Form, now: Moment, words: Words) {
        number = String(preview.number)
        day = preview.day.vietnamese
        canClose = preview.canClose
        isEmpty = preview.isEmpty
        table = DayTableView(preview.totals, shifts: preview.shifts, words: words)
        self.form = form.text
        second = Field(
            id: "second-close", label: words("signing.witness-code"), value: typed["second-close"], longest: 20)
        findings = AuditArea.allCases.compactMap { area in
            let found = preview.findings.filter { $0.area == area }
            guard !found.isEmpty else { return nil }
            return Finding(
                name: words("audit.\(area.rawValue)"), cure: words("audit.cure.\(area.isOfReport ? "stop" : "look")"),
                sentences: found.prefix(20).map(\.sentence), isStop: area.isOfReport)
        }
        hasFindings = !findings.isEmpty
        let all = Self.checks(preview, words) + [Self.audit(preview, on: now.day, words)]
        // Before anything happened only what is wrong is worth a line.
        let isQuiet = preview.isEmpty && preview.findings.isEmpty
        checks = isQuiet ? all.filter { !$0.isAudit && $0.tone != "go" } : all
        hasChecks = !checks.isEmpty
    }

    private static func audit(_ preview: DayPreview, on today: CalendarDay, _ words: Words) -> Check {
        let said =
            switch preview.audit {
            case nil: ("none", "look", "wait")
            case let audit? where audit.findings.isEmpty: ("right", "go", "check")
            case .some: ("wrong", preview.lies.isEmpty ? "look" : "stop", "trouble")
            }
        let values = [
            "count": String(preview.findings.count), "time": preview.audit?.at.clockTime(on: today) ?? "",
        ]
        return Check(
            name: words("day.check.audit"), say: words("day.check.audit-\(said.0)", values),
            href: preview.findings.isEmpty ? nil : "#findings", link: words("day.check.audit-link"), isAudit: true,
            tone: said.1, icon: said.2)
    }

    private static func checks(_ preview: DayPreview, _ words: Words) -> [Check] {
        func check(_ name: String, _ count: Int, _ values: [String: String] = [:], href: String?, else tone: String)
            -> Check
        {
            let isRight = count == 0
            return Check(
                name: words("day.check.\(name)"),
                say: words(
                    isRight ? "day.check.\(name)-right" : "day.check.\(name)-wrong",
                    values.merging(["count": String(count)]) { mine, _ in mine }),
                href: isRight ? nil : href, link: words("day.check.\(name)-link"), isAudit: false,
                tone: isRight ? "go" : tone, icon: isRight ? "check" : "trouble")
        }
        let open = preview.openShifts.map { "\($0.cashier) (\(words("shift.state.\($0.state.rawValue)")))" }
        let kept = preview.totals.papers.reduce(0) { $0 + $1.count }
        return [
            check(
                "shifts", open.count, ["cashiers": open.joined(separator: ", ")], href: "/shift", else: "stop"),
            check("money", preview.openMoney, href: "/transfers", else: "stop"),
            check("unjudged", preview.unjudged, href: "/tray", else: "look"),
            check("papers", kept, href: "/desk", else: "look"),
        ]
    }
}
