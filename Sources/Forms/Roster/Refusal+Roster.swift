import Insurance

extension Refusal {
    static func rosterTitlesMissing(_ titles: [String]) -> Refusal {
        Refusal(
            "roster-titles-missing",
            """
            No row of the file has the titles of a list of people; missing are: \(titles.joined(separator: "; ")). \
            Nothing was imported. Put the titles into one row above the people and try again.
            """,
            details: ["titles": titles.joined(separator: "; ")])
    }
    static let reportNotWritten = Refusal(
        "report-not-written",
        "The report cannot be written, so nothing was imported. Name a file in a folder you may write to.")
}
