import ArgumentParser
import Desk
import Foundation
import Insurance
import Printing

/// `kiosk printers`: the spooler and the queues.
struct PrintersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "printers",
        abstract: "Set up the spooler and the queues so that no card is printed twice, or check them.",
        subcommands: [PrintersInstallCommand.self, PrintersCheckCommand.self]
    )
}

/// Which spooler, queues and devices; the settings' own, or named one by one.
struct PrintersOptions: ParsableArguments {
    @Option(help: "The site's settings file.") var config: String?
    @Option(help: "Without settings: the spooler's socket, or a file that names it.") var server: String?
    @Option(help: "Without settings: the spooler's folder of settings, such as /etc/cups.") var spooler: String?
    @Option(help: "Without settings: KIND=DEVICE, such as card=usb://…; the queue is named card.") var device:
        [String] =
            []
    @Option(help: "Without settings: the folder with the templates.") var templates = "PrinterTemplates"

    func setup() throws -> PrinterSetup {
        guard let config else { return try namedSetup() }
        return try Self.setup(of: try Settings.read(file: config))
    }

    static func setup(of settings: Settings) throws -> PrinterSetup {
        let printers = settings.printers
        return try PrinterSetup(
            CUPSSettings(
                server: printers.server,
                queues: printers.queues,
                spares: printers.spares),
            spooler: printers.spooler, papers: QueuePapers.all(templates: settings.folders.templates),
            devices: printers.devices, spareDevices: printers.spareDevices, gate: gate)
    }

    private func namedSetup() throws -> PrinterSetup {
        guard let server, let spooler else {
            throw Refusal(
                "settings-missing", "Name the settings with --config, or a spooler with --server and --spooler.")
        }
        var devices: [PrinterKind: DeviceAddress] = [:]
        for word in device {
            let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, let kind = PrinterKind(rawValue: parts[0]) else {
                throw Refusal("device-malformed", "Write a device as KIND=DEVICE, with card, book or receipt as KIND.")
            }
            devices[kind] = try DeviceAddress(parts[1])
        }
        let queues = Dictionary(uniqueKeysWithValues: PrinterKind.allCases.map { ($0, $0.rawValue) })
        return try PrinterSetup(
            CUPSSettings(server: server, queues: queues), spooler: spooler,
            papers: QueuePapers.all(templates: templates), devices: devices, gate: Self.gate)
    }

    /// The gate lies beside this program.
    private static var gate: String {
        let program = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(filePath: program).deletingLastPathComponent().appending(path: "kiosk-gate").path
    }
}
