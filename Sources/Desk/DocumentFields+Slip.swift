public import Insurance
import InsuranceRules

extension DocumentFields {
    /// The confirmation slip of a payment: what was registered, which number
    /// stands for it until the province confirms, and where to ask.
    ///
    /// - Parameters:
    ///   - shortCode: What finds the visit again at the desk, such as its ticket.
    ///   - kept: Where and how long papers are kept; `nil` when none are.
    ///   - printed: Which registrations have a paper or will have one; `nil`
    ///     for all that asked for it.
    ///   - copies: How many slips of it may have come out before.
    public func slip(
        _ payment: Payment, registrations: [Registration], shortCode: String, kept: PaperFate?,
        printed: Set<Identifier>? = nil, copies: Int = 0
    ) -> [String: String] {
        let day = payment.paidAt.day
        let asks = [office.name, office.address, office.phone.isEmpty ? "" : "Điện thoại: \(office.phone)"]
        return [
            "unit": issuer,
            "number": payment.receipt.description,
            "issuedAt": "\(day.vietnamese) \(payment.paidAt.clockTime)",
            "payer": registrations.first?.person.name ?? "",
            "total": payment.amount.description,
            "code": shortCode,
            "lines": lines(registrations, kept, printed).joined(separator: "\n"),
            "ask": asks.filter { !$0.isEmpty }.joined(separator: "\n"),
            "confirmation": confirmation(paidOn: day),
            "copyMark": reprintMark(copies),
            // Another one than the receipt's, so that a scan tells the two apart.
            "qr": "\(payment.receipt.series)|\(payment.receipt.digits)|\(payment.amount.count)|\(payment.id)|slip",
        ]
    }

    /// What was registered, person by person, then what is kept.
    private func lines(
        _ registrations: [Registration], _ kept: PaperFate?, _ printed: Set<Identifier>?
    ) -> [String] {
        var lines: [String] = []
        for (place, registration) in registrations.enumerated() {
            let isSame = place > 0 && registrations[place - 1].person.key == registration.person.key
            let isPrinted = printed?.contains(registration.id) ?? registration.entry.wantsPaper
            lines += isSame ? [] : ["# \(registration.person.name)"]
            lines += self.lines(registration, isPrinted: isPrinted)
        }
        let keeping = kept.map { ["# Giấy tờ đang giữ", words(of: $0)] } ?? []
        return lines + paidMonths(of: registrations) + keeping
    }

    private func lines(_ registration: Registration, isPrinted: Bool) -> [String] {
        let item = registration.quote?.item
        let period = period(of: registration.entry.terms, months: item?.months ?? 0)
        let paper = isPrinted ? "Bản giấy" : "Bản điện tử: xem trên VssID, VNeID"
        let from = item?.validFrom.map { "Thẻ có giá trị từ \($0.vietnamese)" }
        return ["\(title(of: registration.scheme)), \(period)"] + [from, paper].compactMap { $0 }
    }

    private func confirmation(paidOn day: CalendarDay) -> String {
        let from = day.adding(days: office.confirmedAfterDays).vietnamese
        return """
            Đây là số biên lai tạm. Mã xác nhận chính thức có từ ngày \(from), sau khi cơ quan BHXH ghi nhận.
            """
    }

    private func words(of kept: PaperFate) -> String {
        guard let place = kept.place, let until = kept.until else { return "" }
        return
            "Giấy tờ được giữ tại \(place) đến hết ngày \(until.vietnamese). Khi đến lấy, mang theo phiếu này và căn cước."
    }
}
