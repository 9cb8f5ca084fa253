import ArgumentParser
import Ledger
import Upload
import UploadContract

/// `kiosk import answers DIR`: what the province says to a medium's records.
struct ImportAnswersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "answers",
        abstract: "Read the province's answers from the medium that carried the records.",
        discussion: "Reading them again changes nothing. Afterwards the medium's folder kiosk-batches may be deleted.")

    @OptionGroup var site: SettingsOption
    @Argument(help: "The medium's folder.") var folder: String

    func run() async throws {
        let site = try Site(site.read())
        let medium = try Medium(folder)
        let ledger = try site.openLedger()
        let courier = MediumCourier(kiosk: site.settings.kioskID, outbox: ledger, clock: Wiring.clock)
        let taken = try await courier.takeAnswers(from: medium, province: try site.keys.provinceSigner())
        print("answers read: \(taken.answers) in \(taken.batches) batches")
        if taken.deferred > 0 { print("not taken yet, they wait on: \(taken.deferred)") }
        if taken.strays > 0 { print("unknown here or answered otherwise before: \(taken.strays)") }
        if !taken.recalled.isEmpty {
            print("taken back by the province: \(taken.recalled.count); the queue page says which, and why")
        }
        print(try await ledger.queueCounts().lines)
    }
}
