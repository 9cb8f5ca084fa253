public import Insurance

extension DocumentFields {
    /// The day report on paper.
    ///
    /// A list longer than its place ends with how much more there is; the kept
    /// report has all of it.
    ///
    /// - Parameters:
    ///   - event: Which evening, and where.
    ///   - copies: How often it was printed before.
    ///   - moment: When it is printed.
    public func dayReport(_ day: ClosedDay, event: String, copies: Int, at moment: Moment) -> [String: String] {
        let report = day.report
        let totals = report.totals
        return [
            "issuer": issuer, "event": event,
            "copyMark": copyMark(copies, at: moment),
            "title": "BÁO CÁO CHỐT NGÀY (Z) SỐ \(report.number)", "facts": facts(of: report), "sums": sums(of: report),
            "registrations": registrations(totals), "shifts": shifts(report), "receipts": receipts(totals),
            "voids": voids(totals), "services": services(totals), "blanks": blanks(totals), "papers": papers(totals),
            "consultations": consultations(totals), "findings": findings(totals), "officer": report.officer,
            "second": report.second, "hash": hashes(of: day), "qr": "Z\(report.number):\(day.hash)",
        ]
    }

    /// The slip that goes with money handed in.
    ///
    /// - Parameters:
    ///   - event: Which evening, and where.
    ///   - copies: How often it was printed before.
    ///   - moment: When it is printed.
    public func remittance(
        _ remittance: Remittance, of day: ClosedDay, event: String, copies: Int, at moment: Moment
    ) -> [String: String] {
        let report = day.report
        let before = day.remittances.prefix { $0.id != remittance.id }.reduce(Dong.zero) { $0 + $1.amount }
        let left = report.toHandIn - before - remittance.amount
        return [
            "issuer": issuer, "event": event, "copyMark": copyMark(copies, at: moment),
            "title": "BẢNG KÊ NỘP TIỀN",
            "facts": [
                ["Theo báo cáo chốt ngày số", String(report.number), "Ngày thu", report.day.vietnamese],
                ["Hạn nộp", report.dueAt.dayAndTime, "Nộp lúc", remittance.at.dayAndTime],
                ["Hình thức", remittance.method == .cash ? "Tiền mặt" : "Nộp vào tài khoản", "", ""],
            ].table,
            "sums": [
                ["Phải nộp theo báo cáo", report.toHandIn.description], ["Đã nộp trước đó", before.description],
                ["Nộp lần này", remittance.amount.description], ["Còn phải nộp", left.description],
            ].table,
            "amount": remittance.amount.description, "words": remittance.amount.inWords,
            "handedTo": remittance.handedTo, "officer": remittance.officer, "second": remittance.second,
        ]
    }

    private func copyMark(_ copies: Int, at moment: Moment) -> String {
        copies == 0 ? "" : "BẢN SAO \(copies), in lúc \(moment.dayAndTime)"
    }

    private func facts(of report: DayReport) -> String {
        [
            ["Ngày", report.day.vietnamese, "Chốt lúc", report.closedAt.dayAndTime],
            ["Người chốt", report.officer, "Người thứ hai", report.second],
            ["Tính từ", report.since?.dayAndTime ?? "lần đầu", "Hạn nộp tiền", report.dueAt.dayAndTime],
        ].table
    }

    private func sums(of report: DayReport) -> String {
        let totals = report.totals
        return [
            [
                "Đã lập biên lai (\(totals.payments))", totals.taken.grouped, "", "Chuyển khoản",
                totals.transfer.grouped,
            ],
            ["Tiền mặt đã nhận", totals.cash.grouped, "", "Tiền mặt đã trả lại", totals.paidOut.grouped],
            ["Biên lai đã hủy", totals.voided.grouped, "", "Chênh lệch khi đếm", report.difference.grouped],
            [
                "Thu trước, ghi lại biên lai mới", totals.carried?.grouped ?? "–", "", "Chuyển khoản phải trả lại",
                totals.sentBack?.grouped ?? "–",
            ],
            ["Tiền mặt phải nộp", report.toHandIn.grouped, "", "", ""],
        ].table + "\nBằng chữ: \(report.toHandIn.inWords)"
    }

