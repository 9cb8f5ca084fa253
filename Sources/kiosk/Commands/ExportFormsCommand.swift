import ArgumentParser
import Desk
import Forms
import Foundation
import Insurance
import Ledger

/// `kiosk export forms`: the forms of some days of payment, for the back office.
struct ExportFormsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forms",
        abstract: "Write D03-TS, D05-TS, the import workbooks and the list of receipts.",
        discussion: """
            Each is written as a workbook (.xlsx) and as CSV (UTF-8) into a new folder, forms-YYYY-MM-DD, read back \
            and compared with the ledger; the folder is there only when all of that went well, and one that is there \
            is never overwritten. Registrations voided on these days are left out, those of earlier days stand under \
            "Giảm". The ledger keeps when the forms were taken out, of which days and by whom. Runs beside a running \
            kiosk. The files hold personal data: bring them to the office and delete them.
            """
    )

    @OptionGroup var forms: FormOptions
    @Option(help: "The folder to write into, such as a medium's.") var to: String
    @Option(help: "The code of the member of staff who answers for them; without it the computer's user.")
    var by: String?

    func run() async throws {
        let site = try Site(forms.site.read())
        let folder = forms.folder(in: to, of: site)
        try folder.check()
        let ledger = try site.openLedger()
        let now = Wiring.clock.now()
        let content = try await ledger.exportForms(of: forms.days, by: try await officer(of: ledger), at: now)
        let files = try forms.files(content, of: site)
        try folder.write(files, made: now)
        print("written: \(folder.path)")
        for file in files { print("\(file.name)\t\(file.count)") }
    }

    /// Whoever may read the keys may read all there is, so no PIN is asked for.
    private func officer(of ledger: LedgerDatabase) async throws -> String {
        guard let by else { return NSUserName() }
        guard let (member, _) = try await ledger.member(code: by) else {
            throw Refusal(
                "member-unknown",
                "Nobody of the staff has this code, so nothing was written. List them with kiosk operator list.")
        }
        return member.code
    }
}
