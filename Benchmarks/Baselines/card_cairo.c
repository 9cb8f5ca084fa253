/* card_cairo PEOPLE.tsv: the health card as PDF with cairo and pango, as a
 * straightforward C program draws it: a new layout for each text of each card,
 * static words and lines included, the QR as filled runs, all into memory.
 *
 * Reads "<index>" or "<index> <file>" lines, writes the milliseconds each
 * document took; a file is written after the clock has stopped. Says "ready"
 * first. Columns of PEOPLE.tsv: see people.py. */
#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <qrencode.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MM (72 / 25.4)
#define WIDTH 85.60
#define HEIGHT 53.98
enum { CODE, NAME, BIRTH, SEX, LEVEL, AREA, FACILITY, FROM, FIVE_YEAR, ISSUER, ISSUED_ON, SERIAL, QR, COLUMNS };
enum align { LEFT, CENTER, RIGHT };
enum color { INK, LABEL, BLUE, RED };

/* What is the same on every card, and where the fields go: x and baseline in
 * millimetres from the upper left corner, sizes in points. */
static const struct text {
    const char *words;
    int column;
    double x, y, size;
    int is_bold;
    enum align align;
    enum color color;
} TEXTS[] = {
    {"BẢO HIỂM XÃ HỘI VIỆT NAM", 0, 46.4, 5.3, 6.2, 1, CENTER, BLUE},
    {"THẺ BẢO HIỂM Y TẾ", 0, 46.4, 9.85, 10.8, 1, CENTER, RED},
    {"Mã số", 0, 3.8, 15.7, 6.4, 0, LEFT, LABEL},
    {"Số seri", 0, 69.2, 15.7, 5.2, 0, RIGHT, LABEL},
    {"Họ tên", 0, 3.8, 18.75, 5.2, 0, LEFT, LABEL},
    {"Ngày sinh", 0, 3.8, 25.4, 5.2, 0, LEFT, LABEL},
    {"Giới tính", 0, 21.6, 25.4, 5.2, 0, LEFT, LABEL},
    {"Mã mức hưởng", 0, 31.8, 25.4, 5.2, 0, LEFT, LABEL},
    {"Mã nơi sống", 0, 46.4, 25.4, 5.2, 0, LEFT, LABEL},
    {"Nơi ĐK KCB BĐ", 0, 3.8, 31.6, 5.2, 0, LEFT, LABEL},
    {"Giá trị sử dụng từ ngày", 0, 3.8, 40.55, 5.2, 0, LEFT, LABEL},
    {"Thời điểm đủ 5 năm liên tục", 0, 31.8, 40.55, 5.2, 0, LEFT, LABEL},
    {"Nơi cấp, người cấp", 0, 3.8, 47.75, 5.2, 0, LEFT, LABEL},
    {"Ngày cấp", 0, 46.4, 47.75, 5.2, 0, LEFT, LABEL},
    {NULL, CODE, 12.6, 15.7, 12, 1, LEFT, INK},
    {NULL, SERIAL, 81.8, 15.7, 6.4, 0, RIGHT, INK},
    {NULL, NAME, 3.8, 22.4, 9.5, 1, LEFT, INK},
    {NULL, BIRTH, 3.8, 28.7, 8, 0, LEFT, INK},
    {NULL, SEX, 21.6, 28.7, 8, 0, LEFT, INK},
    {NULL, LEVEL, 31.8, 28.7, 8, 1, LEFT, INK},
    {NULL, AREA, 46.4, 28.7, 8, 1, LEFT, INK},
    {NULL, FACILITY, 3.8, 34.5, 7.4, 0, LEFT, INK},
    {NULL, FROM, 3.8, 43.9, 8, 1, LEFT, INK},
    {NULL, FIVE_YEAR, 31.8, 43.9, 8, 0, LEFT, INK},
    {NULL, ISSUER, 3.8, 50.7, 7, 1, LEFT, INK},
    {NULL, ISSUED_ON, 46.4, 50.7, 7, 0, LEFT, INK},
};
#define TEXT_COUNT (sizeof TEXTS / sizeof *TEXTS)
static const double QR_LEFT = 62.8, QR_TOP = 25.5, QR_SIDE = 17.5;
static const double COLORS[][3] = {{0.08, 0.09, 0.13}, {0.27, 0.33, 0.43}, {0.04, 0.31, 0.64}, {0.71, 0.09, 0.17}};

struct bytes {
    unsigned char *start;
    size_t count, room;
};

static char *people[4096][COLUMNS];
static int person_count;
static PangoFontDescription *fonts[TEXT_COUNT];

static void fail(const char *what) {
    fprintf(stderr, "card_cairo: %s\n", what);
    exit(1);
}

static cairo_status_t append(void *closure, const unsigned char *data, unsigned count) {
    struct bytes *out = closure;
    if (out->count + count > out->room) {
        size_t room = (out->count + count) * 2;
        unsigned char *start = realloc(out->start, room);
        if (!start) return CAIRO_STATUS_NO_MEMORY;
        out->start = start;
        out->room = room;
    }
    memcpy(out->start + out->count, data, count);
    out->count += count;
    return CAIRO_STATUS_SUCCESS;
}

static PangoContext *make_context(cairo_t *cairo) {
    PangoContext *context = pango_cairo_create_context(cairo);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    pango_cairo_context_set_resolution(context, 72);
    pango_context_set_round_glyph_positions(context, FALSE);
    cairo_font_options_destroy(options);
    return context;
}

