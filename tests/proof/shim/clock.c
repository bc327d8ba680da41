/* Simulated time under an unchanged program: what it reads of the clock, and how long its waits last.
 *
 * PROOF_CLOCK names a file that is mapped here: the harness writes where simulated time stands and how fast it runs.
 * All processes that map the file live in the same time. Without the variable every call is the real one.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define SECOND 1000000000LL
#define SLICE 2000000LL       /* real ns after which a wait looks at the clock again: the harness may have moved it */
#define SHORT_WAIT 20000000LL /* ns: shorter deadlines are the interpreter's own (its lock), and stay as they are */

struct shared {
    volatile uint64_t turn; /* odd while the harness writes */
    int64_t raw, mono, wall; /* at this real instant the simulated clocks stood so */
    double scale;            /* simulated seconds in a real one */
};

static struct shared *clock_file;

__attribute__((constructor)) static void map_clock(void) {
    const char *path = getenv("PROOF_CLOCK");
    int fd = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    if (fd < 0)
        return;
    void *at = mmap(NULL, sizeof(struct shared), PROT_READ, MAP_SHARED, fd, 0);
    close(fd);
    clock_file = at == MAP_FAILED ? NULL : at;
}

static int (*real_gettime(void))(clockid_t, struct timespec *) {
    static int (*found)(clockid_t, struct timespec *);
    if (!found)
        found = dlsym(RTLD_NEXT, "clock_gettime");
    return found;
}

static int64_t raw_now(void) {
    struct timespec now;
    real_gettime()(CLOCK_MONOTONIC, &now);
    return now.tv_sec * SECOND + now.tv_nsec;
}

static void read_clock(int64_t *mono, int64_t *wall, double *scale) {
    uint64_t turn;
    do {
        turn = clock_file->turn;
        __sync_synchronize();
        int64_t gone = (int64_t)((double)(raw_now() - clock_file->raw) * clock_file->scale);
        *mono = clock_file->mono + gone;
        *wall = clock_file->wall + gone;
        *scale = clock_file->scale;
        __sync_synchronize();
    } while (turn != clock_file->turn || turn & 1);
}

static int64_t mono_now(double *scale) {
    int64_t mono, wall;
    read_clock(&mono, &wall, scale);
    return mono;
}

static struct timespec spec(int64_t ns) {
    struct timespec made = {.tv_sec = ns / SECOND, .tv_nsec = ns % SECOND};
    return made;
}

static int64_t nanos(const struct timespec *at) { return at->tv_sec * SECOND + at->tv_nsec; }

/* --- what the program reads ------------------------------------------------------------------------------- */

int clock_gettime(clockid_t which, struct timespec *into) {
    if (!clock_file || !(which == CLOCK_REALTIME || which == CLOCK_MONOTONIC || which == CLOCK_REALTIME_COARSE ||
                         which == CLOCK_MONOTONIC_COARSE || which == CLOCK_BOOTTIME))
        return real_gettime()(which, into); /* CLOCK_MONOTONIC_RAW stays real: probes measure with it */
    int64_t mono, wall;
    double scale;
    read_clock(&mono, &wall, &scale);
    *into = spec(which == CLOCK_REALTIME || which == CLOCK_REALTIME_COARSE ? wall : mono);
    return 0;
}

int gettimeofday(struct timeval *restrict into, void *restrict zone) {
    struct timespec now;
    (void)zone;
    clock_gettime(CLOCK_REALTIME, &now);
    into->tv_sec = now.tv_sec;
    into->tv_usec = now.tv_nsec / 1000;
    return 0;
}

time_t time(time_t *into) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (into)
        *into = now.tv_sec;
    return now.tv_sec;
}

/* --- how long its waits last ------------------------------------------------------------------------------ */

static int wait_once(int ep, struct epoll_event *events, int most, int64_t ns) {
#ifdef SYS_epoll_pwait2
    struct timespec left = spec(ns);
    return (int)syscall(SYS_epoll_pwait2, ep, events, most, &left, NULL, 8);
#else
    return (int)syscall(SYS_epoll_pwait, ep, events, most, (int)((ns + 999999) / 1000000), NULL, 8);
#endif
}

