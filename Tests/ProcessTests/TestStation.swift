import AsyncHTTPClient
import Foundation
import Testing

@testable import kiosk

/// A member of staff at a browser of their own, who takes people from the door
/// to the payment form, over HTTP.
struct TestStation: Sendable {
    let code: String
    let browser: PageClient

    init(_ code: String, at address: String, http: HTTPClient) {
        self.code = code
        browser = PageClient(
            code: code, address: address, http: http, pace: KillSchedule(kills: 0, people: 1, seed: 0))
    }

    /// A visit that owes money.
    struct Due: Sendable {
        let path: String
        let payment: HTMLForm
        /// đồng.
        let amount: Int
    }

    func openShift() async throws {
        var form = try #require(try await browser.open("/shift").form("/shift/open"))
        form.set("float", "0")
        try await send(form)
    }

    /// Takes a guest in, consults, registers and reads back.
    ///
    /// - Parameter paper: Whether a card or a book is asked for.
    func readyToPay(_ guest: MadeUpGuest, paper: Bool) async throws -> Due {
        var new = try #require(try await browser.open("/desk").form("/visits"))
        new.set("language", "vi")
        new.set("channel", "performance")
        let path = String(try await send(new).prefix { $0 != "?" && $0 != "#" })
        var plans = try #require(try await browser.open(path).form(path + "/consultation"))
        guest.choosePlans(on: &plans)
        plans.set("outcome", "enrol")
        try await send(plans)
        var person = try #require(try await browser.open(path).form(path + "/registration"))
        guest.register(on: &person)
        person.tick("paper", paper)
        try await send(person)
        try await send(try #require(try await browser.open(path).form(path + "/read-back")))
        return try await due(path)
    }

    /// The payment form of a visit as this station sees it now.
    func due(_ path: String) async throws -> Due {
        let page = try await browser.open(path)
        var form = try #require(page.form(path + "/payment"), "\(page.step ?? "no step")")
        let amount = try #require(form["expected"].flatMap { Int($0) })
        form.set("tendered", String((amount + 49_999) / 50_000 * 50_000))
        return Due(path: path, payment: form, amount: amount)
    }

    /// The same payment form in a new session, once the kiosk was started again.
    func renewed(_ due: Due) async throws -> Due {
        let token = try await browser.open("/desk").forms.lazy.compactMap { $0["csrf"] }.first
        var form = due.payment
        form.set("csrf", try #require(token))
        return Due(path: due.path, payment: form, amount: due.amount)
    }

    /// Pays, and begins anew when no answer came.
    ///
    /// - Returns: Whether this form made the payment; a refused one did not.
    func pay(_ due: Due) async throws -> Bool {
        var tries = 0
        while true {
            do {
                switch try await browser.submit(due.payment) {
                case .moved: return true
                case .refused, .page: return false
                }
            } catch let lost as NoAnswer {
                tries += 1
                guard tries < 20 else { throw lost }
                try await Task.sleep(for: .milliseconds(50))
            }
        }
    }

    @discardableResult
    private func send(_ form: HTMLForm) async throws -> String {
        let outcome = try await browser.submit(form)
        guard case .moved(let next) = outcome else { throw NotMoved(action: form.action, outcome: "\(outcome)") }
        return next
    }

    struct NotMoved: Error {
        let action, outcome: String
    }
}

extension TestKiosk {
    /// Staff who consult and take money, each of whom stands at a station.
    func addStations(_ count: Int) async throws -> [String] {
        let codes = (1...count).map { "tt0\($0)" }
        for code in codes {
            let run = try ProgramRun(
                BuiltProgram.kiosk.path,
                [
                    "operator", "add", "--config", settingsFile, "--code", code, "--name", "Thu Ngân Mẫu", "--role",
                    "consultant", "--role", "cashier",
                ], input: "\(Demonstration.pin)\n")
            guard try await run.end() == 0 else { throw Unprepared(said: run.said) }
        }
        return codes
    }

    /// Fails unless `kiosk report --check` finds nothing.
    func isSound() async throws {
        let run = try ProgramRun(BuiltProgram.kiosk.path, ["report", "--check", "--config", settingsFile])
        #expect(try await run.end() == 0, "\(run.said)")
    }
}

/// One client for all browsers of a test.
func withBrowsers<Result>(
    isolation: isolated (any Actor)? = #isolation, _ body: (HTTPClient) async throws -> Result
) async throws -> Result {
    var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
    configuration.connectionPool.retryConnectionEstablishment = false
    configuration.httpVersion = .http1Only
    let http = HTTPClient(configuration: configuration)
    do {
        let result = try await body(http)
        try await http.shutdown()
        return result
    } catch {
        // What went wrong first is what is told.
        try? await http.shutdown()
        throw error
    }
}
