import Testing

@testable import Web

@Suite("Templates")
struct TemplateTests {
    private struct Shelf: Encodable {
        struct Book: Encodable {
            let title: String
            var note: String?
        }
        var owner = "Lò Thị Mẫu"
        var note = "of the shelf"
        var books: [Book] = []
        var isOpen = false
        var count = 0
        var best: Book?
    }

    private static let words = Words(
        language: "vi", texts: ["shelf.title": "Kệ <sách>", "shelf.count": "{count} cuốn của {owner}, {rest}"])

    private func html(_ text: String, _ shelf: Shelf = Shelf(), others: [String: String] = [:]) throws -> String {
        var templates = ["shelf": try TemplateReader.template(named: "shelf", text)]
        for (name, text) in others { templates[name] = try TemplateReader.template(named: name, text) }
        let html = TemplateWriter.html(
            of: "shelf", in: templates, page: .part(["page": try PageValue(shelf)]), words: Self.words)
        return String(decoding: html, as: UTF8.self)
    }

    @Test("what a page shows stays text, even before a combining mark")
    func escaping() throws {
        let shelf = Shelf(owner: "<b> & 'x' \"\u{301}")
        #expect(try html("[{{page.owner}}]", shelf) == "[&lt;b&gt; &amp; &#39;x&#39; &quot;\u{301}]")
        #expect(try html("{{t.shelf.title}}") == "Kệ &lt;sách&gt;")
    }

    @Test("a number is shown; a mark, a list and what is nil are for sections only")
    func values() throws {
        #expect(try html("{{page.count}} [{{page.isOpen}}] [{{page.best}}] [{{page.books}}]") == "0 [] [] []")
    }

    @Test("a section is shown for what is there, and otherwise its absence")
    func sections() throws {
        let text =
            "{{#page.isOpen}}open{{/page.isOpen}}{{^page.isOpen}}shut{{/page.isOpen}}"
            + "{{#page.best}} {{title}}{{/page.best}}{{^page.books}} empty{{/page.books}}{{#page.count}} {{.}}{{/page.count}}"
        #expect(try html(text) == "shut empty 0")
        let full = Shelf(books: [.init(title: "A")], isOpen: true, count: 1, best: .init(title: "A"))
        #expect(try html(text, full) == "open A 1")
    }

    @Test("a list is gone through in order and knows its first and last")
    func lists() throws {
        let books = ["A", "B", "C"].map { Shelf.Book(title: $0) }
        let text =
            "{{#page.books}}{{#first()}}<{{/first()}}{{>book}}{{#title}}.{{/title}}{{#last()}}>{{/last()}}{{/page.books}}"
        #expect(try html(text, Shelf(books: books), others: ["book": "{{title}}"]) == "<A.B.C.>")
        #expect(try html(text, Shelf(books: [books[0]]), others: ["book": "{{title}}"]) == "<A.>")
    }

    @Test("a name is looked for further out, unless it begins with a dot")
    func names() throws {
        let shelf = Shelf(books: [.init(title: "A"), .init(title: "B", note: "own")])
        let text = "{{#page}}{{#books}}{{note}}, {{#.note}}{{.}}{{/.note}}{{^.note}}none{{/.note}}; {{/books}}{{/page}}"
        #expect(try html(text, shelf) == "of the shelf, none; own, own; ")
    }

    @Test("a tag alone on its line leaves no line behind")
    func lines() throws {
        let text =
            "a\n{{#page.owner}}\nb\n{{/page.owner}}\n{{^page.owner}}\nc\n{{/page.owner}}\nd {{#page.owner}}\n{{/page.owner}}\n"
        #expect(try html(text) == "a\nb\nd \n")
        #expect(try html("[{{>own}}]", others: ["own": "{{#page.owner}}\nb{{/page.owner}}"]) == "[\nb]")
    }

    @Test("a template brings its blocks to its parent, from the outermost")
    func parents() throws {
        let others = [
            "frame": "<{{$head}}none{{/head}}|{{$content}}none{{/content}}>",
            "page": "{{<frame}}{{$head}}page{{/head}} lost {{$content}}inner{{/content}}{{/frame}}",
        ]
        #expect(
            try html("{{<page}}{{$content}}{{page.note}}{{/content}}{{/page}}{{$head}}after{{/head}}", others: others)
                == "<page|of the shelf>after")
    }

    @Test(
        "a template that cannot be read names its tag",
        arguments: ["{{#a}}", "{{#a}}{{/b}}", "{{/a}}", "{{a", "{{}}", "{{<a}}{{$b}}{{/a}}"])
    func faults(_ text: String) {
        #expect(throws: TemplateFault.self) { try TemplateReader.template(named: "broken", text) }
    }

    @Test("words and other templates are found wherever they are named")
    func namesInside() throws {
        let template = try TemplateReader.template(
            named: "shelf", "{{t.a}}{{#b}}{{t.c}}{{>d}}{{/b}}{{<e}}{{$f}}{{t.g}}{{/f}}{{/e}}")
        #expect(template.words == ["a", "c", "g"])
        #expect(template.partials == ["d", "e"])
    }

    @Test("braces are filled once, and stay where nothing is for them")
    func braces() {
        #expect(Self.words("shelf.count", ["count": "3", "owner": "{count}"]) == "3 cuốn của {count}, {rest}")
    }
}
