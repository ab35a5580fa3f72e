/* A slow disk: SYNC_DELAY_MS more for each sync. Preloaded by phones.py, which compiles it. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

static int delayed(const char *name, int file)
{
    const char *asked = getenv("SYNC_DELAY_MS");
    long ms = asked ? atol(asked) : 0;
    struct timespec pause = {ms / 1000, ms % 1000 * 1000000L};
    int (*sync)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);

    nanosleep(&pause, NULL);
    return sync(file);
}

int fsync(int file) { return delayed("fsync", file); }
int fdatasync(int file) { return delayed("fdatasync", file); }
