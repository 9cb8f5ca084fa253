import Desk

/// Plays an evening: staff arrive, guests come and go, the till is counted,
/// the queue is sent.
struct RehearsalEvening: Sendable {
    /// Visits that go on at the same time.
    private static let together = 4

    let people: Int
    let seed: UInt64
    /// Whether the intake knows this kiosk, so that answers can be waited for.
    let sends: Bool
    let staff: RehearsalStaff
    let pace: KillSchedule

    /// Plays to the end; what goes wrong with a visit is noted and the
    /// evening goes on.
    ///
    /// - Throws: ``RehearsalTrouble`` when the evening itself cannot go on.
    func play() async throws {
        try await arrive()
        await receive()
        await staff.disturber?.settle()
        do { try await close() } catch let trouble as RehearsalTrouble where staff.disturber != nil {
            await staff.tally.problem("\(trouble.code): \(trouble.description)")
        }
        try await useUpKills()
        if sends { try await upload() }
    }

    /// The officer takes the tray, the cashier opens the shift.
    private func arrive() async throws {
        try await through {
            let tray = try await staff.officer.open("/tray")
            if let take = tray.form("/tray/take") { _ = try await staff.officer.submit(take) }
        }
        try await through {
            let page = try await staff.cashier.open("/shift")
            guard var open = page.form("/shift/open") else { return }
            open.set("float", String(RehearsalTill.float))
            if case .refused(let code) = try await staff.cashier.submit(open) {
                throw RehearsalTrouble("shift-refused", "The shift cannot be opened: \(code)")
            }
        }
    }

    private func receive() async {
        await withTaskGroup(of: Void.self) { group in
            for number in 1...people {
                if number > Self.together { await group.next() }
                group.addTask { await visit(number) }
            }
        }
    }

    private func visit(_ number: Int) async {
        let start = ContinuousClock.now
        do {
            let guest = MadeUpGuest(number: number, seed: seed)
            // Cards are what the crash lab is about.
            try await VisitPlay(guest: staff.disturber == nil ? guest : guest.wantingCard, staff: staff).play()
            await staff.tally.took("visit", ContinuousClock.now - start)
        } catch {
            await staff.tally.problem("Guest \(number): \(error)")
        }
    }

    /// The cashier counts without seeing the sum, then closes.
    private func close() async throws {
        let till = RehearsalTill(takings: await staff.tally.takings)
        try await through {
            let page = try await staff.cashier.open("/shift")
            if var count = page.form("/shift/count") {
                for (note, pieces) in till.notes { count.set("n\(note)", String(pieces)) }
                count.set("loose", String(till.rest))
                count.tick("counted", true)
                try await shiftStep("count", count)
            }
        }
        try await through {
            let page = try await staff.cashier.open("/shift")
            if let left = page.form("/shift/papers") { try await shiftStep("left", left) }
        }
        try await through {
            let page = try await staff.cashier.open("/shift")
            guard var blanks = page.form("/stock/count") else { return }
            let kinds = BlankKind.allCases.map(\.rawValue).filter { blanks["count-\($0)"] != nil }
            // What should lie there is told only after a count; the second one is right.
            for kind in kinds { blanks.set("count-\(kind)", "0") }
            guard var again = try await staff.cashier.refusal(of: blanks)?.form("/stock/count") else { return }
            for kind in kinds {
                if let whole = again["expected-\(kind)"] { again.set("count-\(kind)", whole) }
            }
            try await shiftStep("blanks", again)
        }
        try await through {
            let page = try await staff.cashier.open("/shift")
            if let close = page.form("/shift/close") { try await shiftStep("close", close) }
        }
    }

    private func shiftStep(_ step: String, _ form: HTMLForm) async throws {
        let start = ContinuousClock.now
        if case .refused(let code) = try await staff.cashier.submit(form) {
            throw RehearsalTrouble("shift-refused", "The shift's \(step) was refused: \(code)")
        }
        await staff.tally.took(step, ContinuousClock.now - start)
    }

    /// Looks at the desk until the last drawn kill has happened.
    private func useUpKills() async throws {
        while await pace.left > 0 {
            try await through { _ = try await staff.consultant.open("/desk") }
        }
        try await through { _ = try await staff.consultant.open("/desk") }
    }

    /// Sends the queue and waits for the province's answers.
    private func upload() async throws {
        let start = ContinuousClock.now
        let deadline = start + .seconds(120)
        while ContinuousClock.now < deadline {
            var isEmpty = false
            try await through {
                isEmpty = try await staff.kiosk.waitingEnvelopes() == 0
                if !isEmpty { try await sendQueue() }
            }
            if isEmpty { return await staff.tally.took("upload", ContinuousClock.now - start) }
            try await Task.sleep(for: .milliseconds(500))
        }
        await staff.tally.problem("The queue was not empty two minutes after it was sent.")
    }

    private func sendQueue() async throws {
        guard let send = try await staff.supervisor.open("/queue").form("/queue/send") else { return }
        if case .refused(let code) = try await staff.supervisor.submit(send) {
            throw RehearsalTrouble("upload-refused", "Sending the queue was refused: \(code)")
        }
    }

    /// Does something again from the start until its answers arrive; it
    /// begins by looking, so nothing is done twice.
    private func through(_ act: () async throws -> Void) async throws {
        while true {
            do { return try await act() } catch is NoAnswer {
                await staff.tally.lostAnswer()
                try await staff.kiosk.untilAnswering()
            } catch is SignedOut { continue }
        }
    }
}
