import Desk
import Foundation
import Printing
import TestSupport
import Testing

@Suite("A leaflet on paper", .serialized)
struct LeafletTests {
    private func draw(_ leaflet: Leaflet) async throws -> Paper {
        try await Paper(leaflet.paper.rawValue, leaflet.fields)
    }

    @Test(
        "holds up to four plans and a household of five, in each language",
        arguments: LeafletPaper.allCases, ["vi", "en"])
    func full(paper: LeafletPaper, language: String) async throws {
        for plans in 0...4 {
            let leaflet = try Leaflet.madeUp(paper, language: language, plans: plans, members: plans == 0 ? 5 : plans)
            let text = try await draw(leaflet).text()
            #expect(text.components(separatedBy: "1.229.580đ").count > (plans + 1) / 2)
            #expect(text.contains("B482-9139") && !text.contains("nowordfor"))
        }
    }

    @Test("says beside every pension that it is an estimate", arguments: LeafletPaper.allCases)
    func estimate(paper: LeafletPaper) async throws {
        let text = try await draw(try .madeUp(paper, plans: 4)).text()
        #expect(text.components(separatedBy: "13.230.000đ").count == 3)
        #expect(text.components(separatedBy: "ướctính,khôngphảicamkết").count == 3)
    }

    @Test("has a symbol that gives the number, in training too", arguments: LeafletPaper.allCases, [false, true])
    func symbol(paper: LeafletPaper, training: Bool) async throws {
        let leaflet = try Leaflet.madeUp(paper, plans: 4, members: 5)
        #expect(try await Paper(paper.rawValue, leaflet.fields, training: training).symbol() == "BG:B4829139")
    }

    @Test("says no support group and no visit", arguments: LeafletPaper.allCases)
    func namesNobody(paper: LeafletPaper) throws {
        let leaflet = try Leaflet.madeUp(paper, plans: 4)
        let said = leaflet.fields.filter { $0.key != "bring" }.values.joined(separator: " ")
        #expect(!said.contains("near-poor") && !said.contains("0193") && !said.contains("cận nghèo") || paper == .slip)
        #expect(leaflet.fields["qr"] == "BG:B4829139")
    }

    @Test("has a frame only around plans that are there, and lines for notes where there is room")
    func frames() async throws {
        let two = try Leaflet.madeUp(.sheet, plans: 2)
        let noted = try await draw(two)
        let unnoted = try await Paper("leaflet-a5", two.fields.merging(["notes": ""]) { $1 })
        #expect(noted.bytes.count > unnoted.bytes.count)
        #expect(try await noted.text().contains("Ghichú"))
        #expect(try await !unnoted.text().contains("Ghichú"))
        #expect(try Leaflet.madeUp(.sheet, plans: 3).fields["notes"] == "")
        let framed = try await Paper("leaflet-a5", two.fields.merging(["plan3": "x", "notes": ""]) { $1 })
        #expect(framed.bytes.count > unnoted.bytes.count)
    }

    @Test("fills its frames two by two: a household, or how to go on, stands where no plan does")
    func pairs() async throws {
        func frames(plans: Int, members: Int) throws -> [String] {
            let fields = try Leaflet.madeUp(.sheet, plans: plans, members: members).fields
            return (1...4).map { fields["plan\($0)"] ?? "" }
        }
        let one = try frames(plans: 1, members: 0)
        #expect(one[1].hasPrefix("# Cách đăng ký\n1. ") && one[2...] == ["", ""])
        let home = try frames(plans: 1, members: 5)
        #expect(home[1].hasPrefix("# Cả nhà 5 người, 12 tháng\n") && home[2...] == ["", ""])
        #expect(try frames(plans: 2, members: 5)[3].hasPrefix("# Cách đăng ký"))
        #expect(try frames(plans: 3, members: 5)[3].hasPrefix("# Cả nhà"))
        // Where four plans stand, the household has its line below them.
        let four = try Leaflet.madeUp(.sheet, plans: 4, members: 5)
        #expect(four.fields["household"]?.hasPrefix("# Cả nhà 5 người") == true)
        #expect(try Leaflet.madeUp(.sheet, plans: 3, members: 5).fields["household"] == "")
    }

    @Test(
        "lists a household's members in order, each with their own amount, and the sum of all",
        arguments: LeafletPaper.allCases)
    func members(paper: LeafletPaper) async throws {
        let leaflet = try Leaflet.madeUp(paper, plans: 1, members: 5)
        let text = try await draw(leaflet).text()
        // Five times the made-up amount.
        #expect(text.contains("6.147.900đ"))
        let places = (1...5).compactMap { text.range(of: "Ngườithứ\($0)1.229.580đ")?.lowerBound }
        #expect(places.count == 5 && places == places.sorted())
    }

    @Test("marks headings in its own lists only: elsewhere a # is a #")
    func headings() async throws {
        let receipt = try await Paper("receipt", ["lines": "# BHYT\t1 đ"]).text()
        #expect(receipt.contains("#BHYT"))
        let slip = try await Paper("leaflet-slip", ["plans": "# Một\n## 2 đ\nba\t4 đ"]).text()
        #expect(slip.contains("Một") && !slip.contains("#"))
    }
}
