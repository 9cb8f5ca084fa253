/* Writes down every change SQLite makes to the files of one folder, and each
 * sync, in order, so that a test can rebuild the folder as a power cut at any
 * moment would leave it. */
#pragma once
#include <stdint.h>

struct recorded_change {
    /* 'W' write, 'T' truncate to `offset`, 'S' sync, 'D' delete, 'A' acknowledged. */
    char kind;
    const char *path;
    int64_t offset;
    const unsigned char *bytes;
    int64_t length;
};

/* Records from now on what happens below a folder, and forgets what was
 * recorded before. Files of other folders go straight to the system.
 * Returns 0, or SQLite's error. */
int recording_start(const char *folder);

/* Says that everything done so far was acknowledged to people; `number` is
 * the offset of the change. */
void recording_acknowledge(int64_t number);

int64_t recording_count(void);

/* Valid until recording_start is called again. */
struct recorded_change recording_change(int64_t index);
