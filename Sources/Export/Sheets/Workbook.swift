import CXlsxwriter
import FormModel
import Foundation

/// Owns a workbook of libxlsxwriter, whose rows go to the disk as they come.
@safe
struct Workbook: ~Copyable {
    static let library = "libxlsxwriter"
    private static let package = "libxlsxwriter4"
    /// The rows of a sheet, its head among them (Excel specifications and limits).
    static let mostRows = 1_048_576
    static let mostColumns = 16_384
    /// Excel counts days from 1900, and takes that year for a leap year.
    private static let firstYear = 1901

    // Alive until `finish` or `deinit`; nothing here is `Sendable`, so that no two threads use it.
    private let handle: UnsafeMutablePointer<lxw_workbook>
    private let day: UnsafeMutablePointer<lxw_format>?
    private let bold: UnsafeMutablePointer<lxw_format>?
    private var sheet: UnsafeMutablePointer<lxw_worksheet>?
    private var row: UInt32 = 0
    private var isClosed = false

    /// A workbook that will be written to `path`.
    init(at path: String) throws(ExportFault) {
        let folder = (path as NSString).deletingLastPathComponent
        guard recount_xlsx_load(),
            let handle = unsafe recount_xlsx_open(path, folder.isEmpty ? "." : folder)
        else { throw .libraryMissing(Self.library, package: Self.package) }
        unsafe self.handle = unsafe handle
        unsafe day = unsafe recount_xlsx_workbook_add_format(handle)
        unsafe bold = unsafe recount_xlsx_workbook_add_format(handle)
        unsafe sheet = nil
        unsafe recount_xlsx_format_set_num_format(day, "yyyy-mm-dd")
        unsafe recount_xlsx_format_set_bold(bold)
    }

    deinit {
        if !isClosed { unsafe recount_xlsx_lxw_workbook_free(handle) }
    }

    /// Begins a sheet with a head that stays in sight; no row of the sheets before can follow.
    mutating func begin(_ name: String, head: [String]) throws(ExportFault) {
        guard head.count <= Self.mostColumns else {
            throw .tooManyColumns(limit: Self.mostColumns)
        }
        unsafe sheet = unsafe recount_xlsx_workbook_add_worksheet(handle, name)
        row = 0
        let last = UInt16(head.count - 1)
        try check(unsafe recount_xlsx_worksheet_set_column(sheet, 0, last, 18, nil))
        unsafe recount_xlsx_worksheet_freeze_panes(sheet, 1, 0)
        for (place, text) in head.enumerated() {
            try check(
                unsafe recount_xlsx_worksheet_write_string(sheet, 0, UInt16(place), text, bold))
        }
    }

    /// Goes on to the next row.
    mutating func nextRow() { row += 1 }

    /// Each writes a cell of the row; a text is never a formula.
    func write(_ text: String, at column: Int) throws(ExportFault) {
        try check(
            unsafe recount_xlsx_worksheet_write_string(sheet, row, UInt16(column), text, nil))
    }

    func write(_ number: Double, at column: Int) throws(ExportFault) {
        try check(
            unsafe recount_xlsx_worksheet_write_number(sheet, row, UInt16(column), number, nil))
    }

    func write(_ flag: Bool, at column: Int) throws(ExportFault) {
        try check(
            unsafe recount_xlsx_worksheet_write_boolean(
                sheet, row, UInt16(column), flag ? 1 : 0, nil))
    }

    /// A whole date that a sheet can count with, or else its text.
    func write(_ date: PartialDate, at column: Int) throws(ExportFault) {
        guard let month = date.month, let dayOfMonth = date.day, date.year >= Self.firstYear else {
            return try write(date.description, at: column)
        }
        var parts = lxw_datetime(
            year: Int32(date.year), month: Int32(month), day: Int32(dayOfMonth), hour: 0, min: 0,
            sec: 0)
        try check(
            unsafe recount_xlsx_worksheet_write_datetime(
                sheet, row, UInt16(column), &parts, day))
    }

    /// Writes the file.
    mutating func finish() throws(ExportFault) {
        isClosed = true
        try check(unsafe recount_xlsx_workbook_close(handle))
    }

    private func check(_ result: lxw_error) throws(ExportFault) {
        guard result != LXW_NO_ERROR else { return }
        let reason = unsafe recount_xlsx_lxw_strerror(result).map { unsafe String(cString: $0) }
        throw .refused(by: Self.library, reason: reason ?? "error \(result.rawValue)")
    }
}
