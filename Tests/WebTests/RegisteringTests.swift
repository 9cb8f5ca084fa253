import Desk
import Foundation
import Insurance
import InsuranceRules
import Ledger
import TestSupport
import Testing

@testable import Web

/// Forms of registrations, filled for made-up people.
protocol RegisteringTests: Sendable {}

extension RegisteringTests {
    typealias Answers = [(String, String)]

    static var person: Answers {
        [
            ("name", "Lò Thị Mẫu"), ("birth", "21/11/1990"), ("sex", "female"), ("personalID", "010190905123"),
            ("address", "Bản Mẫu"), ("facility", "10 - 001"), ("consent", "on"),
        ]
    }
    static var minor: Answers {
        [
            ("name", "Lò Thị Con"), ("birth", "22/11/2008"), ("sex", "female"), ("personalID", "010308905124"),
            ("facility", "10 - 001"), ("consent", "on"), ("hiJoining", "new"),
        ]
    }
    static var guardian: Answers {
        [
            ("guardianName", "Lò Văn Cha"), ("guardianRelation", "father"), ("guardianPhone", "0912 345 678"),
            ("guardianAgrees", "on"),
        ]
    }

    /// A house with a visit whose consultation ended with these plans.
    func registering(
        _ plans: Answers, in given: House? = nil, _ test: @Sendable (House, Browser, String) async throws -> Void
    ) async throws {
        let house: House
        if let given { house = given } else { house = try await House() }
        try await house.visit { (browser) async throws in
            let visit = try await browser.post(
                "/visits", ["language": "vi", "channel": "performance"], follow: false
            ).location
            try await browser.get(visit)
            let enrolled = try await browser.submit("\(visit)/consultation", plans + [("outcome", "enrol")])
            #expect(enrolled.step == "register")
            try await test(house, browser, visit)
        }
    }

    static var health: Answers {
        [("hi", "on"), ("hiMonths", "12"), ("hiOrder", "1"), ("hiGroup", "none")]
    }
    static var social: Answers {
        [("vsi", "on"), ("vsiIncome", "1.500.000"), ("vsiMethod", "monthly"), ("vsiCategory", "other")]
    }

    func entries(_ house: House) async throws -> [RegistrationEntry] {
        try await house.registrations.map(\.entry)
    }

    func draft(_ house: House, _ visit: String) async throws -> RegistrationDraft? {
        let id = try #require(Identifier(String(visit.suffix(36))))
        return try await DraftDesk(ledger: house.ledger, clock: house.clock).draft(of: id)
    }
}

extension Browser {
    /// Posts a form whose fields were put together.
    @discardableResult
    func submit(_ path: String, _ fields: [(String, String)], follow: Bool = true) async throws -> Page {
        let pairs = [("csrf", token)] + fields
        let body = pairs.map { "\(Self.escaped($0.0))=\(Self.escaped($0.1))" }.joined(separator: "&")
        let page = try await post(raw: Array(body.utf8), to: path)
        guard follow, page.status == 303 else { return page }
        return try await get(page.location)
    }
}
