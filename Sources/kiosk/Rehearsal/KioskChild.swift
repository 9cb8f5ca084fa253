import AsyncHTTPClient
import Foundation
import NIOCore

/// The kiosk that is rehearsed with: a child process of our own executable.
actor KioskChild {
    private let site: RehearsalSite
    private let http: HTTPClient
    private var process: Process?
    /// The kiosk's input, which ends with us.
    private var leash = Pipe()
    private var isKilling = false
    private(set) var kills = 0
    /// Why it can go on no longer, once that is so.
    private var fatal: RehearsalTrouble?

    init(site: RehearsalSite, http: HTTPClient) {
        self.site = site
        self.http = http
    }

    /// Starts the kiosk and waits until its page answers.
    ///
    /// - Throws: `rehearse-kiosk-stopped` with the end of its log.
    func start() async throws {
        leash = Pipe()
        process = try site.launch(["serve", "--config", site.settingsFile, "--while-watched"], input: leash)
        let deadline = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < deadline {
            guard process?.isRunning == true else { throw stopped() }
            if await answers() { return }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw RehearsalTrouble("rehearse-kiosk-silent", "The kiosk did not answer within a minute. See \(site.log).")
    }

    /// Kills the kiosk as a power cut would, and starts it again.
    ///
    /// - Returns: Whether it ran; one that is just being started is left alone.
    @discardableResult
    func killAndRestart() async -> Bool {
        guard !isKilling, let process, process.isRunning else { return false }
        isKilling = true
        kill(process.processIdentifier, SIGKILL)
        await ended(process)
        kills += 1
        do { try await start() } catch let trouble as RehearsalTrouble { fatal = trouble } catch {
            fatal = RehearsalTrouble("rehearse-kiosk-stopped", "The kiosk could not be started again: \(error)")
        }
        isKilling = false
        return true
    }

    /// Waits until the kiosk answers after a request went unanswered.
    ///
    /// - Throws: ``RehearsalTrouble`` when it stopped though nobody killed it,
    ///   or does not come back.
    func untilAnswering() async throws {
        let deadline = ContinuousClock.now + .seconds(90)
        while ContinuousClock.now < deadline {
            if let fatal { throw fatal }
            if !isKilling {
                guard process?.isRunning == true else { throw stopped() }
                if await answers() { return }
            }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw RehearsalTrouble("rehearse-kiosk-silent", "The kiosk stopped answering. See \(site.log).")
    }

    /// Asks the kiosk to end, as the system does at shutdown.
    ///
    /// - Returns: its exit code; above 128 it had to be killed.
    func stop() async -> Int32 {
        guard let process else { return 0 }
        let number = process.processIdentifier
        kill(number, SIGTERM)
        let patience = Task {
            try await Task.sleep(for: .seconds(15))
            kill(number, SIGKILL)
        }
        await ended(process)
        patience.cancel()
        self.process = nil
        return process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
    }

    /// Ends the kiosk at once, when the rehearsal itself is interrupted.
    func abort() { if let process, process.isRunning { kill(process.processIdentifier, SIGTERM) } }

    /// Memory the kiosk holds now, in KiB (VmRSS of proc(5)).
    func residentKiB() -> Int? {
        guard let process,
            let status = FileManager.default.contents(atPath: "/proc/\(process.processIdentifier)/status")
        else { return nil }
        let line = String(decoding: status, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return line?.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }.first
    }

    /// How many envelopes wait, as the kiosk's health page tells.
    func waitingEnvelopes() async throws -> Int {
        let answer: PageAnswer
        do {
            answer = try await PageAnswer(
                http.execute(HTTPClientRequest(url: site.address + "/health"), timeout: .seconds(10)))
        } catch { throw NoAnswer() }
        return try JSONDecoder().decode(Health.self, from: Data(answer.body.utf8)).waiting
    }

    private struct Health: Decodable { let waiting: Int }

    private func answers() async -> Bool {
        // No answer is an answer here.
        guard
            let answer = try? await http.execute(HTTPClientRequest(url: site.address + "/health"), timeout: .seconds(5))
        else { return false }
        return "\(answer.status)".hasPrefix("200")
    }

    /// Sleeps between looks, since a child's end comes on a thread of its own.
    private func ended(_ process: Process) async {
        // Never cancelled; waking early only looks sooner.
        while process.isRunning { try? await Task.sleep(for: .milliseconds(5)) }
    }

    private func stopped() -> RehearsalTrouble {
        RehearsalTrouble(
            "rehearse-kiosk-stopped", "The kiosk stopped by itself. The end of its log (\(site.log)):\n\(site.logEnd)")
    }
}
