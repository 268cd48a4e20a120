#include "resources.h"

// Each file is named by its path in the repository, as `Resource.named` looks it up.
static const unsigned char schema_sqlite_0001[] = {
#embed "../../schema/sqlite/0001-initial.sql"
};

#define FILE_ENTRY(path, symbol) { path, symbol, sizeof symbol }
static const struct recount_resource recount_resources[] = {
    FILE_ENTRY("schema/sqlite/0001-initial.sql", schema_sqlite_0001),
};
const size_t recount_resource_count = sizeof recount_resources / sizeof recount_resources[0];

const struct recount_resource *recount_resource_at(size_t index) {
    return &recount_resources[index];
}
