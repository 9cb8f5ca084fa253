/// What the rehearsal saw from outside, to be held against the ledger.
actor RehearsalTally {
    /// Payments whose success page came back: visit → amount in đồng.
    private(set) var acknowledged: [String: Int] = [:]
    /// Payments sent whose answer never came, and which the visit page showed
    /// as done afterwards.
    private(set) var foundPaid: [String: Int] = [:]
    /// Each visit page the kiosk sent a browser to.
    private(set) var visits: Set<String> = []
    /// What went wrong, in words that name no one.
    private(set) var problems: [String] = []
    private(set) var times = StepTimes()
    private(set) var answersLost = 0
    /// Answers about the tray that the kiosk did not take yet: code → how often.
    private(set) var answersPutOff: [String: Int] = [:]

    /// Papers that were called good by their codes.
    private(set) var scannedBack = 0

    func scanned() { scannedBack += 1 }
    func opened(_ visit: String) { visits.insert(visit) }
    func paid(_ visit: String, _ amount: Int) { acknowledged[visit] = amount }
    func lostAnswer() { answersLost += 1 }
    func putOff(_ code: String) { answersPutOff[code, default: 0] += 1 }
    func took(_ step: String, _ time: Duration) { times.add(step, time) }

    func problem(_ text: String) { problems.append(text) }

    /// A payment without an answer turned out to be taken.
    func found(_ visit: String, _ amount: Int) {
        if acknowledged[visit] == nil { foundPaid[visit] = amount }
    }

    /// All money the rehearsal knows to have been taken, in đồng.
    var takings: Int { acknowledged.values.reduce(0, +) + foundPaid.values.reduce(0, +) }
}

/// How long each step took, from the tap to the next page.
struct StepTimes: Sendable {
    private var all: [String: [Duration]] = [:]

    mutating func add(_ step: String, _ time: Duration) { all[step, default: []].append(time) }

    /// One step's times.
    struct Row: Sendable, Codable {
        let step: String
        let count: Int
        /// Seconds; half of the steps took no longer.
        let median: Double
        /// Seconds; 99 in 100 took no longer.
        let p99: Double
    }

    /// - Parameter order: Steps to show first, in this order.
    func rows(_ order: [String]) -> [Row] {
        let names = order.filter { all[$0] != nil } + all.keys.filter { !order.contains($0) }.sorted()
        return names.map { name in
            let sorted = (all[name] ?? []).sorted()
            func at(_ share: Double) -> Double {
                guard let last = sorted.indices.last else { return 0 }
                let time = sorted[min(last, Int((Double(sorted.count) * share).rounded(.up)) - 1)]
                return (Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18)
            }
            return Row(step: name, count: sorted.count, median: at(0.5), p99: at(0.99))
        }
    }
}
