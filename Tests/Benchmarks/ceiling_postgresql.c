// The ceiling on PostgreSQL: the same rows that Recount stores for each request, in one round trip a list.
//
// The database is a copy of one that Recount has stored a submission in. The last of its rows are the
// samples: tables, indexes, checks and the lengths of all values are Recount's own. Every list is a row of
// `response` and one of `consent_act` for each request, a bundle of the ledger, its edge and the counts.

// For getrandom and be64toh.
#define _DEFAULT_SOURCE

#include "ceiling.h"

#include <arpa/inet.h>
#include <endian.h>
#include <libpq-fe.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

enum { int8_type = 20, text_type = 25, bytea_type = 17, most_values = 8, lock = 0x7265636F };

/// Bytes that grow.
typedef struct {
    char *bytes;
    size_t count, capacity;
} Buffer;

typedef struct {
    const char *name, *sql;
} Statement;

static const Statement statements[] = {
    {"begin", "BEGIN"},
    {"lock", "SELECT pg_advisory_xact_lock($1::bigint)"},
    {"response",
     "INSERT INTO response (id, subject, code_key, code_digest, content_key, proof_key, answers,"
     "    form_version_id, language, received_on, consents_end_on)"
     " SELECT $1::bigint + place, subject, code_key, code_digest, content_key, proof_key, answers,"
     "    version.id, 'en', CURRENT_DATE, NULL"
     " FROM unnest($2::bytea[], $3::bigint[], $4::bytea[], $5::bytea[], $6::bytea[], $7::bytea[])"
     "    WITH ORDINALITY AS row (subject, code_key, code_digest, content_key, proof_key, answers, place),"
     "    (SELECT form_version_id AS id FROM response LIMIT 1) AS version"
     " ON CONFLICT (code_key) DO NOTHING"},
    {"act",
     "INSERT INTO consent_act (response_id, context_id, happened_on, decisions, record)"
     " SELECT $1::bigint + place, context.id, CURRENT_DATE, decisions::json, record"
     " FROM unnest($2::text[], $3::bytea[]) WITH ORDINALITY AS row (decisions, record, place),"
     "    (SELECT context_id AS id FROM consent_act LIMIT 1) AS context"},
    {"bundle", "INSERT INTO ledger_bundle (first_leaf, leaves, entries) VALUES ($1, $2, $3)"},
    {"tree", "UPDATE ledger_tree SET size = $1, subtrees = $2, root = $3, note = $4::text"},
    {"counts",
     "UPDATE form SET responses = responses + $1, counts = $2::text::json"
     " WHERE id = (SELECT form_id FROM form_version, response"
     "    WHERE form_version.id = form_version_id LIMIT 1)"},
    {"commit", "COMMIT"},
};
enum { statement_count = sizeof statements / sizeof *statements };

/// What one submission is stored as.
static struct {
    PGconn *connection;
    PGresult *response, *act, *bundle, *tree, *counts;
    int64_t id, leaf;
    Buffer columns[most_values];
} postgresql;

// Values

static void append(Buffer *buffer, const void *bytes, size_t count)
{
    if (buffer->count + count > buffer->capacity) {
        buffer->capacity = 2 * (buffer->count + count);
        buffer->bytes = realloc(buffer->bytes, buffer->capacity);
        require(buffer->bytes != NULL, "memory");
    }
    memcpy(buffer->bytes + buffer->count, bytes, count);
    buffer->count += count;
}

static void append_number(Buffer *buffer, uint32_t number)
{
    uint32_t swapped = htonl(number);
    append(buffer, &swapped, sizeof swapped);
}

/// Begins an array of one dimension in binary format (array_send in arrayfuncs.c).
static void begin_array(Buffer *buffer, uint32_t type, size_t count)
{
    buffer->count = 0;
    const uint32_t head[] = {1, 0, type, (uint32_t)count, 1};
    for (size_t place = 0; place < sizeof head / sizeof *head; place++)
        append_number(buffer, head[place]);
}

static void append_element(Buffer *buffer, const void *bytes, size_t count)
{
    append_number(buffer, (uint32_t)count);
    append(buffer, bytes, count);
}

static void append_random(Buffer *buffer, size_t count)
{
    char bytes[32];
    require(count <= sizeof bytes && getrandom(bytes, count, 0) == (ssize_t)count, "randomness");
    append_element(buffer, bytes, count);
}

static void append_sample(Buffer *buffer, const PGresult *sample, int column)
{
    append_element(buffer, PQgetvalue(sample, 0, column), (size_t)PQgetlength(sample, 0, column));
}

// Statements

static PGresult *ask(const char *sql)
{
    PGresult *result = PQexecParams(postgresql.connection, sql, 0, NULL, NULL, NULL, NULL, 1);
    if (PQresultStatus(result) != PGRES_TUPLES_OK || PQntuples(result) != 1)
        fprintf(stderr, "ceiling: %s", PQerrorMessage(postgresql.connection));
    require(PQresultStatus(result) == PGRES_TUPLES_OK && PQntuples(result) == 1, sql);
    return result;
}

static int64_t number(const PGresult *result, int column)
{
    uint64_t value;
    memcpy(&value, PQgetvalue(result, 0, column), sizeof value);
    return (int64_t)be64toh(value);
}

/// Sends a statement whose values are all in binary format.
static void put(const char *name, int count, const Buffer *values)
{
    const char *pointers[most_values] = {NULL};
    int lengths[most_values] = {0}, formats[most_values] = {0};
    for (int place = 0; place < count; place++) {
        pointers[place] = values[place].bytes;
        lengths[place] = (int)values[place].count;
        formats[place] = 1;
    }
    require(PQsendQueryPrepared(postgresql.connection, name, count, pointers, lengths, formats, 1),
            name);
}

