#include "shim.h"

#include "loader.h"

#include <pthread.h>

static struct {
    __typeof__(readstat_error_message) *error_message;
    __typeof__(readstat_writer_init) *writer_init;
    __typeof__(readstat_writer_free) *writer_free;
    __typeof__(readstat_set_data_writer) *set_data_writer;
    __typeof__(readstat_writer_set_file_label) *writer_set_file_label;
    __typeof__(readstat_writer_set_file_format_version) *writer_set_file_format_version;
    __typeof__(readstat_writer_set_compression) *writer_set_compression;
    __typeof__(readstat_add_label_set) *add_label_set;
    __typeof__(readstat_label_double_value) *label_double_value;
    __typeof__(readstat_label_int32_value) *label_int32_value;
    __typeof__(readstat_label_tagged_value) *label_tagged_value;
    __typeof__(readstat_add_variable) *add_variable;
    __typeof__(readstat_variable_set_label) *variable_set_label;
    __typeof__(readstat_variable_set_format) *variable_set_format;
    __typeof__(readstat_variable_set_label_set) *variable_set_label_set;
    __typeof__(readstat_variable_set_measure) *variable_set_measure;
    __typeof__(readstat_variable_add_missing_double_range) *variable_add_missing_double_range;
    __typeof__(readstat_get_variable) *get_variable;
    __typeof__(readstat_begin_writing_sav) *begin_writing_sav;
    __typeof__(readstat_begin_writing_dta) *begin_writing_dta;
    __typeof__(readstat_add_string_ref) *add_string_ref;
    __typeof__(readstat_get_string_ref) *get_string_ref;
    __typeof__(readstat_begin_row) *begin_row;
    __typeof__(readstat_insert_int32_value) *insert_int32_value;
    __typeof__(readstat_insert_double_value) *insert_double_value;
    __typeof__(readstat_insert_string_value) *insert_string_value;
    __typeof__(readstat_insert_string_ref) *insert_string_ref;
    __typeof__(readstat_insert_tagged_missing_value) *insert_tagged_missing_value;
    __typeof__(readstat_end_row) *end_row;
    __typeof__(readstat_end_writing) *end_writing;
} library;
static bool is_loaded;

static void load(void)
{
    // The second is what the development package adds.
    void *file = loader_open("libreadstat.so.1", "libreadstat.so");
    is_loaded = loader_find(file, "readstat_error_message", &library.error_message)
        && loader_find(file, "readstat_writer_init", &library.writer_init)
        && loader_find(file, "readstat_writer_free", &library.writer_free)
        && loader_find(file, "readstat_set_data_writer", &library.set_data_writer)
        && loader_find(file, "readstat_writer_set_file_label", &library.writer_set_file_label)
        && loader_find(
            file, "readstat_writer_set_file_format_version",
            &library.writer_set_file_format_version)
        && loader_find(file, "readstat_writer_set_compression", &library.writer_set_compression)
        && loader_find(file, "readstat_add_label_set", &library.add_label_set)
        && loader_find(file, "readstat_label_double_value", &library.label_double_value)
        && loader_find(file, "readstat_label_int32_value", &library.label_int32_value)
        && loader_find(file, "readstat_label_tagged_value", &library.label_tagged_value)
        && loader_find(file, "readstat_add_variable", &library.add_variable)
        && loader_find(file, "readstat_variable_set_label", &library.variable_set_label)
        && loader_find(file, "readstat_variable_set_format", &library.variable_set_format)
        && loader_find(file, "readstat_variable_set_label_set", &library.variable_set_label_set)
        && loader_find(file, "readstat_variable_set_measure", &library.variable_set_measure)
        && loader_find(
            file, "readstat_variable_add_missing_double_range",
            &library.variable_add_missing_double_range)
        && loader_find(file, "readstat_get_variable", &library.get_variable)
        && loader_find(file, "readstat_begin_writing_sav", &library.begin_writing_sav)
        && loader_find(file, "readstat_begin_writing_dta", &library.begin_writing_dta)
        && loader_find(file, "readstat_add_string_ref", &library.add_string_ref)
        && loader_find(file, "readstat_get_string_ref", &library.get_string_ref)
        && loader_find(file, "readstat_begin_row", &library.begin_row)
        && loader_find(file, "readstat_insert_int32_value", &library.insert_int32_value)
        && loader_find(file, "readstat_insert_double_value", &library.insert_double_value)
        && loader_find(file, "readstat_insert_string_value", &library.insert_string_value)
        && loader_find(file, "readstat_insert_string_ref", &library.insert_string_ref)
        && loader_find(file, "readstat_insert_tagged_missing_value", &library.insert_tagged_missing_value)
        && loader_find(file, "readstat_end_row", &library.end_row)
        && loader_find(file, "readstat_end_writing", &library.end_writing);
}

bool recount_readstat_load(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    return is_loaded;
}

