import Desk
import Foundation
import Insurance
import Testing

@testable import Forms

@Suite("LibreOffice opens the workbooks", .timeLimit(.minutes(3)))
struct LibreOfficeTests {
    static let program = "/usr/bin/soffice"

    @Test(
        "without a word on its error channel, and shows every cell as the CSV has it",
        .enabled(if: FileManager.default.isExecutableFile(atPath: program), "needs LibreOffice Calc"))
    func opens() throws {
        let content = MadeUpForms.evening(people: 12)
        let folder = FormFolder(in: try temporaryFolder(), of: content.days)
        let files = MadeUpForms.maker.files(content)
        try folder.write(files, made: RoundTripTests.made)
        let out = try temporaryFolder()
        let books = files.map { "\(folder.path)/\($0.name).xlsx" }
        // UTF-8, every sheet, cells as shown, texts in quotes.
        let filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
        #expect(try convert(books, to: filter, into: out) == "")
        let converted = try FileManager.default.contentsOfDirectory(atPath: out)
        for file in files {
            // LibreOffice writes a file for each sheet, `D03-TS-D03-TS 1.csv`.
            let parts = file.sheets.map { "\(file.name)-\($0.name).csv" }
            #expect(Set(parts).isSubset(of: converted), "\(converted)")
            let shown = try parts.flatMap { try texts(out + "/" + $0) }
            let written = try texts("\(folder.path)/\(file.name).csv").map { $0.map(CellText.unguarded) }
            #expect(shown.map { $0.map(plain) } == written, "\(file.name)")
        }
    }

    /// An amount as it is, where LibreOffice shows it with separators.
    private func plain(_ text: String) -> String {
        let digits = text.filter { $0 != "," }
        return text.contains(",") && digits.allSatisfy(\.isNumber) ? digits : text
    }

    /// One start for all of them, with a profile of its own.
    ///
    /// - Returns: what it wrote to standard error.
    private func convert(_ books: [String], to filter: String, into out: String) throws -> String {
        let profile = try temporaryFolder()
        let process = Process()
        process.executableURL = URL(filePath: Self.program)
        process.arguments =
            ["--headless", "-env:UserInstallation=file://\(profile)", "--convert-to", filter, "--outdir", out] + books
        process.environment = ["HOME": profile, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
        let errors = temporaryFile("err")
        try Data().write(to: URL(filePath: errors))
        process.standardError = try FileHandle(forWritingTo: URL(filePath: errors))
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        // That there is no Java says nothing of a workbook.
        return try String(contentsOfFile: errors, encoding: .utf8).split(separator: "\n")
            .filter { !$0.contains("failed to launch javaldx") }.joined(separator: "\n")
    }
}
