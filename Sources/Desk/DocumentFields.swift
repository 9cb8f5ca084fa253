public import Insurance
public import InsuranceRules

/// What is printed, made from records alone.
///
/// The keys are the field ids of the templates in `PrinterTemplates`.
public struct DocumentFields: Sendable {
    let issuer: String
    let office: Office
    private let place: String
    let catalogues: Catalogues
    private let symbol: CardSymbol

    /// - Parameters:
    ///   - issuer: The issuing office, as printed.
    ///   - place: Where papers are issued, before the date.
    ///   - office: Whom a slip sends people to; the issuer unless told
    ///     otherwise.
    ///   - symbol: How the health card's symbol is filled.
    public init(
        issuer: String, place: String, office: Office? = nil, catalogues: Catalogues, symbol: CardSymbol = CardSymbol()
    ) {
        self.issuer = issuer
        self.office = office ?? Office(name: issuer)
        self.place = place
        self.catalogues = catalogues
        self.symbol = symbol
    }

    /// The front of a health card (Decision 1666/QĐ-BHXH).
    ///
    /// - Throws: ``RuleError`` where no rule says how its symbol is filled.
    public func healthCard(
        _ entry: RegistrationEntry, _ quote: FrozenQuote?, paidOn day: CalendarDay, serial: String
    ) throws(RuleError) -> [String: String] {
        let person = entry.person
        let facility = catalogues.facility(entry.facility)
        let from = quote?.item.validFrom
        let continuous = entry.joining == .new ? quote?.continuousFrom : nil
        let level = object(of: entry.terms).map { String($0.level) } ?? ""
        let number = person.printedNumber
        return [
            "code": number.text,
            "codeNote": number.note,
            "name": person.name,
            "birth": person.birth.vietnamese,
            "sex": word(for: person.sex),
            "benefitLevel": level,
            "livingArea": entry.livingArea ?? "",
            "facility": facility.map { "\($0.name) (\($0.code))" } ?? "",
            "validFrom": from?.vietnamese ?? "",
            "fiveYear": continuous?.vietnamese ?? "",
            "issuer": issuer,
            "issuedOn": issuedOn(day),
            "serial": serial,
            "qr": try symbol.text(
                CardSymbol.Content(
                    code: number.text, person: person, facility: facility?.code, validFrom: from, issued: day,
                    livingArea: entry.livingArea, fiveYears: continuous, level: level,
                    place: place(of: entry, on: day))),
        ]
    }

    /// Commune and province somebody lives in, where they are known.
    private func place(of entry: RegistrationEntry, on day: CalendarDay) -> String? {
        guard let code = entry.commune, let commune = catalogues.places.commune(code, on: day) else { return nil }
        return "\(commune.name), \(commune.province.name)"
    }

    public func bookCover(
        _ entry: RegistrationEntry, paidOn day: CalendarDay, serial: String
    ) -> [String: String] {
        let person = entry.person
        return [
            "siCode": person.printedNumber.text,
            "siCodeNote": person.printedNumber.note,
            "name": person.name,
            "birth": person.birth.vietnamese,
            "sex": word(for: person.sex),
            "issuer": issuer,
            "issuedOn": issuedOn(day),
            "copyNumber": "",
            "serial": serial,
        ]
    }

    /// - Parameter copies: How many sheets of it may have come out before.
    public func bookSheet(
        _ entry: RegistrationEntry, _ quote: FrozenQuote?, paidOn day: CalendarDay, copies: Int = 0
    ) -> [String: String] {
        let person = entry.person
        var fields = [
            "siCode": person.printedNumber.text,
            "siCodeNote": person.printedNumber.note,
            "name": person.name,
            "birth": person.birth.vietnamese,
            "issuer": issuer,
            "issuedOn": issuedOn(day),
            "rows": "",
            "copyMark": reprintMark(copies),
        ]
        if case .contribution(let terms) = entry.terms, let item = quote?.item {
            let period = period(of: entry.terms, months: item.months)
            let paid = day.vietnamese
            let (time, rest) = item.paidMonths.map { ($0.vietnamese, ", nộp \(paid)") } ?? ("Nộp \(paid)", "")
            fields["rows"] = """
                \(time)\tTham gia BHXH tự nguyện tại \(issuer), \(period)\(rest)\t
                \tThu nhập đóng quỹ HT, TT, mỗi tháng\t\(terms.income)
                \tNgười tham gia đóng\t\(item.payable)
                \tNhà nước hỗ trợ đóng\t\(item.stateSupport)
                """
        }
        return fields
    }

