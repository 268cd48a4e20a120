#include "loader.h"

#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

void *loader_open(const char *name, const char *other_name)
{
    void *library = dlopen(name, RTLD_NOW | RTLD_LOCAL);
    return library != NULL ? library : dlopen(other_name, RTLD_NOW | RTLD_LOCAL);
}

bool loader_find(void *library, const char *name, void *place)
{
    if (library == NULL)
        return false;
    // dlsym(3): a pointer to a function is read through memory, as ISO C knows no cast to one.
    void *symbol = dlsym(library, name);
    memcpy(place, &symbol, sizeof symbol);
    return symbol != NULL;
}
