import Foundation
import Insurance
import Testing
import UploadContract

@Suite("Key files")
struct KeyFileTests {
    @Test("a key comes back from its file, and no one else may read a private one")
    func roundTrip() throws {
        let folder = try Samples.folder()
        let key = KioskSigningKey.make()
        try key.write(to: folder + "/kiosk.key")
        try key.publicKey.write(to: folder + "/kiosk.pub")
        #expect(try KioskSigningKey(file: folder + "/kiosk.key").publicKey.bytes == key.publicKey.bytes)
        #expect(try KioskSigningKey.Public(file: folder + "/kiosk.pub").bytes == key.publicKey.bytes)
        let mode = try FileManager.default.attributesOfItem(atPath: folder + "/kiosk.key")[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let province = ProvinceKey.make()
        try province.write(to: folder + "/province.key")
        #expect(try ProvinceKey(file: folder + "/province.key").publicKey.id == province.publicKey.id)
        #expect(province.publicKey.id.utf8.count == 16)
    }

    @Test("a key is never overwritten")
    func exists() throws {
        let path = try Samples.folder() + "/province.key"
        try ProvinceKey.make().write(to: path)
        #expect(code { try ProvinceKey.make().write(to: path) } == "key-exists")
    }

    @Test("a missing, swapped, open or broken key file is named with the reason")
    func faults() throws {
        let folder = try Samples.folder()
        #expect(code { try ProvinceSigningKey(file: folder + "/none.key") } == "key-missing")
        try ProvinceKey.make().publicKey.write(to: folder + "/a.pub")
        #expect(code { try ProvinceSigningKey.Public(file: folder + "/a.pub") } == "key-wrong")
        try ProvinceSigningKey.make().write(to: folder + "/s.key")
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: folder + "/s.key")
        #expect(code { try ProvinceSigningKey(file: folder + "/s.key") } == "key-open-to-others")
        try "province-signing-public AAAA\n".write(toFile: folder + "/b.pub", atomically: true, encoding: .utf8)
        #expect(code { try ProvinceSigningKey.Public(file: folder + "/b.pub") } == "key-wrong")
    }

    private func code(_ body: () throws -> some Any) -> String? {
        do {
            _ = try body()
            return nil
        } catch {
            return (error as? Refusal)?.code
        }
    }
}
