import ArgumentParser
import Desk
import Forms
import Foundation
import Insurance
import Ledger

/// `kiosk import forms`: reads forms back and compares them with the ledger.
struct ImportFormsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forms",
        abstract: "Read exported forms back and compare them with the ledger; changes nothing.",
        discussion: "Exit code 0 only when every line and every sum is as the ledger has it."
    )

    @OptionGroup var forms: FormOptions
    @Option(help: "The folder they were exported to.") var from: String

    func run() async throws {
        let site = try Site(forms.site.read())
        let files = try forms.files(try await site.openLedger().formContent(of: forms.days), of: site)
        let differing = try forms.folder(in: from, of: site).differences(from: files)
        guard differing.isEmpty else {
            throw Refusal(
                "forms-differ",
                """
                These files are missing, or do not say what the ledger says: \(differing.joined(separator: ", ")). \
                Move the folder away, take the forms out again and compare.
                """, details: ["files": differing.joined(separator: ", ")])
        }
        print("equal: \(files.count * 2) files, \(files.reduce(0) { $0 + $1.count }) lines")
    }
}
