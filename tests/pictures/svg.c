/*
 * The screen as a picture for the README: opens an article, presses keys, and writes the grid
 * of cells as SVG; with "text" in place of a theme, as text.
 *
 * usage: svg ARTICLE ROWS COLUMNS THEME KEYS
 */
#include "press.h"
#include "reader/session.h"
#include "reader/view.h"

#include <stdio.h>
#include <stdlib.h>

/* A cell, in the picture's units. */
enum { WIDE = 8, HIGH = 17, BASELINE = 13, MARGIN = 8 };

struct ink {
	uint32_t fg, bg;
	unsigned attributes;
};

/* The colours that a terminal has by itself. */
struct paper {
	uint32_t fg, bg;
};
static const struct paper dark = {0xd8d8d8, 0x1c1c1c}, light = {0x202020, 0xffffff};

static uint32_t rgb(int32_t colour, uint32_t otherwise)
{
	if (colour == COLOUR_DEFAULT)
		return otherwise;
	return colour & COLOUR_RGB ? (uint32_t)colour & 0xffffff : colour_rgb(colour);
}

static struct ink ink_of(const struct theme *theme, const struct paper *paper,
			 const struct cell *cell)
{
	struct style s = theme->roles[cell->role];
	struct ink ink = {rgb(s.fg, paper->fg), rgb(s.bg, paper->bg),
			  s.attributes | cell->attributes};
	if (ink.attributes & ATTR_REVERSE)
		ink = (struct ink){ink.bg, ink.fg, ink.attributes};
	return ink;
}

static bool same(struct ink a, struct ink b)
{
	return a.fg == b.fg && a.bg == b.bg && a.attributes == b.attributes;
}

static void rectangle(int x, int y, int width, int height, uint32_t colour)
{
	printf("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#%06x\"/>\n", x, y,
	       width, height, colour);
}

