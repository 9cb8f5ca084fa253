import Foundation
import HTTPTypes
import Insurance
import Testing

@testable import Web

@Suite("The edge")
struct EdgeTests {
    static let expected = ["Content-Security-Policy", "X-Content-Type-Options", "Cache-Control", "Referrer-Policy"]

    @Test(
        "every response carries the strict headers, errors too",
        arguments: ["/desk", "/sign-in", "/nothing", "/health", "/static/app.css", "/static/nothing"])
    func headers(path: String) async throws {
        try await House().visit { (browser) async throws in
            let page = try await browser.get(path)
            for name in Self.expected { #expect(page.headers[HTTPField.Name(name)!] != nil, "\(name) on \(path)") }
            #expect(page.headers[HTTPField.Name("Cache-Control")!] == "no-store")
            let policy = page.headers[HTTPField.Name("Content-Security-Policy")!] ?? ""
            #expect(policy.contains("default-src 'self'") && policy.contains("frame-ancestors 'none'"))
            #expect(!policy.contains("unsafe"))
        }
    }

    @Test(
        "another host name is refused before anything is shown",
        arguments: ["evil.example", "127.0.0.1.evil.example", "localhost.evil:80", "localhost:80:80"])
    func foreignHost(name: String) async throws {
        try await House().visit { (browser) async throws in
            let page = try await browser.get("/desk", headers: [HTTPField.Name("Host")!: name])
            #expect(page.status == 421 && page.codes == ["host-unknown"])
            #expect(!page.html.contains("data-visit"))
        }
    }

    @Test("loopback names are ours, with and without a port")
    func ownHost() {
        for name in ["localhost", "127.0.0.1:8080", "[::1]:8080", "LOCALHOST:1"] { #expect(HostCheck.isOurs(name)) }
    }

    @Test("a form without the token, or with another session's, does nothing", arguments: ["", "deadbeef"])
    func forgery(token: String) async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            let page = try await browser.post(raw: Array("csrf=\(token)&language=vi".utf8), to: "/visits")
            #expect(page.status == 403 && page.codes == ["form-too-old"])
            #expect(try await house.files.isEmpty)
        }
    }

    @Test("a body of a megabyte is refused unread")
    func tooLarge() async throws {
        try await House().visit { (browser) async throws in
            let page = try await browser.post(raw: Array(repeating: 0x61, count: 1 << 20), to: "/scan")
            #expect(page.status == 413 && page.codes == ["form-too-large"])
        }
    }

    @Test(
        "bytes that are no text, and broken escapes, are refused in plain words",
        arguments: ["name=%FF%FE", "name=%C3", "name=%zz", "name=%4"])
    func unreadable(body: String) async throws {
        try await House().visit { (browser) async throws in
            let page = try await browser.post(raw: Array("csrf=\(browser.token)&\(body)".utf8), to: "/scan")
            #expect(page.status == 400 && page.codes == ["form-unreadable"])
        }
    }

    @Test("only forms are taken")
    func otherType() async throws {
        try await House().visit { (browser) async throws in
            let page = try await browser.post(raw: Array("{}".utf8), to: "/scan", type: "application/json")
            #expect(page.status == 415)
        }
    }

    @Test("an error page never repeats what was typed")
    func discreet() async throws {
        try await House().visit { (browser) async throws in
            let secret = "<script>alert(1)</script>BÍ MẬT"
            let page = try await browser.post(
                "/documents/\(UUID().uuidString)/verdict", ["intent": secret, "back": secret])
            #expect(page.status == 422 && !page.html.contains("BÍ MẬT") && !page.html.contains("alert(1)"))
        }
    }

    @Test("what was typed comes back escaped")
    func escaped() async throws {
        try await House().visit { (browser) async throws in
            let page = try await browser.post("/scan", ["text": "<b>\"x'"])
            #expect(page.status == 422 && page.codes.contains("scan-kind-unknown"))
            #expect(page.html.contains("&lt;b&gt;&quot;x&#39;") && !page.html.contains("<b>\"x"))
        }
    }

    @Test("text is NFC, without control characters, with single spaces")
    func normalised() throws {
        let form = try Form(
            urlEncoded: Array("name=+Nguye%CC%82%CC%83n%0A%09Thi%CC%A3%20%20%E2%80%AEMa%CC%82%CC%83u+".utf8))
        #expect(
            Array(form["name"].unicodeScalars)
                == Array("Nguyễn Thị Mẫu".precomposedStringWithCanonicalMapping.unicodeScalars))
    }

    @Test("money is digits and what people group them with")
    func money() {
        let typed = ["1.366.200", "1 366 200 đ", "1366200", "-5", "1,5", "٣", "", "9999999999999", "1e3"]
        let read = typed.map { Form(["m": [$0]]).money("m")?.count }
        #expect(read == [1_366_200, 1_366_200, 1_366_200, nil, nil, nil, nil, nil, nil])
    }

    @Test("pages hold no script or style of their own, and styles no address elsewhere")
    func policyKept() throws {
        let web = House.package.appending(path: "Sources/Web")
        for name in try FileManager.default.contentsOfDirectory(atPath: web.appending(path: "Pages").path) {
            let text = try String(contentsOf: web.appending(path: "Pages/\(name)"), encoding: .utf8)
            #expect(!text.contains(" style=") && !text.contains("<style") && !text.contains("onclick"), "\(name)")
            #expect(!text.contains("http://") && !text.contains("https://"), "\(name)")
        }
        let style = try String(contentsOf: web.appending(path: "Static/app.css"), encoding: .utf8)
        #expect(!style.contains("url(") && !style.contains("@import"))
    }

    @Test("health is told without signing in, without personal data")
    func health() async throws {
        try await House().visit(as: nil) { (browser) async throws in
            let page = try await browser.get("/health")
            let json = try #require(try JSONSerialization.jsonObject(with: Data(page.html.utf8)) as? [String: Any])
            #expect(json["status"] as? String == "ok" && json["waiting"] as? Int == 3)
        }
    }

    @Test("events are for people who are signed in")
    func events() async throws {
        try await House().visit(as: nil) { (browser) async throws in
            let page = try await browser.get("/events")
            #expect(page.status == 204)
        }
    }

    @Test(
        "a host or a number out of range stops the start",
        arguments: [("0.0.0.0", 8080), ("192.168.1.5", 8080), ("127.0.0.1", 70000)])
    func settings(host: String, port: Int) {
        #expect(throws: Refusal.self) {
            try WebSettings(
                host: host, port: port, eventName: "", commune: "", station: "", training: false, consentVersion: "1")
        }
    }

    @Test(
        "only addresses of ours are gone back to",
        arguments: ["//evil.example", "https://evil.example", "/visits/../x", "/static/app.js", ""])
    func back(address: String) { #expect(safeAddress(address) == nil) }
}