static void draw_text(
    cairo_t *cairo, PangoContext *context, const struct text *text, PangoFontDescription *font, char **fields) {
    PangoLayout *layout = pango_layout_new(context);
    const double *color = COLORS[text->color];
    int width;
    pango_layout_set_font_description(layout, font);
    pango_layout_set_text(layout, text->words ? text->words : fields[text->column], -1);
    pango_layout_get_size(layout, &width, NULL);
    double before = text->align == LEFT ? 0 : text->align == RIGHT ? 1 : 0.5;
    cairo_set_source_rgb(cairo, color[0], color[1], color[2]);
    cairo_move_to(
        cairo, text->x * MM - before * width / PANGO_SCALE,
        text->y * MM - (double)pango_layout_get_baseline(layout) / PANGO_SCALE);
    pango_cairo_show_layout(cairo, layout);
    g_object_unref(layout);
}

static void draw_rosette(cairo_t *cairo) {
    cairo_set_source_rgb(cairo, 0.83, 0.89, 0.96);
    cairo_set_line_width(cairo, 0.11 * MM);
    for (int petal = 0; petal < 14; petal++) {
        cairo_save(cairo);
        cairo_translate(cairo, 31 * MM, 29.6 * MM);
        cairo_rotate(cairo, petal * 3.14159265 / 14);
        cairo_scale(cairo, 18.2 * MM, 7.644 * MM);
        cairo_arc(cairo, 0, 0, 1, 0, 6.2831853);
        cairo_restore(cairo);
        cairo_stroke(cairo);
    }
}

static void draw_frame(cairo_t *cairo) {
    cairo_set_source_rgb(cairo, COLORS[BLUE][0], COLORS[BLUE][1], COLORS[BLUE][2]);
    cairo_set_line_width(cairo, 0.8 * MM);
    cairo_rectangle(cairo, 0.9 * MM, 0.9 * MM, 83.8 * MM, 52.18 * MM);
    cairo_stroke(cairo);
    cairo_arc(cairo, 7.7 * MM, 6.6 * MM, 3.8 * MM, 0, 6.2831853);
    cairo_fill(cairo);
    cairo_set_line_width(cairo, 0.15 * MM);
    cairo_rectangle(cairo, 1.75 * MM, 1.75 * MM, 82.1 * MM, 50.48 * MM);
    cairo_rectangle(cairo, 61.3 * MM, 24 * MM, 20.5 * MM, 20.5 * MM);
    cairo_move_to(cairo, 13.4 * MM, 11.3 * MM);
    cairo_line_to(cairo, 81.8 * MM, 11.3 * MM);
    cairo_move_to(cairo, 3.8 * MM, 45.5 * MM);
    cairo_line_to(cairo, 81.8 * MM, 45.5 * MM);
    cairo_stroke(cairo);
}

static void draw_qr(cairo_t *cairo, const char *text) {
    QRcode *code = QRcode_encodeData((int)strlen(text), (const unsigned char *)text, 0, QR_ECLEVEL_M);
    if (!code) fail("the QR text does not fit");
    double module = QR_SIDE * MM / code->width, left = QR_LEFT * MM, top = QR_TOP * MM;
    for (int row = 0; row < code->width; row++) {
        const unsigned char *modules = code->data + row * code->width;
        for (int column = 0; column < code->width;) {
            int end = column;
            while (end < code->width && modules[end] & 1) end++;
            if (end > column)
                cairo_rectangle(cairo, left + column * module, top + row * module, (end - column) * module, module);
            column = end > column ? end : column + 1;
        }
    }
    cairo_fill(cairo);
    QRcode_free(code);
}

static void render(char **fields, struct bytes *out) {
    out->count = 0;
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(append, out, WIDTH * MM, HEIGHT * MM);
    cairo_t *cairo = cairo_create(surface);
    PangoContext *context = make_context(cairo);
    draw_rosette(cairo);
    draw_frame(cairo);
    for (size_t index = 0; index < TEXT_COUNT; index++)
        draw_text(cairo, context, &TEXTS[index], fonts[index], fields);
    cairo_set_source_rgb(cairo, 0, 0, 0);
    draw_qr(cairo, fields[QR]);
    g_object_unref(context);
    cairo_destroy(cairo);
    cairo_surface_finish(surface);
    if (cairo_surface_status(surface)) fail(cairo_status_to_string(cairo_surface_status(surface)));
    cairo_surface_destroy(surface);
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

static void choose_fonts(void) {
    for (size_t index = 0; index < TEXT_COUNT; index++) {
        fonts[index] = pango_font_description_from_string("Noto Sans");
        pango_font_description_set_size(fonts[index], (int)(TEXTS[index].size * PANGO_SCALE));
        if (TEXTS[index].is_bold) pango_font_description_set_weight(fonts[index], PANGO_WEIGHT_BOLD);
    }
}

static void keep(const struct bytes *document, const char *path) {
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(document->start, 1, document->count, file) != document->count || fclose(file))
        fail("the document cannot be written");
}

static double milliseconds(const struct timespec *from, const struct timespec *to) {
    return (to->tv_sec - from->tv_sec) * 1e3 + (to->tv_nsec - from->tv_nsec) / 1e6;
}

int main(int count, char **arguments) {
    if (count != 2) fail("usage: card_cairo PEOPLE.tsv");
    read_people(arguments[1]);
    choose_fonts();

    struct bytes document = {0};
    char request[1024], path[1000];
    puts("ready");
    fflush(stdout);
    while (fgets(request, sizeof request, stdin)) {
        int index, parts = sscanf(request, "%d %999s", &index, path);
        struct timespec before, after;
        if (parts < 1 || index < 0) fail("a request is an index and perhaps a file");
        clock_gettime(CLOCK_MONOTONIC, &before);
        render(people[index % person_count], &document);
        clock_gettime(CLOCK_MONOTONIC, &after);
        if (parts == 2) keep(&document, path);
        printf("%.4f\n", milliseconds(&before, &after));
        fflush(stdout);
    }
    return 0;
}
