#include "shim.h"

#include "loader.h"

#include <pthread.h>

static struct {
    __typeof__(workbook_new_opt) *workbook_new_opt;
    __typeof__(lxw_strerror) *lxw_strerror;
    __typeof__(lxw_workbook_free) *lxw_workbook_free;
    __typeof__(workbook_close) *workbook_close;
    __typeof__(workbook_add_worksheet) *workbook_add_worksheet;
    __typeof__(workbook_add_format) *workbook_add_format;
    __typeof__(format_set_bold) *format_set_bold;
    __typeof__(format_set_num_format) *format_set_num_format;
    __typeof__(worksheet_freeze_panes) *worksheet_freeze_panes;
    __typeof__(worksheet_set_column) *worksheet_set_column;
    __typeof__(worksheet_write_string) *worksheet_write_string;
    __typeof__(worksheet_write_number) *worksheet_write_number;
    __typeof__(worksheet_write_boolean) *worksheet_write_boolean;
    __typeof__(worksheet_write_datetime) *worksheet_write_datetime;
} library;
static bool is_loaded;

static void load(void)
{
    // Debian 12's, and then what the development package adds.
    void *file = loader_open("libxlsxwriter.so.4", "libxlsxwriter.so");
    is_loaded = loader_find(file, "workbook_new_opt", &library.workbook_new_opt)
        && loader_find(file, "lxw_strerror", &library.lxw_strerror)
        && loader_find(file, "lxw_workbook_free", &library.lxw_workbook_free)
        && loader_find(file, "workbook_close", &library.workbook_close)
        && loader_find(file, "workbook_add_worksheet", &library.workbook_add_worksheet)
        && loader_find(file, "workbook_add_format", &library.workbook_add_format)
        && loader_find(file, "format_set_bold", &library.format_set_bold)
        && loader_find(file, "format_set_num_format", &library.format_set_num_format)
        && loader_find(file, "worksheet_freeze_panes", &library.worksheet_freeze_panes)
        && loader_find(file, "worksheet_set_column", &library.worksheet_set_column)
        && loader_find(file, "worksheet_write_string", &library.worksheet_write_string)
        && loader_find(file, "worksheet_write_number", &library.worksheet_write_number)
        && loader_find(file, "worksheet_write_boolean", &library.worksheet_write_boolean)
        && loader_find(file, "worksheet_write_datetime", &library.worksheet_write_datetime);
}

bool recount_xlsx_load(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    return is_loaded;
}

lxw_workbook *recount_xlsx_open(const char *path, const char *folder)
{
    // The library copies the name of the folder, and changes nothing in it.
    lxw_workbook_options options = {
        .constant_memory = LXW_TRUE, .tmpdir = (char *)folder, .use_zip64 = LXW_TRUE};
    return library.workbook_new_opt(path, &options);
}

const char *recount_xlsx_lxw_strerror(lxw_error error)
{
    return library.lxw_strerror(error);
}

void recount_xlsx_lxw_workbook_free(lxw_workbook *workbook)
{
    library.lxw_workbook_free(workbook);
}

lxw_error recount_xlsx_workbook_close(lxw_workbook *workbook)
{
    return library.workbook_close(workbook);
}

lxw_worksheet *recount_xlsx_workbook_add_worksheet(lxw_workbook *workbook, const char *name)
{
    return library.workbook_add_worksheet(workbook, name);
}

lxw_format *recount_xlsx_workbook_add_format(lxw_workbook *workbook)
{
    return library.workbook_add_format(workbook);
}

void recount_xlsx_format_set_bold(lxw_format *format)
{
    library.format_set_bold(format);
}

void recount_xlsx_format_set_num_format(lxw_format *format, const char *text)
{
    library.format_set_num_format(format, text);
}

void recount_xlsx_worksheet_freeze_panes(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column)
{
    library.worksheet_freeze_panes(sheet, row, column);
}

lxw_error recount_xlsx_worksheet_set_column(
    lxw_worksheet *sheet, lxw_col_t first, lxw_col_t last, double width, lxw_format *format)
{
    return library.worksheet_set_column(sheet, first, last, width, format);
}

lxw_error recount_xlsx_worksheet_write_string(
    lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *text, lxw_format *format)
{
    return library.worksheet_write_string(sheet, row, column, text, format);
}

lxw_error recount_xlsx_worksheet_write_number(
    lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, double number, lxw_format *format)
{
    return library.worksheet_write_number(sheet, row, column, number, format);
}

lxw_error recount_xlsx_worksheet_write_boolean(
    lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, int flag, lxw_format *format)
{
    return library.worksheet_write_boolean(sheet, row, column, flag, format);
}

lxw_error recount_xlsx_worksheet_write_datetime(
    lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, lxw_datetime *day, lxw_format *format)
{
    return library.worksheet_write_datetime(sheet, row, column, day, format);
}
