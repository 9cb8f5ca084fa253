import Desk
import Foundation
import Insurance
import Testing

@testable import kiosk

/// Names through the very check that keeps a blank from being spent on them.
@Suite("The glyph and fit gate of a card")
struct PaperGateTests {
    private let gate: any PaperProofing
    private let readiness: Readiness
    private let sample: [String: String]
    private let kiosk: TestKiosk

    init() async throws {
        kiosk = try await TestKiosk()
        try await kiosk.setUp()
        readiness = Readiness(opening: try Site(Settings.read(file: kiosk.settingsFile)))
        gate = try readiness.renderer.get()
        let file = URL(filePath: packageFolder + "/PrinterTemplates/health-card/sample.json")
        sample = try JSONDecoder().decode([String: String].self, from: Data(contentsOf: file))
    }

    private func fields(_ name: String) -> [String: String] { sample.merging(["name": name]) { $1 } }

    /// The code of what keeps a card with this name from being printed.
    private func trouble(_ name: String) async throws -> String? {
        try await gate.trouble(printing: .healthCard, fields: fields(name))?.code
    }

    /// Every word of Debian's Vietnamese dictionary, which is nearly every syllable there is.
    private static func syllables() throws -> [String] {
        let words = try String(contentsOfFile: "/usr/share/hunspell/vi_VN.dic", encoding: .utf8)
        return words.split(separator: "\n").dropFirst().map {
            $0.prefix { $0 != "/" }.precomposedStringWithCanonicalMapping
        }
    }

    @Test("every syllable of the Vietnamese dictionary can stand on a card")
    func dictionary() async throws {
        let syllables = try Self.syllables()
        #expect(syllables.count > 6500)
        var refused: [String] = []
        // Four of them are as long as a name.
        for start in stride(from: 0, to: syllables.count, by: 4) {
            let name = syllables[start..<min(start + 4, syllables.count)].joined(separator: " ")
            if let code = try await trouble(name) { refused.append("\(name): \(code)") }
        }
        #expect(refused == [])
    }

    @Test("a sample of the dictionary reads back from the PDF letter by letter")
    func extracted() async throws {
        let syllables = try Self.syllables()
        let names = stride(from: 0, to: syllables.count - 4, by: 97).map { start in
            syllables[start..<start + 4].joined(separator: " ").uppercased().precomposedStringWithCanonicalMapping
        }
        for (name, text) in zip(names, try await texts(of: names)) {
            #expect(text.contains(Self.packed(name)), "\(name)")
        }
    }

    @Test("5,000 made-up names of several peoples pass, or are refused for what no card can show")
    func peoples() async throws {
        var names = PeoplesNames(seed: 40)
        var tally: [String: Int] = [:]
        for _ in 1...5000 {
            let name = names.next()
            let code = try await trouble(names.typed(name.text))
            tally["\(name.people): \(code ?? "passes")", default: 0] += 1
            switch name.people {
            case "unprintable": #expect(code == nil || code == "template-glyph-missing", "\(name.text)")
            case "long": #expect(code == nil || code == "text-does-not-fit", "\(name.text)")
            default: #expect(code == nil, "\(name.text): \(code ?? "")")
            }
        }
        // Other scripts and invisible letters do not get by.
        #expect(tally["unprintable: template-glyph-missing", default: 0] > 50)
        print(tally.sorted { $0.key < $1.key }.map { "  \($0.value) \($0.key)" }.joined(separator: "\n"))
    }

    /// The texts of one card each, without blanks, as another program reads them.
    private func texts(of names: [String]) async throws -> [String] {
        for (number, name) in names.enumerated() {
            let file = "\(kiosk.folder)/name-\(number).pdf"
            try Data(try await readiness.sheet("health-card", fields(name))).write(to: URL(filePath: file))
        }
        let script = """
            for f in "$1"/name-*.pdf; do pdftotext -raw -nopgbrk -enc UTF-8 "$f" "$f.txt" || exit 1; done
            """
        let run = try ProgramRun("/bin/sh", ["-c", script, "sh", kiosk.folder])
        #expect(try await run.end(within: 120) == 0, "\(run.said)")
        return try names.indices.map {
            Self.packed(try String(contentsOfFile: "\(kiosk.folder)/name-\($0).pdf.txt", encoding: .utf8))
        }
    }

    /// Exact letters without the blanks; the watermark lies under them.
    private static func packed(_ text: String) -> String {
        text.unicodeScalars.filter { !$0.properties.isWhitespace }.map(String.init).joined()
    }
}
