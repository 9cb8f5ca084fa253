import Insurance

// What a consultant types for a guest.
extension MadeUpGuest {
    /// The plans the guest asks about.
    func choosePlans(on form: inout HTMLForm) {
        form.tick("hi", health != nil)
        if let health {
            form.set("hiMonths", health.months)
            form.set("hiOrder", health.order)
            form.remove("hiGroup")
            form.set("hiGroup", health.group)
            form.set("hiLastCardEnd", "")
        }
        form.tick("vsi", social != nil)
        if let social {
            form.set("vsiIncome", social.income)
            form.set("vsiMethod", social.method)
            form.set("vsiCategory", social.category)
            form.set("vsiSupportedMonths", "0")
        }
    }

    /// Who the guest is, and what they ask for.
    func register(on form: inout HTMLForm) {
        form.set("name", name.lowercased())
        form.set("birth", birth.vietnamese)
        form.set("sex", sex.rawValue)
        form.set("personalID", personalID)
        form.set("phone", phone)
        form.set("address", address)
        for scheme in ["hi", "vsi"] where form.choices["\(scheme)SeenOn"] != nil { form.set("\(scheme)Joining", "new") }
        for claim in Set([health?.group, social?.category].compactMap { $0 }).sorted() {
            let field = "proof-\(claim)-"
            guard form["\(field)number"] != nil else { continue }
            form.set("\(field)kind", "certificate")
            form.set("\(field)number", "GCN-01")
            form.set("\(field)year", String(Wiring.clock.now().day.year))
            form.set("\(field)commune", "xã Thử Nghiệm")
        }
        if health != nil, let facility = form.choices["facility"]?.first { form.set("facility", facility) }
        form.tick("paper", wantsPaper)
        form.tick("consent", true)
    }
}
