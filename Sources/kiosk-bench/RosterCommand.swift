import ArgumentParser
import Desk
import Foundation
import Insurance
import Ledger

/// `kiosk-bench roster`: searches a list of people from several stations, while
/// somebody of the list is registered and pays each second.
struct RosterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "roster",
        abstract: "Search a list of people from several stations, while payments are taken; writes one line of JSON."
    )

    @Option(help: "The list's file, as kiosk import roster made it.") var list: String
    @Option(help: "The data key it was sealed with.") var key: String
    @Option(help: "An empty folder for the ledger.") var folder: String
    @Option(help: "The folder of rule files.") var rules = "Config/Rules"
    @Option(help: "How many stations search; none measures the payments alone.") var stations = 1
    @Option(help: "For how long.") var seconds = 20
    @Option(help: "Ask only this, as people type it.") var only: String?

    /// A station asks so often, give or take a half.
    private static let pause = Duration.milliseconds(250)

    func run() async throws {
        let roster = RosterDatabase(at: list, key: try DataKey.read(from: key))
        let ledger = try await BenchLedger(in: folder, rules: rules, roster: roster)
        let search = RosterSearch(visits: ledger.database, roster: roster)
        let opening = try await Stopwatch.time {
            _ = try await roster.people(matching: Self.queries[0], on: BenchClock().now().day, limit: 20)
        }.milliseconds
        let asked = only.flatMap(PeopleQuery.init).map { [$0] } ?? Self.queries
        let end = ContinuousClock.now + .seconds(seconds)
        async let served = Self.served(ledger, try await Self.people(of: roster, search, atMost: seconds), until: end)
        let samples = try await withThrowingTaskGroup(of: [Double].self) { group in
            for station in 0..<stations {
                group.addTask { try await Self.searches(search, asked, from: station, until: end) }
            }
            return try await group.reduce(into: [Double]()) { $0 += $1 }
        }
        let (registrations, payments) = try await served
        let report = Report(
            people: try await roster.listed()?.people ?? 0, opening: opening, searches: samples.sorted(),
            registrations: registrations.sorted(), payments: payments.sorted())
        try ledger.close()
        let line = try JSONEncoder().encode(report) + Data("\n".utf8)
        try FileHandle.standardOutput.write(contentsOf: line)
    }

    private static func searches(
        _ people: some PeopleSearching, _ queries: [PeopleQuery], from station: Int,
        until end: ContinuousClock.Instant
    ) async throws -> [Double] {
        var samples: [Double] = []
        let day = BenchClock().now().day
        try await Task.sleep(for: pause * Double.random(in: 0...1))  // Stations do not begin together.
        while ContinuousClock.now < end {
            let query = queries[(samples.count * 7 + station * 5) % queries.count]
            samples.append(
                try await Stopwatch.time { _ = try await people.people(matching: query, on: day, limit: 20) }
                    .milliseconds)
            try await Task.sleep(for: pause * Double.random(in: 0.5...1.5))
        }
        return samples
    }

    /// Somebody of the list each second: registered, read back and paid for.
    private static func served(
        _ ledger: BenchLedger, _ people: [Person], until end: ContinuousClock.Instant
    ) async throws -> (registrations: [Double], payments: [Double]) {
        var (registrations, payments): ([Double], [Double]) = ([], [])
        for person in people where ContinuousClock.now < end {
            let visit = try await ledger.open()
            registrations.append(
                try await Stopwatch.time { try await ledger.register(person, in: visit) }.milliseconds)
            let taking = try await ledger.taking(visit)
            payments.append(try await Stopwatch.time { _ = try await ledger.take(taking) }.milliseconds)
            try await Task.sleep(for: .seconds(1))
        }
        return (registrations, payments)
    }

    /// People of the list who may be registered, one of each household.
    private static func people(
        of roster: RosterDatabase, _ search: RosterSearch, atMost count: Int
    ) async throws -> [Person] {
        var (people, households): ([Person], Set<String>) = ([], [])
        for query in queries where people.count < count {
            let found = try await search.people(matching: query, on: BenchClock().now().day, limit: 50)
            for case .roster(let reference) in found.first.map(\.origin) {
                let listed = try await roster.person(at: reference)
                guard let household = listed.household, listed.person.key != nil, listed.person.birth.year < 2005,
                    households.insert(household).inserted
                else { continue }
                people.append(listed.person)
            }
        }
        return Array(people.prefix(count))
    }

    /// As people type: parts of names, years, ends of numbers, whole numbers, heads.
    private static let queries = [
        "lo mau", "nguyen van an", "thi lan 1990", "hoang yen", "tran thi huong", "n", "ng", "nguyen thi",
        "phan duc 1975",
        "giang a pao", "mau mau", "vang thi tha", "0001", "1984", "le thi t", "n ng", "sung seo", "tan lan @nguyen",
        "@lo van", "dang minh 15/08/1962", "010190900123", "1010004711", "0505 123 456", "bui 2001", "thi lan 9371",
        "quynh", "phuong", "do van h", "cu a", "ly thi may",
    ].compactMap(PeopleQuery.init)
}

/// What a run found; times in milliseconds, the shortest first.
private struct Report: Encodable {
    let people: Int
    /// From nothing to the first answer, the index read and sorted.
    let opening: Double
    let searches: [Double]
    let registrations: [Double]
    let payments: [Double]
}
