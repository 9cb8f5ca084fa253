import Desk
import Insurance
import Printing

/// Says in words whether each printer's queue would take a paper now.
enum PrinterCheck {
    static func lines(_ site: Site) async throws -> [String] {
        let renderer = try site.settings.renderer()
        var lines: [String] = []
        for kind in PrinterKind.allCases {
            let printer = try CUPSPrinter(kind, settings: Wiring.cups(site), renderer: renderer)
            do {
                try await printer.check()
                lines.append("printer \(kind.rawValue): ready")
            } catch {
                let words = (error as? any StaffReadable)?.description ?? "\(type(of: error))"
                lines.append("printer \(kind.rawValue): \(words)")
            }
        }
        return lines
    }
}