/* Fonts have braille of another width than letters. */
static void braille(unsigned dots, int x, int y, uint32_t colour)
{
	static const unsigned bits[4][2] = {
		{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
	printf("<path fill=\"#%06x\" d=\"", colour);
	for (int row = 0; row < 4; row++)
		for (int column = 0; column < 2; column++)
			if (dots & bits[row][column])
				printf("M%d %dh2v2h-2z", x + 1 + column * WIDE / 2,
				       y + 1 + row * HIGH / 4);
	puts("\"/>");
}

/*
 * Fonts draw blocks as they like, and leave gaps: these are drawn here. False: it is none.
 */
static bool block(uint32_t sign, int x, int y, uint32_t colour)
{
	if (sign >= 0x2581 && sign <= 0x2588) { /* ▁ .. █, from below */
		int high = HIGH * (int)(sign - 0x2580) / 8;
		rectangle(x, y + HIGH - high, WIDE, high, colour);
		return true;
	}
	if (sign == 0x258c || sign == 0x2590) { /* ▌ ▐ */
		rectangle(sign == 0x258c ? x : x + WIDE / 2, y, WIDE / 2, HIGH, colour);
		return true;
	}
	if (sign > 0x2800 && sign <= 0x28ff) {
		braille(sign - 0x2800, x, y, colour);
		return true;
	}
	if (sign == 0x2502) /* │ */
		rectangle(x + WIDE / 2, y, 1, HIGH, colour);
	if (sign == 0x2500) /* ─ */
		rectangle(x, y + HIGH / 2, WIDE, 1, colour);
	return sign == 0x2502 || sign == 0x2500;
}

static void letter(uint32_t point)
{
	char bytes[4];
	if (point == '<' || point == '>' || point == '&')
		printf("&#%u;", point);
	else
		fwrite(bytes, 1, text_encode(point, bytes), stdout);
}

static bool blank(const struct cell *cell)
{
	return cell->points[0] <= ' ';
}

/* The letters of cells [from, to) of a row, which are of one ink. */
static void letters(const struct grid *g, int row, int from, int to, struct ink ink)
{
	int x = MARGIN + from * WIDE, y = MARGIN + row * HIGH;
	while (to > from && blank(grid_at(g, row, to - 1)))
		to--;
	if (to == from)
		return;
	printf("<text x=\"%d\" y=\"%d\" textLength=\"%d\" lengthAdjust=\"spacingAndGlyphs\" "
	       "fill=\"#%06x\"%s%s%s%s>",
	       x, y + BASELINE, (to - from) * WIDE, ink.fg,
	       ink.attributes & ATTR_BOLD ? " font-weight=\"bold\"" : "",
	       ink.attributes & ATTR_ITALIC ? " font-style=\"italic\"" : "",
	       ink.attributes & ATTR_UNDERLINE ? " text-decoration=\"underline\"" : "",
	       ink.attributes & ATTR_DIM ? " opacity=\".6\"" : "");
	for (int i = from; i < to; i++) {
		const struct cell *cell = grid_at(g, row, i);
		if (cell->width && blank(cell))
			putchar(' ');
		for (int k = 0; k < CELL_POINTS && cell->points[k] > ' '; k++)
			letter(cell->points[k]);
	}
	puts("</text>");
}

/* One run of equal ink; blocks stand apart from it. Returns the cell behind it. */
static int run(const struct grid *g, const struct theme *theme, const struct paper *paper,
	       int row, int from)
{
	int to = from, x = MARGIN + from * WIDE, y = MARGIN + row * HIGH;
	struct ink ink = ink_of(theme, paper, grid_at(g, row, from));
	while (to < g->columns && same(ink_of(theme, paper, grid_at(g, row, to)), ink))
		to++;
	if (ink.bg != paper->bg)
		rectangle(x, y, (to - from) * WIDE, HIGH, ink.bg);
	int start = from;
	for (int i = from; i < to; i++)
		if (block(grid_at(g, row, i)->points[0], MARGIN + i * WIDE, y, ink.fg)) {
			letters(g, row, start, i, ink);
			start = i + 1;
		}
	letters(g, row, start, to, ink);
	return to;
}

static void draw(const struct grid *g, const struct theme *theme, const struct paper *paper)
{
	int width = g->columns * WIDE + 2 * MARGIN, height = g->rows * HIGH + 2 * MARGIN;
	printf("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" "
	       "height=\"%d\" font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" "
	       "font-size=\"13.29\" xml:space=\"preserve\">\n",
	       width, height, width, height);
	rectangle(0, 0, width, height, paper->bg);
	for (int row = 0; row < g->rows; row++)
		for (int column = 0; column < g->columns;)
			column = run(g, theme, paper, row, column);
	puts("</svg>");
}

static void write_text(const struct grid *grid)
{
	struct arena arena = {0};
	struct str text = grid_to_text(grid, &arena);
	fwrite(text.at, 1, text.n, stdout);
	arena_free(&arena);
}

int main(int argc, char **argv)
{
	if (argc != 6) {
		fprintf(stderr, "usage: svg ARTICLE ROWS COLUMNS THEME KEYS\n");
		return 2;
	}
	struct config config;
	bool text = strcmp(argv[4], "text") == 0;
	struct config_request request = {.theme = text ? "dark" : argv[4]};
	struct error e;
	struct ui ui;
	struct grid grid = {0};
	const char *names[] = {argv[1]};
	setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
	if (!config_load(&config, &request, &e) ||
	    !grid_resize(&grid, atoi(argv[2]), atoi(argv[3]))) {
		fprintf(stderr, "svg: %s\n", e.message);
		return 2;
	}
	struct article *article = article_open(argv[1], NULL, EXTENT_ARTICLE);
	article_wait(article);
	struct article_view view = article_view(article);
	ui_init(&ui, &config, names, 1);
	ui_resize(&ui, grid.rows, grid.columns);
	ui_article_changed(&ui, 0, &view);
	press(&ui, argv[5]);
	view_draw(&ui, &grid);
	if (text)
		write_text(&grid);
	else
		draw(&grid, config_theme(&config, 256, COLOUR_DEFAULT),
		     strcmp(argv[4], "light") ? &dark : &light);
	ui_free(&ui);
	grid_free(&grid);
	article_close(article);
	config_free(&config);
	return 0;
}
