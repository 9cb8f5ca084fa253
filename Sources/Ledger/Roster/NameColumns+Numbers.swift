extension NameColumns {
    /// Sixteen people are looked at in one step.
    private static let step = 16

    /// The people one of whose numbers ends in four digits, or who were born in a
    /// year.
    ///
    /// - Parameters:
    ///   - end: `nil` where no number is looked at.
    ///   - year: Counted from ``firstYear``.
    func people(withEnd end: UInt16?, orYear year: UInt8?) -> PeopleSet {
        var found = PeopleSet(size: count)
        if let end { insert(withEnd: end, into: &found) }
        if let year { insertBorn(in: year, into: &found) }
        return found
    }

    /// The same of one person.
    func person(_ person: Int, hasEnd end: UInt16, orYear year: UInt8?) -> Bool {
        personalEnds[person] == end || socialEnds[person] == end || phoneEnds[person] == end || years[person] == year
    }

    private func insert(withEnd end: UInt16, into found: inout PeopleSet) {
        let whole = count - count % Self.step
        let wanted = SIMD16(repeating: end)
        personalEnds.withUnsafeBytes { personal in
            socialEnds.withUnsafeBytes { social in
                phoneEnds.withUnsafeBytes { phone in
                    for start in stride(from: 0, to: whole, by: Self.step) {
                        let at = start * MemoryLayout<UInt16>.size
                        let ends =
                            personal.loadUnaligned(fromByteOffset: at, as: SIMD16<UInt16>.self) .== wanted
                            .| (social.loadUnaligned(fromByteOffset: at, as: SIMD16<UInt16>.self) .== wanted)
                            .| (phone.loadUnaligned(fromByteOffset: at, as: SIMD16<UInt16>.self) .== wanted)
                        if any(ends) { for lane in 0..<Self.step where ends[lane] { found.insert(start + lane) } }
                    }
                }
            }
        }
        for person in whole..<count where self.person(person, hasEnd: end, orYear: nil) { found.insert(person) }
    }

    private func insertBorn(in year: UInt8, into found: inout PeopleSet) {
        let whole = count - count % Self.step
        let wanted = SIMD16(repeating: year)
        years.withUnsafeBytes { years in
            for start in stride(from: 0, to: whole, by: Self.step) {
                let born = years.loadUnaligned(fromByteOffset: start, as: SIMD16<UInt8>.self) .== wanted
                if any(born) { for lane in 0..<Self.step where born[lane] { found.insert(start + lane) } }
            }
        }
        for person in whole..<count where years[person] == year { found.insert(person) }
    }
}
