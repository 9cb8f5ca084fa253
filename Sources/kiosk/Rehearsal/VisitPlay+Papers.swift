import Desk

// The steps after the money.

extension VisitPlay {
    /// Waits until every paper is out, looking as often as a person would.
    func waitForPapers(_ page: HTMLPage) async throws {
        for paper in page.papers where paper.state == "refused" { try await reprint(paper.id) }
        // Cancelled only together with the whole evening.
        try await Task.sleep(for: .milliseconds(150))
        await staff.disturber?.papersSeen()
        if staff.disturber != nil, page.papers.contains(where: \.isToJudge) { try await check() }
        let tray = try await staff.officer.open("/tray")
        if let take = tray.form("/tray/take"), page.papers.contains(where: { $0.state == "waiting" }) {
            _ = try await staff.officer.submit(take)
        }
    }

    /// The officer looks at each paper: the good ones with one tap, the
    /// others one by one.
    func check() async throws {
        let page = try await staff.officer.open(path)
        if let paidAt {
            await staff.tally.took("print", ContinuousClock.now - paidAt)
            self.paidAt = nil
        }
        await staff.disturber?.papersSeen()
        remember(page.papers)
        var verdicts: [(paper: HTMLPage.Paper, verdict: Verdict)] = []
        for paper in page.papers where paper.isToJudge { verdicts.append((paper, verdict(on: paper))) }
        var good: [HTMLPage.Paper] = []
        for (paper, verdict) in verdicts where verdict == .good {
            if try await !scanBack(paper) { good.append(paper) }
        }
        if !good.isEmpty, var form = page.form(path + "/verdict") {
            form.remove("intent")
            for paper in good { form.add("intent", paper.intent) }
            guard case .moved = try await act("check", form, as: staff.officer) else { return }
        }
        let isSingle = page.form(path + "/verdict") == nil
        let single = verdicts.filter { $0.verdict != .good || isSingle && good.contains($0.paper) }
        for (paper, verdict) in single { try await judge(paper, as: verdict, on: page) }
        for paper in page.papers where ["spoiled", "notPrinted"].contains(paper.state) { try await reprint(paper.id) }
    }

    private func judge(_ paper: HTMLPage.Paper, as verdict: Verdict, on page: HTMLPage) async throws {
        var page = page
        if page.form("/documents/\(paper.id)/verdict") == nil { page = try await staff.officer.open("/tray") }
        var form = try self.form("/documents/\(paper.id)/verdict", on: page)
        if staff.disturber != nil, self.verdict(on: paper) != verdict { return }
        form.set("intent", paper.intent)
        form.set("verdict", verdict.rawValue)
        form.remove("reason")
        if verdict == .spoiled { form.set("reason", SpoilReason.smudged.rawValue) }
        guard case .moved = try await act("check", form, as: staff.officer) else { return }
        judged[paper.id, default: 0] += 1
        if verdict == .spoiled { bin(paper) }
    }

    private func reprint(_ document: String) async throws {
        let page = try await staff.officer.open(path)
        guard let form = page.form("/documents/\(document)/reprint") else { return }
        try await act("reprint", form, as: staff.officer)
    }

    /// What the officer finds: for the first print what the guest's luck says,
    /// and in doubt what lies in the tray.
    private func verdict(on paper: HTMLPage.Paper) -> Verdict {
        if staff.disturber != nil, let tray = staff.tray { return found(paper, in: tray) }
        if paper.state == "unknown" {
            return staff.tray.map { $0.sheets(of: paper.intent) > 0 ? .good : .notPrinted } ?? .notPrinted
        }
        guard judged[paper.id] == nil else { return .good }
        switch guest.firstPrint[paper.kind] ?? .good {
        case .good: return .good
        case .spoiled: return .spoiled
        case .notPrinted: return .notPrinted
        }
    }
}
