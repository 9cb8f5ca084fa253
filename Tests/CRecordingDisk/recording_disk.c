#include "recording_disk.h"
#include <pthread.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct recorded_change *changes;
static int64_t count, room;
static char folder[4096];
static sqlite3_vfs *system_files, recording_files;
static sqlite3_io_methods methods;

struct recorded_file {
    sqlite3_file base;
    char *path;
    sqlite3_file *real;
};

static struct recorded_file *recorded(sqlite3_file *file) { return (struct recorded_file *)file; }
static sqlite3_file *real(sqlite3_file *file) { return recorded(file)->real; }

static void note(char kind, const char *path, int64_t offset, const void *bytes, int64_t length) {
    pthread_mutex_lock(&lock);
    if (count == room) {
        room = room ? room * 2 : 1024;
        changes = realloc(changes, room * sizeof *changes);
    }
    unsigned char *copy = malloc(length ? length : 1);
    if (length) memcpy(copy, bytes, length);
    changes[count++] = (struct recorded_change){kind, strdup(path), offset, copy, length};
    pthread_mutex_unlock(&lock);
}

static int write_file(sqlite3_file *file, const void *bytes, int length, sqlite3_int64 offset) {
    int code = real(file)->pMethods->xWrite(real(file), bytes, length, offset);
    if (code == SQLITE_OK) note('W', recorded(file)->path, offset, bytes, length);
    return code;
}

static int truncate_file(sqlite3_file *file, sqlite3_int64 size) {
    int code = real(file)->pMethods->xTruncate(real(file), size);
    if (code == SQLITE_OK) note('T', recorded(file)->path, size, NULL, 0);
    return code;
}

static int sync_file(sqlite3_file *file, int flags) {
    int code = real(file)->pMethods->xSync(real(file), flags);
    if (code == SQLITE_OK) note('S', recorded(file)->path, 0, NULL, 0);
    return code;
}

static int close_file(sqlite3_file *file) {
    int code = real(file)->pMethods->xClose(real(file));
    free(recorded(file)->path);
    return code;
}

static int read_file(sqlite3_file *file, void *bytes, int length, sqlite3_int64 offset) {
    return real(file)->pMethods->xRead(real(file), bytes, length, offset);
}
static int file_size(sqlite3_file *file, sqlite3_int64 *size) {
    return real(file)->pMethods->xFileSize(real(file), size);
}
static int lock_file(sqlite3_file *file, int level) { return real(file)->pMethods->xLock(real(file), level); }
static int unlock_file(sqlite3_file *file, int level) { return real(file)->pMethods->xUnlock(real(file), level); }
static int check_lock(sqlite3_file *file, int *held) {
    return real(file)->pMethods->xCheckReservedLock(real(file), held);
}
static int control(sqlite3_file *file, int what, void *value) {
    return real(file)->pMethods->xFileControl(real(file), what, value);
}
static int sector_size(sqlite3_file *file) { return real(file)->pMethods->xSectorSize(real(file)); }
static int device(sqlite3_file *file) { return real(file)->pMethods->xDeviceCharacteristics(real(file)); }
static int map_shared(sqlite3_file *file, int page, int size, int extend, void volatile **memory) {
    return real(file)->pMethods->xShmMap(real(file), page, size, extend, memory);
}
static int lock_shared(sqlite3_file *file, int offset, int n, int flags) {
    return real(file)->pMethods->xShmLock(real(file), offset, n, flags);
}
static void barrier(sqlite3_file *file) { real(file)->pMethods->xShmBarrier(real(file)); }
static int unmap_shared(sqlite3_file *file, int delete) {
    return real(file)->pMethods->xShmUnmap(real(file), delete);
}

static int is_recorded(const char *path) {
    size_t length = strlen(folder);
    return path && length && !strncmp(path, folder, length) && path[length] == '/';
}

static int open_file(sqlite3_vfs *files, const char *path, sqlite3_file *file, int flags, int *out) {
    if (!is_recorded(path)) return system_files->xOpen(system_files, path, file, flags, out);
    recorded(file)->real = (sqlite3_file *)(recorded(file) + 1);
    int code = system_files->xOpen(system_files, path, real(file), flags, out);
    file->pMethods = code == SQLITE_OK ? &methods : NULL;
    recorded(file)->path = code == SQLITE_OK ? strdup(path) : NULL;
    return code;
}

static int delete_file(sqlite3_vfs *files, const char *path, int sync) {
    int code = system_files->xDelete(system_files, path, sync);
    if (code == SQLITE_OK && is_recorded(path)) note('D', path, 0, NULL, 0);
    return code;
}

/* Version 2 has no memory maps, so that every change comes by here. */
static int install(void) {
    methods = (sqlite3_io_methods){
        .iVersion = 2, .xClose = close_file, .xRead = read_file, .xWrite = write_file, .xTruncate = truncate_file,
        .xSync = sync_file, .xFileSize = file_size, .xLock = lock_file, .xUnlock = unlock_file,
        .xCheckReservedLock = check_lock, .xFileControl = control, .xSectorSize = sector_size,
        .xDeviceCharacteristics = device, .xShmMap = map_shared, .xShmLock = lock_shared, .xShmBarrier = barrier,
        .xShmUnmap = unmap_shared,
    };
    system_files = sqlite3_vfs_find(NULL);
    recording_files = *system_files;
    recording_files.zName = "recording";
    recording_files.szOsFile = sizeof(struct recorded_file) + system_files->szOsFile;
    recording_files.xOpen = open_file;
    recording_files.xDelete = delete_file;
    return sqlite3_vfs_register(&recording_files, 1);
}

int recording_start(const char *path) {
    pthread_mutex_lock(&lock);
    int code = system_files ? SQLITE_OK : install();
    for (int64_t i = 0; i < count; i++) {
        free((void *)changes[i].path);
        free((void *)changes[i].bytes);
    }
    count = 0;
    strncpy(folder, path, sizeof folder - 1);
    pthread_mutex_unlock(&lock);
    return code;
}

void recording_acknowledge(int64_t number) { note('A', folder, number, NULL, 0); }

int64_t recording_count(void) { return count; }

struct recorded_change recording_change(int64_t index) { return changes[index]; }
