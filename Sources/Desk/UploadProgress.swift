/// How far a run of the upload has come.
public struct UploadProgress: Hashable, Sendable {
    /// Records that have their answer by now, and how long they were together.
    public private(set) var records = 0
    public private(set) var bytes = 0
    /// All that waited when the run began.
    public let allRecords: Int
    public let allBytes: Int
    public private(set) var elapsed = Duration.zero

    public init(allRecords: Int, allBytes: Int) {
        self.allRecords = allRecords
        self.allBytes = allBytes
    }

    /// - Parameter elapsed: Since the run began.
    public mutating func add(records: Int, bytes: Int, after elapsed: Duration) {
        self.records += records
        self.bytes += bytes
        self.elapsed = elapsed
    }

    /// How long the rest takes at the pace so far, in seconds; `nil` before the first answer.
    public var secondsLeft: Int? {
        guard bytes > 0 else { return nil }
        return Int((elapsed * max(0, allBytes - bytes) / bytes).components.seconds)
    }
}
