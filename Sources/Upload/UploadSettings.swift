import Foundation
import Insurance

/// Where and when the queue goes to the province.
///
/// The settings file's `upload` section names `url`, `at`, `spreadMinutes`,
/// `whenOnline`, `batchBytes` and `leaseSeconds`; the rest stays as it is here.
/// `http` is taken for this machine's own addresses only. `leaseSeconds` is
/// longer than `answerSeconds`: after it, envelopes of a run that broke off
/// wait again.
public struct UploadSettings: Hashable, Sendable {
    /// Without a slash at its end.
    public let url: String
    public let schedule: UploadSchedule
    public let whenOnline: Bool
    /// What the first batch may hold; later ones follow the link.
    public let batchBytes: Int
    public let answerSeconds: Int
    public let leaseSeconds: Int

    /// Leaves room in the longest body the province takes.
    static let mostBatchBytes = 4_000_000

    /// - Throws: ``Refusal`` with `upload-insecure` for plain HTTP to another
    ///   machine, `upload-settings` for values out of range.
    public init(
        url: String, schedule: UploadSchedule, whenOnline: Bool = false, batchBytes: Int = 65_536,
        answerSeconds: Int = 60, leaseSeconds: Int = 120
    ) throws {
        self.url = try Self.checked(url)
        self.schedule = schedule
        self.whenOnline = whenOnline
        self.batchBytes = try Self.checked("batchBytes", batchBytes, in: BatchSize.least...Self.mostBatchBytes)
        self.answerSeconds = try Self.checked("answerSeconds", answerSeconds, in: 1...600)
        self.leaseSeconds = try Self.checked("leaseSeconds", leaseSeconds, in: answerSeconds + 1...3600)
    }

    private static func checked(_ key: String, _ value: Int, in range: ClosedRange<Int>) throws -> Int {
        guard range.contains(value) else {
            throw Refusal.uploadSettings(
                key, "upload.\(key) is \(value); write a number from \(range.lowerBound) to \(range.upperBound).")
        }
        return value
    }

    private static func checked(_ text: String) throws -> String {
        let parts = URLComponents(string: text)
        guard let parts, let scheme = parts.scheme?.lowercased(), scheme == "https" || scheme == "http",
            let host = parts.host, !host.isEmpty, parts.user == nil, parts.query == nil, parts.fragment == nil
        else {
            throw Refusal.uploadSettings(
                "url", "upload.url is not an address such as https://tiep-nhan.example; correct it in the settings.")
        }
        guard scheme == "https" || isLoopback(host) else { throw Refusal.uploadInsecure }
        return String(text.reversed().drop { $0 == "/" }.reversed())
    }

    /// Whether a host can only be this machine.
    static func isLoopback(_ host: String) -> Bool {
        if ["localhost", "::1", "[::1]"].contains(host.lowercased()) { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }
}
