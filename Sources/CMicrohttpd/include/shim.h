#ifndef RECOUNT_CMICROHTTPD_SHIM_H
#define RECOUNT_CMICROHTTPD_SHIM_H
#include <microhttpd.h>
#endif