    private func registrations(_ totals: DayTotals) -> String {
        let ended = totals.ended ?? []
        func sum(_ lines: [DayTotals.RegistrationLine], _ part: (DayTotals.RegistrationLine) -> Dong) -> Dong {
            lines.reduce(Dong.zero) { $0 + part($1) }
        }
        func row(_ name: String, _ plus: [DayTotals.RegistrationLine], less: [DayTotals.RegistrationLine]) -> [String] {
            func left(_ part: (DayTotals.RegistrationLine) -> Dong) -> String {
                (sum(plus, part) - sum(less, part)).grouped
            }
            let count = plus.reduce(0) { $0 + $1.count } - less.reduce(0) { $0 + $1.count }
            return [
                name, "", "", String(count), left(\.gross), left(\.stateSupport), left(\.localSupport), left(\.payable),
            ]
        }
        let rows = totals.registrations.map { line in
            [
                line.scheme == .healthInsurance ? "BHYT hộ gia đình" : "BHXH tự nguyện", line.joining.printed,
                line.method.printed, String(line.count), line.gross.grouped, line.stateSupport.grouped,
                line.localSupport.grouped, line.payable.grouped,
            ]
        }
        let taken = ended.isEmpty ? [] : [row("Đã báo trước, nay hủy", [], less: ended)]
        return (rows + taken + [row("Cộng", totals.registrations, less: ended)]).table
    }

    private func shifts(_ report: DayReport) -> String {
        report.shifts.map {
            [
                $0.cashier, $0.float.grouped, $0.cash.grouped, $0.paidOut.grouped, $0.counted.grouped,
                $0.difference.grouped,
            ]
        }.table(most: 5)
    }

    private func receipts(_ totals: DayTotals) -> String {
        totals.receipts.map { line in
            func number(_ number: Int) -> String { ReceiptNumber(series: "", number: number).digits }
            func list(_ numbers: [Int]) -> String {
                let shown = numbers.prefix(4).map(number).joined(separator: ", ")
                return numbers.count > 4 ? "\(shown) +\(numbers.count - 4)" : numbers.isEmpty ? "không" : shown
            }
            return [
                line.series, number(line.first), number(line.last), String(line.count), "", list(line.voided),
                list(line.elsewhere),
            ]
        }.table(most: 3)
    }

    private func voids(_ totals: DayTotals) -> String {
        totals.voids.map { line in
            let own = line.voidsOfThese ?? min(line.voids, line.payments)
            let tenths = line.payments == 0 ? 0 : own * 1000 / line.payments
            let rate = line.payments == 0 ? "–" : "\(tenths / 10),\(tenths % 10)%"
            let others = line.voids > own ? " +\(line.voids - own)" : ""
            return [line.cashier, "\(own)/\(line.payments)\(others)", rate, line.amount.grouped]
        }.table(most: 4)
    }

    private func services(_ totals: DayTotals) -> String {
        totals.services.map { [$0.kind.printed, String($0.count)] }.table(most: 4)
    }

    private func blanks(_ totals: DayTotals) -> String {
        totals.blanks.map { line in
            let counts = [
                line.opening, line.received, line.good, line.spoiled, line.test, line.lost, line.returned, line.left,
            ]
            let later = line.spoiledLater.flatMap { $0 == 0 ? nil : " · hỏng sau \($0)" } ?? ""
            return [(line.kind == .card ? "Phôi thẻ BHYT" : "Phôi bìa sổ BHXH") + later] + counts.map { String($0) }
        }.table
    }

    private func papers(_ totals: DayTotals) -> String {
        totals.papers.map { [$0.kind.printed, $0.fate?.printed ?? "chưa trả lời", String($0.count)] }.table(most: 4)
    }

    private func consultations(_ totals: DayTotals) -> String {
        ConsultationOutcome.allCases.compactMap { outcome in
            let count = totals.consultations.filter { $0.outcome == outcome }.reduce(0) { $0 + $1.count }
            return count == 0 ? nil : [outcome.printed, String(count)]
        }.table
    }

    private func findings(_ totals: DayTotals) -> String {
        guard !totals.findings.isEmpty else { return "" }
        let areas = AuditArea.allCases.compactMap { area -> String? in
            let count = totals.findings.count { $0.area == area }
            return count == 0 ? nil : "\(area.rawValue) \(count)"
        }
        return "Kiểm tra sổ thấy \(totals.findings.count) điểm cần xem lại: \(areas.joined(separator: ", "))"
    }

    private func hashes(of day: ClosedDay) -> String {
        let former = day.report.previous.isEmpty ? "không có" : day.report.previous
        return "SHA-256 \(day.hash)\nBáo cáo trước \(former)"
    }
}

extension [[String]] {
    /// Rows of cells as a template's `rows` wants them.
    fileprivate var table: String { map { $0.joined(separator: "\t") }.joined(separator: "\n") }

    /// The same, of which the last row says how many more there are.
    fileprivate func table(most: Int) -> String {
        guard count > most else { return table }
        return Array(prefix(most - 1)).table + "\nvà \(count - most + 1) dòng nữa, xem trong báo cáo đã lưu"
    }
}

extension Moment {
    fileprivate var dayAndTime: String { "\(clockTime) \(day.vietnamese)" }
}
