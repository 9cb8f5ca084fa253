import Foundation
import Printing
import Testing

@Suite("A printed document", .serialized)
struct DocumentTests {
    @Test(
        "OCRVS-12911: has exactly the page size of its template; from a roll, that of its sample",
        arguments: [
            ("health-card", 85.60, 53.98), ("book-cover", 148, 210), ("book-sheet", 210, 297), ("receipt", 80, 164),
            ("slip", 80, 187), ("leaflet-a5", 148, 210), ("leaflet-slip", 80, 376), ("tk1", 210, 297),
            ("tk1-household", 210, 297),
        ])
    func pageSize(name: String, width: Double, height: Double) async throws {
        let size = try await Paper(name).size()
        #expect(abs(size[0] - width) < 0.05)
        #expect(abs(size[1] - height) < 0.05)
    }

    @Test("turns into a picture with ink on it and nothing at the paper's edge", arguments: Templates.names)
    func picture(name: String) async throws {
        let copy = try TemplateCopy()
        defer { copy.remove() }
        // As on a real blank, whose own frame is not printed.
        if ["health-card", "book-cover"].contains(name) {
            try copy.replace("printBlank: true", with: "printBlank: false", in: "\(name)/template.yaml")
        }
        let renderer = try DocumentRenderer(templates: copy.folder)
        let pdf = try await renderer.render(template: name, fields: try renderer.sample(of: name), training: false)
        let picture = try await GrayPicture(Paper(pdf), dpi: 127)
        #expect(picture.ink > 0.01 && picture.ink < 0.35, "\(picture.ink)")
        // A fifth of a millimetre a dot: a millimetre and a half stays white.
        #expect(picture.hasWhiteEdge(of: 7))
    }

    @Test("carries its fonts, only the letters it needs", arguments: Templates.names)
    func fonts(name: String) async throws {
        let fonts = try await Paper(name).fonts()
        #expect(!fonts.isEmpty)
        for font in fonts {
            #expect(font[0].contains("+NotoSans-"))
            // The columns emb, sub and uni, before the object's two numbers.
            #expect(font.dropLast(2).suffix(3).allSatisfy { $0 == "yes" })
        }
    }

    @Test("carries nothing of its fonts that only shaping needs", arguments: ["health-card", "receipt"])
    func faceTables(name: String) async throws {
        let tables = try await Paper(name).faceTables()
        #expect(tables.contains("glyf"))
        #expect(tables.isDisjoint(with: ["GDEF", "GPOS", "GSUB", "OS/2", "name"]), "\(tables)")
    }

    @Test("says every field in NFC", arguments: Templates.names)
    func text(name: String) async throws {
        let text = try await Paper(name).text()
        #expect(text.units == text.precomposedStringWithCanonicalMapping.units)
        let template = try Templates.renderer.get().template(named: name)
        let sample = try Templates.sample(name)
        for field in template.fields where field.kind != .qr && field.kind != .rows {
            let value = field.isUpperCase ? sample[field.id]!.uppercased() : sample[field.id]!
            #expect(value.isEmpty || text.contains(value.withoutSpaces), "field \(field.id)")
        }
        // A # alone says that its line is a heading.
        for word in (sample["rows"] ?? sample["lines"] ?? "").split(whereSeparator: \.isWhitespace) where word != "#" {
            #expect(text.contains(word))
        }
    }

    @Test("comes out in NFC when the name was typed in NFD")
    func decomposed() async throws {
        let name = "Nguyễn Thị Hường"
        let paper = try await Paper("health-card", ["name": name.decomposedStringWithCanonicalMapping])
        #expect(try await paper.text().units.contains(name.uppercased().withoutSpaces.units))
        #expect(paper.bytes == (try await Paper("health-card", ["name": name])).bytes)
    }

    @Test(
        "says letters that no single sign exists for, and each of several that look alike",
        arguments: ["Y Krơ̆ng Niê Kđăm", "H’Bluê̆ Êban", "Čư̆ Mgar Ñô̆", "K’Sor Ƀlŏ", "Mai-Anh Trần–Lê"])
    func rareLetters(name: String) async throws {
        let paper = try await Paper("health-card", ["name": name])
        #expect(try await paper.text().units.contains(name.uppercased().withoutSpaces.units))
    }

    @Test("has a symbol that scanners read, in training too", arguments: ["health-card", "receipt"], [false, true])
    func symbol(name: String, training: Bool) async throws {
        #expect(try await Paper(name, training: training).symbol() == Templates.sample(name)["qr"])
    }

    @Test("has a symbol that scanners read with as much in it as an official card's")
    func fullSymbol() async throws {
        let value =
            "0126000417|4e677579e1bb856e205068e1baa16d20486fc3a06e6720546869c3aa6e20c3826e|21/11/1988|2|-|25 - 999|"
            + "21/12/2026|-|21/11/2026|25-2501|-|4|21/12/2031|8f3c2a7d41e6b805-7102|4|5875616e20566965|$"
        #expect(try await Paper("health-card", ["qr": value]).symbol() == value)
    }

    @Test("is the same bytes for the same values", arguments: Templates.names)
    func deterministic(name: String) async throws {
        let first = try await Paper(name)
        let other = try await Paper("health-card", ["name": "Lò Văn Ưởng"])
        #expect(first.bytes != other.bytes)
        #expect(try await Paper(name).bytes == first.bytes)
    }

    @Test("does not depend on who else prints at the same time")
    func concurrent() async throws {
        let alone = try await Paper("receipt").bytes
        try await withThrowingTaskGroup(of: [UInt8].self) { group in
            for _ in 0..<20 { group.addTask { try await Paper("receipt").bytes } }
            for try await bytes in group { #expect(bytes == alone) }
        }
    }

    @Test("is marked in training only", arguments: Templates.names)
    func watermark(name: String) async throws {
        let real = try await Paper(name)
        let training = try await Paper(name, training: true)
        #expect(real.bytes != training.bytes)
        let letters = Set("TẬPHUẤN")
        let (marked, plain) = (try await training.text(), try await real.text())
        let added = letters.filter { letter in
            marked.count { $0 == letter } > plain.count { $0 == letter }
        }
        #expect(added == letters)
    }

    @Test("names nobody in its title", arguments: Templates.names)
    func title(name: String) async throws {
        #expect(try await Paper(name).title() == name)
    }

    @Test("OCRVS-12911: can be shown as a picture of its own bytes")
    func preview() async throws {
        let renderer = try Templates.renderer.get()
        let png = try await renderer.previewPNG(pdf: Paper("health-card").bytes, page: 0, dpi: 300)
        #expect(Array(png[1...3]) == Array("PNG".utf8))
        // Width and height, big-endian, behind the IHDR mark: 85.60 × 53.98 mm at 300 dpi, rounded up.
        #expect(Int(png[18]) << 8 | Int(png[19]) == 1012)
        #expect(Int(png[22]) << 8 | Int(png[23]) == 638)
    }

    @Test("that is no PDF is refused with a reason")
    func noPreview() async throws {
        let renderer = try Templates.renderer.get()
        await #expect(throws: DocumentError.self) { try await renderer.previewPNG(pdf: [1, 2, 3], page: 0, dpi: 300) }
        let paper = try await Paper("receipt")
        await #expect(throws: DocumentError.self) {
            try await renderer.previewPNG(pdf: paper.bytes, page: 1, dpi: 300)
        }
    }
}

extension [UInt8] {
    func contains(_ part: [UInt8]) -> Bool {
        indices.dropLast(Swift.max(0, part.count - 1)).contains { self[$0...].starts(with: part) }
    }
}
