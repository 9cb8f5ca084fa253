import Desk
import Foundation
import Printing
import Testing

@Suite("A lined-up printer", .serialized)
struct LiningUpTests {
    private let renderer: DocumentRenderer
    private let fields: [String: String]

    init() throws {
        renderer = try DocumentRenderer(templates: Templates.folder)
        fields = try renderer.sample(of: "health-card")
    }

    /// Where a word stands, in millimetres from the upper left corner.
    private func place(of word: String, in pdf: [UInt8]) async throws -> (x: Double, y: Double) {
        let paper = Paper(pdf)
        let line = try await paper.boxes().first { $0.contains(">\(word)<") }
        let found = try #require(line?.firstMatch(of: /xMin="([0-9.]+)" yMin="([0-9.]+)"/), "no \(word)")
        let (x, y) = (try #require(Double(found.1)), try #require(Double(found.2)))
        return (x * 25.4 / 72, y * 25.4 / 72)
    }

    private func printed() async throws -> PrintableDocument {
        try await renderer.printable(template: "health-card", fields: fields, training: false)
    }

    @Test("has every paper moved by tenths of a millimetre, art and fields alike; others are left alone")
    func moved() async throws {
        let before = try await printed()
        renderer.calibrate(.card, to: PrinterCalibration(right: 4, down: -2, scale: 1000))
        let after = try await printed()
        // A word of a field, and one of the art.
        for word in ["0126000417", "seri"] {
            let (old, new) = (try await place(of: word, in: before.bytes), try await place(of: word, in: after.bytes))
            #expect(abs(new.x - old.x - 0.4) < 0.005 && abs(new.y - old.y + 0.2) < 0.005, "\(word): \(old) \(new)")
        }
        let receipt = try await renderer.printable(
            template: "receipt", fields: try renderer.sample(of: "receipt"), training: false)
        #expect(receipt.bytes == (try await Paper("receipt")).bytes)
    }

    @Test("moves nothing that its spare printer prints, which has measures of its own")
    func spare() async throws {
        let spare = PrinterPlace(.card, isSpare: true)
        func printed(at place: PrinterPlace) async throws -> PrintableDocument {
            try await renderer.printable(template: "health-card", fields: fields, training: false, at: place)
        }
        let before = try await printed(at: spare)
        renderer.calibrate(.card, to: PrinterCalibration(right: 4, down: -2, scale: 1000))
        #expect(try await printed(at: spare).bytes == before.bytes)
        renderer.calibrate(spare, to: PrinterCalibration(right: -7, down: 0, scale: 1000))
        let (own, other) = (try await printed(at: .card), try await printed(at: spare))
        let (old, new) = (
            try await place(of: "0126000417", in: own.bytes), try await place(of: "0126000417", in: other.bytes)
        )
        #expect(abs(old.x - new.x - 1.1) < 0.005 && abs(new.y - old.y - 0.2) < 0.005, "\(old) \(new)")
        let sheet = try await renderer.calibrationSheet(of: spare, isLinedUp: true)
        #expect(try await Paper(sheet.bytes).text().contains("Đãápdụng"))
    }

    @Test("has every paper sized by thousandths from the upper left corner")
    func scaled() async throws {
        let before = try await place(of: "0126000417", in: printed().bytes)
        renderer.calibrate(.card, to: PrinterCalibration(right: 0, down: 0, scale: 990))
        let after = try await printed()
        let place = try await place(of: "0126000417", in: after.bytes)
        #expect(abs(place.x - before.x * 0.99) < 0.01 && abs(place.y - before.y * 0.99) < 0.02)
        #expect(try await Paper(after.bytes).symbol() == fields["qr"])
        #expect(abs(try await Paper(after.bytes).size()[0] - 85.60) < 0.05)
    }

    @Test("looks as drawn on screen and on proofs")
    func proof() async throws {
        let before = try await renderer.render(template: "health-card", fields: fields, training: false)
        renderer.calibrate(.card, to: PrinterCalibration(right: 9, down: 9, scale: 1005))
        #expect(try await renderer.render(template: "health-card", fields: fields, training: false) == before)
        let drawn = try Templates.renderer.get().edition(of: .healthCard, at: .card)
        #expect(renderer.edition(of: .healthCard, at: .card) != drawn)
    }

    @Test("is measured by a page of rulers of its own paper's size", arguments: PrinterKind.allCases)
    func sheet(printer: PrinterKind) async throws {
        let sheet = try await renderer.calibrationSheet(of: PrinterPlace(printer), isLinedUp: false)
        let size = try await Paper(sheet.bytes).size()
        let wanted: [PrinterKind: [Double]] = [.card: [85.60, 53.98], .book: [148, 210], .receipt: [80, 100]]
        #expect(zip(size, wanted[printer]!).allSatisfy { abs($0 - $1) < 0.05 })
        #expect(try await Paper(sheet.bytes).text().contains("TRANGCĂNCHỈNH"))
        for font in try await Paper(sheet.bytes).fonts() { #expect(font[0].contains("+NotoSans-")) }
        renderer.calibrate(PrinterPlace(printer), to: PrinterCalibration(right: 5, down: 0, scale: 1000))
        let again = try await renderer.calibrationSheet(of: PrinterPlace(printer), isLinedUp: true)
        #expect(try await Paper(again.bytes).text().contains("Đãápdụng"))
        let (plain, lined) = (
            try await place(of: "TRANG", in: sheet.bytes), try await place(of: "TRANG", in: again.bytes)
        )
        #expect(abs(lined.x - plain.x - 0.5) < 0.005)
    }

    @Test("draws the ruler's lines ten millimetres in, and as long as is measured", arguments: PrinterKind.allCases)
    func rulers(printer: PrinterKind) async throws {
        let sheet = try await renderer.calibrationSheet(of: PrinterPlace(printer), isLinedUp: false)
        // At 254 dpi a pixel is a tenth of a millimetre; a row just below the upper edge crosses the upright line.
        let picture = try await GrayPicture(Paper(sheet.bytes), dpi: 254)
        let upright = picture.darkColumns(inRow: 30)
        #expect(upright.contains { abs($0 - 100) <= 2 }, "\(upright)")
        let lying = picture.darkRows(inColumn: 30)
        #expect(lying.contains { abs($0 - 100) <= 2 }, "\(lying)")
        let length = CalibrationReading.length(of: printer)
        #expect(picture.darkColumns(inRow: 60).contains { abs($0 - 100 - length) <= 2 })
    }

    @Test("prints both sides only when the printer says that it can; the spooler is told of sides then alone")
    func sides() async throws {
        let one = try await printed()
        #expect(try await Paper(one.bytes).pages() == 1 && one.options["sides"] == nil)
        renderer.askTwoSided { $0 == .card }
        let both = try await printed()
        #expect(both.options["sides"] == "two-sided-long-edge")
        #expect(try await Paper(both.bytes).pages() == 2)
        let text = try await Paper(both.bytes).text()
        #expect(text.contains("NHỮNGĐIỀUCẦNLƯUÝ") && text.contains("0126000417"))
        #expect(try await Paper(both.bytes).symbol() == fields["qr"], "the front comes first")
        let receipt = try await renderer.printable(
            template: "receipt", fields: try renderer.sample(of: "receipt"), training: false)
        #expect(try await Paper(receipt.bytes).pages() == 1)
    }

    @Test("prints no back that a real blank carries already")
    func realBlank() async throws {
        let copy = try TemplateCopy()
        defer { copy.remove() }
        try copy.replace("printBlank: true", with: "printBlank: false", in: "health-card/template.yaml")
        let renderer = try DocumentRenderer(templates: copy.folder)
        renderer.askTwoSided { _ in true }
        let card = try await renderer.printable(template: "health-card", fields: fields, training: false)
        #expect(try await Paper(card.bytes).pages() == 1 && card.options["sides"] == nil)
    }

    @Test("hides what the hall must not read, and nothing else")
    func covered() async throws {
        let open = try await renderer.render(template: "health-card", fields: fields, training: false)
        let hidden = try await renderer.render(
            template: "health-card", fields: fields, training: false, covered: ["code", "qr"])
        #expect(open != hidden)
        // zbar finds nothing to read.
        #expect(try await Paper(hidden).symbol() == "")
    }
}
