import Desk
import Insurance
import Ledger
import Printing

// The templates.
extension Readiness {
    /// A paper as its printer would be given it.
    func sheet(_ template: String, _ fields: [String: String]) async throws -> [UInt8] {
        try await renderer.get().render(template: template, fields: fields, training: site.isTraining)
    }

    /// Draws every template's made-up person, as a test print would, and
    /// throws the sheet away.
    func paperChecks() async -> [ReadyCheck] {
        await looked(at: .papers) {
            let renderer = try renderer.get()
            // A ledger that does not open has lines of its own.
            let measured = Set((try? await ledger.get().calibrations().keys) ?? [:].keys)
            var checks: [ReadyCheck] = []
            for name in renderer.templateNames {
                do {
                    _ = try await sheet(name, try renderer.sample(of: name))
                    checks += try realPaper(name, renderer, measured)
                } catch {
                    checks.append(ReadyCheck(.papers, .stop, because: error))
                }
            }
            let drawn = ReadyCheck(.papers, .ok, "papers-drawn", ["count": String(renderer.templateNames.count)])
            return checks.contains { $0.state == .stop } ? checks : [drawn] + checks
        }
    }

    /// What matters on real blanks only: they carry their own art, and no two
    /// printers take them in alike.
    private func realPaper(
        _ name: String, _ renderer: DocumentRenderer, _ measured: Set<PrinterPlace>
    ) throws -> [ReadyCheck] {
        let template = try renderer.template(named: name)
        guard !site.isTraining, template.blank != nil else { return [] }
        let paper = ["paper": name]
        guard !template.printsBlank else { return [ReadyCheck(.papers, .stop, "paper-over-blank", paper)] }
        let printers = PrinterPlace.all(withSpares: Set(site.settings.printers.spares.keys))
        return printers.filter { $0.kind == template.printer && !measured.contains($0) }.map { printer in
            ReadyCheck(
                .papers, .warning, printer.isSpare ? "paper-uncalibrated-spare" : "paper-uncalibrated",
                paper.merging(["printer": printer.name]) { $1 })
        }
    }
}
