#include "shim.h"

#include "loader.h"

#include <pthread.h>
#include <stddef.h>
#include <string.h>

static struct {
    __typeof__(PQconninfoParse) *conninfo_parse;
    __typeof__(PQconninfoFree) *conninfo_free;
    __typeof__(PQconnectdbParams) *connectdb_params;
    __typeof__(PQsetNoticeReceiver) *set_notice_receiver;
    __typeof__(PQfinish) *finish;
    __typeof__(PQstatus) *status;
    __typeof__(PQtransactionStatus) *transaction_status;
    __typeof__(PQerrorMessage) *error_message;
    __typeof__(PQexec) *exec;
    __typeof__(PQenterPipelineMode) *enter_pipeline_mode;
    __typeof__(PQexitPipelineMode) *exit_pipeline_mode;
    __typeof__(PQsendPrepare) *send_prepare;
    __typeof__(PQsendQueryPrepared) *send_query_prepared;
    __typeof__(PQpipelineSync) *pipeline_sync;
    __typeof__(PQsetSingleRowMode) *set_single_row_mode;
    __typeof__(PQgetResult) *get_result;
    __typeof__(PQgetCancel) *get_cancel;
    __typeof__(PQcancel) *cancel;
    __typeof__(PQfreeCancel) *free_cancel;
    __typeof__(PQclear) *clear;
    __typeof__(PQresultStatus) *result_status;
    __typeof__(PQresultErrorField) *result_error_field;
    __typeof__(PQcmdStatus) *cmd_status;
    __typeof__(PQcmdTuples) *cmd_tuples;
    __typeof__(PQntuples) *ntuples;
    __typeof__(PQnfields) *nfields;
    __typeof__(PQfname) *fname;
    __typeof__(PQftype) *ftype;
    __typeof__(PQgetisnull) *getisnull;
    __typeof__(PQgetvalue) *getvalue;
    __typeof__(PQgetlength) *getlength;
} library;
static bool is_loaded;

static void load(void)
{
    // The second is what the development package adds.
    void *file = loader_open("libpq.so.5", "libpq.so");
    is_loaded = loader_find(file, "PQconninfoParse", &library.conninfo_parse)
        && loader_find(file, "PQconninfoFree", &library.conninfo_free)
        && loader_find(file, "PQconnectdbParams", &library.connectdb_params)
        && loader_find(file, "PQsetNoticeReceiver", &library.set_notice_receiver)
        && loader_find(file, "PQfinish", &library.finish)
        && loader_find(file, "PQstatus", &library.status)
        && loader_find(file, "PQtransactionStatus", &library.transaction_status)
        && loader_find(file, "PQerrorMessage", &library.error_message)
        && loader_find(file, "PQexec", &library.exec)
        // Since PostgreSQL 14.
        && loader_find(file, "PQenterPipelineMode", &library.enter_pipeline_mode)
        && loader_find(file, "PQexitPipelineMode", &library.exit_pipeline_mode)
        && loader_find(file, "PQsendPrepare", &library.send_prepare)
        && loader_find(file, "PQsendQueryPrepared", &library.send_query_prepared)
        && loader_find(file, "PQpipelineSync", &library.pipeline_sync)
        && loader_find(file, "PQsetSingleRowMode", &library.set_single_row_mode)
        && loader_find(file, "PQgetResult", &library.get_result)
        && loader_find(file, "PQgetCancel", &library.get_cancel)
        && loader_find(file, "PQcancel", &library.cancel)
        && loader_find(file, "PQfreeCancel", &library.free_cancel)
        && loader_find(file, "PQclear", &library.clear)
        && loader_find(file, "PQresultStatus", &library.result_status)
        && loader_find(file, "PQresultErrorField", &library.result_error_field)
        && loader_find(file, "PQcmdStatus", &library.cmd_status)
        && loader_find(file, "PQcmdTuples", &library.cmd_tuples)
        && loader_find(file, "PQntuples", &library.ntuples)
        && loader_find(file, "PQnfields", &library.nfields)
        && loader_find(file, "PQfname", &library.fname)
        && loader_find(file, "PQftype", &library.ftype)
        && loader_find(file, "PQgetisnull", &library.getisnull)
        && loader_find(file, "PQgetvalue", &library.getvalue)
        && loader_find(file, "PQgetlength", &library.getlength);
}

