import Desk
import Foundation
import Insurance
import Ledger
import RuleFiles
import TestSupport
import Testing

@testable import Web

@Suite("What printers say of themselves")
struct PrinterReasonTests {
    /// Every reason that CUPS has words for (all of RFC 8011 and PWG 5100.9), as
    /// installed on this machine.
    private static func knownToCUPS() throws -> Set<String> {
        let file = "/usr/share/cups/locale/de/cups_de.po"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let stems = text.matches(of: /msgid "printer-state-reasons\.([a-z0-9.-]+)"/).map { String($0.1) }
        return Set(stems).subtracting(["none"])
    }

    /// What CUPS and its backends say beside the standards.
    private static let saidByBackends: Set<String> = [
        "media-jam", "output-tray-missing", "interlock-open", "door-open", "offline", "connecting-to-device",
        "cups-ipp-conformance-failure", "cups-ipp-missing-cancel-job", "cups-ipp-missing-get-job-attributes",
        "cups-ipp-missing-job-history", "cups-ipp-missing-job-state", "cups-ipp-missing-operations-supported",
        "cups-ipp-missing-print-job", "cups-ipp-missing-send-document", "cups-ipp-missing-validate-job",
        "cups-ipp-wrong-http-version", "cups-insecure-filter", "cups-missing-filter", "cups-pki-expired",
        "cups-remote-stopped", "cups-waiting-for-job-completed", "spool-area-full", "marker-supply-low",
    ]

    private static func reasons() throws -> PrinterReasons {
        try loadPrinterReasons(from: House.package.appending(path: "Config/Languages/printer-reasons.yaml").path)
    }

    @Test("every reason of the standards and of CUPS has words in each language, and a picture that exists")
    func complete() throws {
        let stems = try Self.knownToCUPS().union(Self.saidByBackends)
        #expect(stems.count > 750)
        let icons = try String(
            contentsOf: House.package.appending(path: "Sources/Web/Static/icons.svg"), encoding: .utf8)
        for language in ["vi", "en"] {
            let words = try House.phrases().words(language)
            for stem in stems {
                let sentence = words.reason(stem)
                #expect(sentence.hasSuffix(".") && !sentence.contains("{"), "\(stem)")
                // A reason that is a common word may be in its own sentence.
                #expect(!stem.contains("-") || !sentence.contains(stem), "\(stem)")
                #expect(!sentence.contains("reason.") && !sentence.contains("part."), "\(stem): \(sentence)")
                #expect(icons.contains("<symbol id=\"\(words.picture(of: stem))\""), "\(stem)")
            }
        }
    }

    @Test("severities change nothing; a part is named; what nobody has heard of is told as it is")
    func told() throws {
        let words = try House.phrases().words("en")
        #expect(words.reason("media-empty-warning") == words.reason("media-empty"))
        #expect(words.picture(of: "media-empty-error") == "printer-empty")
        #expect(words.reason("stapler-jam-error").hasPrefix("The stapler: a jam."))
        #expect(words.reason("die-cutter-unrecoverable-storage-error").hasPrefix("The die cutter: it has failed."))
        #expect(words.picture(of: "input-media-tray-feed-error") == "printer-jam")
        #expect(words.reason("vendor-strange-thing-report").contains("vendor-strange-thing"))
        #expect(words.picture(of: "vendor-strange-thing") == "printer-unknown")
    }

    @Test("the tray shows the picture of what has to be mended first, and how much ribbon is left")
    func tray() async throws {
        let card = PrinterStatus(
            kind: .card, queue: "card", state: .stopped, reasons: ["paused", "marker-supply-empty"],
            supplies: [PrinterSupply(name: "Ribbon YMCKO", percent: 0)])
        try await House(printers: [card]).visit(as: "cb01") { (browser) async throws in
            let page = try await browser.get("/tray")
            #expect(page.html.contains("icons.svg#printer-ribbon"))
            #expect(page.html.contains("Ribbon YMCKO: còn 0 %"))
        }
    }

    @Test("a jam is told with its cure while the jammed card still counts as being printed")
    func jam() async throws {
        let card = PrinterStatus(kind: .card, queue: "card", state: .processing, reasons: ["media-jam-error"])
        let house = try await House(printers: [card])
        try await house.visit { (browser) async throws in
            try await pay(browser)
            _ = try #require(try await house.ledger.claimNext(for: .card, at: house.clock.now()))
            let page = try await browser.get("/tray")
            #expect(page.html.contains("class=\"printer-doing\""))
            #expect(page.html.contains(try House.phrases().words("vi").reason("media-jam")))
        }
    }

    @Test("a stopped printer is resumed by an officer, after somebody answered for its doubtful papers")
    func resume() async throws {
        let stopped = PrinterKind.allCases.map {
            PrinterStatus(kind: $0, queue: $0.rawValue, state: .stopped, reasons: ["paused"])
        }
        let house = try await House(printers: stopped)
        try await house.visit { (browser) async throws in
            try await pay(browser)
            try await house.printAll(as: .unknown, note: "job-paused", of: [.healthCard])
            let tray = try await browser.get("/tray")
            #expect(tray.html.contains("href=\"#to-check\""))
            #expect(try await browser.post("/tray/resume", ["printer": "card"]).codes == ["answer-first"])
            #expect(await house.queues.resumed.isEmpty)
            #expect(try await browser.post("/tray/resume", ["printer": "book"]).status == 200)
            #expect(await house.queues.resumed == [.book])
        }
        try await house.visit(as: "tv01") { (browser) async throws in
            #expect(try await browser.post("/tray/resume", ["printer": "book"]).codes == ["role-missing"])
        }
    }

    @Test("that nothing came out is taken only when the spooler lets go of it")
    func withdrawal() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            try await pay(browser)
            try await house.printAll(as: .unknown, note: "spooler-unreachable", of: [.healthCard])
            let tray = try await browser.get("/tray")
            let (paper, intent) = (tray.values(of: "data-document")[0], tray.values(of: "data-intent")[0])
            let answer: KeyValuePairs = ["intent": intent, "verdict": "notPrinted", "back": "/tray"]
            await house.queues.fail(
                with: Refusal("print-not-withdrawn", "It may still come out.", details: ["reason": "x"]))
            let refused = try await browser.post("/documents/\(paper)/verdict", answer)
            #expect(refused.codes == ["print-not-withdrawn"])
            #expect(try await house.ledger.openDocuments().contains { $0.document.state == .unknown })
            await house.queues.fail(with: nil)
            #expect(try await browser.post("/documents/\(paper)/verdict", answer).status == 200)
            #expect(await house.queues.withdrawn.map(\.text) == [intent])
        }
    }

    /// A visit with a health card, registered and paid.
    private func pay(_ browser: Browser) async throws {
        try await browser.post("/shift/open", ["float": "0"])
        let visit = try await browser.post("/visits", ["language": "vi"], follow: false).location
        try await browser.post(
            "\(visit)/consultation", ["hi": "on", "hiMonths": "12", "hiOrder": "1", "outcome": "enrol"])
        try await browser.post("\(visit)/registration", VisitTests.person)
        let pay = try await browser.readBack(visit)
        try await browser.post(
            "\(visit)/payment",
            ["formID": pay.field("formID"), "expected": pay.field("expected"), "tendered": "1366200"])
    }
}
