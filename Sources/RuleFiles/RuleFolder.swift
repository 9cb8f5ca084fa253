import Crypto
import Foundation
public import InsuranceRules

/// All files of a rule folder.
struct RuleFolder: RuleSource {
    /// In the order of their relative paths.
    let files: [RuleFile]
    /// `sha256:…` over the sorted relative paths and the contents.
    let fingerprint: String

    /// Reads every file; hidden ones are passed over.
    ///
    /// - Throws: ``RuleError/rulesMissing(folder:)`` for a folder that is not
    ///   there or holds no file; ``RuleError/malformed(file:reason:)`` for a
    ///   file that cannot be read, or is not YAML.
    init(at folder: String) throws(RuleError) {
        var files: [RuleFile] = []
        var hash = SHA256()
        for path in try RuleFolder.paths(in: folder) {
            guard path.hasSuffix(".yaml") else {
                throw .malformed(file: path, reason: "only rule files ending in .yaml belong into \(folder)")
            }
            guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(path)") else {
                throw .malformed(file: path, reason: "it cannot be opened")
            }
            guard let text = String(data: bytes, encoding: .utf8) else {
                throw .malformed(file: path, reason: "it is not UTF-8 text")
            }
            files.append(RuleFile(path: path, text: text))
            // The length keeps two files from passing for one.
            hash.update(data: Data("\(path)\n\(bytes.count)\n".utf8))
            hash.update(data: bytes)
        }
        self.files = files
        fingerprint = "sha256:" + hash.finalize().map { String(format: "%02x", $0) }.joined()
    }

    func dated<Value: RuleValue>(_ rule: String, in unit: RuleUnit) throws(RuleError) -> DatedValues<Value> {
        try file(of: rule).dated(in: unit)
    }

    func list<Group: RuleKey>(_ rule: String) throws(RuleError) -> SupportList<Group> { try file(of: rule).list() }

    func papers(_ rule: String) throws(RuleError) -> PaperList { try file(of: rule).papers() }

    private func file(of rule: String) throws(RuleError) -> RuleFile {
        guard let file = files.first(where: { $0.rule == rule }) else {
            let path = rule.replacing(".", with: "/") + ".yaml"
            throw .malformed(file: path, reason: "the file is missing, and with it the rule '\(rule)'")
        }
        return file
    }

    private static func paths(in named: String) throws(RuleError) -> [String] {
        // What lies behind a link is not listed unless the link is followed.
        let folder = URL(filePath: named).resolvingSymlinksInPath().path
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue,
            let found = FileManager.default.enumerator(atPath: folder)
        else { throw .rulesMissing(folder: URL(filePath: named).standardizedFileURL.path) }
        var paths: [String] = []
        for case let path as String in found {
            let hidden = path.split(separator: "/").contains { $0.hasPrefix(".") }
            _ = FileManager.default.fileExists(atPath: "\(folder)/\(path)", isDirectory: &isFolder)
            if !hidden, !isFolder.boolValue { paths.append(path) }
        }
        guard !paths.isEmpty else { throw .rulesMissing(folder: URL(filePath: named).standardizedFileURL.path) }
        return paths.sorted()
    }
}

/// Reads the law from a folder of rule files.
///
/// Every file must be a rule the program knows, and every rule must have its
/// file.
///
/// - Parameter folder: Usually `Config/Rules`.
/// - Throws: ``RuleError`` naming the file and the trouble. Nothing is read
///   halfway: either the whole book is good or there is none.
public func loadRuleBook(from folder: String) throws -> RuleBook {
    let source = try RuleFolder(at: folder)
    let book = try RuleBook(from: source, fingerprint: source.fingerprint)
    let known = Set(book.allRules.map(\.heading.rule))
    for file in source.files where !known.contains(file.rule) {
        throw RuleError.malformed(file: file.path, reason: "the program knows no rule '\(file.rule)'")
    }
    return book
}
