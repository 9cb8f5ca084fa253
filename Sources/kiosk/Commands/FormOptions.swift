import ArgumentParser
import Desk
import Forms
import Foundation
import Insurance
import Ledger

/// Which forms are meant: of which site, of which days, in which folder.
struct FormOptions: ParsableArguments {
    @OptionGroup var site: SettingsOption
    @Option(help: "The day of payment, YYYY-MM-DD.", transform: readDay) var day: CalendarDay
    @Option(help: "The last day, YYYY-MM-DD; without it the day alone.", transform: readDay) var until: CalendarDay?

    func validate() throws {
        guard until.map({ $0 >= day }) ?? true else { throw ValidationError("--until is before --day.") }
    }

    var days: ClosedRange<CalendarDay> { day...(until ?? day) }

    func folder(in parent: String, of site: Site) -> FormFolder {
        FormFolder(in: parent, of: days, isTraining: site.isTraining)
    }

    /// The forms of what was paid.
    ///
    /// - Throws: `export-empty`.
    func files(_ content: FormContent, of site: Site) throws -> [FormFile] {
        guard !content.isEmpty else { throw Refusal.exportEmpty }
        let office = site.settings.office.office(of: site.settings.event)
        let head = FormHead(
            unit: office.name, address: office.address, phone: office.phone, days: days, isTraining: site.isTraining)
        return FormMaker(head: head, catalogues: site.catalogues, codes: site.codes).files(content)
    }
}
