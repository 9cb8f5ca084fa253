import Foundation
public import Insurance

/// The province's answer to a batch: an entry for each envelope in it, and
/// one for each record of the kiosk that was ever recalled.
public struct BatchAnswer: Hashable, Sendable, Codable {
    public enum Verdict: String, Hashable, Sendable, Codable, CaseIterable {
        /// Stored now.
        case accepted
        /// Stored before, with the same bytes.
        case duplicate
        /// Another envelope of this id is stored; this one is not.
        case conflict
        /// Not stored; `code` and `sentence` say why.
        case refused
        /// Not stored yet, for something that the province mends: the record
        /// stays with the kiosk and is sent again; `code` says what it is.
        case deferred
        /// Accepted before and taken back since: the paper must come back.
        case recalled
    }

    public struct Entry: Hashable, Sendable, Codable {
        public var id: Identifier
        public var verdict: Verdict
        /// The official code of an accepted registration.
        public var confirmation: String?
        public var code: String?
        /// What staff read when the envelope was not taken, or was taken back.
        public var sentence: String?

        public init(
            id: Identifier, verdict: Verdict, confirmation: String? = nil, code: String? = nil, sentence: String? = nil
        ) {
            self.id = id
            self.verdict = verdict
            self.confirmation = confirmation
            self.code = code
            self.sentence = sentence
        }
    }

    /// The id of the batch that is answered.
    public var batch: String
    public var kiosk: String
    public var answeredAt: Moment
    public var envelopes: [Entry]

    public init(batch: String, kiosk: String, answeredAt: Moment, envelopes: [Entry]) {
        self.batch = batch
        self.kiosk = kiosk
        self.answeredAt = answeredAt
        self.envelopes = envelopes
    }
}

// MARK: Signature

extension BatchAnswer {
    /// The HTTP header that carries a signature in base64, of the kiosk over a
    /// request's body and of the province over an answer's.
    public static let signatureHeader = "Kiosk-Signature"

    /// The answer as JSON with the province's signature over those very bytes.
    public func signed(by key: ProvinceSigningKey) throws -> (body: [UInt8], signature: String) {
        let body = [UInt8](try RecordJSON.encode(self))
        return (body, Data(try key.signature(over: body)).base64EncodedString())
    }

    /// Reads an answer, if the province signed these very bytes.
    ///
    /// - Throws: ``Refusal`` with `answer-not-signed` or `answer-unreadable`.
    public init(verifying body: [UInt8], signature: String?, by province: ProvinceSigningKey.Public) throws {
        guard let signature, let bytes = Data(base64Encoded: signature), province.isSignature(Array(bytes), over: body)
        else {
            throw Refusal(
                "answer-not-signed",
                """
                The answer is not signed by the province, so nothing in it counts. Look whether a login page is in between.
                """)
        }
        do {
            self = try RecordJSON.decode(BatchAnswer.self, from: body)
        } catch {
            throw Refusal(
                "answer-unreadable",
                "The province's answer is signed but in a form this kiosk does not know. Update the kiosk.")
        }
    }
}