const char *recount_readstat_error_message(readstat_error_t error)
{
    return library.error_message(error);
}

readstat_writer_t *recount_readstat_writer_init(void)
{
    return library.writer_init();
}

void recount_readstat_writer_free(readstat_writer_t *writer)
{
    library.writer_free(writer);
}

readstat_error_t recount_readstat_set_data_writer(
    readstat_writer_t *writer, readstat_data_writer data_writer)
{
    return library.set_data_writer(writer, data_writer);
}

readstat_error_t recount_readstat_writer_set_file_label(
    readstat_writer_t *writer, const char *label)
{
    return library.writer_set_file_label(writer, label);
}

readstat_error_t recount_readstat_writer_set_file_format_version(
    readstat_writer_t *writer, uint8_t version)
{
    return library.writer_set_file_format_version(writer, version);
}

readstat_error_t recount_readstat_writer_set_compression(
    readstat_writer_t *writer, readstat_compress_t compression)
{
    return library.writer_set_compression(writer, compression);
}

readstat_label_set_t *recount_readstat_add_label_set(
    readstat_writer_t *writer, readstat_type_t type, const char *name)
{
    return library.add_label_set(writer, type, name);
}

void recount_readstat_label_double_value(readstat_label_set_t *set, double value, const char *label)
{
    library.label_double_value(set, value, label);
}

void recount_readstat_label_int32_value(readstat_label_set_t *set, int32_t value, const char *label)
{
    library.label_int32_value(set, value, label);
}

void recount_readstat_label_tagged_value(readstat_label_set_t *set, char tag, const char *label)
{
    library.label_tagged_value(set, tag, label);
}

readstat_variable_t *recount_readstat_add_variable(
    readstat_writer_t *writer, const char *name, readstat_type_t type, size_t width)
{
    return library.add_variable(writer, name, type, width);
}

void recount_readstat_variable_set_label(readstat_variable_t *variable, const char *label)
{
    library.variable_set_label(variable, label);
}

void recount_readstat_variable_set_format(readstat_variable_t *variable, const char *format)
{
    library.variable_set_format(variable, format);
}

void recount_readstat_variable_set_label_set(
    readstat_variable_t *variable, readstat_label_set_t *set)
{
    library.variable_set_label_set(variable, set);
}

void recount_readstat_variable_set_measure(
    readstat_variable_t *variable, readstat_measure_t measure)
{
    library.variable_set_measure(variable, measure);
}

readstat_error_t recount_readstat_variable_add_missing_double_range(
    readstat_variable_t *variable, double low, double high)
{
    return library.variable_add_missing_double_range(variable, low, high);
}

readstat_variable_t *recount_readstat_get_variable(readstat_writer_t *writer, int index)
{
    return library.get_variable(writer, index);
}

readstat_error_t recount_readstat_begin_writing_sav(
    readstat_writer_t *writer, void *context, long rows)
{
    return library.begin_writing_sav(writer, context, rows);
}

readstat_error_t recount_readstat_begin_writing_dta(
    readstat_writer_t *writer, void *context, long rows)
{
    return library.begin_writing_dta(writer, context, rows);
}

readstat_string_ref_t *recount_readstat_add_string_ref(readstat_writer_t *writer, const char *text)
{
    return library.add_string_ref(writer, text);
}

readstat_string_ref_t *recount_readstat_get_string_ref(readstat_writer_t *writer, int index)
{
    return library.get_string_ref(writer, index);
}

readstat_error_t recount_readstat_begin_row(readstat_writer_t *writer)
{
    return library.begin_row(writer);
}

readstat_error_t recount_readstat_insert_int32_value(
    readstat_writer_t *writer, const readstat_variable_t *variable, int32_t value)
{
    return library.insert_int32_value(writer, variable, value);
}

readstat_error_t recount_readstat_insert_double_value(
    readstat_writer_t *writer, const readstat_variable_t *variable, double value)
{
    return library.insert_double_value(writer, variable, value);
}

readstat_error_t recount_readstat_insert_string_value(
    readstat_writer_t *writer, const readstat_variable_t *variable, const char *value)
{
    return library.insert_string_value(writer, variable, value);
}

readstat_error_t recount_readstat_insert_string_ref(
    readstat_writer_t *writer, const readstat_variable_t *variable, readstat_string_ref_t *ref)
{
    return library.insert_string_ref(writer, variable, ref);
}

readstat_error_t recount_readstat_insert_tagged_missing_value(
    readstat_writer_t *writer, const readstat_variable_t *variable, char tag)
{
    return library.insert_tagged_missing_value(writer, variable, tag);
}

readstat_error_t recount_readstat_end_row(readstat_writer_t *writer)
{
    return library.end_row(writer);
}

readstat_error_t recount_readstat_end_writing(readstat_writer_t *writer)
{
    return library.end_writing(writer);
}
