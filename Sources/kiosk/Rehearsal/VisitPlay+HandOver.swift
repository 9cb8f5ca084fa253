import Desk

// Giving the papers out.

extension VisitPlay {
    /// Asks whoever takes the papers to sign, and gives them once they did.
    ///
    /// What is asked for and signed is found again after a power cut.
    func handOver(_ page: HTMLPage) async throws {
        if let confirm = page.form(path + "/hand-over/confirm") {
            try await act("handOver", confirm, as: staff.consultant)
        } else if let mark = page.form(path + "/hand-over/mark") {
            if guest.signs, try await sign() { return }
            try await makeMark(mark)
        } else {
            try await give(page)
        }
    }

    private func give(_ page: HTMLPage) async throws {
        var form = try self.form(path + "/hand-over", on: page)
        if let name = guest.receivedBy {
            form.set("receiver", "other")
            form.set("receiverName", name)
            form.set("receiverRelation", "06")
            form.set("receiverID", "010085123456")
        }
        try await act("give", form, as: staff.consultant)
    }

    /// The receiver signs on the screen that faces them.
    ///
    /// - Returns: Whether the screen asked this receiver and took the signature.
    private func sign() async throws -> Bool {
        for _ in 0..<3 {
            guard var form = try await formOnScreen("/attendee/signature") else { continue }
            form.set("strokes", guest.strokes)
            if case .moved = try await act("sign", form, as: staff.consultant) { return true }
        }
        return false
    }

    /// The officer at the tray sees the mark being made and says so with a PIN.
    private func makeMark(_ mark: HTMLForm) async throws {
        var form = mark
        form.set("witness", staff.officer.code)
        form.set("witnessPin", Demonstration.pin)
        try await act("mark", form, as: staff.consultant)
    }

    /// What the attendee screen asks, when it shows this guest.
    private func formOnScreen(_ action: String) async throws -> HTMLForm? {
        try await staff.attendeeScreen.used { [path, staff] in
            let shown = try await staff.consultant.open(path)
            if let present = shown.form(path + "/present") { _ = try await staff.consultant.submit(present) }
            let screen = try await staff.consultant.open("/attendee")
            guard screen.shownVisit.map({ path.hasSuffix($0) }) == true else { return nil }
            return screen.form(action)
        }
    }
}
