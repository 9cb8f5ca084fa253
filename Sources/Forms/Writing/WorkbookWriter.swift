import CXlsxWriter
import Glibc
import Insurance

/// Writes a workbook (.xlsx) with libxlsxwriter.
///
/// Texts are texts whatever they begin with, and days are texts; amounts and
/// counts are numbers. Of long sheets the library keeps one row in memory at a
/// time; what it sets aside meanwhile lies in a folder of the caller's, in
/// files without a name.
struct WorkbookWriter {
    private let book: UnsafeMutablePointer<lxw_workbook>
    private let looks: [WrittenRow.Look: Formats]

    /// From so many rows on the library may not keep them all.
    static let manyRows = 5000

    private struct Formats {
        let text, number: UnsafeMutablePointer<lxw_format>?
    }

    /// Writes the file, over one that is there.
    ///
    /// - Parameters:
    ///   - scratch: A folder for what is set aside meanwhile.
    ///   - made: Written as the workbook's day of making, so that the same
    ///     sheets give the same bytes.
    /// - Throws: `export-disk-full`, `export-failed`.
    static func write(_ sheets: [WrittenSheet], to path: String, scratch: String, made: Moment) throws {
        let isLong = sheets.reduce(0) { $0 + $1.rows.count } >= manyRows
        try scratch.withCString { folder in
            var options = lxw_workbook_options()
            options.constant_memory = isLong ? 1 : 0
            options.tmpdir = UnsafeMutablePointer(mutating: folder)
            errno = 0
            guard let book = workbook_new_opt(path, &options) else { throw Refusal.exportFailed(errno) }
            let writer = WorkbookWriter(book, made: made)
            var trouble: (any Error)?
            do { for sheet in sheets { try writer.add(sheet) } } catch { trouble = error }
            // Closing frees the book, so it is done after a trouble too.
            errno = 0
            let closed = workbook_close(book)
            if let trouble { throw trouble }
            guard closed == LXW_NO_ERROR else { throw Refusal.exportFailed(errno) }
        }
    }

    private init(_ book: UnsafeMutablePointer<lxw_workbook>, made: Moment) {
        self.book = book
        var facts = lxw_doc_properties()
        facts.created = made.milliseconds / 1000
        workbook_set_properties(book, &facts)
        looks = Dictionary(
            uniqueKeysWithValues: WrittenRow.Look.allCases.map { look in
                (
                    look,
                    Formats(
                        text: WorkbookWriter.format(look, isNumber: false, in: book),
                        number: WorkbookWriter.format(look, isNumber: true, in: book))
                )
            })
    }

    private func add(_ sheet: WrittenSheet) throws {
        guard let page = workbook_add_worksheet(book, sheet.name) else { throw Refusal.exportFailed(errno) }
        for (column, width) in sheet.widths.enumerated() {
            worksheet_set_column(page, lxw_col_t(column), lxw_col_t(column), width, nil)
        }
        worksheet_set_landscape(page)
        worksheet_set_paper(page, 9)  // A4
        worksheet_set_margins(page, 0.4, 0.4, 0.5, 0.5)  // In inches.
        worksheet_fit_to_pages(page, 1, 0)
        // Numbers of people and receipts are texts on purpose.
        worksheet_ignore_errors(page, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), "A1:XFD1048576")
        if let heading = sheet.rows.firstIndex(where: { $0.look == .heading }) {
            worksheet_freeze_panes(page, lxw_row_t(heading + 1), 2)
            worksheet_repeat_rows(page, lxw_row_t(heading), lxw_row_t(heading))
        }
        for (row, written) in sheet.rows.enumerated() {
            try add(written, at: lxw_row_t(row), to: page, widths: sheet.widths)
        }
    }

    private func add(
        _ row: WrittenRow, at number: lxw_row_t, to page: UnsafeMutablePointer<lxw_worksheet>, widths: [Double]
    ) throws {
        let lines = row.lines(in: widths)
        // Points; programs that only convert a workbook do not look for a row's height.
        if lines > 1 || row.look == .title { worksheet_set_row(page, number, 15 * Double(lines) + 5, nil) }
        let formats = looks[row.look]
        for (index, cell) in row.cells.enumerated() {
            let column = lxw_col_t(index)
            let done =
                switch cell {
                case .text(let text): worksheet_write_string(page, number, column, text, formats?.text)
                case .number(let amount): worksheet_write_number(page, number, column, Double(amount), formats?.number)
                // A cell with a frame and nothing in it.
                case .empty: worksheet_write_blank(page, number, column, formats?.text)
                }
            guard done == LXW_NO_ERROR else { throw Refusal.exportFailed(errno) }
        }
    }

    private static func format(
        _ look: WrittenRow.Look, isNumber: Bool, in book: UnsafeMutablePointer<lxw_workbook>
    ) -> UnsafeMutablePointer<lxw_format>? {
        guard let format = workbook_add_format(book) else { return nil }
        if isNumber { format_set_num_format(format, "#,##0") }
        switch look {
        case .plain, .fact: break
        case .title:
            format_set_bold(format)
            format_set_font_size(format, 14)
        case .heading:
            format_set_bold(format)
            format_set_text_wrap(format)
            format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
            format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
            format_set_bg_color(format, 0xE3ECF7)
        case .numbering: format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
        case .section, .total: format_set_bold(format)
        case .line:
            format_set_text_wrap(format)
            format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        }
        if ![.plain, .fact, .title].contains(look) { format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue)) }
        return format
    }
}
