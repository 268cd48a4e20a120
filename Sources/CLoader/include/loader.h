// Loads a C library when it is first needed, so that the program starts and runs without it.
#ifndef RECOUNT_LOADER_H
#define RECOUNT_LOADER_H

#include <stdbool.h>

// Opens a library by the first of two names that is known, or returns NULL.
void *loader_open(const char *name, const char *other_name);

// Puts the address of a function at `place`, which is a pointer to such functions; false when the
// library has none of that name. Without a library there is none.
bool loader_find(void *library, const char *name, void *place);

#endif
