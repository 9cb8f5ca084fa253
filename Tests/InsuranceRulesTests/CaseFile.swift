import Foundation
import Insurance
import InsuranceRules
import RuleFiles
import Yams

/// Reads all cases of a file in `Cases`.
func cases<Case: Decodable>(_ name: String, of type: Case.Type = Case.self) throws -> [Case] {
    let url = Bundle.module.bundleURL.appending(path: "Cases/\(name).yaml")
    return try YAMLDecoder().decode([Case].self, from: String(contentsOf: url, encoding: .utf8))
}

/// The folder of the real rules, found from this file upwards.
let realRules: String = {
    var folder = URL(filePath: #filePath)
    while folder.path != "/" {
        folder.deleteLastPathComponent()
        let rules = folder.appending(path: "Config/Rules").path
        if FileManager.default.fileExists(atPath: rules) { return rules }
    }
    return "Config/Rules"
}()

/// The real law.
func realBook() throws -> RuleBook { try loadRuleBook(from: realRules) }

/// The real law with one text replaced in one file.
func amendedBook(_ path: String, replacing old: String, with new: String) throws -> RuleBook {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.copyItem(at: URL(filePath: realRules), to: folder)
    defer { try? FileManager.default.removeItem(at: folder) }  // a left-over copy harms nobody
    let file = folder.appending(path: path)
    let text = try String(contentsOf: file, encoding: .utf8)
    try text.replacing(old, with: new).write(to: file, atomically: true, encoding: .utf8)
    return try loadRuleBook(from: folder.path)
}
