/* card_raw PEOPLE.tsv: the health card as PDF written by hand, the least a C
 * program can do: both faces are cut down once for all Vietnamese, and faces,
 * art and words of the blank are ready objects that are copied. What is made
 * for a card is its fields and its QR, one compressed stream. No text is
 * shaped, measured against its box, or looked up in another face.
 *
 * Reads and writes as card_cairo.c does. `card_faces.h` is made by card_faces.py. */
#include <qrencode.h>
#include <zlib.h>
#include "card_faces.h"
#include "card_pen.h"
#include "card_art.h"
#include "card_texts.h"

enum { CATALOGUE = 1, PAGES, PAGE, ART, FACE_R, FACE_B = FACE_R + 5, FIELDS = FACE_B + 5, OBJECTS };

static char document[400000], fixed[300000], stream[200000];
static size_t document_count, fixed_count, start[OBJECTS];

static void add(const void *bytes, size_t count) {
    memcpy(fixed + fixed_count, bytes, count);
    fixed_count += count;
}

static void add_text(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fixed_count += (size_t)vsprintf(fixed + fixed_count, format, arguments);
    va_end(arguments);
}

static void begin(int number) {
    start[number] = fixed_count;
    add_text("%d 0 obj\n", number);
}

static void add_stream(int number, const void *bytes, size_t count, const char *entries, unsigned long length) {
    begin(number);
    add_text("<</Length %zu/Filter/FlateDecode", count);
    add_text(entries, length);
    add_text(">>stream\n");
    add(bytes, count);
    add_text("\nendstream\nendobj\n");
}

/* The next character of a text in UTF-8 as its glyph in one of the faces. */
static unsigned next_glyph(const unsigned char **text, int is_bold) {
    unsigned code = *(*text)++;
    int more = code >= 0xe0 ? 2 : code >= 0xc0 ? 1 : 0;
    if (more) code &= 0x3f >> more;
    while (more--) code = code << 6 | (*(*text)++ & 0x3f);
    return code < 0x2100 ? (is_bold ? glyphB : glyphR)[code] : 0;
}

/* In points, the space between letters included. */
static double width_of(const char *words, const struct text *text) {
    const unsigned char *rest = (const unsigned char *)words;
    double width = 0;
    while (*rest) width += (text->is_bold ? advanceB : advanceR)[next_glyph(&rest, text->is_bold)] * text->size / 1000
        + text->spacing;
    return width;
}

static void set_text(cairo_t *pen, const struct text *text, const char *words) {
    double before = text->align == LEFT ? 0 : text->align == RIGHT ? 1 : 0.5;
    const double *color = COLORS[text->color];
    const unsigned char *rest = (const unsigned char *)words;
    double x = text->x * MM - (before > 0 ? before * width_of(words, text) : 0), y = (HEIGHT - text->y) * MM;
    say(pen, "%g %g %g rg BT /%c %g Tf %g Tc %.3f %.3f Td <", color[0], color[1], color[2],
        text->is_bold ? 'B' : 'R', text->size, text->spacing, x, y);
    while (*rest) say(pen, "%04x", next_glyph(&rest, text->is_bold));
    say(pen, "> Tj ET\n");
}

