import Desk
import Insurance

/// Papers given out that may be printed anew, when two people recall them.
struct ReissueView: Encodable, Sendable {
    let papers: Choice
    let reasons: [Choice.Option]
    let code: Field

    /// - Returns: `nil` when nothing was given out, or the member of staff may not print.
    init?(_ file: VisitFile, typed: Form, officer: Operator, words: Words) {
        let given = file.owedPapers.filter { [.handedOver, .recalled].contains($0.state) && !$0.kind.isOfPayment }
        guard let first = given.first, officer.roles.contains(.officer) else { return nil }
        papers = Choice(
            "paper", words("reissue.paper"),
            given.map { paper in
                let person = file.registrations.first { $0.id == paper.registration }?.person.name ?? ""
                return (paper.id.text, words("reissue.of", words.paper(paper, name: person)))
            },
            chosen: typed["paper"].isEmpty && given.count == 1 ? first.id.text : typed["paper"])
        reasons = SpoilReason.allCases.map {
            Choice.Option(
                value: $0.rawValue, label: words("spoil.\($0.rawValue)"), isChosen: typed["reason"] == $0.rawValue)
        }
        code = Field(id: "second", label: words("reissue.code"), value: typed["second"], longest: 20)
    }
}
