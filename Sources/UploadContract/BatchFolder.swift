import Foundation
public import Insurance

/// The batches of one kiosk on a medium, and the province's answers to them.
///
/// `BATCH.batch` holds the body as it would go on the wire, `BATCH.answer` the
/// answer's; beside each, ending in `.sig`, its signature in base64. The
/// signature is written first, so whatever has its main file is whole.
public struct BatchFolder: Sendable {
    public let kiosk: String
    private let path: String

    init(kiosk: String, path: String) {
        self.kiosk = kiosk
        self.path = path
    }

    /// A body with its signature in base64.
    public struct Signed: Hashable, Sendable {
        public let body: [UInt8]
        public let signature: String

        public init(body: [UInt8], signature: String) {
            self.body = body
            self.signature = signature
        }
    }

    /// The ids of the batches.
    public var batches: [String] { ids(ending: ".batch") }

    /// The ids of the batches that have an answer.
    public var answers: [String] { ids(ending: ".answer") }

    /// - Throws: ``Refusal`` with `medium-file-odd`, `medium-failed`.
    public func batch(_ id: String) throws -> Signed { try read("\(id).batch") }

    /// - Throws: ``Refusal`` with `medium-file-odd`, `medium-failed`.
    public func answer(to id: String) throws -> Signed { try read("\(id).answer") }

    /// The ids of the records in all whole batches; what cannot be read holds none.
    public var records: Set<Identifier> {
        var records: Set<Identifier> = []
        for id in batches {
            guard let body = try? batch(id).body, let read = try? Batch(decoding: body), read.id == id else { continue }
            records.formUnion(read.envelopes.compactMap(Envelope.claimedID))
        }
        return records
    }

    /// Puts a batch on the medium; the same one again is left as it is.
    ///
    /// - Throws: As ``MediumFile/write(_:)``.
    public func put(_ batch: Batch, signature: String) throws {
        // One that does not read back as it should be is written anew.
        if let there = try? self.batch(batch.id), there.body == batch.body, !there.signature.isEmpty { return }
        try write(Signed(body: batch.body, signature: signature), as: "\(batch.id).batch")
    }

    /// Puts the answer to a batch beside it, in the place of a former one.
    ///
    /// - Throws: As ``MediumFile/write(_:)``.
    public func put(answer: Signed, to id: String) throws { try write(answer, as: "\(id).answer") }

    private func write(_ signed: Signed, as name: String) throws {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw Refusal.mediumClosed
        }
        try MediumFile("\(path)/\(name).sig").write(Array(signed.signature.utf8))
        try MediumFile("\(path)/\(name)").write(signed.body)
    }

    private func read(_ name: String) throws -> Signed {
        let signature = try MediumFile("\(path)/\(name).sig").read(upTo: 1024)
        let words = String(decoding: signature, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        return Signed(
            body: try MediumFile("\(path)/\(name)").read(upTo: Self.longest),
            signature: words.first.map(String.init) ?? "")
    }

    private func ids(ending: String) -> [String] {
        // A folder that cannot be listed holds nothing.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) }.sorted()
    }

    /// As much as a kiosk takes of an answer on the wire.
    private static let longest = 2 * Batch.longestBody
}
