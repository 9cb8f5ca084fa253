import Desk
import Insurance
import InsuranceRules

/// The columns of a comparison, as staff chose and typed them.
struct ComparisonEntry: Sendable, Equatable {
    /// One plan that is looked at.
    struct Column: Sendable, Equatable {
        var scheme = Scheme.healthInsurance.rawValue
        var months = "12"
        var order = "1"
        /// Of the member of the household; where it is left out, the person's own.
        var birthYear = ""
        var income = ""
        var method = ContributionMethod.twelveMonths.rawValue
        var years = ""
        var missing = ""
        var contributed = ""
    }

    var columns: [Column] = []
    var preset: ComparisonPreset?
    // What holds for the person in every column.
    var group = SupportChoice.none
    var victimSince = ""
    var lastCardEnd = ""
    var category = SupportCategory.other.rawValue
    var supportedMonths = ""
    var elsewhere = false
    /// For the pension: whose, and after how many years.
    var sex = ""
    var years = ""
    /// The wished pension, per month.
    var target = ""

    /// The plans of the visit side by side.
    init(_ entry: ConsultationEntry, sex: Sex?) {
        group = entry.hiGroup
        victimSince = entry.hiVictimSince
        elsewhere = entry.elsewhere
        lastCardEnd = entry.hiLastCardEnd
        category = entry.vsiCategory
        supportedMonths = entry.vsiSupportedMonths
        self.sex = sex?.rawValue ?? ""
        if entry.hi {
            columns.append(Column(months: entry.hiMonths, order: entry.hiOrder, income: entry.vsiIncome))
        }
        if entry.vsi {
            columns.append(
                Column(
                    scheme: Scheme.voluntarySocialInsurance.rawValue, income: entry.vsiIncome, method: entry.vsiMethod,
                    years: entry.vsiYears, missing: entry.vsiMissing, contributed: entry.vsiContributed))
        }
    }

    init(_ form: Form) {
        columns = form.all("column").prefix(OfferContent.mostMembers).map { Column(form, number: $0) }
        preset = ComparisonPreset(rawValue: form["shown"])
        group = form["group"]
        victimSince = form["victimSince"]
        elsewhere = form.isOn("elsewhere")
        lastCardEnd = form["lastCardEnd"]
        category = form["category"]
        supportedMonths = form["supportedMonths"]
        sex = form["sex"]
        years = form["years"]
        target = form["target"]
    }

    /// At most as many as stand on a leaflet; of a household one more.
    var mostColumns: Int { isHousehold ? OfferContent.mostMembers : OfferContent.mostPlans }

    /// Adds a column like the last; to a household its next member.
    mutating func addColumn() {
        guard columns.count < mostColumns else { return }
        var column = columns.last ?? Column()
        if isHousehold { (column.order, column.birthYear) = (String(columns.count + 1), "") }
        columns.append(column)
    }

    /// Whether the columns are the members of one household, in their order.
    var isHousehold: Bool {
        let health = columns.allSatisfy { $0.scheme == Scheme.healthInsurance.rawValue }
        let inOrder = columns.enumerated().allSatisfy { $1.order == String($0 + 1) }
        return columns.count > 1 && health && inOrder && Set(columns.map(\.months)).count == 1
            && SupportChoice.groups(group)?.isEmpty == true
    }

    /// What a column asks for; what cannot be read is noted at its field.
    func terms(_ number: Int, _ problems: inout FieldProblems) -> Terms? {
        let column = columns[number]
        var entry = ConsultationEntry(suggestedIncome: nil)
        (entry.hi, entry.vsi) = (column.isHealth, !column.isHealth)
        (entry.hiMonths, entry.hiOrder, entry.hiGroup) = (column.months, column.order, group)
        (entry.hiVictimSince, entry.elsewhere) = (victimSince, elsewhere)
        (entry.hiLastCardEnd, entry.vsiIncome, entry.vsiMethod) = (lastCardEnd, column.income, column.method)
        (entry.vsiYears, entry.vsiMissing) = (column.years, column.missing)
        entry.vsiContributed = column.contributed
        (entry.vsiCategory, entry.vsiSupportedMonths) = (category, supportedMonths)
        var found = FieldProblems()
        let plans = entry.plans(&found)
        if column.isHealth, !column.birthYear.isEmpty, column.birth == nil {
            problems.add("field-year", at: "c\(number + 1)-birthYear")
        }
        for (field, name) in Self.fields {
            guard let code = found[field] else { continue }
            problems.add(code, at: Self.shared.contains(name) ? name : "c\(number + 1)-\(name)")
        }
        return plans.first
    }

    /// The fields of a consultation, and what they are called here.
    private static let fields = [
        ("hiMonths", "months"), ("hiOrder", "order"), ("hiGroup", "group"), ("hiVictimSince", "victimSince"),
        ("hiLastCardEnd", "lastCardEnd"),
        ("vsiIncome", "income"), ("vsiMethod", "method"), ("vsiYears", "years"), ("vsiMissing", "missing"),
        ("vsiContributed", "contributed"),
        ("vsiCategory", "category"), ("vsiSupportedMonths", "supportedMonths"),
    ]
    private static let shared: Set = ["group", "victimSince", "lastCardEnd", "category", "supportedMonths"]
}

extension ComparisonEntry.Column {
    /// - Parameter number: Its number in the form, from 1.
    init(_ form: Form, number: String) {
        scheme = form["c\(number)-scheme"]
        months = form["c\(number)-months"]
        order = form["c\(number)-order"]
        birthYear = form["c\(number)-birthYear"]
        income = form["c\(number)-income"]
        method = form["c\(number)-method"]
        years = form["c\(number)-years"]
        missing = form["c\(number)-missing"]
        contributed = form["c\(number)-contributed"]
    }

    init(_ terms: Terms) {
        let entry = ConsultationEntry([terms], suggestedIncome: nil)
        scheme = terms.scheme.rawValue
        (months, order, income) = (entry.hiMonths, entry.hiOrder, entry.vsiIncome)
        (method, years, missing) = (entry.vsiMethod, entry.vsiYears, entry.vsiMissing)
        contributed = entry.vsiContributed
    }

    /// The year typed; `nil` where none was, or none that can be.
    var birth: BirthDate? { Form.number(birthYear).flatMap { (1900...2200).contains($0) ? .year($0) : nil } }

    var isHealth: Bool { scheme != Scheme.voluntarySocialInsurance.rawValue }
}
