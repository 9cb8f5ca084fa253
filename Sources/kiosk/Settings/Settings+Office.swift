import Desk
import Insurance
import StrictFiles

extension Settings {
    /// How people find the office afterwards; may be left out.
    ///
    /// ## Configuration keys
    /// - `phone`, `address`: printed on confirmation slips; may be left out.
    /// - `collectAt`: where papers nobody took are kept; the issuer unless named.
    /// - `keptDays`: how many days they are kept there (1–365); 30 unless named.
    /// - `confirmedAfterDays`: how many days after the payment the official
    ///   confirmation is there (0–30); 1 unless named.
    /// - `agency`: the office's four digits in the symbol of health cards; empty
    ///   there unless named.
    /// - `bank`: see ``Bank``; without it there are no transfers.
    struct OfficeContact {
        var phone = ""
        var address = ""
        var collectAt: String?
        var keptDays = 30
        var confirmedAfterDays = 1
        /// The office's four digits in the symbol of health cards; `nil` leaves that field empty.
        var agency: String?
        /// Where people may transfer to.
        var bank: Bank?

        func office(of event: Event) -> Office {
            Office(
                name: event.issuer, phone: phone, address: address, collectAt: collectAt, keptDays: keptDays,
                confirmedAfterDays: confirmedAfterDays)
        }
    }
}

extension Settings.OfficeContact {
    init(_ place: StrictYAML) throws(DocumentTrouble) {
        let keys = try place.values(
            [], optional: ["phone", "address", "collectAt", "keptDays", "confirmedAfterDays", "agency", "bank"])
        phone = try keys.optional("phone")?.text() ?? ""
        address = try keys.optional("address")?.text() ?? ""
        collectAt = try keys.optional("collectAt")?.text()
        keptDays = try keys.optional("keptDays")?.number(in: 1...365) ?? 30
        confirmedAfterDays = try keys.optional("confirmedAfterDays")?.number(in: 0...30) ?? 1
        agency = try keys.optional("agency")?.text()
        if let agency, agency.utf8.count != 4 || !agency.isDigits, let place = keys.optional("agency") {
            throw place.wrong("the four digits of the issuing office, in quotes")
        }
        bank = try keys.optional("bank").map(Settings.Bank.init)
    }
}
