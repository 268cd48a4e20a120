// Preloaded, it makes this machine's disk as slow as ordinary hosting: every fsync and fdatasync
// takes BENCH_FSYNC_MICROSECONDS longer. It counts them in the file BENCH_FSYNC_COUNT, so that
// the benchmark can prove that the delay was felt.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

static useconds_t delay;
static _Atomic uint64_t *calls;
static int (*real_fsync)(int), (*real_fdatasync)(int);

__attribute__((constructor)) static void prepare(void)
{
    real_fsync = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
    real_fdatasync = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
    const char *microseconds = getenv("BENCH_FSYNC_MICROSECONDS");
    if (microseconds) delay = (useconds_t)atoi(microseconds);
    const char *path = getenv("BENCH_FSYNC_COUNT");
    int file = path ? open(path, O_RDWR | O_CREAT, 0600) : -1;
    if (file < 0) return;
    if (ftruncate(file, sizeof *calls) == 0) {
        void *shared = mmap(NULL, sizeof *calls, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
        if (shared != MAP_FAILED) calls = shared;
    }
    close(file);
}

static void slow_down(void)
{
    if (calls) atomic_fetch_add(calls, 1);
    if (delay) usleep(delay);
}

int fsync(int file)
{
    slow_down();
    return real_fsync(file);
}

int fdatasync(int file)
{
    slow_down();
    return real_fdatasync(file);
}
