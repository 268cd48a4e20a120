// The ceiling on SQLite: the raw body of each request in a row (WAL, synchronous=FULL).

#include "ceiling.h"

#include <sqlite3.h>

static struct {
    sqlite3 *database;
    sqlite3_stmt *begin, *insert, *commit;
} sqlite;

static sqlite3_stmt *prepared(const char *sql)
{
    sqlite3_stmt *statement = NULL;
    require(sqlite3_prepare_v3(sqlite.database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement,
                               NULL) == SQLITE_OK, sql);
    return statement;
}

static void run(sqlite3_stmt *statement)
{
    require(sqlite3_step(statement) == SQLITE_DONE, sqlite3_sql(statement));
    sqlite3_reset(statement);
}

void open_database(const char *path)
{
    require(sqlite3_open(path, &sqlite.database) == SQLITE_OK, path);
    const char *setup =
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
        "CREATE TABLE IF NOT EXISTS response(id INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;";
    require(sqlite3_exec(sqlite.database, setup, NULL, NULL, NULL) == SQLITE_OK, "the schema");
    sqlite.begin = prepared("BEGIN IMMEDIATE");
    sqlite.insert = prepared("INSERT INTO response(body) VALUES (?1)");
    sqlite.commit = prepared("COMMIT");
}

static void insert(Submission *submission)
{
    sqlite3_bind_blob(sqlite.insert, 1, submission->body, (int)submission->length, SQLITE_STATIC);
    run(sqlite.insert);
}

void store(Submission *first)
{
    run(sqlite.begin);
    for (Submission *each = first; each; each = each->next) insert(each);
    run(sqlite.commit);
}

void close_database(void)
{
    sqlite3_close_v2(sqlite.database);
}
