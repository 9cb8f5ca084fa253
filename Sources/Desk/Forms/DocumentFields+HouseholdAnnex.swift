public import Insurance

extension DocumentFields {
    /// How many members one sheet of the annex has room for.
    public static let annexMembers = 10

    /// The annex of TK1-TS: the members of a household, one sheet for every ten.
    ///
    /// Besides those registered together it names who comes before them in the
    /// household's order, as far as they are known.
    ///
    /// Source: annex to form TK1-TS, Decision 490/QĐ-BHXH of 2023.
    ///
    /// - Parameters:
    ///   - members: Those of one visit, in the order in which they joined.
    ///   - day: The day of signing.
    /// - Returns: The fields of each sheet; none without members.
    public func householdAnnex(of members: [VisitMember], on day: CalendarDay) -> [[String: String]] {
        let rows: [String] = members.map(memberRow) + forerunners(of: members).map(otherRow)
        guard let head = members.first(where: { $0.place?.relation == RosterPerson.head }) ?? members.first else {
            return []
        }
        let isHead = head.place?.relation == RosterPerson.head
        let home = FormAddress(head.entries, on: day, in: catalogues)
        let household: String? = members.lazy.compactMap { code(of: $0.place?.household) }.first
        let shared: [String: String] = [
            "head": isHead ? head.person.name : "", "household": household ?? "", "phone": phone(of: head.person),
            "street": home.street, "commune": home.commune, "district": home.district, "province": home.province,
            "issuedOn": issuedOn(day), "signer": members.first?.person.name ?? "",
        ]
        let sheets = (rows.count + Self.annexMembers - 1) / Self.annexMembers
        return (0..<sheets).map { sheet in
            var fields = shared
            fields["sheet"] = sheets > 1 ? "Tờ \(sheet + 1)/\(sheets)" : ""
            for line in 0..<Self.annexMembers {
                let place = sheet * Self.annexMembers + line
                fields["member\(line + 1)"] = place < rows.count ? "\(place + 1)\t\(rows[place])" : ""
            }
            return fields
        }
    }

    /// A row but for its number: name, code, birth, sex, nationality, ethnic
    /// group, place of birth, relation, personal ID, note.
    private func memberRow(_ member: VisitMember) -> String {
        let person = member.person
        let (code, id) = (person.socialInsuranceCode?.digits ?? "", person.personalID?.digits ?? "")
        let cells: [String] = [
            person.name, code, person.birth.vietnamese, word(for: person.sex), "VN", ethnicGroup(of: member.entries),
            "", relation(member.place?.relation), id, "",
        ]
        return cells.joined(separator: "\t")
    }

    /// Of somebody else of the household only name and number are known.
    private func otherRow(_ other: HouseholdForerunner) -> String {
        let id = other.keys.first { PersonalID($0) != nil } ?? ""
        let code = other.keys.first { $0.utf8.count == 10 } ?? ""
        let cells: [String] = [other.name ?? "", code, "", "", "", "", "", "", id, "Đã tham gia"]
        return cells.joined(separator: "\t")
    }

    /// Those named who are not of the visit, each once.
    private func forerunners(of members: [VisitMember]) -> [HouseholdForerunner] {
        var keys = Set(members.flatMap(\.person.keys))
        return members.flatMap { $0.place?.before ?? [] }.filter { other in
            guard other.name != nil, !other.keys.isEmpty, keys.isDisjoint(with: other.keys) else { return false }
            keys.formUnion(other.keys)
            return true
        }
    }

    private func relation(_ code: String?) -> String {
        code.map { catalogues.relations.entry($0)?.name ?? $0 } ?? ""
    }

    private func code(of household: HouseholdName?) -> String? {
        if case .code(let code) = household { code } else { nil }
    }
}
