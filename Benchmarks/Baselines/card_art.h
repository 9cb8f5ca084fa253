/* What the blank of the health card carries besides words: rosette, emblems,
 * frames and lines, drawn by paths as `PrinterTemplates/health-card` has them.
 * Include cairo, or `card_pen.h`, before it. */

#define MM (72 / 25.4)
#define WIDTH 85.60
#define HEIGHT 53.98
#define PI 3.14159265
enum color { INK, LABEL, BLUE, RED, LINE, PETAL, PALE, WHITE };

static const double COLORS[][3] = {
    {0.08, 0.09, 0.13}, {0.27, 0.33, 0.43}, {0.04, 0.31, 0.64}, {0.71, 0.09, 0.17},
    {0.62, 0.73, 0.87}, {0.83, 0.89, 0.96}, {0.89, 0.93, 0.98}, {1, 1, 1},
};

static void set_color(cairo_t *cairo, enum color color) {
    cairo_set_source_rgb(cairo, COLORS[color][0], COLORS[color][1], COLORS[color][2]);
}

static void fill(cairo_t *cairo, enum color color) {
    set_color(cairo, color);
    cairo_fill(cairo);
}

static void stroke(cairo_t *cairo, enum color color, double width) {
    set_color(cairo, color);
    cairo_set_line_width(cairo, width);
    cairo_stroke(cairo);
}

static void add_circle(cairo_t *cairo, double x, double y, double radius) {
    cairo_new_sub_path(cairo);
    cairo_arc(cairo, x, y, radius, 0, 2 * PI);
    cairo_close_path(cairo);
}

static void add_rounded(cairo_t *cairo, double x, double y, double width, double height, double radius) {
    double left = x + radius, right = x + width - radius, top = y + radius, bottom = y + height - radius;
    cairo_new_sub_path(cairo);
    cairo_arc(cairo, right, top, radius, -PI / 2, 0);
    cairo_arc(cairo, right, bottom, radius, 0, PI / 2);
    cairo_arc(cairo, left, bottom, radius, PI / 2, PI);
    cairo_arc(cairo, left, top, radius, PI, PI * 3 / 2);
    cairo_close_path(cairo);
}

static void draw_line(cairo_t *cairo, double from, double to, double y, double width) {
    cairo_move_to(cairo, from, y);
    cairo_line_to(cairo, to, y);
    stroke(cairo, LINE, width);
}

static void draw_rosette(cairo_t *cairo) {
    for (int petal = 0; petal < 14; petal++) {
        cairo_save(cairo);
        cairo_translate(cairo, 31, 29.6);
        cairo_rotate(cairo, petal * PI / 14);
        cairo_scale(cairo, 18.2, 7.644);
        add_circle(cairo, 0, 0, 1);
        cairo_restore(cairo);
    }
    stroke(cairo, PETAL, 0.11);
}

/* A leaf from its foot to its tip and back: the first point, then the handles and ends of two curves. */
static void add_leaf(cairo_t *cairo, double side, const double *point) {
    cairo_move_to(cairo, side * point[0], point[1]);
    cairo_curve_to(cairo, side * point[2], point[3], side * point[4], point[5], side * point[6], point[7]);
    cairo_curve_to(cairo, side * point[8], point[9], side * point[10], point[11], side * point[0], point[1]);
    cairo_close_path(cairo);
}

static void draw_emblem(cairo_t *cairo, double x, double y, double radius, enum color ground) {
    static const double OUTER[] = {0, 0.62, -0.34, 0.6, -0.66, 0.34, -0.66, -0.16, -0.5, 0.06, -0.14, 0.22};
    static const double INNER[] = {-0.03, 0.3, -0.22, 0.16, -0.36, -0.02, -0.38, -0.34, -0.2, -0.22, -0.06, -0.02};
    cairo_save(cairo);
    cairo_translate(cairo, x, y);
    cairo_scale(cairo, radius, radius);
    add_circle(cairo, 0, 0, 1);
    fill(cairo, ground);
    add_circle(cairo, 0, 0, 0.88);
    stroke(cairo, WHITE, 0.035);
    for (int side = 1; side >= -1; side -= 2) {
        add_leaf(cairo, side, OUTER);
        add_leaf(cairo, side, INNER);
    }
    add_circle(cairo, 0, -0.52, 0.15);
    fill(cairo, WHITE);
    cairo_restore(cairo);
}

/* Everything, in millimetres from the upper left corner. */
static void draw_art(cairo_t *cairo) {
    cairo_save(cairo);
    cairo_scale(cairo, MM, MM);
    cairo_rectangle(cairo, 0, 0, WIDTH, HEIGHT);
    fill(cairo, WHITE);
    draw_rosette(cairo);
    draw_emblem(cairo, 31, 29.6, 6.2, PALE);
    add_rounded(cairo, 0.9, 0.9, 83.8, 52.18, 2.5);
    stroke(cairo, BLUE, 0.8);
    add_rounded(cairo, 1.75, 1.75, 82.1, 50.48, 1.8);
    stroke(cairo, LINE, 0.14);
    draw_emblem(cairo, 7.7, 6.6, 3.8, BLUE);
    draw_line(cairo, 13.4, 81.8, 11.3, 0.16);
    draw_line(cairo, 3.8, 81.8, 45.5, 0.14);
    add_rounded(cairo, 61.3, 24, 20.5, 20.5, 0.8);
    set_color(cairo, WHITE);
    cairo_fill_preserve(cairo);
    stroke(cairo, LINE, 0.14);
    cairo_restore(cairo);
}
