import Foundation
import Insurance
import InsuranceRules
import RuleFiles
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

@Suite("the folder of rules") struct RuleFolderTests {
    /// Works on a copy of the real rules that is gone afterwards.
    private func onCopy<Result>(_ body: (URL) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.copyItem(at: URL(filePath: realRules), to: folder)
        defer { try? FileManager.default.removeItem(at: folder) }  // a left-over copy harms nobody
        return try body(folder)
    }

    private func message(_ change: (URL) throws -> Void) throws -> String {
        try onCopy { folder in
            try change(folder)
            let error = #expect(throws: RuleError.self) { try loadRuleBook(from: folder.path) }
            #expect(error?.code == "rule-file-malformed")
            return "\(error, default: "nothing")"
        }
    }

    @Test("the real rules load, and every file is a rule")
    func real() throws {
        let book = try loadRuleBook(from: realRules)
        let files = FileManager.default.enumerator(atPath: realRules)?.compactMap { $0 as? String } ?? []
        #expect(book.allRules.count == files.filter { $0.hasSuffix(".yaml") }.count)
        #expect(Set(book.allRules.map(\.heading.rule)).count == book.allRules.count)
        #expect(book.fingerprint.wholeMatch(of: /sha256:[0-9a-f]{64}/) != nil)
    }

    @Test("a missing rule is named")
    func missing() throws {
        let text = try message { folder in
            try FileManager.default.removeItem(at: folder.appending(path: "hi/rate.yaml"))
        }
        #expect(text.contains("hi/rate.yaml") && text.contains("missing"))
    }

    @Test("a file that is no rule of the program is named")
    func unknown() throws {
        let text = try message { folder in
            let content = try String(contentsOf: folder.appending(path: "hi/rate.yaml"), encoding: .utf8)
            try content.replacing("hi.rate", with: "hi.fate")
                .write(to: folder.appending(path: "hi/fate.yaml"), atomically: true, encoding: .utf8)
        }
        #expect(text.contains("hi/fate.yaml"))
    }

    @Test("a file of another kind is named, a hidden one is passed over")
    func otherKind() throws {
        let text = try message { folder in
            try Data("x".utf8).write(to: folder.appending(path: "vsi/notes.txt"))
        }
        #expect(text.contains("vsi/notes.txt"))
        try onCopy { folder in
            try Data("x".utf8).write(to: folder.appending(path: ".hidden"))
            #expect(try loadRuleBook(from: folder.path).fingerprint == loadRuleBook(from: realRules).fingerprint)
        }
    }

    @Test("text that is not UTF-8 is named")
    func encoding() throws {
        let text = try message { folder in
            try Data([0xFF, 0xFE, 0x00]).write(to: folder.appending(path: "vsi/income_step.yaml"))
        }
        #expect(text.contains("vsi/income_step.yaml") && text.contains("UTF-8"))
    }

    @Test("no folder, no law")
    func noFolder() {
        let error = #expect(throws: RuleError.self) { try loadRuleBook(from: "/nowhere/Rules") }
        #expect(error == .rulesMissing(folder: "/nowhere/Rules"))
    }

    @Test("an empty folder says where the rules were looked for, from the root, and not that one of them is missing")
    func empty() throws {
        try onCopy { folder in
            for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
                try FileManager.default.removeItem(at: folder.appending(path: file))
            }
            let error = #expect(throws: RuleError.self) { try loadRuleBook(from: folder.path) }
            #expect(error?.code == "rules-missing" && error?.details["folder"] == folder.standardizedFileURL.path)
        }
        let error = #expect(throws: RuleError.self) { try loadRuleBook(from: "no/such/Rules") }
        let here = FileManager.default.currentDirectoryPath
        #expect("\(error, default: "nothing")".contains("There are no rule files in \(here)/no/such/Rules"))
    }

    @Test("a link to the folder is followed")
    func link() throws {
        let link = FileManager.default.temporaryDirectory.appending(path: "rules-\(UUID().uuidString)")
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: URL(filePath: realRules))
        defer { try? FileManager.default.removeItem(at: link) }
        #expect(try loadRuleBook(from: link.path).fingerprint == loadRuleBook(from: realRules).fingerprint)
    }

    @Test("the fingerprint changes with any content, and only then")
    func fingerprint() throws {
        let real = try loadRuleBook(from: realRules).fingerprint
        try onCopy { folder in
            #expect(try loadRuleBook(from: folder.path).fingerprint == real)
            let file = folder.appending(path: "vsi/fund_rate_month.yaml")
            let text = try String(contentsOf: file, encoding: .utf8)
            try (text + "# compared again\n").write(to: file, atomically: true, encoding: .utf8)
            #expect(try loadRuleBook(from: folder.path).fingerprint != real)
        }
    }
}
