public import Desk
import Foundation
import Glibc
import Insurance
public import Logging
public import ServiceLifecycle
public import UploadContract

/// Keeps a copy of each record without an answer on a second medium, as the
/// batches the province takes in: with it a dead disk costs no record.
///
/// A record is copied a moment after the act that made it; no act waits for
/// the medium. While the medium is missing the kiosk goes on, and what is not
/// on it is copied when one is there again, also another one.
public actor SecondCopy: Service {
    private let kiosk: String
    private let signer: KioskSigningKey
    private let place: SecondPlace
    private let batchBytes: Int
    private let outbox: any CarriedOutbox
    private let logger: Logger
    /// How far the queue was copied; `nil` until the medium was looked through.
    private var last: Identifier?
    private var known: Set<Identifier>?
    private var outage: Refusal?

    private static let retry = Duration.seconds(20)

    public init(
        kiosk: String, signer: KioskSigningKey, place: SecondPlace, batchBytes: Int,
        outbox: any CarriedOutbox, logger: Logger
    ) {
        self.kiosk = kiosk
        self.signer = signer
        self.place = place
        self.batchBytes = batchBytes
        self.outbox = outbox
        self.logger = logger
    }

    /// Copies after each commit, and tries again while the medium does not take it.
    public func run() async throws {
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                group.addTask {
                    for await _ in self.outbox.changes() { await self.copy() }
                }
                group.addTask {
                    // Being told to stop is how this service ends.
                    while (try? await Task.sleep(for: Self.retry)) != nil { await self.copyAfterOutage() }
                }
            }
        }
    }

    private func copyAfterOutage() async {
        if outage != nil { await copy() }
    }

    private func copy() async {
        do {
            try await copyNew()
            if outage != nil { logger.notice("The second copy works again") }
            outage = nil
        } catch let refusal as Refusal {
            // Another medium may come: it is looked through anew.
            (known, last) = (nil, nil)
            if refusal.code != outage?.code {
                logger.warning("Records are not copied", metadata: ["code": "\(refusal.code)"])
            }
            outage = refusal
        } catch {
            logger.error("Records are not copied", metadata: ["error": "\(error)"])
        }
    }

    private func copyNew() async throws {
        let folder = try place.medium().batches(of: kiosk)
        let there = known ?? folder.records
        known = there
        while case let envelopes = try await outbox.unanswered(after: last, upTo: batchBytes), !envelopes.isEmpty {
            let fresh = LeasedEnvelopes(envelopes.filter { !there.contains($0.id) }, signedBy: signer.publicKey).sound
            if !fresh.isEmpty {
                let batch = try Batch(fresh.map(\.bytes))
                try folder.put(batch, signature: Data(try signer.signature(over: batch.body)).base64EncodedString())
            }
            last = envelopes.last?.id
        }
    }
}

/// Where second copies go: a folder on another disk than the ledger's.
public struct SecondPlace: Sendable {
    private let folder: String
    private let data: String

    /// - Parameter data: The ledger's folder.
    public init(folder: String, apartFrom data: String) {
        self.folder = folder
        self.data = data
    }

    /// The medium, if one is there.
    ///
    /// - Throws: ``Refusal`` with `medium-missing`; `medium-same-disk`, as when
    ///   the folder is there and nothing is mounted on it.
    public func medium() throws -> Medium {
        let medium = try Medium(folder)
        var (own, other) = (stat(), stat())
        guard stat(folder, &other) == 0, stat(data, &own) == 0, own.st_dev != other.st_dev else {
            throw Refusal.mediumSameDisk
        }
        return medium
    }

    /// How many records without an answer are not on the medium.
    public func missing(of kiosk: String, in outbox: any CarriedOutbox) async throws -> Int {
        let there = try medium().batches(of: kiosk).records
        var (missing, last) = (0, Identifier?.none)
        while case let envelopes = try await outbox.unanswered(after: last, upTo: 1 << 20), !envelopes.isEmpty {
            missing += envelopes.count { !there.contains($0.id) }
            last = envelopes.last?.id
        }
        return missing
    }
}

extension Refusal {
    fileprivate static let mediumSameDisk = Refusal(
        "medium-same-disk",
        """
        The folder for second copies lies on the ledger's own disk, so a copy there would die with it. Plug the stick \
        in and mount it there.
        """)
}
