/// The drawings that wait to be printed, the oldest first to go.
struct PaperShelf {
    typealias Drawing = Task<PrintableDocument, any Error>

    private let most: Int
    private var drawings: [PaperKey: Drawing] = [:]
    /// Oldest first.
    private var order: [PaperKey] = []
    private var foreseen: Set<PaperKey> = []

    init(most: Int) { self.most = most }

    var count: Int { drawings.count }

    func has(_ key: PaperKey) -> Bool { drawings[key] != nil }

    mutating func put(_ drawing: Drawing, for key: PaperKey) {
        if order.count >= most { _ = take(order[0]) }
        drawings[key] = drawing
        order.append(key)
    }

    mutating func take(_ key: PaperKey) -> Drawing? {
        order.removeAll { $0 == key }
        return drawings.removeValue(forKey: key)
    }

    /// Throws away what was foreseen before and is not among `keys`.
    mutating func foresee(_ keys: Set<PaperKey>) {
        for key in foreseen.subtracting(keys) { _ = take(key) }
        foreseen = keys
    }
}
