import ArgumentParser
import Insurance
import Upload
import UploadContract

/// `kiosk export --to DIR`: what waits for the province, onto a medium.
struct ExportRecordsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "records",
        abstract: "Write the sealed records without an answer to a medium, where no network is.",
        discussion: """
            The province takes them in with kiosk-intake import, and writes its answers beside them; kiosk import \
            answers reads these. The records stay in the queue until then, and go over the network as well should one \
            come. Only the province can open what lies on the medium. Runs beside a running kiosk.
            """)

    @OptionGroup var site: SettingsOption
    @Option(help: "The medium's folder.") var to: String

    func run() async throws {
        let site = try Site(site.read())
        let medium = try Medium(to)
        let courier = MediumCourier(
            kiosk: site.settings.kioskID, outbox: try site.openLedger(), clock: Wiring.clock)
        let written = try await courier.write(
            to: medium, batchBytes: site.settings.upload.batchBytes, signer: try site.keys.signer())
        print("written and read back: \(written.records) records in \(written.batches) batches")
        if written.damaged > 0 { throw Refusal.recordsDamaged(written.damaged) }
    }
}

extension Refusal {
    fileprivate static func recordsDamaged(_ count: Int) -> Refusal {
        Refusal(
            "envelope-damaged",
            """
            \(count) records are damaged on this kiosk's disk and were left out; all others are on the medium. Tell the \
            supervisor: their numbers are on the Queue page after the next upload.
            """, details: ["count": String(count)])
    }
}
