import ArgumentParser
import Insurance
import InsuranceRules

/// `kiosk words`: an amount as receipts write it out.
struct WordsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "words",
        abstract: "Write an amount out in Vietnamese words, as receipts do.",
        discussion: "Example: kiosk words 1366200"
    )

    @Flag(help: "Write {\"words\"} instead of a line of text.")
    var json = false

    @Argument(parsing: .allUnrecognized, help: "The amount in whole đồng, digits only.")
    var amount: [String] = []

    private struct Spoken: Encodable {
        let words: String
    }

    func run() throws {
        try JSONAnswer.run {
            // "-5" and "1 000" come as something else than one argument of digits.
            let given = amount.count == 1 ? amount[0] : ""
            let words = Dong(try wholeNumber(given, named: "amount", digits: 15)).inWords
            if json { try JSONAnswer.write(Spoken(words: words)) } else { print(words) }
        }
    }
}
