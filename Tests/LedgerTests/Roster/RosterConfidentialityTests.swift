import Desk
import Foundation
import GRDB
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("What a thief of the list reads")
struct RosterConfidentialityTests {
    @Test("no name, number, phone, address, birth date or household of the list lies in its files, however written")
    func nothingInClear() async throws {
        // Given a list that was imported, half of one being imported, and a search
        let made = MadeUpRoster()
        let people = MadeUpRoster.people(40)
        try made.take(people)
        for listed in people { #expect(try await !made.found(FoldedName(listed.person.name).plain).first.isEmpty) }
        var half = Data()
        _ = try? RosterImport(into: made.path, key: made.key, listOf: MadeUpRoster.day, at: MadeUpRoster.moment).run {
            add in
            for person in MadeUpRoster.people(300) { _ = try add(person, "xa thu nghiem") }
            half = try Data(contentsOf: URL(filePath: made.path + ".new"))
            throw CancellationError()  // Nothing is wrong: the file was looked at half-way.
        }
        let folder = URL(filePath: made.path).deletingLastPathComponent()
        let name = URL(filePath: made.path).lastPathComponent
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix(name) }
        #expect(Set(files) == [name, name + ".lock"])

        // When someone reads every byte
        let secrets = people.flatMap { listed in
            [
                listed.person.name, listed.person.personalID!.digits, listed.person.phone!, listed.person.address,
                listed.person.birth.text, listed.person.birth.vietnamese, listed.person.socialInsuranceCode?.digits,
                listed.household, listed.hamlet, "xa thu nghiem",
            ].compactMap(\.self)
        }
        let search = ByteSearch(for: Set(secrets).reduce(into: []) { $0.formUnion(ConfidentialityTests.forms(of: $1)) })
        let bytes = try Data(contentsOf: URL(filePath: made.path))

        // Then nothing of them is there
        #expect(bytes.count > 20_000)
        for file in [bytes, half] {
            #expect(search.found(in: file).map { String(decoding: $0, as: UTF8.self) } == [])
        }
        // And the search would have found what is there
        #expect(ByteSearch(for: [Data("personByHouseholdKey".utf8)]).found(in: bytes).count == 1)
        let mode = try FileManager.default.attributesOfItem(atPath: made.path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test("two files of the same people have no look-up key in common")
    func keysOfEachFile() async throws {
        let people = MadeUpRoster.people(30)
        let made = MadeUpRoster()
        try made.take(people)
        let first = try keys(made.path)
        try made.take(people)
        let second = try keys(made.path)
        #expect(first.count == 30 && second.count == 30 && first.isDisjoint(with: second))
    }

    private func keys(_ path: String) throws -> Set<Int64> {
        try DatabaseQueue(path: path).read { db in try Int64.fetchSet(db, sql: "SELECT personalKey FROM person") }
    }
}
