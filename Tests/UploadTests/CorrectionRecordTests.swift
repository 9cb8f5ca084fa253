import Insurance
import Testing
import UploadContract

@Suite("What the province reads of a mistake set right")
struct CorrectionRecordTests {
    private static let registration = "01a2007c-4eef-7e09-963e-2635ce9062bb"
    private static let id = "01a2007c-4eef-7e09-963e-2635ce9062bc"

    private func record(_ changes: [CorrectionRecord.Change]) throws -> CorrectionRecord {
        let id = try #require(Identifier(Self.id))
        return CorrectionRecord(
            id: id, registration: try #require(Identifier(Self.registration)), envelope: id, changes: changes,
            at: Moment(milliseconds: 1_795_000_000_000), officer: "cb01")
    }

    private func golden(_ changes: String) -> String {
        """
        {"at":1795000000000,"changes":[\(changes)],"envelope":"\(Self.id)","id":"\(Self.id)","officer":"cb01",\
        "registration":"\(Self.registration)"}
        """
    }

    @Test("a corrected number is told like any other field, and what was told before keeps its bytes")
    func golden() throws {
        for (field, before, after) in [
            ("name", "LÒ THỊ SAI", "LÒ THỊ ĐÚNG"), ("personalID", "010190100001", "010190100002"),
            ("socialInsuranceCode", "", "1000000002"),
        ] {
            let record = try record([.init(field: field, before: before, after: after)])
            let bytes = try RecordJSON.encode(record)
            #expect(
                String(decoding: bytes, as: UTF8.self)
                    == golden(#"{"after":"\#(after)","before":"\#(before)","field":"\#(field)"}"#))
            #expect(try RecordJSON.decode(CorrectionRecord.self, from: bytes) == record)
        }
    }

    @Test("a record of a former version, without the envelope it corrects, is read")
    func former() throws {
        var old = try record([.init(field: "sex", before: "male", after: "female")])
        old.envelope = nil
        let bytes = try RecordJSON.encode(old)
        #expect(!String(decoding: bytes, as: UTF8.self).contains("envelope"))
        #expect(try RecordJSON.decode(CorrectionRecord.self, from: bytes) == old)
    }
}