static void set_integer(Buffer *buffer, int64_t value)
{
    uint64_t swapped = htobe64((uint64_t)value);
    buffer->count = 0;
    append(buffer, &swapped, sizeof swapped);
}

static void set_sample(Buffer *buffer, const PGresult *sample, int column)
{
    buffer->count = 0;
    append(buffer, PQgetvalue(sample, 0, column), (size_t)PQgetlength(sample, 0, column));
}

void open_database(const char *address)
{
    postgresql.connection = PQconnectdb(address);
    require(PQstatus(postgresql.connection) == CONNECTION_OK, "connecting to PostgreSQL");
    postgresql.response =
        ask("SELECT content_key, proof_key, answers FROM response ORDER BY id DESC LIMIT 1");
    postgresql.act = ask("SELECT decisions::text, record FROM consent_act ORDER BY id DESC LIMIT 1");
    postgresql.bundle =
        ask("SELECT leaves, entries FROM ledger_bundle ORDER BY first_leaf DESC LIMIT 1");
    postgresql.tree = ask("SELECT size, subtrees, root, note FROM ledger_tree");
    postgresql.counts = ask("SELECT counts::text FROM form ORDER BY responses DESC LIMIT 1");
    PGresult *last = ask("SELECT max(id) FROM response");
    postgresql.id = number(last, 0);
    postgresql.leaf = number(postgresql.tree, 0);
    PQclear(last);
    for (int place = 0; place < statement_count; place++) {
        PGresult *result = PQprepare(postgresql.connection, statements[place].name,
                                     statements[place].sql, 0, NULL);
        if (PQresultStatus(result) != PGRES_COMMAND_OK)
            fprintf(stderr, "ceiling: %s", PQerrorMessage(postgresql.connection));
        require(PQresultStatus(result) == PGRES_COMMAND_OK, statements[place].name);
        PQclear(result);
    }
    require(PQenterPipelineMode(postgresql.connection), "entering pipeline mode");
}

// A list

static void put_responses(size_t count)
{
    Buffer *columns = postgresql.columns;
    set_integer(&columns[0], postgresql.id);
    begin_array(&columns[1], bytea_type, count);
    begin_array(&columns[2], int8_type, count);
    for (int place = 3; place < 7; place++) begin_array(&columns[place], bytea_type, count);
    for (size_t row = 0; row < count; row++) {
        append_random(&columns[1], 16);
        append_random(&columns[2], 8);
        append_random(&columns[3], 32);
        for (int place = 0; place < 3; place++)
            append_sample(&columns[4 + place], postgresql.response, place);
    }
    put("response", 7, columns);
}

static void put_acts(size_t count)
{
    Buffer *columns = postgresql.columns;
    set_integer(&columns[0], postgresql.id);
    begin_array(&columns[1], text_type, count);
    begin_array(&columns[2], bytea_type, count);
    for (size_t row = 0; row < count; row++) {
        append_sample(&columns[1], postgresql.act, 0);
        append_sample(&columns[2], postgresql.act, 1);
    }
    put("act", 3, columns);
}

static void put_ledger(size_t count)
{
    Buffer *columns = postgresql.columns;
    int64_t leaves = number(postgresql.bundle, 0) * (int64_t)count;
    set_integer(&columns[0], postgresql.leaf);
    set_integer(&columns[1], leaves);
    columns[2].count = 0;
    for (size_t row = 0; row < count; row++)
        append(&columns[2], PQgetvalue(postgresql.bundle, 0, 1),
               (size_t)PQgetlength(postgresql.bundle, 0, 1));
    put("bundle", 3, columns);
    set_integer(&columns[0], postgresql.leaf + leaves);
    for (int place = 1; place < 4; place++) set_sample(&columns[place], postgresql.tree, place);
    put("tree", 4, columns);
    postgresql.leaf += leaves;
}

static void put_counts(size_t count)
{
    Buffer *columns = postgresql.columns;
    set_integer(&columns[0], (int64_t)count);
    set_sample(&columns[1], postgresql.counts, 0);
    put("counts", 2, columns);
}

/// Takes the answers to all statements of a list, up to the end of the round trip.
static void take_answers(void)
{
    for (int place = 0; place < statement_count; place++) {
        PGresult *result = PQgetResult(postgresql.connection);
        ExecStatusType status = PQresultStatus(result);
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
            fprintf(stderr, "ceiling: %s", PQerrorMessage(postgresql.connection));
        require(status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK, statements[place].name);
        PQclear(result);
        require(PQgetResult(postgresql.connection) == NULL, "the end of an answer");
    }
    PGresult *end = PQgetResult(postgresql.connection);
    require(PQresultStatus(end) == PGRES_PIPELINE_SYNC, "the end of a round trip");
    PQclear(end);
}

void store(Submission *first)
{
    size_t count = 0;
    for (Submission *each = first; each; each = each->next) count += 1;
    put("begin", 0, NULL);
    set_integer(&postgresql.columns[0], lock);
    put("lock", 1, postgresql.columns);
    put_responses(count);
    put_acts(count);
    put_ledger(count);
    put_counts(count);
    put("commit", 0, NULL);
    require(PQpipelineSync(postgresql.connection), "sending a list");
    take_answers();
    postgresql.id += (int64_t)count;
}

void close_database(void)
{
    PQfinish(postgresql.connection);
}
