/* card_cairo PEOPLE.tsv: the health card as PDF with cairo and pango, as a
 * straightforward C program draws it: a new layout for each text of each card,
 * static words, emblems and lines included, the QR as filled runs, all into
 * memory.
 *
 * Reads "<index>" or "<index> <file>" lines, writes the milliseconds each
 * document took; a file is written after the clock has stopped. Says "ready"
 * first. Columns of PEOPLE.tsv: see people.py. */
#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <qrencode.h>
#include "card_art.h"
#include "card_texts.h"

struct bytes {
    unsigned char *start;
    size_t count, room;
};

static struct bytes document;
static PangoFontDescription *fonts[TEXT_COUNT];

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

static void render(char **fields) {
    document.count = 0;
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(append, &document, WIDTH * MM, HEIGHT * MM);
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

static void choose_fonts(void) {
    for (size_t index = 0; index < TEXT_COUNT; index++) {
        fonts[index] = pango_font_description_from_string("Noto Sans");
        pango_font_description_set_size(fonts[index], (int)(TEXTS[index].size * PANGO_SCALE));
        if (TEXTS[index].is_bold) pango_font_description_set_weight(fonts[index], PANGO_WEIGHT_BOLD);
    }
}

static void keep(const char *path) {
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(document.start, 1, document.count, file) != document.count || fclose(file))
        fail("the document cannot be written");
}

int main(int count, char **arguments) {
    if (count != 2) fail("usage: card_cairo PEOPLE.tsv");
    read_people(arguments[1]);
    choose_fonts();
    serve(render, keep);
    return 0;
}
