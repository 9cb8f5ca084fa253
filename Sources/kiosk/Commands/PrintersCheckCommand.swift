import ArgumentParser
import Insurance
import Printing

/// `kiosk printers check`: says what differs from what the kiosk needs.
struct PrintersCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Say what about the spooler and the queues differs, and why it matters.",
        discussion: """
            Changes nothing. Exit code 1 when a card could be lost or printed twice, or nobody can tell. As root \
            everything can be looked at.
            """
    )

    @OptionGroup var printers: PrintersOptions
    @Flag(help: "Write one JSON object: {\"sound\", \"findings\"}.") var json = false

    private struct Report: Encodable {
        let sound: Bool
        let findings: [PrinterFinding]
    }

    func run() async throws {
        let setup: PrinterSetup
        do {
            setup = try printers.setup()
        } catch let trouble as any StaffReadable where json {
            try JSONAnswer.run { throw trouble }
            return
        }
        let findings = await setup.findings()
        let isSound = !findings.contains(where: \.matters)
        if json {
            try JSONAnswer.write(Report(sound: isSound, findings: findings))
        } else {
            for finding in findings {
                print(finding.line)
                if let remedy = finding.remedy { print("  kiosk printers install would \(remedy).") }
            }
            if isSound { print("The spooler and the queues are as they should be.") }
        }
        if !isSound { throw ExitCode(1) }
    }
}
