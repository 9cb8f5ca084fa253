import Desk
import Dispatch
import Insurance

/// Tells a member of staff by code and PIN: at the door, and where a second
/// person has to stand for something.
struct StaffCheck: Sendable {
    let site: Site

    /// The member with this code and PIN; one answer for a wrong PIN and for an
    /// unknown code, after the same work.
    ///
    /// - Throws: ``Refusal`` with `sign-in-wrong`, `sign-in-wait`, `sign-in-demonstration`.
    func member(code: String, pin: String) async throws -> Operator {
        let known = try await find(code)
        // Every spelling of a code is the same member's.
        let counted = known?.0.code ?? code.lowercased()
        try site.throttle.check(counted)
        site.throttle.count(counted)
        let isRight = await verified(pin, known?.1 ?? Self.nobody)
        guard let officer = known?.0, isRight else {
            throw Refusal("sign-in-wrong", "Code and PIN do not belong together. Type both again.")
        }
        site.throttle.forget(counted)
        guard site.settings.training || !officer.isDemonstration else {
            throw Refusal(
                "sign-in-demonstration",
                "This is a demonstration account, which takes no real money. Ask the supervisor for one of your own.")
        }
        return officer
    }

    /// The colleague who signs too, by the code and PIN of a form; `nil` where nobody does.
    ///
    /// - Parameters:
    ///   - code: The field of the code.
    ///   - pin: The field of the PIN.
    /// - Throws: As ``member(code:pin:)``.
    func second(in form: Form, code: String = "second", pin: String = "secondPin") async throws -> Operator? {
        let typed = String(form[code].prefix(Operator.longestCode))
        guard !typed.isEmpty else { return nil }
        return try await member(code: typed, pin: form[pin])
    }

    /// Looks a code up as typed, and in lower and upper case.
    private func find(_ code: String) async throws -> (Operator, PINRecord)? {
        guard !code.isEmpty else { return nil }
        for spelling in [code, code.lowercased(), code.uppercased()] {
            if let found = try await site.services.operators.member(code: spelling) { return found }
        }
        return nil
    }

    /// The same cost as a real record, so that an unknown code takes as long.
    private static let nobody = PINRecord(salt: Array(repeating: 0, count: 16), hash: [1], cost: 1 << 15)

    /// Hashes away from the few threads that serve the pages.
    private func verified(_ pin: String, _ record: PINRecord) async -> Bool {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: PINHash.verify(pin, record)) }
        }
    }
}
