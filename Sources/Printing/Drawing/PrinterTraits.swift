public import Desk
import Synchronization

/// What is known of the printers that papers are drawn for.
struct PrinterTraits: Sendable {
    var calibrations: [PrinterPlace: Calibration] = [:]
    /// Whether a printer says that it prints on both sides.
    var isTwoSided: @Sendable (PrinterPlace) -> Bool = { _ in false }
}

extension DocumentRenderer: PaperCalibrating {
    public func calibrate(_ printer: PrinterPlace, to calibration: PrinterCalibration) {
        printers.withLock { $0.calibrations[printer] = Calibration(calibration) }
    }

    /// Names who knows whether a printer prints on both sides; until then none does.
    public func askTwoSided(_ answer: @escaping @Sendable (PrinterPlace) -> Bool) {
        printers.withLock { $0.isTwoSided = answer }
    }

    public func edition(of kind: DocumentKind, at place: PrinterPlace) -> PaperEdition {
        // A template that is not there has no look; printing it says so.
        guard let template = try? template(named: templateName(of: kind)) else {
            return PaperEdition(template: nil, calibration: nil)
        }
        let (calibration, hasBack) = traits(of: template, at: place)
        return PaperEdition(template: template, calibration: calibration, hasBack: hasBack)
    }

    func traits(of template: TemplateDescription, at place: PrinterPlace) -> (calibration: Calibration, hasBack: Bool) {
        let traits = printers.withLock { $0 }
        let hasBack = template.duplex != .none && traits.isTwoSided(place)
        return (traits.calibrations[place] ?? .none, hasBack)
    }
}
