#include <zlib.h>

/// Begins a stream of bare deflate data (RFC 1951) that packs as tightly as it can: `deflateInit2` is a
/// macro, which Swift does not see.
static inline int recount_deflate_begin(z_stream *stream)
{
    return deflateInit2(
        stream, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY);
}
