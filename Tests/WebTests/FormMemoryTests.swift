import Insurance
import TestSupport
import Testing

@testable import Web

@Suite("What a browser keeps of a form")
struct FormMemoryTests: CardReadingTests {
    /// The forms that people fill in, but for boxes that are scanned into.
    private func filledIn(_ page: Browser.Page) -> [Substring] {
        page.html.split(separator: "<form ").dropFirst().compactMap { part in
            guard let form = part.split(separator: "</form>").first, !form.contains("data-scan") else { return nil }
            let isFilled =
                form.contains("<select") || form.contains("<textarea") || form.contains("type=\"checkbox\"")
                || form.contains("type=\"radio\"") || form.contains("<input id=")
            return isFilled ? form.prefix { $0 != ">" } : nil
        }
    }

    @Test("nothing of what staff type or tick: the next person's form comes out as the kiosk draws it")
    func nothing() async throws {
        try await house().visit { (browser) async throws in
            let visit = try await browser.post("/scan", ["text": Self.stranger], follow: false).location
            var pages = [try await browser.get(visit), try await form(browser, visit)]
            pages.append(try await registerStranger(browser, visit))
            pages.append(try await browser.get("\(visit)?edit=household"))
            pages.append(try await browser.get("\(visit)?edit=member"))
            pages.append(try await browser.get("\(visit)/comparison"))
            try await browser.post("/shift/open", ["float": "0"])
            pages.append(try await browser.readBack(visit))
            pages.append(try await browser.get("/shift"))
            #expect(pages.map(\.status) == pages.map { _ in 200 })
            for page in pages.filter({ $0.step != "readBack" }) {
                let forms = filledIn(page)
                #expect(!forms.isEmpty, "\(page.step)")
                for form in forms { #expect(form.contains("autocomplete=\"off\""), "\(form)") }
            }
        }
    }
}
