#ifndef RECOUNT_CREADSTAT_SHIM_H
#define RECOUNT_CREADSTAT_SHIM_H

#include <readstat.h>
#include <stdbool.h>

// ReadStat is loaded when the first file for SPSS or Stata is written, so that the program runs where
// there is none: Debian has it as a shared library alone. Each function is that of the library whose
// name follows; `recount_readstat_load` has to come first.

/// Loads ReadStat, once for the process. Answers whether it is there.
bool recount_readstat_load(void);

const char *recount_readstat_error_message(readstat_error_t error);
readstat_writer_t *recount_readstat_writer_init(void);
void recount_readstat_writer_free(readstat_writer_t *writer);
readstat_error_t recount_readstat_set_data_writer(
    readstat_writer_t *writer, readstat_data_writer data_writer);
readstat_error_t recount_readstat_writer_set_file_label(
    readstat_writer_t *writer, const char *label);
readstat_error_t recount_readstat_writer_set_file_format_version(
    readstat_writer_t *writer, uint8_t version);
readstat_error_t recount_readstat_writer_set_compression(
    readstat_writer_t *writer, readstat_compress_t compression);

readstat_label_set_t *recount_readstat_add_label_set(
    readstat_writer_t *writer, readstat_type_t type, const char *name);
void recount_readstat_label_double_value(
    readstat_label_set_t *set, double value, const char *label);
void recount_readstat_label_int32_value(
    readstat_label_set_t *set, int32_t value, const char *label);
void recount_readstat_label_tagged_value(
    readstat_label_set_t *set, char tag, const char *label);

readstat_variable_t *recount_readstat_add_variable(
    readstat_writer_t *writer, const char *name, readstat_type_t type, size_t width);
void recount_readstat_variable_set_label(readstat_variable_t *variable, const char *label);
void recount_readstat_variable_set_format(readstat_variable_t *variable, const char *format);
void recount_readstat_variable_set_label_set(
    readstat_variable_t *variable, readstat_label_set_t *set);
void recount_readstat_variable_set_measure(
    readstat_variable_t *variable, readstat_measure_t measure);
readstat_error_t recount_readstat_variable_add_missing_double_range(
    readstat_variable_t *variable, double low, double high);
readstat_variable_t *recount_readstat_get_variable(readstat_writer_t *writer, int index);

readstat_error_t recount_readstat_begin_writing_sav(
    readstat_writer_t *writer, void *context, long rows);
readstat_error_t recount_readstat_begin_writing_dta(
    readstat_writer_t *writer, void *context, long rows);
readstat_string_ref_t *recount_readstat_add_string_ref(
    readstat_writer_t *writer, const char *text);
readstat_string_ref_t *recount_readstat_get_string_ref(readstat_writer_t *writer, int index);
readstat_error_t recount_readstat_begin_row(readstat_writer_t *writer);
readstat_error_t recount_readstat_insert_int32_value(
    readstat_writer_t *writer, const readstat_variable_t *variable, int32_t value);
readstat_error_t recount_readstat_insert_double_value(
    readstat_writer_t *writer, const readstat_variable_t *variable, double value);
readstat_error_t recount_readstat_insert_string_value(
    readstat_writer_t *writer, const readstat_variable_t *variable, const char *value);
readstat_error_t recount_readstat_insert_string_ref(
    readstat_writer_t *writer, const readstat_variable_t *variable, readstat_string_ref_t *ref);
readstat_error_t recount_readstat_insert_tagged_missing_value(
    readstat_writer_t *writer, const readstat_variable_t *variable, char tag);
readstat_error_t recount_readstat_end_row(readstat_writer_t *writer);
readstat_error_t recount_readstat_end_writing(readstat_writer_t *writer);

#endif
