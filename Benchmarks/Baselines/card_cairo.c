/* card_cairo PEOPLE.tsv: the health card as PDF with cairo and pango, as a
 * straightforward C program draws it: a new layout for each text of each card,
 * static words, emblems and lines included, the QR as filled runs, all into
 * memory.
 *
 * Reads "<index>" or "<index> <file>" lines, writes the milliseconds each
 * document took; a file is written after the clock has stopped. Says "ready"
 * first. Columns of PEOPLE.tsv: see people.py. */
#include "card_art.h"
#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <qrencode.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { CODE, NAME, BIRTH, SEX, LEVEL, AREA, FACILITY, FROM, FIVE_YEAR, ISSUER, ISSUED_ON, SERIAL, QR, COLUMNS };
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

static void space_letters(PangoLayout *layout, double points) {
    PangoAttrList *attributes = pango_attr_list_new();
    pango_attr_list_insert(attributes, pango_attr_letter_spacing_new((int)(points * PANGO_SCALE)));
    pango_layout_set_attributes(layout, attributes);
    pango_attr_list_unref(attributes);
}

static void draw_text(
    cairo_t *cairo, PangoContext *context, const struct text *text, PangoFontDescription *font, char **fields) {
    PangoLayout *layout = pango_layout_new(context);
    int width;
    pango_layout_set_font_description(layout, font);
    pango_layout_set_text(layout, text->words ? text->words : fields[text->column], -1);
    if (text->spacing > 0) space_letters(layout, text->spacing);
    pango_layout_get_size(layout, &width, NULL);
    double before = text->align == LEFT ? 0 : text->align == RIGHT ? 1 : 0.5;
    set_color(cairo, text->color);
    cairo_move_to(
        cairo, text->x * MM - before * width / PANGO_SCALE,
        text->y * MM - (double)pango_layout_get_baseline(layout) / PANGO_SCALE);
    pango_cairo_show_layout(cairo, layout);
    g_object_unref(layout);
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
    draw_art(cairo);
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
