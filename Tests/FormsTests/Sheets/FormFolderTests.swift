import Desk
import Foundation
import Insurance
import Testing

@testable import Forms

@Suite("A folder of forms")
struct FormFolderTests {
    private let files = MadeUpForms.maker.files(MadeUpForms.evening())

    private func write(in parent: String) throws -> FormFolder {
        let folder = FormFolder(in: parent, of: MadeUpForms.days)
        try folder.write(files, made: RoundTripTests.made)
        return folder
    }

    @Test("is named for its days, read by this user alone, and names nobody")
    func names() throws {
        let parent = try temporaryFolder()
        let folder = try write(in: parent)
        #expect(folder.path == parent + "/forms-2026-11-21")
        #expect(try FileManager.default.contentsOfDirectory(atPath: parent) == ["forms-2026-11-21"])
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(names == files.flatMap { ["\($0.name).csv", "\($0.name).xlsx"] }.sorted())
        for path in names.map({ folder.path + "/" + $0 }) {
            #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
        }
        #expect(try FileManager.default.attributesOfItem(atPath: folder.path)[.posixPermissions] as? Int == 0o700)
        let next = MadeUpForms.day.adding(days: 1)
        #expect(FormFolder(in: parent, of: MadeUpForms.day...next).path.hasSuffix("/forms-2026-11-21-to-2026-11-22"))
        let training = FormFolder(in: parent, of: MadeUpForms.days, isTraining: true)
        #expect(training.path.hasSuffix("/training-forms-2026-11-21"))
    }

    @Test("that is there is never overwritten; what a power cut left is")
    func again() throws {
        let parent = try temporaryFolder()
        let left = parent + "/.forms-2026-11-21.part"
        try FileManager.default.createDirectory(atPath: left, withIntermediateDirectories: false)
        try Data("half".utf8).write(to: URL(filePath: left + "/D03-TS.csv"))
        let folder = try write(in: parent)
        let before = try Data(contentsOf: URL(filePath: folder.path + "/D03-TS.xlsx"))
        #expect(throws: Refusal.exportExists("forms-2026-11-21")) { try write(in: parent) }
        #expect(try Data(contentsOf: URL(filePath: folder.path + "/D03-TS.xlsx")) == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: parent) == ["forms-2026-11-21"])
    }

    @Test("nothing is written where there is no folder, or a file in its place")
    func missing() throws {
        #expect(throws: Refusal.exportFolderMissing) { try write(in: "/nowhere") }
        #expect(throws: Refusal.exportFolderMissing) { try write(in: try file([])) }
    }
}
