import ArgumentParser
import Insurance
import Printing

/// `kiosk printers install`: makes spooler and queues as the kiosk needs them.
struct PrintersInstallCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "install",
        abstract: "Set up the spooler, its gate and the queues.",
        discussion: """
            As root, before the evening; nothing may be printing. What is right already is left alone, so the \
            command may be repeated. CUPS's settings are changed line by line; what they said before stays beside \
            them as cupsd.conf.before-kiosk and cups-files.conf.before-kiosk.
            """
    )

    @OptionGroup var printers: PrintersOptions
    @Flag(help: "Say what would be done, and change nothing.") var dryRun = false
    @Flag(help: "Change files only, for a spooler that does not run.") var filesOnly = false

    func run() async throws {
        let setup = try printers.setup()
        let findings = await setup.findings(filesOnly: filesOnly)
        let remedies = Self.once(findings.compactMap(\.remedy))
        if dryRun {
            for remedy in remedies { print("would \(remedy)") }
        } else {
            try await setup.apply(findings)
            for remedy in remedies { print("done: \(remedy)") }
        }
        if remedies.isEmpty { print("Nothing to change.") }
        let left = dryRun ? findings.filter { $0.remedy == nil } : await setup.findings(filesOnly: filesOnly)
        for finding in left { print(finding.line) }
        if left.contains(where: \.matters) { throw ExitCode(1) }
    }

    /// Several findings may have one remedy.
    private static func once(_ remedies: [String]) -> [String] {
        remedies.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}

extension PrinterFinding {
    /// For the terminal.
    var line: String { "\(code)\(queue.map { " [\($0)]" } ?? ""): \(what) \(why)" }
}
