import ArgumentParser
import Foundation
import Insurance
import InsuranceRules
import Printing

/// `kiosk vietqr`: makes the payment QR of a bank transfer.
struct VietQRCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vietqr",
        abstract: "Make the payment QR of a bank transfer.",
        discussion: """
            Writes {"payload", "svg"}: the text of the QR and its picture. That a QR was made says nothing about \
            money having moved. All of it comes as arguments; standard input is not read.

            Example: \(example)
            """
    )

    private static let example =
        "kiosk vietqr --json --bin 970436 --account 1023456789 --amount 1943000 --memo TT000069"

    @Flag(help: "Write JSON, which is also what happens without it.")
    var json = false

    @Option(parsing: .unconditional, help: "The bank's six digits.")
    var bin = ""

    @Option(parsing: .unconditional, help: "The account: up to 19 letters or digits.")
    var account = ""

    @Option(parsing: .unconditional, help: "The amount in whole đồng.")
    var amount = ""

    @Option(parsing: .unconditional, help: "Up to 25 characters without Vietnamese marks.")
    var memo = ""

    @Argument(parsing: .allUnrecognized, help: .hidden)
    var rest: [String] = []

    private struct Made: Encodable {
        let payload: String
        let svg: String
    }

    func run() throws {
        try JSONAnswer.run {
            guard rest.isEmpty else {
                throw RuleError.badInput(
                    field: "the arguments", mustBe: "no other than --bin, --account, --amount and --memo")
            }
            guard ![bin, account, amount, memo].contains("") else {
                throw RuleError.badInput(
                    field: "the arguments",
                    mustBe: "--bin, --account, --amount and --memo, each with a value (for example: \(Self.example))")
            }
            let count = try wholeNumber(amount, named: "amount", digits: 13)
            let payment = try VietQRPayment(bin: bin, account: account, amount: Dong(count), memo: memo)
            guard let picture = SymbolPicture(payment.payload) else {
                throw RuleError.badInput(field: "memo", mustBe: "short enough for a QR")
            }
            try JSONAnswer.write(Made(payload: payment.payload, svg: picture.svg))
        }
    }
}

/// Reads an amount of money as an argument: digits only.
///
/// - Throws: ``RuleError/badInput(field:mustBe:)``.
func wholeNumber(_ text: String, named field: String, digits: Int) throws(RuleError) -> Int {
    guard text.utf8.count <= digits, text.isDigits, let number = Int(text)
    else { throw .badInput(field: field, mustBe: "a whole number of đồng, 1 to \(digits) digits and nothing else") }
    return number
}
