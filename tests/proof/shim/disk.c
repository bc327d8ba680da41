/* Writes down what reaches the disk and when it is synced, so that a power cut can be acted out afterwards.
 *
 * PROOF_DISK names the folder to watch, PROOF_JOURNAL the file to write to. A record is a header and its bytes: of a
 * write what was written, of an open or unlink the path, of a note its text. proof_note() lets the program under test
 * say, in the same order, what it was promised.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

struct record {
    uint32_t what; /* one letter: O open, W write, S sync, T truncate, U unlink, N note */
    uint32_t file; /* its inode, so that a file opened twice is one file */
    uint64_t offset, size;
};

#define MOST_FILES 4096

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static const char *folder;
static int journal = -1;
static uint32_t inode_of[MOST_FILES]; /* by descriptor; 0 where it is not watched */

__attribute__((constructor)) static void open_journal(void) {
    const char *path = getenv("PROOF_JOURNAL");
    folder = getenv("PROOF_DISK");
    if (folder && path)
        journal = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static void write_all(const void *bytes, size_t size) {
    const char *at = bytes;
    while (size > 0) {
        ssize_t done = syscall(SYS_write, journal, at, size);
        if (done <= 0)
            abort();
        at += done;
        size -= (size_t)done;
    }
}

static void note(char what, uint32_t file, uint64_t offset, const void *bytes, size_t size) {
    struct record head = {.what = (uint32_t)what, .file = file, .offset = offset, .size = size};
    pthread_mutex_lock(&turn);
    write_all(&head, sizeof head);
    if (bytes)
        write_all(bytes, size);
    pthread_mutex_unlock(&turn);
}

void proof_note(const char *text) {
    if (journal >= 0)
        note('N', 0, 0, text, strlen(text));
}

static uint32_t watched(int fd) { return journal >= 0 && fd >= 0 && fd < MOST_FILES ? inode_of[fd] : 0; }

void proof_journal_sync(int fd) {
    if (watched(fd))
        note('S', watched(fd), 0, NULL, 0);
}

static int opened(int fd, const char *path) {
    struct stat about;
    if (fd < 0 || fd >= MOST_FILES)
        return fd;
    inode_of[fd] = 0;
    if (journal >= 0 && strncmp(path, folder, strlen(folder)) == 0 && fstat(fd, &about) == 0 &&
        S_ISREG(about.st_mode)) {
        inode_of[fd] = (uint32_t)about.st_ino;
        note('O', inode_of[fd], 0, path, strlen(path));
    }
    return fd;
}

#define OPEN(name)                                                                                       \
    int name(const char *path, int flags, ...) {                                                                       \
        va_list rest;                                                                                                  \
        va_start(rest, flags);                                                                                         \
        mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(rest, mode_t) : 0;                                      \
        va_end(rest);                                                                                                  \
        return opened((int)syscall(SYS_openat, AT_FDCWD, path, flags | O_LARGEFILE, mode), path);                      \
    }
OPEN(open)
OPEN(open64)

int close(int fd) {
    if (fd >= 0 && fd < MOST_FILES)
        inode_of[fd] = 0;
    return (int)syscall(SYS_close, fd);
}

ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t offset) {
    ssize_t done = syscall(SYS_pwrite64, fd, bytes, size, offset);
    if (done > 0 && watched(fd))
        note('W', watched(fd), (uint64_t)offset, bytes, (size_t)done);
    return done;
}

ssize_t pwrite(int fd, const void *bytes, size_t size, off_t offset) { return pwrite64(fd, bytes, size, offset); }

ssize_t write(int fd, const void *bytes, size_t size) {
    off64_t at = watched(fd) ? lseek64(fd, 0, SEEK_CUR) : 0;
    ssize_t done = syscall(SYS_write, fd, bytes, size);
    if (done > 0 && watched(fd))
        note('W', watched(fd), (uint64_t)at, bytes, (size_t)done);
    return done;
}

int ftruncate64(int fd, off64_t size) {
    int done = (int)syscall(SYS_ftruncate, fd, size);
    if (done == 0 && watched(fd))
        note('T', watched(fd), (uint64_t)size, NULL, 0);
    return done;
}

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

int unlink(const char *path) {
    int done = (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
    if (done == 0 && journal >= 0 && strncmp(path, folder, strlen(folder)) == 0)
        note('U', 0, 0, path, strlen(path));
    return done;
}
