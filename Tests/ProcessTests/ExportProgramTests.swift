import Desk
import Foundation
import Insurance
import InsuranceRules
import Ledger
import TestSupport
import Testing

@testable import kiosk

extension Processes {
    @Suite("Forms for the back office are taken out by the program", .serialized, .timeLimit(.minutes(3)))
    struct ExportPrograms {
        @Test("all of a day, once; they read back as the ledger has them, and the people can be listed")
        func takesOut() async throws {
            let evening = try await PaidEvening()
            let run = try evening.export()
            #expect(try await run.end() == 0, "said: \(run.said)")
            let folder = evening.out + "/training-forms-2026-11-21"
            #expect(
                run.said == """
                    written: \(folder)
                    D03-TS\t2
                    D05-TS\t1
                    import-bhyt\t2
                    import-bhxh-tu-nguyen\t1
                    bien-lai\t2

                    """)
            let exports = try await evening.ledger.formExports()
            #expect(exports.map(\.officer) == ["demo"] && exports.first?.count == 5)

            let back = try evening.run(["import", "forms", "--from", evening.out, "--day", "2026-11-21"])
            #expect(try await back.end() == 0, "said: \(back.said)")
            #expect(back.said == "equal: 10 files, 8 lines\n")
            let list = try evening.run(["import", "roster", folder + "/import-bhyt.xlsx", "--date", "2026-11-21"])
            #expect(try await list.end() == 0 && list.said.hasPrefix("2 people of "), "said: \(list.said)")
            let roster = RosterDatabase(
                at: evening.kiosk.data + "/roster.sqlite", key: try .read(from: evening.kiosk.keys + "/data.key"))
            for person in evening.people {
                #expect(try await roster.person(withKey: person.key ?? "")?.person == person)
            }

            let again = try evening.export()
            #expect(try await again.end() == 1 && again.said.hasPrefix("export-exists: "), "said: \(again.said)")
            try Data("x".utf8).write(to: URL(filePath: folder + "/D03-TS.xlsx"))
            let differing = try evening.run(["import", "forms", "--from", evening.out, "--day", "2026-11-21"])
            #expect(try await differing.end() == 1, "said: \(differing.said)")
            #expect(differing.said.hasPrefix("forms-differ: ") && differing.said.contains(" D03-TS.xlsx."))
        }

        @Test("what cannot be written says why, and nothing is left or recorded")
        func refuses() async throws {
            let evening = try await PaidEvening(visits: 0)
            for (arguments, code) in [
                (["--to", "/nowhere", "--day", "2026-11-21"], "export-folder-missing"),
                (["--to", evening.out, "--day", "2026-11-21"], "export-empty"),
                (["--to", evening.out, "--day", "2026-11-21", "--by", "nobody"], "member-unknown"),
            ] {
                let run = try evening.run(["export", "forms"] + arguments)
                #expect(try await run.end() == 1 && run.said.hasPrefix("\(code): "), "said: \(run.said)")
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: evening.out) == [])
            #expect(try await evening.ledger.formExports() == [])
        }

        @Test(
            "a medium without room is told, and holds nothing of them",
            .enabled(if: SmallDisk.isPossible, "needs the right to mount a small tmpfs"))
        func full() async throws {
            let evening = try await PaidEvening()
            let script = """
                mount -t tmpfs -o size=12k tmpfs "$1" || exit 9
                "$0" export forms --config "$2" --to "$1" --day 2026-11-21
                code=$?
                ls -A "$1"
                exit $code
                """
            let run = try ProgramRun(
                "/usr/bin/unshare",
                ["-rm", "bash", "-c", script, BuiltProgram.kiosk.path, evening.out, evening.kiosk.settingsFile])
            #expect(try await run.end() == 1)
            let lines = run.said.split(separator: "\n").filter { !$0.hasPrefix("[ERROR]") }
            #expect(lines.count == 1 && lines[0].hasPrefix("export-disk-full: "), "said: \(run.said)")
        }
    }
}

/// A training kiosk on which somebody paid for a household and for a contribution.
private final class PaidEvening {
    let kiosk: TestKiosk
    let ledger: LedgerDatabase
    let out: String
    private(set) var people: [Person] = []
    private let clock = ManualClock()
    private let site: Site
    private let staff = Operator(code: "demo", name: "Lý Trình Diễn", roles: Set(Role.allCases), isDemonstration: true)

    init(visits: Int = 2) async throws {
        kiosk = try await TestKiosk()
        try kiosk.set("event.from", "2026-11-21")
        try kiosk.set("event.to", "2026-11-22")
        try await kiosk.setUp()
        out = kiosk.folder + "/medium"
        try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
        site = try Site(Settings.read(file: kiosk.settingsFile))
        ledger = try site.openLedger()
        _ = try await PaymentDesk(ledger: ledger, clock: clock).openShift(float: .zero, by: staff)
        var made = MadeUpPeople(seed: 11)
        for place in 0..<visits {
            let person = made.next()
            people.append(person)
            var terms = [Terms.premium(PremiumTerms(order: 1, months: 12, groups: [], lastCardEnd: nil))]
            if place == 0 {
                terms.append(
                    .contribution(
                        ContributionTerms(
                            income: Dong(1_500_000), method: .twelveMonths, categories: [], supportedMonthsUsed: 0)))
            }
            try await pay(person, terms)
        }
    }

    func export() throws -> ProgramRun {
        try run(["export", "forms", "--to", out, "--day", "2026-11-21", "--by", "demo"])
    }

    func run(_ arguments: [String]) throws -> ProgramRun {
        try ProgramRun(BuiltProgram.kiosk.path, arguments + ["--config", kiosk.settingsFile])
    }

    private func pay(_ person: Person, _ terms: [Terms]) async throws {
        let desk = VisitDesk(
            ledger: ledger, book: site.book, home: site.settings.event.home, places: site.catalogues.places,
            clock: clock)
        let visit = try await desk.open(
            station: "ban-1", language: "vi", channel: .performance, scanned: person, by: staff)
        try await desk.consult(visit: visit, plans: terms, end: .enrol, by: staff)
        let entries = terms.map { terms in
            RegistrationEntry(
                person: person, terms: terms, joining: .new, wantsPaper: false,
                facility: terms.scheme == .healthInsurance ? site.catalogues.facilities.first?.code : nil,
                consent: Consent(version: "1", language: "vi", at: clock.now(), officer: staff.code))
        }
        try await desk.register(visit: visit, entries: entries, by: staff)
        let file = try #require(try await ledger.visitFile(visit))
        try await desk.confirmReadBack(visit: visit, of: file.registrations.map(\.id))
        _ = try await PaymentDesk(ledger: ledger, clock: clock).take(
            CashTaking(formID: .make(at: clock.now()), visit: visit, expected: file.due, tendered: file.due), by: staff)
    }
}
