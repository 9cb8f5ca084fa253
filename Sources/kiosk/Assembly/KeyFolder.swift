import Foundation
import Insurance
import Ledger
import UploadContract

/// The folder of keys, which never lies in the data folder.
///
/// - `data.key`: opens what is sealed in the ledger.
/// - `kiosk-signing.key`, `kiosk-signing.pub`: sign what goes to the province.
/// - `province-agreement.pub`: what records are sealed to.
/// - `province-signing.pub`: checks the province's answers.
struct KeyFolder {
    let path: String

    init(_ path: String) { self.path = path }

    var dataKeyFile: String { path + "/data.key" }
    var signerFile: String { path + "/kiosk-signing.key" }
    var signerPublicFile: String { path + "/kiosk-signing.pub" }
    var provinceFile: String { path + "/province-agreement.pub" }
    var provinceSignerFile: String { path + "/province-signing.pub" }

    /// All of them, there or not.
    var files: [String] { [dataKeyFile, signerFile, signerPublicFile, provinceFile, provinceSignerFile] }

    func dataKey() throws -> DataKey { try DataKey.read(from: dataKeyFile) }
    func signer() throws -> KioskSigningKey { try KioskSigningKey(file: signerFile) }
    /// What the province enrolled.
    func enrolledKey() throws -> KioskSigningKey.Public { try KioskSigningKey.Public(file: signerPublicFile) }
    func province() throws -> ProvinceKey.Public { try ProvinceKey.Public(file: provinceFile) }
    func provinceSigner() throws -> ProvinceSigningKey.Public {
        try ProvinceSigningKey.Public(file: provinceSignerFile)
    }

    /// Makes the kiosk's own keys, where they are not there yet.
    ///
    /// - Parameter ledgerExists: A ledger that lost one of its keys is never given
    ///   a new one: its people could not be read, its records not sent any more.
    /// - Returns: what was made, in words for the terminal.
    /// - Throws: `data-key-lost`, `signing-key-lost`; nothing is made then.
    func makeMissing(ledgerExists: Bool) throws -> [String] {
        let files = FileManager.default
        try files.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        var made: [String] = []
        if ledgerExists { try refuseLostKeys() }
        if !files.fileExists(atPath: dataKeyFile) {
            try place(dataKeyFile) { try DataKey.make().write(to: $0) }
            made.append("data key \(dataKeyFile): keep a copy in a safe place, without it nobody can be read")
        }
        if !files.fileExists(atPath: signerFile) {
            try place(signerFile) { try KioskSigningKey.make().write(to: $0) }
            made.append("signing key \(signerFile): the province enrols \(signerPublicFile)")
        }
        if !files.fileExists(atPath: signerPublicFile) {
            try place(signerPublicFile) { try signer().publicKey.write(to: $0) }
        }
        return made
    }

    private func refuseLostKeys() throws {
        let files = FileManager.default
        guard files.fileExists(atPath: dataKeyFile) else {
            throw Refusal(
                "data-key-lost",
                """
                The ledger exists but its data key \(dataKeyFile) does not, so nobody can be read. Put the key back \
                from its copy; do not make a new one.
                """)
        }
        guard files.fileExists(atPath: signerFile) else {
            throw Refusal(
                "signing-key-lost",
                """
                The ledger exists but the key \(signerFile) does not, which signed its records, so the province would \
                take none of those that wait. Put the key back from its copy; do not make a new one.
                """)
        }
    }

    /// Puts a file in place whole or not at all, whatever the power does.
    private func place(_ file: String, _ write: (String) throws -> Void) throws {
        let fresh = file + ".new"
        unlink(fresh)
        try write(fresh)
        guard rename(fresh, file) == 0 else {
            throw Refusal("key-not-written", "\(file) could not be put in place. Check the folder and start again.")
        }
        let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        fsync(folder)
        close(folder)
    }

    /// Copies the province's two public keys in, unless they are there.
    ///
    /// - Throws: `province-key-missing`.
    func takeProvinceKeys(from folder: String?) throws {
        for file in [provinceFile, provinceSignerFile] where !FileManager.default.fileExists(atPath: file) {
            let name = URL(filePath: file).lastPathComponent
            guard let folder, FileManager.default.fileExists(atPath: "\(folder)/\(name)") else {
                throw Refusal(
                    "province-key-missing",
                    """
                    The province's \(name) is not there, so no record could be sealed to it. Ask the province for its \
                    two public keys and name their folder with --province-keys.
                    """,
                    details: ["file": name])
            }
            try place(file) { fresh in
                try FileManager.default.copyItem(atPath: "\(folder)/\(name)", toPath: fresh)
                try FileHandle(forUpdating: URL(filePath: fresh)).synchronize()
            }
        }
    }
}
