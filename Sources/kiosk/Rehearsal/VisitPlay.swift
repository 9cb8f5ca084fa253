import Desk

/// Plays one guest's visit, step by step as the visit page says.
///
/// After each act the page is asked anew, so an act whose answer was lost in
/// a power cut is looked up before anything is done again.
final class VisitPlay {
    let guest: MadeUpGuest
    let staff: RehearsalStaff
    /// `/visits/{id}`, once the visit is open.
    var path = ""
    /// The payment form's own number: the same one when the form is sent again.
    var formID: String?
    /// What was asked for, while no answer has come.
    var asked: Int?
    /// When the payment's answer came, until its papers were out.
    var paidAt: ContinuousClock.Instant?
    var plansWereCompared = false
    var judged: [String: Int] = [:]
    /// Document → its print intents whose sheets may lie in the tray.
    var intents: [String: Set<String>] = [:]
    /// Print intents whose sheets were thrown away.
    var binned: Set<String> = []
    private var watch = StandstillWatch()

    init(guest: MadeUpGuest, staff: RehearsalStaff) {
        self.guest = guest
        self.staff = staff
    }

    /// Plays to the end of the visit.
    ///
    /// - Throws: ``RehearsalTrouble`` when the visit cannot go on.
    func play() async throws {
        while true {
            do {
                if path.isEmpty {
                    try await open()
                } else if try await nextStep() {
                    return
                }
            } catch is NoAnswer {
                await staff.tally.lostAnswer()
                try await staff.kiosk.untilAnswering()
                watch.restart()
            } catch is SignedOut {
                continue
            }
        }
    }

    /// Does what the visit page asks for.
    ///
    /// - Returns: whether the visit is over.
    private func nextStep() async throws -> Bool {
        let page = try await staff.consultant.open(path)
        guard let name = page.step, let step = VisitStep(rawValue: name) else {
            throw RehearsalTrouble("step-unknown", "A visit page does not say at which step it stands.")
        }
        remember(page.papers)
        try watch.saw(name + (page.signing ?? "") + page.papers.map { $0.id + $0.state }.joined())
        if step.isBehindPayment, let asked {
            await staff.tally.found(path, asked)
            self.asked = nil
        }
        switch step {
        case .consult: try await consult(page)
        case .register: try await register(page)
        case .readBack: try await readBack(page)
        case .pay: try await pay()
        case .print: try await waitForPapers(page)
        case .check: try await check()
        case .handOver: try await handOver(page)
        case .done: return true
        }
        return false
    }

    /// Sends a form and shows the page it leads to; the time counts as `step`'s.
    ///
    /// - Parameter done: Runs as soon as the kiosk has said that it is done,
    ///   before anything else can fail.
    @discardableResult
    func act(
        _ step: String, _ form: HTMLForm, as member: PageClient, done: () async -> Void = {}
    ) async throws -> PageClient.Outcome {
        let start = ContinuousClock.now
        let outcome = try await member.submit(form)
        if case .moved(let next) = outcome {
            await done()
            _ = try await member.open(next)
        }
        if case .refused(let code) = outcome {
            guard try await !mayAnswerLater(code) else { return outcome }
            try watch.refused(step, code)
        } else {
            await staff.tally.took(step, ContinuousClock.now - start)
        }
        return outcome
    }

    /// The form of a page, which must be there.
    func form(_ action: String, on page: HTMLPage) throws -> HTMLForm {
        guard let form = page.form(action) else {
            throw RehearsalTrouble("form-missing", "A visit page at step \(page.step ?? "?") has no form \(action).")
        }
        return form
    }
}

extension VisitStep {
    /// Steps a visit reaches only when its payment was taken.
    var isBehindPayment: Bool { [.print, .check, .handOver].contains(self) }
}
