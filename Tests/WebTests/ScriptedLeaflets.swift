import Desk

/// A printer of leaflets that remembers them, and answers as it is told.
actor ScriptedLeaflets: LeafletPrinting {
    private(set) var printed: [Leaflet] = []
    private var answer = LeafletOutcome.accepted

    /// Sets what the printer answers from now on.
    func answer(_ outcome: LeafletOutcome) { answer = outcome }

    func print(_ leaflet: Leaflet) -> LeafletOutcome {
        printed.append(leaflet)
        return answer
    }
}