int epoll_wait(int ep, struct epoll_event *events, int most, int timeout) {
    if (!clock_file || timeout <= 0)
        return (int)syscall(SYS_epoll_pwait, ep, events, most, timeout, NULL, 8);
    double scale;
    int64_t until = mono_now(&scale) + timeout * 1000000LL;
    for (;;) {
        int64_t left = (int64_t)((double)(until - mono_now(&scale)) / scale);
        int found = wait_once(ep, events, most, left < 0 ? 0 : left < SLICE ? left : SLICE);
        if (found != 0 || left <= 0)
            return found;
    }
}

static int sleep_until(int64_t until) {
    double scale;
    for (;;) {
        int64_t left = (int64_t)((double)(until - mono_now(&scale)) / scale);
        if (left <= 0)
            return 0;
        struct timespec slice = spec(left < SLICE ? left : SLICE);
        if (syscall(SYS_clock_nanosleep, CLOCK_MONOTONIC, 0, &slice, NULL) != 0)
            return 4; /* EINTR */
    }
}

int clock_nanosleep(clockid_t which, int flags, const struct timespec *wanted, struct timespec *left) {
    if (!clock_file)
        return (int)syscall(SYS_clock_nanosleep, which, flags, wanted, left) == 0 ? 0 : 4;
    double scale;
    int64_t now = mono_now(&scale);
    return sleep_until(flags & TIMER_ABSTIME ? nanos(wanted) : now + nanos(wanted));
}

int nanosleep(const struct timespec *wanted, struct timespec *left) {
    return clock_nanosleep(CLOCK_MONOTONIC, 0, wanted, left) == 0 ? 0 : -1;
}

int usleep(useconds_t micros) {
    struct timespec wanted = spec((int64_t)micros * 1000);
    return nanosleep(&wanted, NULL);
}

/* A deadline of the program, on the clock it is nearer to, as one of the real clock. */
static struct timespec real_deadline(const struct timespec *wanted) {
    int64_t mono, wall, at = nanos(wanted);
    double scale;
    struct timespec now;
    read_clock(&mono, &wall, &scale);
    int on_wall = llabs(at - wall) < llabs(at - mono);
    int64_t left = at - (on_wall ? wall : mono);
    real_gettime()(on_wall ? CLOCK_REALTIME : CLOCK_MONOTONIC, &now);
    return spec(nanos(&now) + (left > SHORT_WAIT ? (int64_t)((double)left / scale) : left > 0 ? left : 0));
}

static void *newest(const char *name, const char *version) { /* the default version, not the oldest that is kept */
    void *found = dlvsym(RTLD_NEXT, name, version);
    return found ? found : dlsym(RTLD_NEXT, name);
}

int pthread_cond_timedwait(pthread_cond_t *cond, pthread_mutex_t *mutex, const struct timespec *wanted) {
    static int (*real)(pthread_cond_t *, pthread_mutex_t *, const struct timespec *);
    if (!real)
        real = newest("pthread_cond_timedwait", "GLIBC_2.3.2");
    if (!clock_file)
        return real(cond, mutex, wanted);
    struct timespec until = real_deadline(wanted);
    return real(cond, mutex, &until);
}

int sem_clockwait(sem_t *sem, clockid_t which, const struct timespec *wanted) {
    static int (*real)(sem_t *, clockid_t, const struct timespec *);
    if (!real)
        real = dlsym(RTLD_NEXT, "sem_clockwait");
    if (!clock_file)
        return real(sem, which, wanted);
    struct timespec until = real_deadline(wanted);
    return real(sem, which, &until);
}

int sem_timedwait(sem_t *sem, const struct timespec *wanted) {
    static int (*real)(sem_t *, const struct timespec *);
    if (!real)
        real = dlsym(RTLD_NEXT, "sem_timedwait");
    if (!clock_file)
        return real(sem, wanted);
    struct timespec until = real_deadline(wanted);
    return real(sem, &until);
}
