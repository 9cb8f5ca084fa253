public import Desk
import Synchronization

/// What is known of the printers that papers are drawn for.
struct PrinterTraits: Sendable {
    var calibrations: [PrinterKind: Calibration] = [:]
    /// Whether a printer says that it prints on both sides.
    var isTwoSided: @Sendable (PrinterKind) -> Bool = { _ in false }
}

extension DocumentRenderer: PaperCalibrating {
    public func calibrate(_ printer: PrinterKind, to calibration: PrinterCalibration) {
        printers.withLock { $0.calibrations[printer] = Calibration(calibration) }
    }

    /// Names who knows whether a printer prints on both sides; until then none does.
    public func askTwoSided(_ answer: @escaping @Sendable (PrinterKind) -> Bool) {
        printers.withLock { $0.isTwoSided = answer }
    }

    public func edition(of kind: DocumentKind) -> PaperEdition {
        // A template that is not there has no look; printing it says so.
        guard let template = try? template(named: kind.rawValue) else {
            return PaperEdition(template: nil, calibration: nil)
        }
        let (calibration, hasBack) = traits(of: template)
        return PaperEdition(template: template, calibration: calibration, hasBack: hasBack)
    }

    func traits(of template: TemplateDescription) -> (calibration: Calibration, hasBack: Bool) {
        let traits = printers.withLock { $0 }
        let hasBack = template.duplex != .none && traits.isTwoSided(template.printer)
        return (traits.calibrations[template.printer] ?? .none, hasBack)
    }
}
