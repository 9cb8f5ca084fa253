import Foundation
import Insurance
import InsuranceRules
import RuleFiles
import TestSupport
import Testing

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

/// The cases shipped with them.
let realCases = URL(filePath: realRules).deletingLastPathComponent().appending(path: "Cases").path

private let loaded = Result { try loadRuleBook(from: realRules) }

/// The real law, read once.
func realBook() throws -> RuleBook { try loaded.get() }

private let loadedWithCommunes = Result {
    let folder = try MadeUpCommunes.rules(like: realRules)
    defer { try? FileManager.default.removeItem(at: folder) }  // a left-over copy harms nobody
    return try loadRuleBook(from: folder.path)
}

/// The real law with the made-up communes, read once.
func bookWithCommunes() throws -> RuleBook { try loadedWithCommunes.get() }

/// The real law with one text replaced in one file.
func amendedBook(_ path: String, replacing old: String, with new: String) throws -> RuleBook {
    try amendedBook([(path, old, new)])
}

/// The real law with texts replaced in files.
func amendedBook(_ changes: [(path: String, old: String, new: String)]) throws -> RuleBook {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.copyItem(at: URL(filePath: realRules), to: folder)
    defer { try? FileManager.default.removeItem(at: folder) }  // a left-over copy harms nobody
    for (path, old, new) in changes {
        let file = folder.appending(path: path)
        let text = try String(contentsOf: file, encoding: .utf8)
        try #require(text.contains(old), "\(path) does not say '\(old)'")
        try text.replacing(old, with: new).write(to: file, atomically: true, encoding: .utf8)
    }
    return try loadRuleBook(from: folder.path)
}
