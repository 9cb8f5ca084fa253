import Desk

// In the crash lab: half of the officers scan what they call good.

extension VisitPlay {
    /// Scans a paper at the tray, and the serial of its blank where that is asked for.
    ///
    /// - Returns: Whether the scans settled it. A sheet that carries no code, and one whose code alone
    ///   proves nothing, is answered for by hand.
    func scanBack(_ paper: HTMLPage.Paper) async throws -> Bool {
        guard guest.isScannedBack, let reader = staff.reader, let tray = staff.tray,
            let code = try await reader.code(on: intents[paper.id] ?? [])
        else { return false }
        // The printer may have put out more while the sheet was read.
        guard found(paper, in: tray) == .good else { return false }
        let hand = PaperInHand(paper: paper.id, code: code, officer: staff.officer)
        guard try await staff.scanner.used(by: { try await hand.isSettled() }) else { return false }
        await staff.tally.scanned()
        return true
    }
}

/// A printed paper and the scanner of the officer who holds it.
private struct PaperInHand: Sendable {
    let paper: String
    let code: String
    let officer: PageClient

    /// Scans what the tray asks for, until the paper is settled or a scan is refused.
    func isSettled() async throws -> Bool {
        guard let page = try await scan(code) else { return false }
        guard page.papers.contains(where: { $0.id == paper && $0.isToJudge }) else { return true }
        guard let serial = page.serial(of: paper) else { return false }
        return try await scan(serial) != nil
    }

    /// - Returns: The tray after the scan; `nil` when it was refused.
    private func scan(_ text: String) async throws -> HTMLPage? {
        guard var form = try await officer.open("/tray").form("/tray/scan") else {
            throw RehearsalTrouble("form-missing", "The tray has no form to scan.")
        }
        form.set("text", text)
        guard case .moved(let next) = try await officer.submit(form) else { return nil }
        return try await officer.open(next)
    }
}
