#ifndef RECOUNT_CPOSTGRESQL_SHIM_H
#define RECOUNT_CPOSTGRESQL_SHIM_H

#include <postgresql/libpq-fe.h>
#include <stdbool.h>

// libpq is loaded when the first connection is made, so that a program that keeps its data in SQLite
// runs where there is none. Each function is the one of libpq whose name it has.

/// Loads libpq, once for the process. Answers whether it is there; it has to come before all below.
bool recount_pq_load(void);

PQconninfoOption *recount_pq_conninfo_parse(const char *conninfo);
void recount_pq_conninfo_free(PQconninfoOption *options);

/// Connects and waits for it; never NULL but without memory. What the server has to say besides its
/// answers is dropped, because libpq would print it, but that it warned.
PGconn *recount_pq_connect(const char *const *keywords, const char *const *values);
/// Whether a server has warned this thread since it was asked last.
bool recount_pq_take_warning(void);
void recount_pq_finish(PGconn *connection);
ConnStatusType recount_pq_status(const PGconn *connection);
PGTransactionStatusType recount_pq_transaction_status(const PGconn *connection);
const char *recount_pq_error_message(const PGconn *connection);

PGresult *recount_pq_exec(PGconn *connection, const char *script);
int recount_pq_enter_pipeline_mode(PGconn *connection);
int recount_pq_exit_pipeline_mode(PGconn *connection);
int recount_pq_send_prepare(
    PGconn *connection, const char *name, const char *query, int count, const Oid *types);
/// Asks for the answer in binary.
int recount_pq_send_query_prepared(
    PGconn *connection, const char *name, int count, const char *const *values,
    const int *lengths, const int *formats);
int recount_pq_pipeline_sync(PGconn *connection);
int recount_pq_set_single_row_mode(PGconn *connection);
PGresult *recount_pq_get_result(PGconn *connection);
/// Tells the server to give up what it is doing for this connection.
void recount_pq_cancel(PGconn *connection);

void recount_pq_clear(PGresult *result);
ExecStatusType recount_pq_result_status(const PGresult *result);
const char *recount_pq_result_error_field(const PGresult *result, int field);
const char *recount_pq_cmd_status(PGresult *result);
const char *recount_pq_cmd_tuples(PGresult *result);
int recount_pq_ntuples(const PGresult *result);
int recount_pq_nfields(const PGresult *result);
const char *recount_pq_fname(const PGresult *result, int column);
Oid recount_pq_ftype(const PGresult *result, int column);
bool recount_pq_getisnull(const PGresult *result, int row, int column);
const char *recount_pq_getvalue(const PGresult *result, int row, int column);
int recount_pq_getlength(const PGresult *result, int row, int column);

#endif
