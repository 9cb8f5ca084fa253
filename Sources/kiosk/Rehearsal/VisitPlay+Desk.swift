import Insurance

// The steps up to the money.

extension VisitPlay {
    /// The guest comes to the desk with their card, or without it.
    ///
    /// A scan sent again finds the same visit. An empty visit whose answer
    /// was lost stays empty, as it would for people.
    func open() async throws {
        let desk = try await staff.consultant.open("/desk")
        var form: HTMLForm
        if guest.arrival == .scanned {
            form = try self.form("/scan", on: desk)
            form.set("text", guest.cardText)
        } else {
            form = try self.form("/visits", on: desk)
            form.set("language", "vi")
            form.set("channel", "performance")
        }
        guard case .moved(let next) = try await act("open", form, as: staff.consultant), next.hasPrefix("/visits/")
        else {
            return
        }
        path = String(next.prefix { $0 != "?" && $0 != "#" })
        await staff.tally.opened(path)
    }

    /// The guest looks at the plans, then decides.
    func consult(_ page: HTMLPage) async throws {
        var form = try self.form(path + "/consultation", on: page)
        guest.choosePlans(on: &form)
        form.set("outcome", plansWereCompared ? guest.wish.rawValue : "compare")
        let outcome = try await act(plansWereCompared ? "decide" : "compare", form, as: staff.consultant)
        if case .refused = outcome { return }
        plansWereCompared = true
        if case .moved(let next) = outcome, next != path { try await leave(at: next) }
    }

    /// The guest goes without joining: says why, or where they may be called.
    private func leave(at address: String) async throws {
        let page = try await staff.consultant.open(address)
        if var form = page.form(path + "/decline") {
            form.set("reason", "ask-family")
            try await act("leave", form, as: staff.consultant)
        } else if var form = page.form(path + "/follow-up") {
            form.set("phone", guest.phone)
            form.tick("consent", true)
            try await act("leave", form, as: staff.consultant)
        }
    }

    /// The consultant fills the form; what a scan told is there already.
    func register(_ page: HTMLPage) async throws {
        var form = try self.form(path + "/registration", on: page)
        if guest.arrival == .scanned, form["name"] != guest.name || form["personalID"] != guest.personalID {
            await staff.tally.problem("A registration form does not hold what the scan told.")
        }
        guest.register(on: &form)
        try await act("register", form, as: staff.consultant)
    }

    /// The guest reads name and birth date on the screen that faces them.
    ///
    /// When the screen shows someone else just then, the consultant asks
    /// aloud and confirms on the visit page.
    func readBack(_ page: HTMLPage) async throws {
        var onScreen: HTMLForm?
        for _ in 0..<3 where onScreen == nil { onScreen = try await formOnScreen() }
        if let onScreen {
            try await act("readBack", onScreen, as: staff.consultant)
        } else {
            try await act("readBack", try form(path + "/read-back", on: page), as: staff.consultant)
        }
    }

    /// What the attendee screen asks, when it shows this guest.
    private func formOnScreen() async throws -> HTMLForm? {
        try await staff.attendeeScreen.used { [path, guest, staff] in
            let shown = try await staff.consultant.open(path)
            if let present = shown.form(path + "/present") { _ = try await staff.consultant.submit(present) }
            let screen = try await staff.consultant.open("/attendee")
            guard let form = screen.form("/attendee/read-back"), path.hasSuffix(form["visit"] ?? "-") else {
                return nil
            }
            if !screen.contains(guest.name) || !screen.contains(guest.birth.vietnamese) {
                await staff.tally.problem("The attendee screen does not show the name and birth date to confirm.")
            }
            return form
        }
    }

    /// The cashier takes the money, rounded up to the next fifty thousand.
    func pay() async throws {
        let page = try await staff.cashier.open(path)
        guard page.step == "pay" else { return }
        var form = try self.form(path + "/payment", on: page)
        guard let expected = form["expected"].flatMap({ Int($0.filter(\.isNumber)) }), expected > 0 else {
            throw RehearsalTrouble("amount-missing", "The payment form names no amount.")
        }
        formID = formID ?? form["formID"]
        form.set("formID", formID ?? "")
        form.set("tendered", String((expected + 49_999) / 50_000 * 50_000))
        asked = expected
        let outcome = try await act(
            "pay", form, as: staff.cashier,
            done: { [path, staff] in
                await staff.tally.paid(path, expected)
            })
        switch outcome {
        case .moved: (asked, paidAt) = (nil, ContinuousClock.now)
        case .refused(let code): try await payAgain(after: code, on: page)
        case .page:
            throw RehearsalTrouble("page-unexpected", "A payment was answered with a page instead of a redirect.")
        }
    }

    /// Past midnight the quote is worked out anew and read back again.
    private func payAgain(after code: String, on page: HTMLPage) async throws {
        asked = nil
        guard code == "quote-stale", let form = page.form(path + "/requote") else { return }
        formID = nil
        try await act("requote", form, as: staff.cashier)
    }
}