bool recount_pq_load(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    return is_loaded;
}

PQconninfoOption *recount_pq_conninfo_parse(const char *conninfo)
{
    // Why it cannot be read is not asked for: the text would quote what may be a password.
    return library.conninfo_parse(conninfo, NULL);
}

void recount_pq_conninfo_free(PQconninfoOption *options) { library.conninfo_free(options); }

// Notices come while the thread that waits for an answer reads it.
static _Thread_local bool has_warning;

static void note_warning(void *context, const PGresult *notice)
{
    (void)context;
    const char *severity = library.result_error_field(notice, PG_DIAG_SEVERITY_NONLOCALIZED);
    if (severity != NULL && strcmp(severity, "WARNING") == 0) has_warning = true;
}

bool recount_pq_take_warning(void)
{
    bool taken = has_warning;
    has_warning = false;
    return taken;
}

PGconn *recount_pq_connect(const char *const *keywords, const char *const *values)
{
    // The third: `dbname` may be a whole connection string.
    PGconn *connection = library.connectdb_params(keywords, values, 1);
    if (connection != NULL)
        library.set_notice_receiver(connection, note_warning, NULL);
    return connection;
}

void recount_pq_finish(PGconn *connection) { library.finish(connection); }

ConnStatusType recount_pq_status(const PGconn *connection) { return library.status(connection); }

PGTransactionStatusType recount_pq_transaction_status(const PGconn *connection)
{
    return library.transaction_status(connection);
}

const char *recount_pq_error_message(const PGconn *connection)
{
    return library.error_message(connection);
}

PGresult *recount_pq_exec(PGconn *connection, const char *script)
{
    return library.exec(connection, script);
}

int recount_pq_enter_pipeline_mode(PGconn *connection)
{
    return library.enter_pipeline_mode(connection);
}

int recount_pq_exit_pipeline_mode(PGconn *connection)
{
    return library.exit_pipeline_mode(connection);
}

int recount_pq_send_prepare(
    PGconn *connection, const char *name, const char *query, int count, const Oid *types)
{
    return library.send_prepare(connection, name, query, count, types);
}

int recount_pq_send_query_prepared(
    PGconn *connection, const char *name, int count, const char *const *values,
    const int *lengths, const int *formats)
{
    return library.send_query_prepared(connection, name, count, values, lengths, formats, 1);
}

int recount_pq_pipeline_sync(PGconn *connection) { return library.pipeline_sync(connection); }

int recount_pq_set_single_row_mode(PGconn *connection)
{
    return library.set_single_row_mode(connection);
}

PGresult *recount_pq_get_result(PGconn *connection) { return library.get_result(connection); }

void recount_pq_cancel(PGconn *connection)
{
    PGcancel *cancel = library.get_cancel(connection);
    if (cancel == NULL)
        return;
    char reason[256];
    // Without success the server goes on, and the answer is read to its end.
    (void)library.cancel(cancel, reason, sizeof reason);
    library.free_cancel(cancel);
}

void recount_pq_clear(PGresult *result) { library.clear(result); }

ExecStatusType recount_pq_result_status(const PGresult *result)
{
    return library.result_status(result);
}

const char *recount_pq_result_error_field(const PGresult *result, int field)
{
    return library.result_error_field(result, field);
}

const char *recount_pq_cmd_status(PGresult *result) { return library.cmd_status(result); }

const char *recount_pq_cmd_tuples(PGresult *result) { return library.cmd_tuples(result); }

int recount_pq_ntuples(const PGresult *result) { return library.ntuples(result); }

int recount_pq_nfields(const PGresult *result) { return library.nfields(result); }

const char *recount_pq_fname(const PGresult *result, int column)
{
    return library.fname(result, column);
}

Oid recount_pq_ftype(const PGresult *result, int column) { return library.ftype(result, column); }

bool recount_pq_getisnull(const PGresult *result, int row, int column)
{
    return library.getisnull(result, row, column) != 0;
}

const char *recount_pq_getvalue(const PGresult *result, int row, int column)
{
    return library.getvalue(result, row, column);
}

int recount_pq_getlength(const PGresult *result, int row, int column)
{
    return library.getlength(result, row, column);
}
