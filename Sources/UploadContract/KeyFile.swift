import Foundation
import Insurance

/// A key in a file: one line with what the key is for and its bytes in base64.
enum KeyFile {
    /// What a key is for, as its file says.
    struct Purpose {
        let words: String
        let isPrivate: Bool

        static let provinceAgreementPrivate = Purpose(words: "province-agreement-private", isPrivate: true)
        static let provinceAgreementPublic = Purpose(words: "province-agreement-public", isPrivate: false)

        static func signingPrivate(_ holder: String) -> Purpose {
            Purpose(words: holder + "-private", isPrivate: true)
        }

        static func signingPublic(_ holder: String) -> Purpose {
            Purpose(words: holder + "-public", isPrivate: false)
        }
    }

    /// Writes a new file and waits until it is on the disk; a private key is
    /// readable by its owner only.
    ///
    /// - Throws: ``Refusal`` with `key-exists` rather than overwrite, or
    ///   `key-not-written`.
    static func write(_ key: some Sequence<UInt8>, as purpose: Purpose, to path: String) throws {
        let line = "\(purpose.words) \(Data(key).base64EncodedString())\n"
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, purpose.isPrivate ? 0o600 : 0o644)
        guard file >= 0 else {
            let reason = errno
            throw reason == EEXIST ? Refusal.keyExists(path) : .keyNotWritten(path, String(cString: strerror(reason)))
        }
        let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
        do {
            try handle.write(contentsOf: Data(line.utf8))
            try handle.synchronize()
        } catch {
            throw Refusal.keyNotWritten(path, "the disk did not take it")
        }
    }

    /// - Throws: ``Refusal`` with `key-missing`, `key-open-to-others` or
    ///   `key-wrong`.
    static func read(_ purpose: Purpose, from path: String) throws -> Data {
        guard let contents = FileManager.default.contents(atPath: path) else {
            throw Refusal(
                "key-missing",
                """
                The key file \(path) is missing or may not be read, so nothing can be sealed, signed or checked with \
                it. Put it there, readable for the user the program runs as.
                """,
                details: ["file": path])
        }
        if purpose.isPrivate { try checkPrivacy(of: path) }
        let words = String(decoding: contents, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        guard words.count == 2, words[0] == purpose.words, let key = Data(base64Encoded: String(words[1])) else {
            throw Refusal.keyWrong(path, purpose)
        }
        return key
    }

    private static func checkPrivacy(of path: String) throws {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & 0o077 == 0 else {
            throw Refusal(
                "key-open-to-others",
                "Others may read the private key \(path), so it is not used. Run: chmod 600 \(path)",
                details: ["file": path])
        }
    }
}

extension Refusal {
    static func keyWrong(_ path: String, _ purpose: KeyFile.Purpose) -> Refusal {
        Refusal(
            "key-wrong",
            "The file \(path) does not hold a \(purpose.words) key. Look whether two key files were swapped.",
            details: ["file": path, "expected": purpose.words])
    }

    static func keyExists(_ path: String) -> Refusal {
        Refusal(
            "key-exists",
            """
            The key file \(path) exists and is not overwritten: what was sealed to it could never be opened again. Choose \
            another folder, or move the old key to a safe place first.
            """,
            details: ["file": path])
    }

    static func keyNotWritten(_ path: String, _ reason: String) -> Refusal {
        Refusal(
            "key-not-written",
            "The key file \(path) could not be written (\(reason)). Choose a folder that exists and has room.",
            details: ["file": path, "reason": reason])
    }
}
