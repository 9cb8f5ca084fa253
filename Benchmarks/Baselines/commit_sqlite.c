/* commit_sqlite FOLDER: what one durable commit costs here. One INSERT of a
 * small row and one COMMIT for each line read, in WAL with synchronous=FULL, in
 * a database of its own in FOLDER. Writes the milliseconds of each. Says
 * "ready" first. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static sqlite3 *database;

static void fail(const char *what) {
    fprintf(stderr, "commit_sqlite: %s: %s\n", what, database ? sqlite3_errmsg(database) : "no database");
    exit(1);
}

static void run(const char *sql) {
    if (sqlite3_exec(database, sql, NULL, NULL, NULL) != SQLITE_OK) fail(sql);
}

static int number(const char *sql) {
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v2(database, sql, -1, &statement, NULL) != SQLITE_OK) fail(sql);
    if (sqlite3_step(statement) != SQLITE_ROW) fail(sql);
    int value = sqlite3_column_int(statement, 0);
    sqlite3_finalize(statement);
    return value;
}

static sqlite3_stmt *prepare(const char *sql) {
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v2(database, sql, -1, &statement, NULL) != SQLITE_OK) fail(sql);
    return statement;
}

static void step(sqlite3_stmt *statement) {
    if (sqlite3_step(statement) != SQLITE_DONE) fail(sqlite3_sql(statement));
    sqlite3_reset(statement);
}

int main(int count, char **arguments) {
    if (count != 2) fail("usage: commit_sqlite FOLDER");
    char path[4096], request[256];
    snprintf(path, sizeof path, "%s/commit.sqlite", arguments[1]);
    if (sqlite3_open(path, &database) != SQLITE_OK) fail(path);
    run("PRAGMA journal_mode = WAL");
    run("PRAGMA synchronous = FULL");
    run("CREATE TABLE payment "
        "(id INTEGER PRIMARY KEY, amount INTEGER NOT NULL, paidAt INTEGER NOT NULL, note BLOB NOT NULL) STRICT");
    if (number("PRAGMA synchronous") != 2) fail("synchronous is not FULL");

    sqlite3_stmt *begin = prepare("BEGIN IMMEDIATE"), *commit = prepare("COMMIT");
    sqlite3_stmt *insert = prepare("INSERT INTO payment (amount, paidAt, note) VALUES (956340, ?, zeroblob(200))");
    puts("ready");
    fflush(stdout);
    for (sqlite3_int64 row = 0; fgets(request, sizeof request, stdin); row++) {
        struct timespec before, after;
        clock_gettime(CLOCK_MONOTONIC, &before);
        step(begin);
        sqlite3_bind_int64(insert, 1, row);
        step(insert);
        step(commit);
        clock_gettime(CLOCK_MONOTONIC, &after);
        printf("%.4f\n", (after.tv_sec - before.tv_sec) * 1e3 + (after.tv_nsec - before.tv_nsec) / 1e6);
        fflush(stdout);
    }
    sqlite3_finalize(begin);
    sqlite3_finalize(commit);
    sqlite3_finalize(insert);
    sqlite3_close(database);
    return 0;
}
