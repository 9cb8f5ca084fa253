public import Insurance
import InsuranceRules

extension DocumentFields {
    /// The declaration of one person, TK1-TS, to be signed.
    ///
    /// What the kiosk does not know (the place where a birth was registered, an
    /// e-mail address) stays empty, to be written by hand.
    ///
    /// Source: Decision 490/QĐ-BHXH of 2023, with the form's own numbers 01 to 19.
    ///
    /// - Parameters:
    ///   - member: What they are registered for in one visit.
    ///   - day: The day of signing.
    public func declaration(of member: VisitMember, on day: CalendarDay) -> [String: String] {
        let entries = member.entries
        let home = FormAddress(entries, on: day, in: catalogues)
        let fields = [
            "office": issuer, "f11a": home.street, "f11b": home.commune, "f11c": home.district,
            "f11d": home.province, "issuedOn": issuedOn(day), "signer": member.person.name,
        ]
        let parts = [
            identity(of: member.person, entries), insurance(of: member), changes(of: entries, from: member.person),
        ]
        return parts.reduce(into: fields) { all, part in all.merge(part) { $1 } }
    }

    /// 01 to 10: who somebody is.
    private func identity(of person: Person, _ entries: [RegistrationEntry]) -> [String: String] {
        let guardian: String? = entries.lazy.compactMap(\.guardian).first?.name
        return [
            "f01": person.name, "f02": word(for: person.sex), "f03": person.birth.vietnamese, "f04": "Việt Nam",
            "f05": ethnicGroup(of: entries), "f06": person.personalID?.digits ?? "", "f07": phone(of: person),
            "f08": "", "f09a": "", "f09b": "", "f09c": "", "f10": guardian ?? "",
        ]
    }

    /// 12 to 19 but for 14: what they join, and how.
    private func insurance(of member: VisitMember) -> [String: String] {
        let entries = member.entries
        let wantsPaper = entries.contains(where: \.wantsPaper)
        let code: String? = entries.lazy.compactMap(\.facility).first
        return [
            "f11way": wantsPaper ? "Bản giấy" : "Bản điện tử (VssID, VNeID)",
            "f12": member.place == nil ? "" : "Có, kèm theo tờ khai",
            "f13": member.person.socialInsuranceCode?.digits ?? "",
            "f15": amounts(of: member.registrations), "f16": periods(of: member.registrations),
            "f17": code.map(facility) ?? "", "f18": requests(of: entries), "f19": attachments(of: entries),
        ]
    }

    /// 14: where the person says otherwise than the office's list has them.
    private func changes(of entries: [RegistrationEntry], from person: Person) -> [String: String] {
        let isKnown = person.socialInsuranceCode != nil
        let differing = Set(
            entries.flatMap(\.identity).filter { choice in
                choice.others.contains { $0.source == .list }
            }.map(\.fact))
        func changed(_ fact: IdentityFact, _ value: String) -> String {
            isKnown && differing.contains(fact) ? value : ""
        }
        return [
            "f14a": changed(.name, person.name), "f14b": changed(.sex, word(for: person.sex)),
            "f14c": changed(.birth, person.birth.vietnamese), "f14d": "",
            "f14e": changed(.personalID, person.personalID?.digits ?? ""),
        ]
    }

    private func amounts(of registrations: [Registration]) -> String {
        registrations.compactMap { registration in
            registration.quote.map { "\(short(registration.scheme)): \($0.item.payable)" }
        }.joined(separator: "; ")
    }

    private func periods(of registrations: [Registration]) -> String {
        registrations.compactMap { registration in
            registration.quote.map {
                "\(short(registration.scheme)): \(period(of: registration.entry.terms, months: $0.item.months))"
            }
        }.joined(separator: "; ")
    }

    private func requests(of entries: [RegistrationEntry]) -> String {
        entries.map { entry in
            let joining =
                switch entry.joining {
                case .new: "Tham gia mới"
                case .resumed: "Tham gia lại"
                case .renewed: "Gia hạn, đóng tiếp"
                }
            return "\(joining) \(title(of: entry.terms.scheme))"
        }.joined(separator: "; ")
    }

    /// What was shown; papers that nothing is written down of are left out.
    private func attachments(of entries: [RegistrationEntry]) -> String {
        var papers: [String] = []
        for proof in entries.flatMap(\.proofs) where proof.kind.isNumbered {
            let kind =
                switch proof.kind {
                case .communeList: "Danh sách của xã"
                case .school: "Giấy xác nhận của trường"
                case .certificate, .identity, .residence: "Giấy chứng nhận"
                }
            let paper = [kind, proof.number.map { "số \($0)" }, proof.year.map { "năm \($0)" }].compactMap { $0 }
                .joined(separator: " ")
            if !papers.contains(paper) { papers.append(paper) }
        }
        return papers.joined(separator: "; ")
    }

    private func short(_ scheme: Scheme) -> String { scheme == .healthInsurance ? "BHYT" : "BHXH" }

    private func facility(_ code: String) -> String {
        catalogues.facility(code).map { "\($0.name) (\($0.code))" } ?? code
    }

    func phone(of person: Person) -> String {
        guard let phone = person.phone else { return "" }
        return PhoneNumber(phone)?.grouped ?? phone
    }

    /// By its name; empty where it was not asked.
    func ethnicGroup(of entries: [RegistrationEntry]) -> String {
        guard let code = entries.lazy.compactMap(\.ethnicGroup).first else { return "" }
        return catalogues.ethnicGroups.entry(code)?.name ?? code
    }
}
