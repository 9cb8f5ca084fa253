import Foundation

/// Reads the code on a printed sheet, as a scanner at the tray does.
struct SheetReader: Sendable {
    /// With `printers/KIND` in it; each printer files its sheets in a tray, named by their print intents.
    private let spooler: String
    /// Told the sheet's file, it writes the code.
    private let program: String

    /// - Throws: `rehearse-reader-missing`.
    init(spooler: String, program: String) throws {
        guard FileManager.default.isExecutableFile(atPath: program) else {
            throw RehearsalTrouble(
                "rehearse-reader-missing",
                "\(program) cannot be run, so no sheet can be scanned. Name another --reader.")
        }
        self.spooler = spooler
        self.program = program
    }

    /// The code on a sheet of one of some print intents.
    ///
    /// - Returns: `nil` when none of them lies in a tray whole, or carries no code.
    func code(on intents: Set<String>) async throws -> String? {
        for sheet in sheets() where intents.contains(where: { sheet.hasSuffix("-\($0).pdf") }) {
            let text = try await read(sheet).trimmingCharacters(in: .newlines)
            if !text.isEmpty { return text }
        }
        return nil
    }

    private func sheets() -> [String] {
        let files = FileManager.default
        return ["card", "book", "receipt"].flatMap { kind -> [String] in
            let told = files.contents(atPath: "\(spooler)/printers/\(kind)/tray") ?? Data()
            let tray = String(decoding: told, as: UTF8.self).trimmingCharacters(in: .newlines)
            // A tray that is not there yet holds nothing.
            return ((try? files.contentsOfDirectory(atPath: tray)) ?? []).map { tray + "/" + $0 }
        }
    }

    /// What the program says, without holding a thread.
    private func read(_ sheet: String) async throws -> String {
        let (process, output) = (Process(), Pipe())
        process.executableURL = URL(filePath: program)
        process.arguments = [sheet]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        // Never cancelled; waking early only looks sooner.
        while process.isRunning { try? await Task.sleep(for: .milliseconds(10)) }
        return String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    }
}
