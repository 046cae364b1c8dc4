/* What reaches the disk for sure, written down while a program runs: preloaded into it (LD_PRELOAD).
 *
 * Under POWER_ROOT every sync keeps a copy of the file as it was, and every name that is made, moved or
 * removed is noted, with a link to what would be lost. `cut.py` takes a tree back to what a power cut
 * could have left of it.
 *
 *     S INODE COPY      contents of a file were synced
 *     D PATH            names of a directory were synced
 *     C PATH            a name was made
 *     R OLD NEW KEPT    a name was moved; KEPT is what stood at NEW, or -
 *     U PATH KEPT       a name was removed
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define SEPARATOR "\t"
#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

static const char *root, *journal;
static int events = -1, counter;

__attribute__((constructor)) static void begin(void) {
    char path[PATH_MAX];
    root = getenv("POWER_ROOT");
    journal = getenv("POWER_JOURNAL");
    if (!root || !journal) return;
    snprintf(path, sizeof path, "%s/events", journal);
    events = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644);
}

static void note(const char *format, ...) {
    char line[3 * PATH_MAX];
    va_list values;
    va_start(values, format);
    int length = vsnprintf(line, sizeof line, format, values);
    va_end(values);
    if (events >= 0 && write(events, line, length) != length) abort();
}

static void name_of_kept(char *kept) {
    int number = __atomic_add_fetch(&counter, 1, __ATOMIC_SEQ_CST);
    snprintf(kept, PATH_MAX, "%s/%d-%d", journal, getpid(), number);
}

static int is_watched(const char *path) {
    return events >= 0 && !strncmp(path, root, strlen(root));
}

static void path_of(int fd, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    path[length < 0 ? 0 : length] = 0;
}

static void absolute(int folder, const char *path, char *whole) {
    if (path[0] == '/') {
        snprintf(whole, PATH_MAX, "%s", path);
        return;
    }
    if (folder == AT_FDCWD) {
        if (!getcwd(whole, PATH_MAX)) whole[0] = 0;
    } else {
        path_of(folder, whole);
    }
    size_t length = strlen(whole);
    snprintf(whole + length, PATH_MAX - length, "/%s", path);
}

static int exists(const char *path) {
    struct stat about;
    return lstat(path, &about) == 0;
}

static void keep(const char *path, char *kept) {
    strcpy(kept, "-");
    if (exists(path)) {
        name_of_kept(kept);
        if (linkat(AT_FDCWD, path, AT_FDCWD, kept, 0)) strcpy(kept, "-");
    }
}

static void copy_contents(int fd, const char *to) {
    static __thread char part[1 << 16];
    char from[64];
    snprintf(from, sizeof from, "/proc/self/fd/%d", fd);
    int in = syscall(SYS_openat, AT_FDCWD, from, O_RDONLY | O_CLOEXEC, 0);
    int out = syscall(SYS_openat, AT_FDCWD, to, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
    ssize_t length;
    while ((length = read(in, part, sizeof part)) > 0)
        if (write(out, part, length) != length) abort();
    close(in);
    close(out);
}

static void before_sync(int fd) {
    char path[PATH_MAX], kept[PATH_MAX];
    struct stat about;
    int error = errno;
    path_of(fd, path);
    if (is_watched(path) && !fstat(fd, &about)) {
        if (S_ISDIR(about.st_mode)) {
            note("D" SEPARATOR "%s\n", path);
        } else if (S_ISREG(about.st_mode)) {
            name_of_kept(kept);
            copy_contents(fd, kept);
            note("S" SEPARATOR "%lu" SEPARATOR "%s\n", (unsigned long)about.st_ino, kept);
        }
    }
    errno = error;
}

int fsync(int fd) {
    REAL(int, "fsync", int);
    before_sync(fd);
    return real(fd);
}

int fdatasync(int fd) {
    REAL(int, "fdatasync", int);
    before_sync(fd);
    return real(fd);
}

static int opened(int folder, const char *path, int flags, mode_t mode) {
    char whole[PATH_MAX];
    int is_new = 0;
    if (flags & O_CREAT) {
        absolute(folder, path, whole);
        is_new = is_watched(whole) && !exists(whole);
    }
    int fd = syscall(SYS_openat, folder, path, flags, mode);
    if (is_new && fd >= 0) {
        int error = errno;
        note("C" SEPARATOR "%s\n", whole);
        errno = error;
    }
    return fd;
}

#define MODE(flags) \
    mode_t mode = 0; \
    if ((flags) & O_CREAT) { \
        va_list more; \
        va_start(more, flags); \
        mode = va_arg(more, mode_t); \
        va_end(more); \
    }

int open(const char *path, int flags, ...) { MODE(flags) return opened(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return opened(AT_FDCWD, path, flags, mode); }
int openat(int folder, const char *path, int flags, ...) { MODE(flags) return opened(folder, path, flags, mode); }
int openat64(int folder, const char *path, int flags, ...) { MODE(flags) return opened(folder, path, flags, mode); }

int symlink(const char *target, const char *path) {
    REAL(int, "symlink", const char *, const char *);
    char whole[PATH_MAX];
    int failed = real(target, path);
    absolute(AT_FDCWD, path, whole);
    if (!failed && is_watched(whole)) note("C" SEPARATOR "%s\n", whole);
    return failed;
}

static int moved(int from, const char *old, int to, const char *new, unsigned flags) {
    char whole_old[PATH_MAX], whole_new[PATH_MAX], kept[PATH_MAX];
    absolute(from, old, whole_old);
    absolute(to, new, whole_new);
    int watched = is_watched(whole_new);
    if (watched) keep(whole_new, kept);
    int failed = syscall(SYS_renameat2, from, old, to, new, flags);
    if (!failed && watched) {
        int error = errno;
        note("R" SEPARATOR "%s" SEPARATOR "%s" SEPARATOR "%s\n", whole_old, whole_new, kept);
        errno = error;
    }
    return failed;
}

int rename(const char *old, const char *new) { return moved(AT_FDCWD, old, AT_FDCWD, new, 0); }
int renameat(int from, const char *old, int to, const char *new) { return moved(from, old, to, new, 0); }
int renameat2(int from, const char *old, int to, const char *new, unsigned flags) { return moved(from, old, to, new, flags); }

static int removed(int folder, const char *path, int flags) {
    char whole[PATH_MAX], kept[PATH_MAX];
    absolute(folder, path, whole);
    int watched = is_watched(whole) && !(flags & AT_REMOVEDIR);
    if (watched) keep(whole, kept);
    int failed = syscall(SYS_unlinkat, folder, path, flags);
    if (!failed && watched) {
        int error = errno;
        note("U" SEPARATOR "%s" SEPARATOR "%s\n", whole, kept);
        errno = error;
    }
    return failed;
}

int unlink(const char *path) { return removed(AT_FDCWD, path, 0); }
int unlinkat(int folder, const char *path, int flags) { return removed(folder, path, flags); }
int remove(const char *path) { return exists(path) ? removed(AT_FDCWD, path, 0) : unlink(path); }
