import ArgumentParser
import Desk
import Foundation
import Insurance
import Ledger
import Printing
import Web

/// `kiosk operator`: the members of staff who may sign in.
struct OperatorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "operator",
        abstract: "Add and list the members of staff who may sign in.",
        subcommands: [Add.self, List.self]
    )

    /// `kiosk operator add`.
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Add a member of staff; asks for the PIN.")

        @OptionGroup var site: SettingsOption
        @Option(help: "The short code to sign in with, such as tn02.") var code: String
        @Option(help: "The name, as printed on receipts.") var name: String
        @Option(help: "A role; repeat for several: consultant, cashier, officer, supervisor.") var role: [String]

        func run() async throws {
            let roles = try role.map { word in
                guard let role = Role(rawValue: word) else {
                    throw Refusal(
                        "role-unknown",
                        "A role is one of: \(Role.allCases.map(\.rawValue).joined(separator: ", ")). Write one of them."
                    )
                }
                return role
            }
            let member = Operator(
                code: code, name: name.precomposedStringWithCanonicalMapping, roles: Set(roles))
            try member.checkCode()
            let site = try Site(site.read())
            let ledger = try site.openLedger()
            try await PaperEntries(site.settings.renderer()).check(member)
            let pin = try PINHash.make(pin: try PINPrompt.ask(for: code))
            try await ledger.add(member, pin: pin)
            print("\(code) may sign in now.")
        }
    }

    /// `kiosk operator list`.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List codes and roles.")

        @OptionGroup var site: SettingsOption

        func run() async throws {
            for member in try await Site(site.read()).openLedger().members() {
                let roles = member.roles.sorted().map(\.rawValue).joined(separator: ", ")
                print("\(member.code)\t\(roles)\(member.isDemonstration ? "\t(demonstration)" : "")")
            }
        }
    }
}
