/* Kills the process at its n-th step. A step is a sync of the database, a request that leaves, or bytes that come in.
 *
 * Before a sync the transaction stands in the log and nobody was told; before a send the request was never made; after
 * a receive the answer is there and nothing was done about it. Between two steps nothing can be seen from outside.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_long steps;
static long last = -1; /* the step at which to die; never, where negative */

void proof_die_at(long step) { last = step; }
long proof_steps(void) { return atomic_load(&steps); }

static void step(void) {
    if (atomic_fetch_add(&steps, 1) + 1 == last)
        kill(getpid(), SIGKILL);
}

static int on_network(int fd) {
    struct sockaddr_storage where;
    socklen_t size = sizeof where;
    return getsockname(fd, (struct sockaddr *)&where, &size) == 0 && where.ss_family == AF_INET;
}

void proof_journal_sync(int fd);
void proof_stamp_start(int fd);

int fdatasync(int fd) {
    static int (*real)(int);
    if (!real)
        real = dlsym(RTLD_NEXT, "fdatasync");
    step();
    int done = real(fd);
    proof_journal_sync(fd);
    return done;
}

int fsync(int fd) {
    static int (*real)(int);
    if (!real)
        real = dlsym(RTLD_NEXT, "fsync");
    step();
    int done = real(fd);
    proof_journal_sync(fd);
    return done;
}

ssize_t send(int fd, const void *bytes, size_t size, int flags) {
    static ssize_t (*real)(int, const void *, size_t, int);
    if (!real)
        real = dlsym(RTLD_NEXT, "send");
    if (on_network(fd)) {
        step();
        if (size > 5 && memcmp(bytes, "POST ", 5) == 0)
            proof_stamp_start(fd);
    }
    return real(fd, bytes, size, flags);
}

ssize_t sendmsg(int fd, const struct msghdr *message, int flags) {
    static ssize_t (*real)(int, const struct msghdr *, int);
    if (!real)
        real = dlsym(RTLD_NEXT, "sendmsg");
    if (on_network(fd))
        step();
    return real(fd, message, flags);
}

ssize_t recv(int fd, void *into, size_t size, int flags) {
    static ssize_t (*real)(int, void *, size_t, int);
    if (!real)
        real = dlsym(RTLD_NEXT, "recv");
    ssize_t got = real(fd, into, size, flags);
    if (got > 0 && on_network(fd))
        step();
    return got;
}
