import ArgumentParser
import Foundation
import Insurance

/// `kiosk rehearse`: plays an evening of made-up people through the pages.
struct RehearseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rehearse",
        abstract: "Play an evening of made-up people, and check that nothing was lost.",
        discussion: """
            Starts a kiosk of its own (training, with its own database and keys in a new folder) and works through its \
            pages as staff do: consult, register, pay, print, check, hand over, close the shift, upload. With --kills \
            the kiosk is killed at drawn moments and started again. Exit code 1 when an invariant does not hold.

            With --disturbances it is a crash lab: while papers are printed, kiosk, spooler, backends and simulated \
            printers are killed or fail at moments drawn from the seed, and the printers' own account of their sheets is \
            held against the ledger.

            The printers, the spooler and the intake are those of the settings file; its ledger is never touched.
            """
    )

    @OptionGroup var site: SettingsOption

    @Option(help: "How many people come.")
    var people = 40

    @Option(help: "The same seed brings the same people.")
    var seed: UInt64 = 1

    @Option(help: "How often the kiosk is killed (SIGKILL) on the way.")
    var kills = 0

    @Option(help: "How often something is disturbed while papers are printed; simulated printers only.")
    var disturbances = 0

    @Option(help: "The program that starts the simulated printers' spooler again.")
    var spooler = "Config/Demonstration/spooler/spooler"

    @Option(help: "With --disturbances: a program that writes the code on the PDF it is given; half are scanned then.")
    var reader: String?

    @Option(help: "Where rehearsals lie; each evening gets a folder of its own.")
    var folder = "var/rehearsal"

    @Option(help: "The port of the rehearsal's kiosk; any free one by default.")
    var port: Int?

    @Option(help: "The intake's store: the rehearsal's kiosk is enrolled there and the upload rehearsed too.")
    var intakeStore: String?

    @Flag(help: "Print on printers that are not simulated: watermarked papers come out on whatever lies in them.")
    var onRealPrinters = false

    @Flag(help: "End when standard input ends, as it does when whoever started this is gone.")
    var whileWatched = false

    @Flag(help: "Write the result as JSON.")
    var json = false

    func validate() throws {
        guard (1...400).contains(people) else {
            throw ValidationError("--people must be from 1 to 400; the demonstration has blanks for no more.")
        }
        guard kills >= 0, disturbances >= 0 else {
            throw ValidationError("--kills and --disturbances cannot be less than zero.")
        }
    }

    func run() async throws {
        if whileWatched { endWithInput() }
        let settings = try site.read()
        let tray = PrinterWitness(server: settings.printers.server, since: Wiring.clock.now())
        guard tray != nil || onRealPrinters else {
            throw Refusal(
                "rehearse-real-printers",
                """
                The printers of \(settings.file) are not simulated, so a rehearsal would print on what lies in them. \
                Name a settings file with simulated printers, or take the blanks out and add --on-real-printers.
                """)
        }
        let lab = try lab(settings)
        var rehearsal = Rehearsal(
            site: try RehearsalSite(at: folder, after: settings, port: port), people: people, seed: seed, kills: kills,
            tray: tray,
            intake: intakeStore.map(IntakeProgram.init), lab: lab)
        if let lab, let reader { rehearsal.reader = try SheetReader(spooler: lab.spooler.folder, program: reader) }
        let report = try await rehearsal.play()
        FileHandle.standardOutput.write(json ? try report.json + Data("\n".utf8) : Data("\(report)\n".utf8))
        if !report.isGood { throw ExitCode(1) }
    }

    private func lab(_ settings: Settings) throws -> (spooler: SimulatedSpooler, disturbances: Int)? {
        guard disturbances > 0 else { return nil }
        return (try SimulatedSpooler(server: settings.printers.server, program: spooler), disturbances)
    }
}
