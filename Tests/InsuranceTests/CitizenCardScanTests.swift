import Foundation
import Insurance
import Testing

@Suite("the QR of an ID card") struct CitizenCardScanTests {
    /// A person who does not exist.
    private static let good =
        "010197000456|012345678|LÝ THỊ MẪU|05031997|Nữ|Thôn Thử, Xã Mẫu, Huyện Văn Bàn, Lào Cai|15042021"

    private func error(_ text: String) -> ScanError? {
        do throws(ScanError) {
            _ = try CitizenCardScan(text)
            return nil
        } catch {
            return error
        }
    }

    @Test("a card is read, with or without the line end of the scanner")
    func good() throws {
        for text in [Self.good, Self.good + "\r\n", Self.good + "|||thêm"] {
            let scan = try CitizenCardScan(text)
            #expect(scan.personalID.digits == "010197000456")
            #expect(scan.name == "LÝ THỊ MẪU")
            #expect(scan.birth.description == "1997-03-05")
            #expect(scan.sex == .female)
            #expect(scan.issued?.description == "2021-04-15")
        }
    }

    @Test("an old ID number and a day of issue may be missing")
    func sparse() throws {
        let scan = try CitizenCardScan("010097000456||LÝ VĂN MẪU|05031997|Nam|Lào Cai|")
        #expect(scan.issued == nil && scan.sex == .male)
    }

    @Test("a letter of the Central Highlands may have its mark as a character of its own")
    func looseMark() throws {
        let scan = try CitizenCardScan(Self.good.replacing("LÝ THỊ MẪU", with: "H'BHƠ\u{306}K NIÊ"))
        #expect(Array(scan.name.unicodeScalars) == Array("H'BHƠ\u{306}K NIÊ".unicodeScalars))
    }

    @Test("text whose Vietnamese letters were lost is refused as mangled")
    func mangled() {
        #expect(error(Self.good.replacing("Nữ", with: "N\u{FFFD}")) == .mangled)
        #expect(error(Self.good.replacing("Nữ", with: "Nu")) == .mangled)
        #expect(error(Self.good.replacing("Nữ", with: "N?")) == .mangled)
        #expect(error(Self.good.replacing("Nữ", with: "Nuwx")) == .mangled)
        #expect(error(Self.good.replacing("MẪU", with: "M?U")) == .mangled)
        #expect(error(Self.good.replacing("MẪU", with: "MA6U4")) == .mangled)
    }

    @Test(
        "text read byte by byte as Latin-1 or Windows-1252 is mangled, though sex and dates look right",
        arguments: ["NGLƠI", "RAH LAN H'MƠI", "H'ČIL NIÊ", "LÊ HÀ"], [String.Encoding.isoLatin1, .windowsCP1252])
    func misread(name: String, set: String.Encoding) throws {
        let text = "010097000456||\(name)|05031997|Nam|Xã Mẫu, Lào Cai|15042021"
        #expect(error(text) == nil)
        let misread = String(data: Data(text.utf8), encoding: set)
        #expect(error(try #require(misread)) == .mangled)
        // A keyboard may drop the marks of an address that is far from the name.
        #expect(error(try #require(misread).replacing("Máº«u", with: "Mau")) == .mangled)
    }

    @Test("a letter before a blank that does not break is no sign of misread text")
    func unbroken() {
        #expect(error(Self.good.replacing("Xã Mẫu", with: "XÃ\u{A0}MẪU")) == nil)
        #expect(error("010097000456||LÊ\u{A0}HÀ|05031997|Nam|Xã Tân Hoà, Hà Nam|15042021") == nil)
    }

    @Test("a name and an address without a single mark are mangled; a plain name alone is not")
    func plain() {
        let plain = Self.good.replacing("LÝ THỊ MẪU", with: "LY THI MAU")
        #expect(error(plain) == nil)
        let bare = plain.replacing("Thôn Thử, Xã Mẫu, Huyện Văn Bàn, Lào Cai", with: "Van Ban, Lao Cai")
        #expect(error(bare) == .mangled)
    }

    @Test("what is not an ID card's text is refused by its reason")
    func refused() {
        #expect(error("") == .unknownFormat)
        #expect(error("https://example.org/card") == .unknownFormat)
        #expect(error(Self.good.replacing("010197000456", with: "01019700045")) == .unreadable(field: "personal ID"))
        #expect(error(Self.good.replacing("LÝ THỊ MẪU", with: "")) == .unreadable(field: "name"))
        #expect(error(Self.good.replacing("05031997", with: "31021997")) == .impossibleDay(field: "birth date"))
        #expect(error(Self.good.replacing("05031997", with: "0503199")) == .unreadable(field: "birth date"))
        #expect(error(Self.good.replacing("Nữ", with: "?")) == .unreadable(field: "sex"))
        #expect(error(Self.good.replacing("Nữ", with: "Nam")) == .contradiction)
        #expect(error(Self.good.replacing("05031997", with: "05031998")) == .contradiction)
    }

    @Test("no refusal repeats what was scanned")
    func silence() {
        for text in [Self.good.replacing("Nữ", with: "Nam"), Self.good.replacing("Nữ", with: "Nu")] {
            let shown = error(text)?.description ?? ""
            #expect(!shown.isEmpty && !shown.contains("MẪU") && !shown.contains("010197000456"))
        }
    }
}
