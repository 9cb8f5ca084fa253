/* The few drawing calls of `card_art.h` as PDF operators (ISO 32000-1, 8.5), in
 * points from the lower left corner. It draws what never changes, once. */
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

typedef struct {
    double xx, yx, xy, yy, x0, y0;
} matrix;

typedef struct {
    char *text;
    size_t count, room;
    /* The path so far; colours may not come between its operators. */
    char path[4096];
    size_t path_count;
    matrix now, stack[8];
    int depth, has_point;
    double width;
} cairo_t;

static void say(cairo_t *pen, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    pen->count += (size_t)vsnprintf(pen->text + pen->count, pen->room - pen->count, format, arguments);
    va_end(arguments);
}

static void add_point(cairo_t *pen, double x, double y, const char *operator) {
    const matrix *m = &pen->now;
    pen->path_count += (size_t)snprintf(
        pen->path + pen->path_count, sizeof pen->path - pen->path_count, "%.3f %.3f%s", m->xx * x + m->xy * y + m->x0,
        m->yx * x + m->yy * y + m->y0, operator);
}

static void paint(cairo_t *pen, const char *operator) {
    say(pen, "%.*s%s\n", (int)pen->path_count, pen->path, operator);
}

static void cairo_save(cairo_t *pen) { pen->stack[pen->depth++] = pen->now; }

static void cairo_restore(cairo_t *pen) { pen->now = pen->stack[--pen->depth]; }

static void cairo_translate(cairo_t *pen, double x, double y) {
    matrix *m = &pen->now;
    m->x0 += m->xx * x + m->xy * y;
    m->y0 += m->yx * x + m->yy * y;
}

static void cairo_scale(cairo_t *pen, double x, double y) {
    pen->now.xx *= x, pen->now.yx *= x, pen->now.xy *= y, pen->now.yy *= y;
}

static void cairo_rotate(cairo_t *pen, double angle) {
    matrix m = pen->now;
    double c = cos(angle), s = sin(angle);
    pen->now.xx = m.xx * c + m.xy * s, pen->now.yx = m.yx * c + m.yy * s;
    pen->now.xy = m.xy * c - m.xx * s, pen->now.yy = m.yy * c - m.yx * s;
}

static void cairo_set_source_rgb(cairo_t *pen, double red, double green, double blue) {
    say(pen, "%g %g %g rg %g %g %g RG\n", red, green, blue, red, green, blue);
}

static void cairo_set_line_width(cairo_t *pen, double width) {
    const matrix *m = &pen->now;
    pen->width = width * sqrt(fabs(m->xx * m->yy - m->xy * m->yx));
}

static void cairo_new_sub_path(cairo_t *pen) { pen->has_point = 0; }

static void cairo_move_to(cairo_t *pen, double x, double y) {
    add_point(pen, x, y, " m\n");
    pen->has_point = 1;
}

static void cairo_line_to(cairo_t *pen, double x, double y) { add_point(pen, x, y, " l\n"); }

static void cairo_curve_to(cairo_t *pen, double ax, double ay, double bx, double by, double x, double y) {
    add_point(pen, ax, ay, " ");
    add_point(pen, bx, by, " ");
    add_point(pen, x, y, " c\n");
}

/* In quarters, each one Bézier curve. */
static void cairo_arc(cairo_t *pen, double x, double y, double radius, double from, double to) {
    int quarters = (int)ceil((to - from) / (3.14159265 / 2) - 1e-6);
    double step = (to - from) / quarters, handle = 4.0 / 3 * tan(step / 4) * radius;
    double px = x + radius * cos(from), py = y + radius * sin(from);
    if (pen->has_point) cairo_line_to(pen, px, py); else cairo_move_to(pen, px, py);
    for (int quarter = 0; quarter < quarters; quarter++) {
        double a = from + quarter * step, b = a + step;
        cairo_curve_to(
            pen, x + radius * cos(a) - handle * sin(a), y + radius * sin(a) + handle * cos(a),
            x + radius * cos(b) + handle * sin(b), y + radius * sin(b) - handle * cos(b), x + radius * cos(b),
            y + radius * sin(b));
    }
}

static void cairo_close_path(cairo_t *pen) {
    pen->path[pen->path_count++] = 'h';
    pen->path[pen->path_count++] = '\n';
    pen->has_point = 0;
}

static void cairo_rectangle(cairo_t *pen, double x, double y, double width, double height) {
    cairo_move_to(pen, x, y);
    cairo_line_to(pen, x + width, y);
    cairo_line_to(pen, x + width, y + height);
    cairo_line_to(pen, x, y + height);
    cairo_close_path(pen);
}

static void cairo_fill_preserve(cairo_t *pen) { paint(pen, "f"); }

static void cairo_fill(cairo_t *pen) {
    paint(pen, "f");
    pen->path_count = 0;
}

static void cairo_stroke(cairo_t *pen) {
    say(pen, "%.3f w\n", pen->width);
    paint(pen, "S");
    pen->path_count = 0;
}
