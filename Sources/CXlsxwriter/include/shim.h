#ifndef RECOUNT_CXLSXWRITER_SHIM_H
#define RECOUNT_CXLSXWRITER_SHIM_H

#include <stdbool.h>
#include <xlsxwriter.h>

// libxlsxwriter is loaded when the first workbook is written, so that the program runs where there is
// none: Debian has it as a shared library alone. Each function is that of the library whose name
// follows; `recount_xlsx_load` has to come first.

/// Loads libxlsxwriter, once for the process. Answers whether it is there.
bool recount_xlsx_load(void);

const char *recount_xlsx_lxw_strerror(lxw_error error);
/// A workbook whose rows are written as they come, by way of files in `folder` without a name.
lxw_workbook *recount_xlsx_open(const char *path, const char *folder);
/// Frees a workbook that is not to be written.
void recount_xlsx_lxw_workbook_free(lxw_workbook *workbook);
/// Writes the workbook and frees it, whatever comes of it.
lxw_error recount_xlsx_workbook_close(lxw_workbook *workbook);
lxw_worksheet *recount_xlsx_workbook_add_worksheet(lxw_workbook *workbook, const char *name);
lxw_format *recount_xlsx_workbook_add_format(lxw_workbook *workbook);
void recount_xlsx_format_set_bold(lxw_format *format);
void recount_xlsx_format_set_num_format(lxw_format *format, const char *text);
void recount_xlsx_worksheet_freeze_panes(
    lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column);
lxw_error recount_xlsx_worksheet_set_column(
    lxw_worksheet *sheet, lxw_col_t first, lxw_col_t last, double width, lxw_format *format);
lxw_error recount_xlsx_worksheet_write_string(
    lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *text, lxw_format *format);
lxw_error recount_xlsx_worksheet_write_number(
    lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, double number, lxw_format *format);
lxw_error recount_xlsx_worksheet_write_boolean(
    lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, int flag, lxw_format *format);
lxw_error recount_xlsx_worksheet_write_datetime(
    lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, lxw_datetime *day,
    lxw_format *format);

#endif
