import Insurance
import Testing
import UploadContract

@Suite("What the province reads of a hand-over")
struct HandOverRecordTests {
    private static let visit = "01a2007c-4eef-7e09-963e-2635ce9062bb"
    private static let paper = "01a2007c-4eef-7e09-963e-2635ce9062bc"

    private func record() throws -> HandOverRecord {
        let visit = try #require(Identifier(Self.visit))
        let document = try #require(Identifier(Self.paper))
        return HandOverRecord(
            handOver: document, visit: visit,
            papers: [HandOverRecord.Paper(document: document, kind: "health-card", serial: "TN0000001")],
            receiver: "other", registration: nil, relation: "01", proof: "mark", witness: "cb01", station: "ban-1",
            at: Moment(milliseconds: 1_795_000_000_000))
    }

    @Test("the payload is these very bytes, and nothing of whoever took the papers")
    func golden() throws {
        let bytes = try RecordJSON.encode(record())
        let golden = """
            {"at":1795000000000,"handOver":"\(Self.paper)","papers":[{"document":"\(Self.paper)","kind":"health-card",\
            "serial":"TN0000001"}],"proof":"mark","receiver":"other","relation":"01","station":"ban-1",\
            "visit":"\(Self.visit)","witness":"cb01"}
            """
        #expect(String(decoding: bytes, as: UTF8.self) == golden)
        #expect(try RecordJSON.decode(HandOverRecord.self, from: bytes) == record())
    }
}
