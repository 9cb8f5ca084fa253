import Foundation
import Insurance
public import UploadContract

/// The province's key files in one folder.
///
/// `province-agreement.key` opens envelopes and belongs on the machine that
/// opens them; `province-signing.key` signs answers and belongs with `serve`.
/// The `.pub` files go to the kiosks. Further agreement keys may lie beside the
/// first as `province-agreement-….key` and `.pub`.
public struct KeyFolder: Sendable {
    private let path: String

    public init(_ path: String) { self.path = path }

    /// Makes the folder with a new pair of each kind.
    ///
    /// - Throws: ``Refusal`` with `key-exists` before anything is written, if
    ///   any key file is there.
    public func makeKeys() throws {
        let names = ["agreement.key", "agreement.pub", "signing.key", "signing.pub"]
        for name in names where FileManager.default.fileExists(atPath: file(name)) {
            throw Refusal(
                "key-exists",
                """
                \(file(name)) exists and is not overwritten: what was sealed to it could never be opened again. Choose \
                another folder.
                """,
                details: ["file": file(name)])
        }
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw Refusal(
                "key-not-written", "The folder \(path) cannot be made. Choose a place that exists and may be written.",
                details: ["file": path])
        }
        let (agreement, signing) = (ProvinceKey.make(), ProvinceSigningKey.make())
        try agreement.write(to: file("agreement.key"))
        try agreement.publicKey.write(to: file("agreement.pub"))
        try signing.write(to: file("signing.key"))
        try signing.publicKey.write(to: file("signing.pub"))
    }

    public func signingKey() throws -> ProvinceSigningKey { try ProvinceSigningKey(file: file("signing.key")) }

    /// What kiosks may seal to.
    public func agreementPublicKeys() throws -> [ProvinceKey.Public] {
        try agreementFiles(".pub").map { try ProvinceKey.Public(file: $0) }
    }

    /// What opens envelopes.
    public func agreementKeys() throws -> [ProvinceKey] {
        try agreementFiles(".key").map { try ProvinceKey(file: $0) }
    }

    /// The first file's name even when there is none, so that reading it says so.
    private func agreementFiles(_ ending: String) throws -> [String] {
        // A folder that cannot be listed is a folder without the first file.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        let found = names.filter { $0.hasPrefix("province-agreement-") && $0.hasSuffix(ending) }.sorted()
        return [file("agreement" + ending)] + found.map { "\(path)/\($0)" }
    }

    private func file(_ name: String) -> String { "\(path)/province-\(name)" }
}
