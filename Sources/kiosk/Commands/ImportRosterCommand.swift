import ArgumentParser
import Desk
import Forms
import Foundation
import Insurance
import Ledger
import RuleFiles

/// `kiosk import roster`: takes in the people of a commune or a province.
struct ImportRosterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "roster",
        abstract: "Take in the list of people of a commune or a province.",
        discussion: """
            The file is a workbook (.xlsx) or CSV in UTF-8, with the titles of the back office's workbooks or those \
            communes write: Họ tên, Ngày sinh, Giới tính, Số CCCD, Mã số BHXH, Mã hộ gia đình, Quan hệ với chủ hộ, \
            Thôn, Địa chỉ, Xã, Tỉnh, Điện thoại, Mã đối tượng, Đến ngày, Số tháng đã hỗ trợ. Rows that cannot be \
            trusted are left out and named in the report by row and column; the others replace the former list of \
            the same communes. A running kiosk has the new list at once.
            """
    )

    @OptionGroup var site: SettingsOption
    @Option(
        help: "The day the list was made, YYYY-MM-DD; without it the day the file was last changed.",
        transform: readDay)
    var date: CalendarDay?
    @Option(help: "What the list is called, such as the commune; without it what its addresses say.")
    var area: String?
    @Option(help: "A CSV file for the rows that were left out, with the reason for each.")
    var report: String?
    @Argument(help: "The list.") var file: String

    func run() throws {
        let site = try Site(site.read())
        let day = try date ?? RosterImporting.lastChange(of: file)
        let importing = try RosterImporting(site, file: file, of: day, area: area, report: report)
        let status = try importing.run()
        print("\(importing.tally.people) people of \(importing.tally.areaName(area)) taken in, list of \(day)")
        let refused = importing.tally.refused
        if refused > 0 {
            print(
                "\(refused) rows left out" + (report.map { ", see \($0)" } ?? "; name a file with --report to see why"))
        }
        if status.lists.count > 1 { print("\(status.people) people in \(status.lists.count) lists") }
    }
}
