import CCairo
import Desk

/// A page of rulers: where its lines come out says how the printer takes its paper in.
struct CalibrationSheet: Sendable {
    let page: PageSize
    let printer: PrinterKind
    let calibration: Calibration

    /// The template whose paper a printer is lined up with.
    static func template(of printer: PrinterKind) -> String {
        switch printer {
        case .card: DocumentKind.healthCard.rawValue
        case .book: DocumentKind.bookCover.rawValue
        case .receipt: DocumentKind.receipt.rawValue
        }
    }

    /// The template's page; from a roll a short piece.
    static func page(on template: TemplateDescription) -> PageSize {
        template.roll == nil ? template.page : PageSize(width: template.page.width, height: 100)
    }

    private var inset: Double { Double(CalibrationReading.inset) / 10 }
    private var length: Double { Double(CalibrationReading.length(of: printer)) / 10 }

    /// - Throws: ``DocumentError/drawing(template:trouble:)``.
    func drawn(with typeface: Typeface) throws -> [UInt8] {
        let sheet = try PDFSheet(size: page, title: "calibration")
        let canvas = sheet.page
        let offset = calibration.inPoints
        cairo_translate(canvas, offset.x, offset.y)
        cairo_scale(canvas, calibration.scale, calibration.scale)
        cairo_scale(canvas, PageSize.pointsPerMillimetre, PageSize.pointsPerMillimetre)
        cairo_set_source_rgb(canvas, 0, 0, 0)
        drawRulers(on: canvas)
        drawMarks(on: canvas)
        drawWords(typeface, on: canvas)
        guard let bytes = sheet.finish() else {
            throw DocumentError.drawing(template: "calibration", trouble: "cairo gave up")
        }
        return bytes
    }

    /// A tick for each millimetre along both lines, longer at five and at ten.
    private func drawRulers(on canvas: OpaquePointer) {
        for millimetre in 0...Int(page.width) { tick(millimetre, isLying: true, on: canvas) }
        for millimetre in 0...Int(page.height) { tick(millimetre, isLying: false, on: canvas) }
    }

    private func tick(_ millimetre: Int, isLying: Bool, on canvas: OpaquePointer) {
        let reach = millimetre % 10 == 0 ? 3.0 : millimetre % 5 == 0 ? 2.2 : 1.4
        let at = Double(millimetre)
        let (from, to) = isLying ? ((at, inset), (at, inset + reach)) : ((inset, at), (inset + reach, at))
        line(from, to, width: 0.1, on: canvas)
    }

    /// The two lines that are measured to, and the end marks of the ruler.
    private func drawMarks(on canvas: OpaquePointer) {
        line((inset, 0), (inset, page.height), width: 0.2, on: canvas)
        line((0, inset), (page.width, inset), width: 0.2, on: canvas)
        line((inset + length, inset - 5), (inset + length, inset + 5), width: 0.2, on: canvas)
    }

    private func line(
        _ from: (Double, Double), _ to: (Double, Double), width: Double, on canvas: OpaquePointer
    ) {
        cairo_set_line_width(canvas, width)
        cairo_move_to(canvas, from.0, from.1)
        cairo_line_to(canvas, to.0, to.1)
        cairo_stroke(canvas)
    }

    private func drawWords(_ typeface: Typeface, on canvas: OpaquePointer) {
        let size = page.width < 100 ? 2.3 : 3.6
        for (index, text) in words.enumerated() {
            let run = DrawnWords(
                text: text, x: inset + 6, y: inset + 8 + Double(index) * size * 1.5, size: size, isBold: index == 0,
                isItalic: false, anchor: .left, spacing: 0, color: .black, isOnBlank: false)
            typeface.draw(run, scale: 1, on: canvas)
        }
    }

    private var words: [String] {
        let measured = [
            "A. Từ mép trái của giấy đến vạch đứng: \(millimetres(inset))",
            "B. Từ mép trên của giấy đến vạch ngang: \(millimetres(inset))",
            "C. Từ vạch đứng đến vạch dài cuối thước: \(millimetres(length))",
        ]
        let state =
            calibration == .none
            ? "Chưa áp dụng căn chỉnh: đo A, B, C rồi ghi vào trang Căn chỉnh."
            : "Đã áp dụng căn chỉnh: A, B, C phải đúng như trên."
        return ["TRANG CĂN CHỈNH MÁY IN"] + measured + [state]
    }

    private func millimetres(_ length: Double) -> String { "\(Int(length)),0 mm" }
}
