import Desk
import Insurance
import StrictFiles

extension Settings {
    /// Where people may transfer to; without it nobody is asked for a transfer.
    ///
    /// ## Configuration keys
    /// - `bin`: the bank's six digits, in quotes.
    /// - `account`: up to 19 letters or digits, in quotes.
    /// - `holder`: whose account it is, as the payer's bank shows it.
    /// - `name`: the bank's name.
    /// - `waitMinutes`: how long the code stands on the attendee's screen
    ///   (3–15); may be left out: 15.
    struct Bank {
        let account: BankAccount
        let waitMinutes: Int
    }
}

extension Settings.Bank {
    init(_ place: StrictYAML) throws(DocumentTrouble) {
        let keys = try place.values(["bin", "account", "holder", "name"], optional: ["waitMinutes"])
        let (bin, number) = (try keys["bin"].text(), try keys["account"].text())
        let (holder, name) = (try keys["holder"].text(), try keys["name"].text())
        do throws(Refusal) {
            account = try BankAccount(bin: bin, number: number, holder: holder, bank: name)
        } catch {
            let isBank = error.details["field"] == "bin"
            throw (isBank ? keys["bin"] : keys["account"])
                .wrong(isBank ? "the bank's six digits, in quotes" : "1 to 19 letters or digits, in quotes")
        }
        waitMinutes = try keys.optional("waitMinutes")?.number(in: TransferDesk.waitAllowed) ?? 15
    }
}
