import ArgumentParser
import Insurance
import Intake
import UploadContract

struct EnrolCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enrol", abstract: "Makes a kiosk known by its public key.")

    @OptionGroup var store: StoreOption

    @Option(help: "The kiosk's id, as in its settings.")
    var kiosk: String

    @Option(help: "The kiosk's public key file.")
    var publicKey: String

    func run() async throws {
        try await Console.run {
            let key = try KioskSigningKey.Public(file: publicKey)
            try await store.open(creating: true).enrol(kiosk, key: key, at: .now())
            Console.print("Kiosk \(kiosk) is enrolled.")
        }
    }
}
