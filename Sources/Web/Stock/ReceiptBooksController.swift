import Desk
import Hummingbird
import Insurance

/// The receipt books: what each still has, which cashier holds it, and taking
/// one in.
struct ReceiptBooksController: Sendable {
    let site: Site

    func addRoutes(to router: Router<WebContext>) {
        router.get("/receipt-books") { _, context in try await show(context) }
        router.post("/receipt-books", use: receive)
        router.post("/receipt-books/:book/holder", use: pass)
    }

    private func show(
        _ context: WebContext, problems: FieldProblems = FieldProblems(), refusal: (any StaffReadable)? = nil
    ) async throws -> Response {
        let page = ReceiptBooksView(
            try await site.services.receiptBooks.books(), cashiers: try await site.services.receiptBooks.cashiers(),
            officer: try context.officer, form: context.form, problems: problems, words: site.words(context))
        return try await site.page(
            "receipt-books", page, title: "books.title", address: "/receipt-books", back: "/stock", refusal: refusal,
            hasProblems: !problems.isEmpty, isDraft: refusal != nil || !problems.isEmpty, context)
    }

    /// `POST /receipt-books`: a book two people have looked at.
    @Sendable
    private func receive(request: Request, context: WebContext) async throws -> Response {
        try await act(context) { officer in
            let form = context.form
            let series = form["series"]
            var problems = FieldProblems()
            if series.isEmpty { problems.add("field-required", at: "series") }
            let numbers = ["first", "last"].map { field in
                let number = form[field].isDigits && form[field].utf8.count <= 7 ? Int(form[field]) : nil
                if number == nil { problems.add(form[field].isEmpty ? "field-required" : "field-number", at: field) }
                return number ?? 0
            }
            guard problems.isEmpty else { throw BadFields(problems: problems) }
            try await site.services.receiptBooks.receive(
                series: series, first: numbers[0], last: numbers[1],
                second: try await StaffCheck(site: site).second(in: form), by: officer)
            return Notice(
                key: "notice.book-received",
                values: ["series": series, "count": String(numbers[1] - numbers[0] + 1)])
        }
    }

    /// `POST /receipt-books/{book}/holder`: from its next number on it is this cashier's.
    @Sendable
    private func pass(request: Request, context: WebContext) async throws -> Response {
        try await act(context) { officer in
            guard let book = context.parameters.get("book").flatMap({ Int($0) }) else { throw Refusal.formUnreadable }
            let holder = context.form["holder"]
            try await site.services.receiptBooks.pass(book, to: holder.isEmpty ? nil : holder, by: officer)
            return holder.isEmpty
                ? Notice(key: "notice.book-anybodys") : Notice(key: "notice.book-passed", values: ["holder": holder])
        }
    }

    private func act(_ context: WebContext, _ body: (Operator) async throws -> Notice) async throws -> Response {
        do {
            return site.done(context, to: "/receipt-books", try await body(try context.officer))
        } catch let bad as BadFields {
            return try await show(context, problems: bad.problems)
        } catch let refusal as any StaffReadable {
            context.log(refusal)
            return try await show(context, refusal: refusal)
        }
    }
}
