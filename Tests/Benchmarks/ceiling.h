// What the parts of the ceiling share: a request on its way, and how a database stores a list of them.

#pragma once

#include <stdbool.h>
#include <stddef.h>

enum { body_limit = 16 * 1024 };

typedef enum { arrived, waiting, stored } Progress;

/// One request on its way; while it waits, the writer's list holds it.
typedef struct Submission {
    struct MHD_Connection *connection;
    struct MHD_PostProcessor *parser;
    struct Submission *next;
    Progress progress;
    size_t length, fields;
    char body[body_limit];
} Submission;

/// Ends the program with a complaint unless something held.
void require(bool held, const char *what);

void open_database(const char *name);
/// Stores a whole list in one transaction; it is durable when this returns.
void store(Submission *first);
void close_database(void);
