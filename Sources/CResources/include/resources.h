#ifndef RECOUNT_RESOURCES_H
#define RECOUNT_RESOURCES_H
#include <stddef.h>

/// A file compiled into the binary. Its bytes live as long as the process.
struct recount_resource {
    const char *name;
    const unsigned char *bytes;
    size_t length;
};

/// The embedded file at `index`, which is below `recount_resource_count`.
const struct recount_resource *recount_resource_at(size_t index);
extern const size_t recount_resource_count;
#endif
