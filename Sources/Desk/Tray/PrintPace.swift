public import Insurance

/// How fast a printer has been, by its last papers that came out.
public struct PrintPace: Hashable, Sendable {
    /// From claim to the spooler's end, in milliseconds, at most ten.
    public let last: [Int]
    /// When the paper that is printing now was claimed.
    public let since: Moment?

    public init(last: [Int], since: Moment?) {
        self.last = last
        self.since = since
    }

    /// Fewer papers tell nothing.
    private static let fewest = 3

    /// What a paper takes; `nil` while too few are known.
    ///
    /// The median, so that a paper that waited for a jam does not count for the rest.
    public var median: Int? {
        guard last.count >= Self.fewest else { return nil }
        let sorted = last.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }

    /// Milliseconds until a paper is out.
    ///
    /// - Parameter place: In the queue, from 1; 0 is the one that is printing.
    public func left(atPlace place: Int, at moment: Moment) -> Int? {
        guard let median else { return nil }
        let running = since.map { max(0, median - max(0, moment.milliseconds - $0.milliseconds)) } ?? 0
        return running + place * median
    }
}
