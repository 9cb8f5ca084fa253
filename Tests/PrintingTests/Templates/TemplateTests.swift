import Desk
import Foundation
import Printing
import Testing

@Suite("The templates")
struct TemplateTests {
    @Test("are the papers of the kiosk, each for its printer and its blank")
    func papers() throws {
        let renderer = try Templates.renderer.get()
        #expect(renderer.templateNames == Templates.names)
        for kind in DocumentKind.allCases {
            let template = try renderer.template(named: kind.rawValue)
            #expect(template.printer == kind.printer)
            #expect(template.blank == kind.blank)
        }
        for paper in LeafletPaper.allCases {
            let template = try renderer.template(named: paper.rawValue)
            #expect(template.printer == paper.printer)
            #expect(template.blank == nil)
        }
    }

    @Test("say media and options for CUPS")
    func media() throws {
        let card = try Templates.renderer.get().template(named: "health-card")
        #expect(card.media == "om_cr80_85.6x53.98mm")
        #expect(card.options["sides"] == "two-sided-long-edge" && card.duplex == .longEdge)
        #expect(card.options["print-scaling"] == "none")
        #expect(card.page == PageSize(width: 85.60, height: 53.98))
    }

    @Test("keep a name on the card at eight points or more, and its symbol at sixteen millimetres or more")
    func legible() throws {
        let card = try Templates.renderer.get().template(named: "health-card")
        let name = try #require(card.fields.first { $0.id == "name" })
        #expect(name.style.smallest >= 8)
        let art = try String(contentsOfFile: Templates.folder + "/health-card/card.svg", encoding: .utf8)
        let symbol = try #require(art.firstMatch(of: /id="field-qr".*width="([0-9.]+)"/))
        #expect(try #require(Double(symbol.1)) >= 16)
    }

    @Test("with a sample name every field and no other", arguments: Templates.names)
    func sample(name: String) throws {
        let template = try Templates.renderer.get().template(named: name)
        #expect(try Set(Templates.sample(name).keys) == Set(template.fields.map(\.id)))
    }

    @Test("leave the blank's own words out where real blanks are used")
    func blank() async throws {
        let copy = try TemplateCopy()
        defer { copy.remove() }
        try copy.replace("printBlank: true", with: "printBlank: false", in: "health-card/template.yaml")
        let renderer = try DocumentRenderer(templates: copy.folder)
        let sample = try renderer.sample(of: "health-card")
        let onBlank = try await renderer.render(template: "health-card", fields: sample, training: false)
        let proof = try await renderer.render(
            template: "health-card", fields: sample, training: false, showingBlank: true)
        #expect(onBlank.count < proof.count)
        #expect(proof == (try await Paper("health-card")).bytes)
    }

    @Test("may have words that only outlines can show")
    func outlines() async throws {
        let copy = try TemplateCopy()
        defer { copy.remove() }
        try copy.replace(
            ">THẺ BẢO HIỂM Y TẾ<", with: " stroke='black'>THẺ BẢO HIỂM Y TẾ<",
            in: "health-card/card.svg")
        let renderer = try DocumentRenderer(templates: copy.folder)
        let sample = try renderer.sample(of: "health-card")
        let outlined = try await renderer.render(template: "health-card", fields: sample, training: false)
        #expect(outlined.count > (try await Paper("health-card")).bytes.count)
    }
}
