import Desk
import Insurance

/// The page on which printers are lined up.
struct CalibrationView: Encodable, Sendable {
    struct Printer: Encodable, Sendable {
        let kind: String
        let name: String
        /// What is applied now, in words.
        let state: String
        /// Who measured it, and when; `nil` where nobody did.
        let by: String?
        let isLinedUp: Bool
        let fields: [Field]
        /// What to load before the page is printed.
        let load: String

        init(_ printer: PrinterPlace, _ kept: KeptCalibration?, typed: Form?, problems: FieldProblems, words: Words) {
            kind = printer.name
            name = words.name(of: printer)
            let applied = kept?.calibration ?? .none
            isLinedUp = applied != .none
            state =
                isLinedUp
                ? words(
                    "calibration.applied",
                    [
                        "right": Self.millimetres(applied.right), "down": Self.millimetres(applied.down),
                        "scale": Self.percent(applied.scale),
                    ])
                : words(kept == nil ? "calibration.never" : "calibration.none")
            by = kept.map {
                words(
                    "calibration.by",
                    ["who": $0.officer, "day": $0.at.day.vietnamese, "time": $0.at.clockTime])
            }
            load = words("calibration.load.\(printer.kind.rawValue)")
            let length = CalibrationReading.length(of: printer.kind) / 10
            fields = [("left", 10), ("top", 10), ("length", length)].map { measure, drawn in
                let id = "\(measure)-\(printer.name)"
                return Field(
                    id: id, label: words("calibration.\(measure)"), value: typed?[id] ?? "",
                    hint: words("calibration.drawn", ["length": "\(drawn),0"]),
                    problem: problems.trouble(at: id, words), keyboard: "decimal", longest: 6)
            }
        }

        /// Tenths with a sign and a comma: `+0,4`.
        static func millimetres(_ tenths: Int) -> String {
            let sign = tenths < 0 ? "−" : "+"
            return "\(sign)\(tenths.magnitude / 10),\(tenths.magnitude % 10)"
        }

        private static func percent(_ thousandths: Int) -> String { "\(thousandths / 10),\(thousandths % 10) %" }
    }

    let printers: [Printer]
    let canEnter: Bool

    init(_ printers: [Printer], canEnter: Bool) {
        self.printers = printers
        self.canEnter = canEnter
    }
}
