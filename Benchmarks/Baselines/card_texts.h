/* The words of the health card and where its fields go, as
 * `PrinterTemplates/health-card` has them. Columns of PEOPLE.tsv: see people.py. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { CODE, CODE_NOTE, NAME, BIRTH, SEX, LEVEL, AREA, FACILITY, FROM, FIVE_YEAR, ISSUER, ISSUED_ON, SERIAL, QR, COLUMNS };
enum align { LEFT, CENTER, RIGHT };

/* What is the same on every card, and where the fields go: x and baseline in
 * millimetres from the upper left corner, sizes and space between letters in
 * points. */
static const struct text {
    const char *words;
    int column;
    double x, y, size;
    int is_bold;
    enum align align;
    enum color color;
    double spacing;
} TEXTS[] = {
    {"BẢO HIỂM XÃ HỘI VIỆT NAM", 0, 46.4, 5.3, 6.2, 1, CENTER, BLUE, 0.255},
    {"THẺ BẢO HIỂM Y TẾ", 0, 46.4, 9.85, 10.8, 1, CENTER, RED, 0.34},
    {"Mã số", 0, 3.8, 15.7, 6.4, 0, LEFT, LABEL, 0},
    {"Số seri", 0, 69.2, 15.7, 5.2, 0, RIGHT, LABEL, 0},
    {"Họ tên", 0, 3.8, 18.75, 5.2, 0, LEFT, LABEL, 0},
    {"Ngày sinh", 0, 3.8, 25.4, 5.2, 0, LEFT, LABEL, 0},
    {"Giới tính", 0, 21.6, 25.4, 5.2, 0, LEFT, LABEL, 0},
    {"Mã mức hưởng", 0, 31.8, 25.4, 5.2, 0, LEFT, LABEL, 0},
    {"Mã nơi sống", 0, 46.4, 25.4, 5.2, 0, LEFT, LABEL, 0},
    {"Nơi ĐK KCB BĐ", 0, 3.8, 31.6, 5.2, 0, LEFT, LABEL, 0},
    {"Giá trị sử dụng từ ngày", 0, 3.8, 40.55, 5.2, 0, LEFT, LABEL, 0},
    {"Thời điểm đủ 5 năm liên tục", 0, 31.8, 40.55, 5.2, 0, LEFT, LABEL, 0},
    {"Nơi cấp, người cấp", 0, 3.8, 47.75, 5.2, 0, LEFT, LABEL, 0},
    {"Ngày cấp", 0, 42.4, 47.75, 5.2, 0, LEFT, LABEL, 0},
    {NULL, CODE, 12.6, 15.7, 12, 1, LEFT, INK, 0},
    {NULL, CODE_NOTE, 46.8, 18.5, 5.4, 0, LEFT, INK, 0},
    {NULL, SERIAL, 81.8, 15.7, 6.4, 0, RIGHT, INK, 0},
    {NULL, NAME, 3.8, 22.4, 9.5, 1, LEFT, INK, 0},
    {NULL, BIRTH, 3.8, 28.7, 8, 0, LEFT, INK, 0},
    {NULL, SEX, 21.6, 28.7, 8, 0, LEFT, INK, 0},
    {NULL, LEVEL, 31.8, 28.7, 8, 1, LEFT, INK, 0},
    {NULL, AREA, 46.4, 28.7, 8, 1, LEFT, INK, 0},
    {NULL, FACILITY, 3.8, 34.5, 7.4, 0, LEFT, INK, 0},
    {NULL, FROM, 3.8, 43.9, 8, 1, LEFT, INK, 0},
    {NULL, FIVE_YEAR, 31.8, 43.9, 8, 0, LEFT, INK, 0},
    {NULL, ISSUER, 3.8, 50.7, 7, 1, LEFT, INK, 0},
    {NULL, ISSUED_ON, 42.4, 50.7, 7, 0, LEFT, INK, 0},
};
#define TEXT_COUNT (sizeof TEXTS / sizeof *TEXTS)
static const double QR_LEFT = 62.8, QR_TOP = 25.5, QR_SIDE = 17.5;

static char *people[4096][COLUMNS];
static int person_count;

static void fail(const char *what) {
    fprintf(stderr, "card: %s\n", what);
    exit(1);
}

static void read_people(const char *path) {
    FILE *file = fopen(path, "r");
    char *row = NULL;
    size_t room = 0;
    if (!file) fail("PEOPLE.tsv cannot be read");
    if (getline(&row, &room, file) < 0) fail("PEOPLE.tsv is empty");
    while (person_count < 4096 && getline(&row, &room, file) > 0) {
        char *rest = strdup(row);
        rest[strcspn(rest, "\n")] = 0;
        for (int column = 0; column < COLUMNS; column++)
            if (!(people[person_count][column] = strsep(&rest, "\t"))) fail("a row of PEOPLE.tsv is short");
        person_count++;
    }
    if (!person_count) fail("PEOPLE.tsv names nobody");
    free(row);
    fclose(file);
}

static double milliseconds(const struct timespec *from, const struct timespec *to) {
    return (to->tv_sec - from->tv_sec) * 1e3 + (to->tv_nsec - from->tv_nsec) / 1e6;
}

/* Does what each line of standard input asks for, and says how long it took. */
static void serve(void (*render)(char **fields), void (*keep)(const char *path)) {
    char request[1024], path[1000];
    puts("ready");
    fflush(stdout);
    while (fgets(request, sizeof request, stdin)) {
        int index, parts = sscanf(request, "%d %999s", &index, path);
        struct timespec before, after;
        if (parts < 1 || index < 0) fail("a request is an index and perhaps a file");
        clock_gettime(CLOCK_MONOTONIC, &before);
        render(people[index % person_count]);
        clock_gettime(CLOCK_MONOTONIC, &after);
        if (parts == 2) keep(path);
        printf("%.4f\n", milliseconds(&before, &after));
        fflush(stdout);
    }
}
