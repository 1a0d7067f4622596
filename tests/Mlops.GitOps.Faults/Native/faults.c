// Stands between a process and its file operations, for LD_PRELOAD.
//
// FAULTS_ROOT     the folder whose operations count; paths elsewhere pass
// FAULTS_COUNTER  a file of two 64-bit numbers, shared: operations so far, and how many of them met a fault
// FAULTS_MODE     count | enospc | eio | short | full | kill | torn | log
// FAULTS_AT       the number of the operation that meets the fault, from 1
// FAULTS_ON       1: and every one after it
// FAULTS_READS    1: opening and reading count too, not only what changes something
// FAULTS_LOG      where `log` writes every change, with its bytes
//
// short: half of a write. full: half of a write, then no space for anything. kill: the process ends before the operation.
// torn: the process ends after half of a write, or right after any other operation.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum mode { OFF, COUNT, ENOSPC_, EIO_, SHORT, FULL, KILL, TORN, LOG };
enum verdict { PASS, FAIL, HALF, THEN_DIE, HALF_THEN_DIE };
enum { DESCRIPTORS = 1 << 16 };

static enum mode mode;
static long at;
static int on, reads, log_file = -1;
static char root[4096];
static size_t root_length;
static _Atomic int64_t alone[2];
static _Atomic int64_t *counters = alone;
static _Atomic uint32_t followed[DESCRIPTORS];
static _Atomic uint32_t last_id;
static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name, result, ...) static result (*real_##name)(__VA_ARGS__)
REAL(dlopen, void *, const char *, int);
REAL(open, int, const char *, int, ...);
REAL(close, int, int);
REAL(read, ssize_t, int, void *, size_t);
REAL(pread64, ssize_t, int, void *, size_t, off64_t);
REAL(preadv64, ssize_t, int, const struct iovec *, int, off64_t);
REAL(write, ssize_t, int, const void *, size_t);
REAL(pwrite64, ssize_t, int, const void *, size_t, off64_t);
REAL(pwritev64, ssize_t, int, const struct iovec *, int, off64_t);
REAL(fsync, int, int);
REAL(fdatasync, int, int);
REAL(syncfs, int, int);
REAL(rename, int, const char *, const char *);
REAL(renameat2, int, int, const char *, int, const char *, unsigned);
REAL(mkdir, int, const char *, mode_t);
REAL(rmdir, int, const char *);
REAL(link, int, const char *, const char *);
REAL(symlink, int, const char *, const char *);
REAL(unlink, int, const char *);
REAL(chmod, int, const char *, mode_t);
REAL(fchmod, int, int, mode_t);
REAL(ftruncate64, int, int, off64_t);
REAL(fallocate64, int, int, int, off64_t, off64_t);
REAL(ioctl, int, int, unsigned long, ...);
REAL(sendfile64, ssize_t, int, int, off64_t *, size_t);

__attribute__((constructor)) static void begin(void)
{
#define FIND(name) real_##name = dlsym(RTLD_NEXT, #name)
    FIND(dlopen); FIND(open); FIND(close); FIND(read); FIND(pread64); FIND(preadv64); FIND(write); FIND(pwrite64); FIND(pwritev64); FIND(fsync);
    FIND(fdatasync); FIND(syncfs); FIND(rename); FIND(renameat2); FIND(mkdir); FIND(rmdir); FIND(link); FIND(symlink); FIND(unlink); FIND(chmod);
    FIND(fchmod); FIND(ftruncate64); FIND(fallocate64); FIND(ioctl); FIND(sendfile64);
    const char *name = getenv("FAULTS_MODE"), *where = getenv("FAULTS_ROOT"), *number = getenv("FAULTS_AT"), *counter = getenv("FAULTS_COUNTER");
    if (!name || !where) return;
    snprintf(root, sizeof root, "%s", where);
    root_length = strlen(root);
    at = number ? atol(number) : 0;
    on = getenv("FAULTS_ON") != NULL;
    reads = getenv("FAULTS_READS") != NULL;
    if (counter) {
        int file = real_open(counter, O_RDWR | O_CLOEXEC);
        void *shared = file < 0 ? MAP_FAILED : mmap(NULL, 2 * sizeof(int64_t), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
        if (shared != MAP_FAILED) counters = shared;
        if (file >= 0) real_close(file);
    }
    if (getenv("FAULTS_LOG")) log_file = real_open(getenv("FAULTS_LOG"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    static const char *const names[] = { "off", "count", "enospc", "eio", "short", "full", "kill", "torn", "log" };
    for (int i = COUNT; i <= LOG; i++) if (!strcmp(name, names[i])) mode = i;
}

// A library that was opened by name gives its own functions to who asks it; the whole process gives ours first.
void *dlopen(const char *path, int flags)
{
    const char *name = path ? strrchr(path, '/') : NULL;
    name = name ? name + 1 : path;
    if (name && (!strcmp(name, "libc") || !strcmp(name, "libc.so") || !strcmp(name, "libc.so.6"))) return real_dlopen(NULL, RTLD_NOW);
    return real_dlopen(path, flags);
}

static int ours(const char *path)
{
    if (!mode || !path) return 0;
    return path[0] != '/' || (!strncmp(path, root, root_length) && (path[root_length] == '/' || !path[root_length]));
}

static int followed_id(int file) { return mode && file >= 0 && file < DESCRIPTORS ? followed[file] : 0; }

static void die(void)
{
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

static enum verdict judge(int is_read, int is_write)
{
    if (mode == LOG || (is_read && !reads)) return PASS;
    int64_t number = ++counters[0];
    int is_met = on || mode == FULL ? number >= at : number == at;
    if (mode == COUNT || !is_met) return PASS;
    counters[1]++;
    switch (mode) {
        case ENOSPC_: errno = ENOSPC; return FAIL;
        case EIO_: errno = EIO; return FAIL;
        case SHORT: return is_write ? HALF : PASS;
        case FULL:
            if (number == at) return is_write ? HALF : PASS;
            errno = ENOSPC;
            return FAIL;
        case KILL: die(); return FAIL;
        case TORN: return is_write ? HALF_THEN_DIE : THEN_DIE;
        default: return PASS;
    }
}

struct record { uint64_t length; uint8_t kind; uint8_t pad[7]; uint64_t id, number; uint64_t first, second; };

// KIND ID NUMBER, and two byte strings; written whole, in the order in which things happened.
static void note(char kind, uint64_t id, uint64_t number, const void *first, size_t first_length, const void *second, size_t second_length)
{
    struct record head = { first_length + second_length, (uint8_t)kind, { 0 }, id, number, first_length, second_length };
    struct iovec parts[] = { { &head, sizeof head }, { (void *)first, first_length }, { (void *)second, second_length } };
    if (log_file >= 0 && writev(log_file, parts, 3) < 0) die();
}

static void note_path(char kind, const char *path) { note(kind, 0, 0, path, strlen(path), "", 0); }

static void note_paths(char kind, const char *one, const char *other) { note(kind, 0, 0, one, strlen(one), other, strlen(other)); }

// What another process wrote is known when it is first touched: all of it may still be on its way to the disk.
static void note_content(const char *path)
{
    struct stat64 state;
    if (lstat64(path, &state) || !S_ISREG(state.st_mode)) return;
    int file = real_open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return;
    char *bytes = malloc((size_t)state.st_size + 1);
    ssize_t count = bytes ? real_pread64(file, bytes, (size_t)state.st_size, 0) : -1;
    if (count >= 0) note('C', 0, 0, path, strlen(path), bytes, (size_t)count);
    free(bytes);
    real_close(file);
}

#define CHANGE(is_ours, result, call, noting)                                      \
    do {                                                                           \
        if (!(is_ours)) return call;                                               \
        enum verdict verdict_ = judge(0, 0);                                       \
        if (verdict_ == FAIL) return -1;                                           \
        if (mode == LOG) pthread_mutex_lock(&order);                               \
        result done_ = call;                                                       \
        int error_ = errno;                                                        \
        if (verdict_ == THEN_DIE) die();                                           \
        if (mode == LOG && done_ >= 0) noting;                                     \
        if (mode == LOG) pthread_mutex_unlock(&order);                             \
        errno = error_;                                                            \
        return done_;                                                              \
    } while (0)

static int opened(const char *path, int flags, mode_t bits)
{
    if (!ours(path)) return real_open(path, flags, bits);
    int changes = (flags & (O_CREAT | O_TRUNC)) != 0;
    enum verdict verdict = judge(!changes, 0);
    if (verdict == FAIL) return -1;
    if (mode == LOG) pthread_mutex_lock(&order);
    struct stat64 state;
    int was_there = lstat64(path, &state) == 0;
    int file = real_open(path, flags, bits);
    int error = errno;
    if (verdict == THEN_DIE) die();
    if (file >= 0 && file < DESCRIPTORS) {
        uint32_t id = followed[file] = ++last_id;
        if (mode == LOG) note('O', id, (was_there ? 0 : 1) | (flags & O_TRUNC ? 2 : 0), path, strlen(path), "", 0);
    }
    if (mode == LOG) pthread_mutex_unlock(&order);
    errno = error;
    return file;
}

#define BITS mode_t bits = 0; if (flags & (O_CREAT | O_TMPFILE)) { va_list rest; va_start(rest, flags); bits = va_arg(rest, mode_t); va_end(rest); }
int open(const char *path, int flags, ...) { BITS return opened(path, flags, bits); }
int open64(const char *path, int flags, ...) { BITS return opened(path, flags, bits); }

int close(int file)
{
    if (file >= 0 && file < DESCRIPTORS) followed[file] = 0;
    return real_close(file);
}

#define READ(call) if (followed_id(file) && judge(1, 0) == FAIL) return -1; return call
ssize_t read(int file, void *bytes, size_t count) { READ(real_read(file, bytes, count)); }
ssize_t pread(int file, void *bytes, size_t count, off_t from) { READ(real_pread64(file, bytes, count, from)); }
ssize_t pread64(int file, void *bytes, size_t count, off64_t from) { READ(real_pread64(file, bytes, count, from)); }
ssize_t preadv64(int file, const struct iovec *parts, int count, off64_t from) { READ(real_preadv64(file, parts, count, from)); }

// A negative position stands for the file's own.
static ssize_t written(int file, const void *bytes, size_t count, off64_t to)
{
    enum verdict verdict = followed_id(file) ? judge(0, 1) : PASS;
    if (verdict == FAIL) return -1;
    size_t most = (verdict == HALF || verdict == HALF_THEN_DIE) && count > 1 ? count / 2 : count;
    int is_noted = mode == LOG && followed_id(file);
    if (is_noted) pthread_mutex_lock(&order);
    ssize_t done = to < 0 ? real_write(file, bytes, most) : real_pwrite64(file, bytes, most, to);
    int error = errno;
    if (verdict == HALF_THEN_DIE) die();
    if (is_noted && done > 0) note('W', followed_id(file), (uint64_t)(to < 0 ? lseek64(file, 0, SEEK_CUR) - done : to), "", 0, bytes, (size_t)done);
    if (is_noted) pthread_mutex_unlock(&order);
    errno = error;
    return done;
}

ssize_t write(int file, const void *bytes, size_t count) { return followed_id(file) ? written(file, bytes, count, -1) : real_write(file, bytes, count); }
ssize_t pwrite(int file, const void *bytes, size_t count, off_t to) { return written(file, bytes, count, to); }
ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t to) { return written(file, bytes, count, to); }

// Taking only the first part is a short write, which the caller has to expect anyway.
ssize_t pwritev64(int file, const struct iovec *parts, int count, off64_t to)
{
    if (!followed_id(file) || count == 0) return real_pwritev64(file, parts, count, to);
    return written(file, parts[0].iov_base, parts[0].iov_len, to);
}

static void note_sync(int file) { note('S', followed_id(file), 0, "", 0, "", 0); }
int fsync(int file) { CHANGE(followed_id(file), int, real_fsync(file), note_sync(file)); }
int fdatasync(int file) { CHANGE(followed_id(file), int, real_fdatasync(file), note_sync(file)); }
int syncfs(int file) { CHANGE(followed_id(file), int, real_syncfs(file), note_path('A', "")); }

int rename(const char *from, const char *to)
{
    if (mode == LOG && ours(from)) { pthread_mutex_lock(&order); note_content(from); pthread_mutex_unlock(&order); }
    CHANGE(ours(from) || ours(to), int, real_rename(from, to), note_paths('R', from, to));
}

int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags)
{
    if (mode == LOG && ours(from)) { pthread_mutex_lock(&order); note_content(from); pthread_mutex_unlock(&order); }
    CHANGE(ours(from) || ours(to), int, real_renameat2(from_folder, from, to_folder, to, flags), note_paths(flags & RENAME_EXCHANGE ? 'X' : 'R', from, to));
}

int mkdir(const char *path, mode_t bits) { CHANGE(ours(path), int, real_mkdir(path, bits), note_path('M', path)); }
int rmdir(const char *path) { CHANGE(ours(path), int, real_rmdir(path), note_path('D', path)); }
int unlink(const char *path) { CHANGE(ours(path), int, real_unlink(path), note_path('U', path)); }
int symlink(const char *target, const char *path) { CHANGE(ours(path), int, real_symlink(target, path), note_paths('L', path, target)); }
int link(const char *from, const char *to) { CHANGE(ours(to), int, real_link(from, to), note_paths('H', from, to)); }
int chmod(const char *path, mode_t bits) { CHANGE(ours(path), int, real_chmod(path, bits), (void)0); }
int fchmod(int file, mode_t bits) { CHANGE(followed_id(file), int, real_fchmod(file, bits), (void)0); }
static void note_length(int file, off64_t length) { note('T', followed_id(file), (uint64_t)length, "", 0, "", 0); }
int ftruncate(int file, off_t length) { CHANGE(followed_id(file), int, real_ftruncate64(file, length), note_length(file, length)); }
int ftruncate64(int file, off64_t length) { CHANGE(followed_id(file), int, real_ftruncate64(file, length), note_length(file, length)); }
int fallocate64(int file, int how, off64_t from, off64_t length) { CHANGE(followed_id(file), int, real_fallocate64(file, how, from, length), (void)0); }

int ioctl(int file, unsigned long request, ...)
{
    va_list rest;
    va_start(rest, request);
    void *argument = va_arg(rest, void *);
    va_end(rest);
    const unsigned long clone = 0x40049409;
    if (request != clone || !followed_id(file)) return real_ioctl(file, request, argument);
    if (mode == LOG) { errno = EOPNOTSUPP; return -1; }   // its bytes would pass by the log
    CHANGE(1, int, real_ioctl(file, request, argument), (void)0);
}

ssize_t sendfile64(int to, int from, off64_t *at_, size_t count)
{
    if (!followed_id(to)) return real_sendfile64(to, from, at_, count);
    if (mode == LOG) { errno = EINVAL; return -1; }
    CHANGE(1, ssize_t, real_sendfile64(to, from, at_, count), (void)0);
}
