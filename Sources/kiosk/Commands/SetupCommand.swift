import ArgumentParser
import Desk
import Foundation
import Insurance
import Ledger
import Printing
import Web

/// `kiosk setup`: a kiosk's real first run, or the demonstration's.
struct SetupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "setup",
        abstract: "First run: keys, the province's public keys, first supervisor, receipt block, stock, printers.",
        discussion: """
            Every step that is already done is left as it is, so the command may be repeated, for example to \
            take in another bundle of blanks. The supervisor's PIN is asked for, or read from standard input.
            """
    )

    @OptionGroup var site: SettingsOption
    @Option(help: "Folder with the province's province-agreement.pub and province-signing.pub.") var provinceKeys:
        String?
    @Option(help: "Code of the first supervisor, such as gs01.") var supervisor: String?
    @Option(help: "Name of the first supervisor.") var supervisorName: String?
    @Option(help: "Receipt block: series:first-last, such as BH26-01:1-500.") var receipts: String?
    @Option(help: "Card blanks: bundle number:first serial:count, such as 1:TH0000001:200.") var cards: [String] = []
    @Option(help: "Book-cover blanks, in the same form.") var bookCovers: [String] = []
    @Flag(help: "Made-up staff, receipts and blanks, in training mode only.") var demonstration = false

    func run() async throws {
        let settings = try site.read()
        if demonstration { try Demonstration.require(settings) }
        let site = try Site(settings)
        let made = try site.keys.makeMissing(ledgerExists: FileManager.default.fileExists(atPath: settings.ledgerFile))
        for line in made { print("made: \(line)") }
        try site.keys.takeProvinceKeys(from: provinceKeys)
        let ledger = try site.prepareLedger()
        if demonstration {
            try await Demonstration.prepare(ledger)
        } else {
            try await takeSupervisor(into: ledger)
            let renderer = try settings.renderer()
            try await takeSupplies(into: ledger, shownOn: PaperEntries(renderer))
        }
        try await report(on: ledger, site)
    }

    private func takeSupervisor(into ledger: LedgerDatabase) async throws {
        let members = try await ledger.members()
        guard !members.contains(where: { $0.roles.contains(.supervisor) }) else { return }
        guard let supervisor, let supervisorName else {
            throw Refusal(
                "setup-incomplete",
                "There is no supervisor yet. Name the first with --supervisor CODE --supervisor-name NAME.")
        }
        let member = Operator(code: supervisor, name: supervisorName, roles: [.supervisor])
        try member.checkCode()
        let pin = try PINHash.make(pin: try PINPrompt.ask(for: supervisor))
        try await ledger.add(member, pin: pin)
        print("made: supervisor \(supervisor)")
    }

    /// Takes in what is new; a block or bundle that is there exactly so is left
    /// as it is, anything else about it is an error.
    private func takeSupplies(into ledger: LedgerDatabase, shownOn papers: PaperEntries) async throws {
        if let receipts {
            let block = try ReceiptBlock(receipts)
            try await papers.check(series: block.series)
            if try await ledger.hasReceiptBook(series: block.series, first: block.first, last: block.last) {
                print("left as it is: receipts \(receipts)")
            } else {
                try await ledger.addReceiptBook(series: block.series, first: block.first, last: block.last)
            }
        }
        let there = try await ledger.bundles()
        for (kind, bundles) in [(BlankKind.card, cards), (.bookCover, bookCovers)] {
            for bundle in try bundles.map(BlankBundle.init) {
                try await papers.check(serial: bundle.first, of: kind)
                guard !there.contains(where: { $0.kind == kind && bundle.isSame(as: $0) }) else {
                    print("left as it is: \(kind.rawValue) bundle \(bundle.number)")
                    continue
                }
                try await ledger.receiveBlanks(
                    kind: kind, first: bundle.first, count: bundle.count, bundle: bundle.number)
            }
        }
    }

    private func report(on ledger: LedgerDatabase, _ site: Site) async throws {
        let members = try await ledger.members()
        print("staff: \(members.map(\.code).sorted().joined(separator: ", "))")
        print("receipts left: \(try await ledger.receiptsLeft())")
        for balance in try await ledger.stock() {
            print("blanks \(balance.kind.rawValue): \(balance.inStock) in stock of \(balance.received)")
        }
        for line in try await RosterCheck.lines(site) { print(line) }
        for line in try await PrinterCheck.lines(site) { print(line) }
    }
}

/// A receipt block as written on the command line.
struct ReceiptBlock {
    let series: String
    let first, last: Int

    /// Reads `series:first-last`.
    ///
    /// - Throws: `receipt-block-unreadable`.
    init(_ text: String) throws {
        let parts = text.split(separator: ":")
        let range = parts.last?.split(separator: "-").compactMap { Int($0) } ?? []
        guard parts.count == 2, range.count == 2, range[0] >= 1, range[0] <= range[1] else {
            throw Refusal(
                "receipt-block-unreadable", "Write a receipt block as series:first-last, such as BH26-01:1-500.")
        }
        (series, first, last) = (String(parts[0]), range[0], range[1])
    }
}

/// A bundle of blanks as written on the command line.
struct BlankBundle {
    let number: Int
    let first: String
    let count: Int

    /// Reads `bundle number:first serial:count`.
    ///
    /// - Throws: `bundle-unreadable`.
    init(_ text: String) throws {
        let parts = text.split(separator: ":").map(String.init)
        guard parts.count == 3, let number = Int(parts[0]), let count = Int(parts[2]), (1...10_000).contains(count)
        else {
            throw Refusal(
                "bundle-unreadable", "Write a bundle as bundle number:first serial:count, such as 1:TH0000001:200.")
        }
        (self.number, first, self.count) = (number, parts[1], count)
    }

    func isSame(as known: StockBundle) -> Bool {
        known.number == number && known.range.first == BlankSerial(first) && known.range.count == count
    }
}
