import ArgumentParser
import Foundation
import Intake
import UploadContract

/// `kiosk-bench night`: many kiosks upload their evening to one intake.
struct NightCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "night",
        abstract: "Upload the evenings of many kiosks to an intake, and say how long each answer took.",
        discussion: """
            Enrols the kiosks in the intake's store and seals what they send before it says "ready"; then waits for a \
            line. Writes one line of JSON: records, bytes on the wire, seconds, milliseconds of each answer, and the \
            seconds of CPU this process took. An answer counts when the province signed it and took every envelope.
            """
    )

    @Option(help: "The intake's store, in which the kiosks are enrolled.")
    var store: String

    @Option(help: "The intake's address.")
    var url: String

    @Option(help: "The folder with the province's keys.")
    var keys: String

    @Option(help: "How many kiosks.")
    var kiosks = 500

    @Option(help: "How many records each of them has.")
    var records = 40

    @Option(help: "How many records go in one batch.")
    var batch = 20

    @Option(help: "How many kiosks upload at a time.")
    var together = 16

    func validate() throws {
        guard min(kiosks, records, batch, together) > 0 else {
            throw ValidationError("Kiosks, records, batch and together are at least 1.")
        }
    }

    func run() async throws {
        let province = try ProvinceKey.Public(file: keys + "/province-agreement.pub")
        let answers = try ProvinceSigningKey.Public(file: keys + "/province-signing.pub")
        let store = try await StoreLocation(store).open(creating: true)
        var evenings: [KioskEvening] = []
        for number in 1...kiosks {
            let evening = try KioskEvening("night-\(number)", records: records, batch: batch, sealedTo: province)
            try await store.enrol(evening.kiosk, key: evening.key, at: BenchClock().now())
            evenings.append(evening)
        }
        FileHandle.standardOutput.write(Data("ready\n".utf8))
        _ = readLine()
        let night = try await Night.play(evenings, together: together, at: url, answeredBy: answers)
        print(String(decoding: try JSONEncoder().encode(night), as: UTF8.self))
    }
}