    public func receipt(
        _ payment: Payment, registrations: [Registration], collector: String, copyMark: String,
        isMixed: Bool = false
    ) -> [String: String] {
        let isHousehold = Set(registrations.map(\.person.key)).count > 1
        let lines = registrations.map { registration in
            let item = registration.quote?.item
            let whose = isHousehold ? "\(registration.person.name): " : ""
            let period = period(of: registration.entry.terms, months: item?.months ?? 0)
            let paper = registration.entry.wantsPaper ? "bản giấy" : "bản điện tử"
            return "\(whose)\(title(of: registration.scheme)), \(period), \(paper)\t\(item?.payable ?? .zero)"
        }
        return [
            "unit": issuer,
            "series": payment.receipt.series,
            "number": payment.receipt.digits,
            "issuedAt": "\(payment.paidAt.day.vietnamese) \(payment.paidAt.clockTime)",
            "payer": registrations.first?.person.name ?? "",
            "lines": (lines + paidMonths(of: registrations)).joined(separator: "\n"),
            "total": payment.amount.description,
            "totalInWords": payment.amount.inWords,
            "tendered": payment.tendered.description,
            "change": payment.change.description,
            "method": isMixed
                ? "Tiền mặt, chuyển khoản" : payment.method == .cash ? "Tiền mặt" : "Chuyển khoản",
            "collector": collector,
            "provisionalNote": "Biên lai tạm. Mã xác nhận chính thức được gửi sau khi cơ quan BHXH ghi nhận.",
            "copyMark": copyMark,
            "qr": "\(payment.receipt.series)|\(payment.receipt.digits)|\(payment.amount.count)|\(payment.id)",
        ]
    }

    /// Which months the contributions are for, each span once: a household
    /// mostly pays for the same.
    func paidMonths(of registrations: [Registration]) -> [String] {
        var spans: [String] = []
        for span in registrations.compactMap({ $0.quote?.item.paidMonths?.vietnamese }) where !spans.contains(span) {
            spans.append(span)
        }
        return spans.map { "Tháng đóng BHXH: \($0)" }
    }

    /// What tells a sheet printed again from the ones before; empty on the
    /// first.
    func reprintMark(_ copies: Int) -> String { copies == 0 ? "" : "In lại lần \(copies)" }

    func title(of scheme: Scheme) -> String {
        switch scheme {
        case .voluntarySocialInsurance: "BHXH tự nguyện"
        case .healthInsurance: "BHYT hộ gia đình"
        }
    }

    /// The months paid for, and whether they lie ahead or were missing.
    func period(of terms: Terms, months: Int) -> String {
        guard case .contribution(let terms) = terms else { return "\(months) tháng" }
        return switch terms.method {
        case .monthly, .threeMonths, .sixMonths, .twelveMonths: "\(months) tháng"
        case .yearsAhead: "đóng trước \(months / 12) năm (\(months) tháng)"
        case .missingTime: "đóng \(months) tháng còn thiếu"
        }
    }

    private func object(of terms: Terms) -> HealthObject? {
        guard case .premium(let terms) = terms else { return nil }
        let objects = terms.groups.compactMap { catalogues.objects[$0.rawValue] }
        return objects.min { $0.level < $1.level } ?? catalogues.objects["household"]
    }

    func word(for sex: Sex) -> String { sex == .male ? "Nam" : "Nữ" }

    func issuedOn(_ day: CalendarDay) -> String {
        "\(place), ngày \(day.day) tháng \(day.month) năm \(day.year)"
    }
}
