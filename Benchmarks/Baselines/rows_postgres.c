/* rows_postgres ADDRESS FILE BATCH CONNECTIONS: what storing the intake's rows
 * takes without an intake. Reads FILE (a row a line, columns between tabs, bytes
 * in hexadecimal) and stores it with multi-row INSERTs of BATCH rows into both
 * tables, a transaction a batch, over so many connections at once. Says "ready",
 * waits for a line, then writes the seconds from there to the last COMMIT. */
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { COLUMNS = 12, TAKEN = 7, ENVELOPE = 9 };
/* The columns of a line. */
enum { ID, SEQ, KIOSK, PREVIOUS, HASH, ARRIVED_ON, CONFIRMATION, KIND, EVENT_DAY, MADE_AT, RECEIVED_AT, BYTES };
static const int taken[TAKEN] = {ID, SEQ, KIOSK, PREVIOUS, HASH, ARRIVED_ON, CONFIRMATION};
static const int envelope[ENVELOPE] = {ARRIVED_ON, SEQ, ID, KIND, EVENT_DAY, MADE_AT, RECEIVED_AT, CONFIRMATION, BYTES};
static const char *const taken_types[TAKEN] = {"uuid", "bigint", "text", "bytea", "bytea", "date", "text"};
static const char *const envelope_types[ENVELOPE] = {
    "date", "bigint", "uuid", "text", "date", "bigint", "bigint", "text", "bytea"};

typedef struct { char *value[COLUMNS]; int length[COLUMNS]; } Row;
static Row *rows;
static int row_count;

static void fail(const char *what, PGconn *connection) {
    fprintf(stderr, "rows_postgres: %s: %s\n", what, connection ? PQerrorMessage(connection) : "");
    exit(1);
}

static int is_bytes(int column) { return column == PREVIOUS || column == HASH || column == BYTES; }

/* From hexadecimal, in place: what libpq sends as bytes. */
static int decoded(char *text) {
    int length = strlen(text) / 2;
    for (int index = 0; index < length; index++) {
        char pair[3] = {text[2 * index], text[2 * index + 1], 0};
        text[index] = (char)strtol(pair, NULL, 16);
    }
    return length;
}

static void read_rows(const char *path) {
    FILE *file = fopen(path, "r");
    char *line = NULL;
    size_t room = 0;
    if (!file) fail(path, NULL);
    while (getline(&line, &room, file) > 0) {
        rows = realloc(rows, (row_count + 1) * sizeof *rows);
        Row *row = &rows[row_count++];
        char *rest = strdup(line);
        rest[strcspn(rest, "\n")] = 0;
        for (int column = 0; column < COLUMNS; column++) {
            row->value[column] = strsep(&rest, "\t");
            if (!row->value[column]) fail("a line with too few columns", NULL);
            if (!strcmp(row->value[column], "\\N")) row->value[column] = NULL;
            row->length[column] = row->value[column] && is_bytes(column) ? decoded(row->value[column]) : 0;
        }
    }
    fclose(file);
}

/* INSERT … VALUES ($1::…, $2::…), (…), … */
static char *statement(const char *begin, const char *const *types, int columns, int count) {
    char *text = malloc(strlen(begin) + (size_t)count * columns * 24 + 16), *end = text + sprintf(text, "%s", begin);
    for (int row = 0, number = 1; row < count; row++)
        for (int column = 0; column < columns; column++)
            end += sprintf(end, "%s$%d::%s%s", column ? ", " : row ? ", (" : "(", number++, types[column],
                           column == columns - 1 ? ")" : "");
    return text;
}

static void insert(PGconn *connection, const char *sql, const int *columns, int column_count, int first, int count) {
    int total = column_count * count, at = 0;
    const char **values = malloc(total * sizeof *values);
    int *lengths = malloc(total * sizeof *lengths), *formats = malloc(total * sizeof *formats);
    for (int row = first; row < first + count; row++)
        for (int column = 0; column < column_count; column++, at++) {
            values[at] = rows[row].value[columns[column]];
            lengths[at] = rows[row].length[columns[column]];
            formats[at] = is_bytes(columns[column]);
        }
    PGresult *result = PQexecParams(connection, sql, total, NULL, values, lengths, formats, 0);
    if (PQresultStatus(result) != PGRES_COMMAND_OK) fail("INSERT", connection);
    PQclear(result);
    free(values), free(lengths), free(formats);
}

static void run(PGconn *connection, const char *sql) {
    PGresult *result = PQexec(connection, sql);
    if (PQresultStatus(result) != PGRES_COMMAND_OK) fail(sql, connection);
    PQclear(result);
}

static void store(const char *address, int batch, int own, int connections, int start, int done) {
    char byte;
    PGconn *connection = PQconnectdb(address);
    if (PQstatus(connection) != CONNECTION_OK) fail("no connection", connection);
    if (write(done, "r", 1) != 1 || close(done) || read(start, &byte, 1) != 0) fail("pipe", NULL);
    for (int first = own * batch; first < row_count; first += batch * connections) {
        int count = row_count - first < batch ? row_count - first : batch;
        char *both[2] = {
            statement("INSERT INTO taken (id, seq, kiosk, previous, hash, arrived_on, confirmation) "
                      "OVERRIDING SYSTEM VALUE VALUES ", taken_types, TAKEN, count),
            statement("INSERT INTO envelope (arrived_on, seq, id, kind, event_day, made_at, received_at, confirmation, "
                      "bytes) VALUES ", envelope_types, ENVELOPE, count)};
        run(connection, "BEGIN");
        insert(connection, both[0], taken, TAKEN, first, count);
        insert(connection, both[1], envelope, ENVELOPE, first, count);
        run(connection, "COMMIT");
        free(both[0]), free(both[1]);
    }
    PQfinish(connection);
    exit(0);
}

int main(int count, char **arguments) {
    if (count != 5) fail("usage: rows_postgres ADDRESS FILE BATCH CONNECTIONS", NULL);
    int batch = atoi(arguments[3]), connections = atoi(arguments[4]), start[2], done[2], status, failed = 0;
    char request[64], byte;
    read_rows(arguments[2]);
    if (pipe(start) || pipe(done)) fail("pipe", NULL);
    for (int own = 0; own < connections; own++)
        switch (fork()) {
        case -1: fail("fork", NULL); break;
        case 0:
            close(start[1]);
            store(arguments[1], batch, own, connections, start[0], done[1]);
        }
    close(done[1]); /* A child that fails leaves nothing to wait for. */
    for (int own = 0; own < connections; own++)
        if (read(done[0], &byte, 1) != 1) fail("pipe", NULL);
    puts("ready");
    fflush(stdout);
    if (!fgets(request, sizeof request, stdin)) return 0;
    struct timespec before, after;
    clock_gettime(CLOCK_MONOTONIC, &before);
    close(start[1]); /* All of them begin. */
    while (wait(&status) > 0) failed |= status;
    clock_gettime(CLOCK_MONOTONIC, &after);
    if (failed) return 1;
    printf("%.4f\n", after.tv_sec - before.tv_sec + (after.tv_nsec - before.tv_nsec) / 1e9);
    return 0;
}
