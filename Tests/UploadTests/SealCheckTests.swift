import Desk
import Insurance
import TestSupport
import Testing
import UploadContract

@Suite("The check of the seal before an evening")
struct SealCheckTests {
    private let samples = Samples()

    @Test("ONA-2982: what is sealed is opened before the first record; a key the province does not know is told")
    func check() async {
        #expect(await code { try run(enrolled: samples.kioskKey.publicKey) } == nil)
        #expect(await code { try run(enrolled: KioskSigningKey.make().publicKey) } == "seal-check-failed")
    }

    private func run(enrolled: KioskSigningKey.Public) throws {
        try SealCheck.run(
            kiosk: samples.kiosk, signer: samples.kioskKey, enrolled: enrolled,
            province: samples.agreement.publicKey, at: ManualClock().now())
    }
}
