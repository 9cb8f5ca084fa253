import ArgumentParser
import Insurance
import Intake

/// What receiving wants besides the store, over the network and from a medium.
struct ReceivingOptions: ParsableArguments {
    @Option(help: "The folder with province-signing.key and province-agreement.pub.")
    var keys: String

    @Option(help: "What confirmation codes begin with: up to four capital letters, such as LC.")
    var codePrefix: String = ""

    func receiver(on store: any IntakeStore) throws -> BatchReceiver {
        let folder = KeyFolder(keys)
        return BatchReceiver(
            store: store, key: try folder.signingKey(), agreementKeys: try folder.agreementPublicKeys(),
            codes: try ConfirmationCode(prefix: codePrefix), now: Moment.now)
    }
}
