import Subprocess

/// Turns a page of PDF into a picture, with the PDF's own bytes and fonts.
///
/// poppler reads the PDF in a process of its own: what a broken file does to
/// it stays there, and its libraries stay out of the kiosk's memory. The bytes
/// go through pipes, so no file holds what a card says.
struct PagePicture {
    let dpi: Double

    /// A card at 1200 dpi has 4 MB; a picture beyond this is a mistake.
    private static let largestPNG = 64 << 20

    func png(of pdf: [UInt8], page index: Int) async throws -> [UInt8] {
        guard (20...1200).contains(dpi) else { throw trouble("the resolution must be 20 to 1200 dpi") }
        guard (0..<10_000).contains(index) else { throw trouble("there is no such page") }
        let page = String(index + 1)
        let done: ExecutionResult<Void, BytesOutput, StringOutput<Unicode.UTF8>>
        do {
            done = try await Subprocess.run(
                .name("pdftocairo"),
                arguments: ["-png", "-singlefile", "-r", String(dpi), "-f", page, "-l", page, "-", "-"],
                input: .array(pdf), output: .bytes(limit: PagePicture.largestPNG), error: .string(limit: 1 << 16))
        } catch {
            throw trouble("pdftocairo cannot be run; install poppler-utils")
        }
        guard done.terminationStatus.isSuccess, !done.standardOutput.isEmpty else {
            throw trouble(firstLine(of: done.standardError))
        }
        return done.standardOutput
    }

    private func firstLine(of words: String) -> String {
        words.split(whereSeparator: \.isNewline).first.map(String.init) ?? "poppler gave no picture"
    }

    private func trouble(_ words: String) -> DocumentError { .previewFailed(trouble: words) }
}