static void add_face(
    int first, const char *name, const unsigned char *face, size_t count, unsigned long length,
    const unsigned char *map, size_t map_count, const unsigned short *advances, size_t glyph_count) {
    add_stream(first + 3, face, count, "/Length1 %lu", length);
    add_stream(first + 4, map, map_count, "", 0);
    begin(first);
    add_text("<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+%s/Encoding/Identity-H/DescendantFonts[%d 0 R]"
        "/ToUnicode %d 0 R>>\nendobj\n", name, first + 1, first + 4);
    begin(first + 1);
    add_text("<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+%s/CIDToGIDMap/Identity/FontDescriptor %d 0 R"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/W[0[", name, first + 2);
    for (size_t glyph = 0; glyph < glyph_count; glyph++) add_text("%u ", advances[glyph]);
    add_text("]]>>\nendobj\n");
    begin(first + 2);
    add_text("<</Type/FontDescriptor/FontName/ABCDEF+%s/Flags 4/FontBBox[-621 -389 2800 1067]/ItalicAngle 0"
        "/Ascent 1069/Descent -293/CapHeight 714/StemV 80/FontFile2 %d 0 R>>\nendobj\n", name, first + 3);
}

/* Everything that is the same on every card, with the head of the one object that is not. */
static void prepare(void) {
    cairo_t pen = {.text = stream, .room = sizeof stream, .now = {1, 0, 0, -1, 0, HEIGHT * MM}};
    static unsigned char packed[100000];
    uLongf count = sizeof packed;
    draw_art(&pen);
    for (size_t index = 0; index < TEXT_COUNT; index++)
        if (TEXTS[index].words) set_text(&pen, &TEXTS[index], TEXTS[index].words);
    compress2(packed, &count, (Bytef *)stream, pen.count, 9);
    add_text("%%PDF-1.5\n%%\xe2\xe3\xcf\xd3\n");
    begin(CATALOGUE);
    add_text("<</Type/Catalog/Pages %d 0 R>>\nendobj\n", PAGES);
    begin(PAGES);
    add_text("<</Type/Pages/Count 1/Kids[%d 0 R]>>\nendobj\n", PAGE);
    begin(PAGE);
    add_text("<</Type/Page/Parent %d 0 R/MediaBox[0 0 %.3f %.3f]/Contents[%d 0 R %d 0 R]"
        "/Resources<</Font<</R %d 0 R/B %d 0 R>>>>>>\nendobj\n",
        PAGES, WIDTH * MM, HEIGHT * MM, ART, FIELDS, FACE_R, FACE_B);
    add_stream(ART, packed, count, "", 0);
#define FACE(letter, name) add_face(FACE_##letter, name, face##letter, sizeof face##letter, face##letter##_length, \
    unicode##letter, sizeof unicode##letter, advance##letter, sizeof advance##letter / sizeof *advance##letter)
    FACE(R, "NotoSans-Regular");
    FACE(B, "NotoSans-Bold");
    begin(FIELDS);
}

static void draw_qr(cairo_t *pen, const char *text) {
    QRcode *code = QRcode_encodeData((int)strlen(text), (const unsigned char *)text, 0, QR_ECLEVEL_M);
    if (!code) fail("the QR text does not fit");
    double module = QR_SIDE * MM / code->width;
    say(pen, "0 g q %.6f 0 0 %.6f %.3f %.3f cm\n", module, -module, QR_LEFT * MM, (HEIGHT - QR_TOP) * MM);
    for (int row = 0; row < code->width; row++) {
        const unsigned char *modules = code->data + row * code->width;
        for (int column = 0; column < code->width;) {
            int end = column;
            while (end < code->width && modules[end] & 1) end++;
            if (end > column) say(pen, "%d %d %d 1 re\n", column, row, end - column);
            column = end > column ? end : column + 1;
        }
    }
    say(pen, "f Q\n");
    QRcode_free(code);
}

static void render(char **fields) {
    cairo_t pen = {.text = stream, .room = sizeof stream};
    static unsigned char packed[100000];
    uLongf count = sizeof packed;
    for (size_t index = 0; index < TEXT_COUNT; index++)
        if (!TEXTS[index].words) set_text(&pen, &TEXTS[index], fields[TEXTS[index].column]);
    draw_qr(&pen, fields[QR]);
    compress2(packed, &count, (Bytef *)stream, pen.count, 1);
    memcpy(document, fixed, fixed_count);
    char *end = document + fixed_count;
    end += sprintf(end, "<</Length %lu/Filter/FlateDecode>>stream\n", count);
    memcpy(end, packed, count);
    end += count;
    end += sprintf(end, "\nendstream\nendobj\n");
    long table = end - document;
    end += sprintf(end, "xref\n0 %d\n0000000000 65535 f \n", OBJECTS);
    for (int number = 1; number < OBJECTS; number++) end += sprintf(end, "%010zu 00000 n \n", start[number]);
    end += sprintf(end, "trailer<</Size %d/Root %d 0 R>>\nstartxref\n%ld\n%%%%EOF\n", OBJECTS, CATALOGUE, table);
    document_count = (size_t)(end - document);
}

static void keep(const char *path) {
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(document, 1, document_count, file) != document_count || fclose(file))
        fail("the document cannot be written");
}

int main(int count, char **arguments) {
    if (count != 2) fail("usage: card_raw PEOPLE.tsv");
    read_people(arguments[1]);
    prepare();
    serve(render, keep);
    return 0;
}
