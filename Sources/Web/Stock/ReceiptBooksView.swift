import Desk
import Insurance

/// The receipt books of the kiosk, those with numbers left first.
struct ReceiptBooksView: Encodable, Sendable {
    struct Book: Encodable, Sendable {
        let book: String
        let series: String
        let range: String
        /// What the next payment takes; `nil` in a used-up book.
        let next: String?
        let left: String
        let isLow: Bool
        let holder: String
        let signed: String
        /// Whom it can be given to; `nil` where the viewer may not, or nothing is left to give.
        let pass: Choice?
    }
    struct Receiving: Encodable, Sendable {
        /// Whether something was typed already.
        let isBegun: Bool
        let fields: [Field]
        let second: Field
    }

    let books: [Book]
    let isEmpty: Bool
    /// Taking a book in; `nil` for whoever may not.
    let receiving: Receiving?

    init(
        _ books: [ReceiptBook], cashiers: [Operator], officer: Operator, form: Form, problems: FieldProblems,
        words: Words
    ) {
        let mayKeep = officer.roles.contains(.supervisor)
        self.books = (books.filter { $0.left > 0 } + books.filter { $0.left == 0 }).map {
            Book($0, cashiers: mayKeep ? cashiers : [], words: words)
        }
        isEmpty = books.isEmpty
        guard mayKeep else {
            receiving = nil
            return
        }
        func field(_ id: String, _ keyboard: String, _ longest: Int) -> Field {
            Field(
                id: id, label: words("books.\(id)"), value: form[id], problem: problems.trouble(at: id, words),
                keyboard: keyboard, longest: longest)
        }
        receiving = Receiving(
            isBegun: !problems.isEmpty || !form["series"].isEmpty,
            fields: [field("series", "text", 20), field("first", "numeric", 7), field("last", "numeric", 7)],
            second: Field(id: "second", label: words("stock.second"), value: form["second"], longest: 20))
    }
}

extension ReceiptBooksView.Book {
    fileprivate init(_ book: ReceiptBook, cashiers: [Operator], words: Words) {
        func digits(_ number: Int) -> String { ReceiptNumber(series: book.series, number: number).digits }
        self.book = String(book.id)
        series = book.series
        range = "\(digits(book.first)) – \(digits(book.last))"
        next = book.left > 0 ? digits(book.next) : nil
        left = String(book.left)
        isLow = book.left > 0 && book.left < ReceiptBook.few
        holder = book.holder ?? words("books.anybody")
        let day = book.receivedAt?.day.vietnamese ?? ""
        signed =
            book.receivedBy.isEmpty
            ? words("books.set-up")
            : words("stock.signed", ["day": day, "officers": book.receivedBy.joined(separator: " + ")])
        let anybody = ("", words("books.anybody"))
        pass =
            cashiers.isEmpty || book.left == 0
            ? nil
            : Choice(
                "holder", words("books.pass-to"), [anybody] + cashiers.map { ($0.code, "\($0.code) · \($0.name)") },
                chosen: book.holder ?? "")
    }
}
