import Desk
import HTTPTypes
import TestSupport
import Testing

@testable import Web

@Suite("Signing in")
struct SignInTests {
    @Test("the right PIN opens the desk with a fresh session out of reach of scripts and other sites")
    func right() async throws {
        try await House().visit(as: nil) { (browser) async throws in
            try await browser.get("/sign-in")
            let before = browser.cookie
            let page = try await browser.post("/sign-in", ["code": "mm01", "pin": "135790"], follow: false)
            #expect(page.location == "/desk")
            let cookie = page.headers[.setCookie] ?? ""
            #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict") && cookie.contains("Path=/"))
            #expect(browser.cookie != before)
            #expect(try await browser.get("/desk").status == 200)
        }
    }

    @Test("a wrong PIN and an unknown code get the same answer")
    func wrong() async throws {
        try await House().visit(as: nil) { (browser) async throws in
            try await browser.get("/sign-in")
            let wrong = try await browser.post("/sign-in", ["code": "mm01", "pin": "000000"])
            let unknown = try await browser.post("/sign-in", ["code": "nobody", "pin": "000000"])
            #expect(wrong.status == 422 && unknown.status == 422)
            #expect(wrong.codes == ["sign-in-wrong"] && unknown.codes == ["sign-in-wrong"])
            #expect(!wrong.html.contains("000000"))
        }
    }

    @Test("after five wrong PINs the code waits a minute, even for the right PIN")
    func throttle() async throws {
        let house = try await House()
        try await house.visit(as: nil) { (browser) async throws in
            try await browser.get("/sign-in")
            for _ in 0..<5 { try await browser.post("/sign-in", ["code": "MM01", "pin": "1"]) }
            let waiting = try await browser.post("/sign-in", ["code": "mm01", "pin": "135790"])
            #expect(waiting.codes == ["sign-in-wait"])
            house.clock.advance(seconds: 61)
            #expect(try await browser.post("/sign-in", ["code": "mm01", "pin": "135790"], follow: false).status == 303)
        }
    }

    @Test("an unknown code is made to wait the same way")
    func throttleUnknown() async throws {
        let house = try await House()
        let throttle = SignInThrottle(clock: house.clock, attempts: 5, waitSeconds: 60)
        for _ in 0..<5 {
            try throttle.check("nobody")
            throttle.count("nobody")
        }
        #expect(throws: (any Error).self) { try throttle.check("nobody") }
    }

    @Test("an idle session ends; refreshes by the page itself do not keep it alive")
    func idle() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            house.clock.advance(seconds: 29 * 60)
            #expect(try await browser.get("/desk", headers: [SessionMiddleware.refreshHeader!: "1"]).status == 200)
            house.clock.advance(seconds: 2 * 60)
            #expect(try await browser.get("/desk").location == "/sign-in")
        }
    }

    @Test("signing out ends the session")
    func out() async throws {
        try await House().visit { (browser) async throws in
            #expect(try await browser.post("/sign-out", follow: false).location == "/sign-in")
            #expect(try await browser.get("/desk").location == "/sign-in")
        }
    }

    @Test("a demonstration account works on a training kiosk only")
    func demonstration() async throws {
        // The ledger takes no such account on a real kiosk; one that came there in another way is refused too.
        let pin = try PINHash.make(pin: "135790", cost: 16)
        try await House(operators: Demonstrator(pin: pin)).visit(as: nil) { (browser) async throws in
            try await browser.get("/sign-in")
            #expect(
                try await browser.post("/sign-in", ["code": "demo", "pin": "135790"]).codes == ["sign-in-demonstration"]
            )
        }
        try await House(training: true).visit(as: "demo") { (browser) async throws in
            let page = try await browser.get("/desk")
            #expect(page.html.contains("TẬP HUẤN") && page.html.contains("class=\"training\""))
        }
    }

    @Test("a PIN's hash fits that PIN only, and differs each time it is made")
    func hash() throws {
        let record = try PINHash.make(pin: "246801", cost: 16)
        #expect(PINHash.verify("246801", record))
        #expect(!PINHash.verify("246802", record))
        #expect(try PINHash.make(pin: "246801", cost: 16).hash != record.hash)
        #expect(!PINHash.verify("", PINRecord(salt: [1], hash: [], cost: 16)))
    }
}

/// One member of staff, of the demonstration.
private struct Demonstrator: OperatorDirectory {
    let pin: PINRecord
    func member(code: String) -> (Operator, PINRecord)? {
        (Operator(code: code, name: "Trình Diễn", roles: Set(Role.allCases), isDemonstration: true), pin)
    }
    func members() -> [Operator] { [] }
    func add(_ member: Operator, pin: PINRecord) {}
}
