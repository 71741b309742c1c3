/*
 * Grid -> terminal. A copy of what was shown last tells which cells differ; they are sent in
 * one write, each checked once more: nothing but printable characters leaves here. Where a
 * character may be wider or narrower than its cell, the next one is placed anew, so that
 * nothing shifts.
 *
 * Not by ncurses' own windows: those send 30 bytes at each change of style, which makes a
 * scrolled page of marked quotes twice as long and takes most of the time a key may cost.
 */
#include "reader/text.h"
#include "term/pen.h"
#include "term/terminal.h"

#include <curses.h>
#include <stdio.h>

enum {
	JUMP = 7, /* bytes that placing the cursor costs, about */
	SHOW_MOST_ROWS = 500,
};

static struct {
	struct cell *cells; /* as shown last; NULL: not known */
	int rows, columns;
	struct theme theme;
	struct pen pens[ROLE_COUNT];
	bool themed, unicode;

	const char *move, *erase, *clear, *hide, *unhide;
	const char *region, *up, *down; /* scrolling a part of the screen; NULL: can't */
	bool plain_move;                /* `move` is the standard one */
	bool fills;                     /* what is erased takes the background's colour */
	bool may_corner;                /* writing the last cell does not scroll */

	struct bytes out;
	struct pen pen; /* in force */
	bool pen_known;
	int y, x; /* the cursor; x -1: not known */
	bool cursor_hidden;
} state;

void show_start(bool unicode)
{
	state.unicode = unicode;
	state.themed = false;
	state.move = terminal_capability("cup");
	state.erase = terminal_capability("ech");
	state.clear = terminal_capability("clear");
	state.hide = terminal_capability("civis");
	state.unhide = terminal_capability("cnorm");
	state.region = terminal_capability("csr");
	state.up = terminal_capability("ind");
	state.down = terminal_capability("ri");
	state.plain_move = state.move && strcmp(state.move, "\033[%i%p1%d;%p2%dH") == 0;
	state.fills = tigetflag("bce") > 0;
	state.may_corner = tigetflag("am") <= 0 || tigetflag("xenl") > 0;
	pen_start();
	show_forget();
}

void show_forget(void)
{
	free(state.cells);
	state.cells = NULL;
	state.pen_known = false;
	state.x = -1;
}

void show_free(void)
{
	show_forget();
	VEC_FREE(state.out.list);
}

/* ---- sending ----------------------------------------------------------------------------- */

static void put_number(int n)
{
	char digits[12];
	int at = (int)sizeof digits;
	do
		digits[--at] = (char)('0' + n % 10);
	while (n /= 10);
	bytes_add(&state.out, digits + at, sizeof digits - (size_t)at);
}

static void go_to(int y, int x)
{
	if (state.y == y && state.x == x)
		return;
	if (state.plain_move) {
		bytes_add(&state.out, "\033[", 2);
		put_number(y + 1);
		bytes_add(&state.out, ";", 1);
		put_number(x + 1);
		bytes_add(&state.out, "H", 1);
	} else {
		bytes_add_text(&state.out, tiparm(state.move, y, x));
	}
	state.y = y;
	state.x = x;
}

static void use_pen(const struct pen *pen)
{
	if (state.pen_known && pen_same(pen, &state.pen))
		return;
	pen_change(&state.out, state.pen_known ? &state.pen : NULL, pen);
	state.pen = *pen;
	state.pen_known = true;
}

static void hide_cursor(bool hide)
{
	if (state.cursor_hidden == hide)
		return;
	bytes_add_text(&state.out, hide ? state.hide : state.unhide);
	state.cursor_hidden = hide;
}

void show_finish(void)
{
	pen_reset(&state.out);
	hide_cursor(false);
	terminal_send(state.out.list.at, state.out.list.n);
	state.out.list.n = 0;
	show_forget();
}

/* ---- cells ------------------------------------------------------------------------------- */

/* What to show where the locale has no UTF-8. */
static char plain(uint32_t c)
{
	static const struct {
		uint16_t point;
		char sign;
	} signs[] = {
		{0x00a0, ' '},  {0x00ab, '"'},  {0x00b7, '.'},  {0x00bb, '"'},  {0x2010, '-'},
		{0x2011, '-'},  {0x2012, '-'},  {0x2013, '-'},  {0x2014, '-'},  {0x2015, '-'},
		{0x2018, '\''}, {0x2019, '\''}, {0x201a, '\''}, {0x201c, '"'},  {0x201d, '"'},
		{0x201e, '"'},  {0x2022, '*'},  {0x2026, '.'},  {0x2032, '\''}, {0x2033, '"'},
		{0x2039, '\''}, {0x203a, '\''}, {0x2212, '-'},
	};
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (signs[i].point == c)
			return signs[i].sign;
	return '?';
}

static size_t encode(uint32_t c, char out[4])
{
	size_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	for (size_t i = n - 1; i > 0; i--, c >>= 6)
		out[i] = (char)(0x80 | (c & 63));
	out[0] = (char)((n == 1 ? 0 : n == 2 ? 0xc0 : n == 3 ? 0xe0 : 0xf0) | c);
	return n;
}

static void put_point(uint32_t c)
{
	char text[4];
	bytes_add(&state.out, text, encode(c, text));
}

/* Joiners and variation selectors, at which terminals differ most. */
static bool joins(uint32_t c)
{
	return (c >= 0x200b && c <= 0x200f) || (c >= 0xfe00 && c <= 0xfe0f) ||
	       (c >= 0xe0100 && c <= 0xe01ef);
}

static bool is_mark(uint32_t c)
{
	char text[4];
	if (!text_printable(c) || joins(c))
		return false;
	return text_cluster_width((struct str){text, encode(c, text)}, 1) == 0;
}

/*
 * Puts a cell's characters. Combining marks stay; joiners and variation selectors go, and with
 * them whatever would follow a joiner. True when the cursor is surely behind the cell.
 */
static bool put_characters(const struct cell *cell)
{
	uint32_t c = cell->points[0];
	if (c < 0x7f) {
		bytes_add(&state.out, c < ' ' ? " " : (const char[]){(char)c}, 1);
	} else if (!state.unicode) {
		char two[2] = {plain(c), ' '};
		bytes_add(&state.out, two, cell->width == 2 ? 2 : 1);
		return true;
	} else if (!text_printable(c)) {
		bytes_add(&state.out, "\xef\xbf\xbd", 3);
		return cell->width == 1;
	} else {
		put_point(c);
	}
	int i = 1;
	for (; state.unicode && i < CELL_POINTS && cell->points[i] && is_mark(cell->points[i]);
	     i++)
		put_point(cell->points[i]);
	return cell->width == 1 && i == 1 && c < 0x2e80;
}

static bool is_blank(const struct cell *cell, int room)
{
	return cell->points[0] <= ' ' || cell->width > room;
}

static const struct pen *pen_for(const struct cell *cell, struct pen *room)
{
	const struct pen *pen = &state.pens[cell->role < ROLE_COUNT ? cell->role : ROLE_BASE];
	if (!(cell->attributes & ~pen->attributes))
		return pen;
	*room = *pen;
	room->attributes |= cell->attributes;
	return room;
}

/* Blanks from `x` that look like the first, up to `to`. */
static int blanks_alike(const struct cell *row, int x, int to, const struct pen *pen)
{
	int n = 1;
	struct pen room;
	while (x + n < to && is_blank(&row[x + n], to - x - n) &&
	       pen_same_blank(pen, pen_for(&row[x + n], &room)))
		n++;
	return n;
}

/* Puts the blanks from x; returns how many. */
static int put_blanks(const struct cell *row, int x, int to, const struct pen *pen)
{
	int n = blanks_alike(row, x, to, pen);
	/* the pen in force does where that can't be seen */
	if (!state.pen_known || !pen_same_blank(pen, &state.pen))
		use_pen(pen);
	if (n > 2 * JUMP && state.erase && (state.fills || state.pen.bg < 0) &&
	    !(state.pen.attributes & ATTR_REVERSE)) {
		bytes_add_text(&state.out, tiparm(state.erase, n));
		return n;
	}
	for (int i = 0; i < n; i++)
		bytes_add(&state.out, " ", 1);
	state.x += n;
	return n;
}

/* Puts the cells [from, to) of a row, which differ from what is there. */
static void put_run(const struct cell *row, int y, int from, int to)
{
	for (int x = from; x < to;) {
		const struct cell *cell = &row[x];
		struct pen room;
		const struct pen *pen = pen_for(cell, &room);
		go_to(y, x);
		if (is_blank(cell, state.columns - x)) {
			x += put_blanks(row, x, to, pen);
		} else {
			use_pen(pen);
			state.x = put_characters(cell) ? x + 1 : -1;
			x += cell->width == 2 ? 2 : 1;
		}
		if (state.x >= state.columns)
			state.x = -1; /* whether it wrapped is the terminal's secret */
	}
}

static bool same_cell(const struct cell *a, const struct cell *b)
{
	return memcmp(a, b, sizeof *a) == 0;
}

/* Up to where cells differ, small gaps included that are cheaper to send than to jump over. */
static int end_of_run(const struct cell *row, const struct cell *before, int from, int columns)
{
	int end = from + 1;
	for (int x = end; x < columns && x - end < JUMP - 2; x++) {
		bool half = row[x].points[0] == 0;
		if (half || !same_cell(&row[x], &before[x]))
			end = x + 1;
		else if (row[x].role != row[x - 1].role || row[x].points[0] > 0x7e)
			break;
	}
	return end;
}

static void put_row(const struct cell *row, const struct cell *before, int y, int columns)
{
	for (int x = 0; x < columns;) {
		if (same_cell(&row[x], &before[x])) {
			x++;
			continue;
		}
		int from = x > 0 && row[x].points[0] == 0 && row[x - 1].width == 2 ? x - 1 : x;
		int to = end_of_run(row, before, x, columns);
		put_run(row, y, from, to);
		x = to;
	}
}

/* ---- scrolling --------------------------------------------------------------------------- */

enum { LEAST_SCROLLED = 5 }; /* rows */

static int differences(const struct cell *a, const struct cell *b)
{
	int n = 0;
	for (int x = 0; x < state.columns; x++)
		n += !same_cell(&a[x], &b[x]);
	return n;
}

static struct cell *shown_row(int y)
{
	return &state.cells[(size_t)y * (size_t)state.columns];
}

/*
 * The rows whose cells come right, most of all, when what is shown moves by one row (`by` 1:
 * up). Returns how many cells more.
 */
static int best_stretch(const struct grid *g, const int *differ, int by, int *top, int *bottom)
{
	int best = 0, sum = 0, from = 0;
	for (int y = 0; y < g->rows; y++) {
		bool inside = y + by >= 0 && y + by < g->rows;
		int gain = inside ? differ[y] - differences(grid_at(g, y, 0), shown_row(y + by))
				  : -g->columns;
		if (sum <= 0) {
			sum = 0;
			from = y;
		}
		sum += gain;
		if (sum > best) {
			best = sum;
			*top = by > 0 ? from : from - 1;
			*bottom = by > 0 ? y + 1 : y;
		}
	}
	return best;
}

static void move_rows(int top, int bottom, int by)
{
	use_pen(&state.pens[ROLE_BASE]);
	bytes_add_text(&state.out, tiparm(state.region, top, bottom));
	state.x = -1; /* setting a region moves the cursor */
	go_to(by > 0 ? bottom : top, 0);
	bytes_add_text(&state.out, by > 0 ? state.up : state.down);
	bytes_add_text(&state.out, tiparm(state.region, 0, state.rows - 1));
	state.x = -1;
	size_t moved = (size_t)(bottom - top) * (size_t)state.columns * sizeof *state.cells;
	memmove(shown_row(by > 0 ? top : top + 1), shown_row(by > 0 ? top + 1 : top), moved);
	struct cell *new = shown_row(by > 0 ? bottom : top);
	for (int x = 0; x < state.columns; x++)
		new[x] = (struct cell){.points = {UINT32_MAX}};
}

/*
 * Lets the terminal move the text by a row where that leaves less to send: most of what a line
 * up or down changes is the article, and the panes beside it are put back.
 */
static void scroll_if_it_pays(const struct grid *g)
{
	int differ[SHOW_MOST_ROWS], changed = 0;
	if (!state.region || !state.up || !state.down || g->rows > SHOW_MOST_ROWS)
		return;
	for (int y = 0; y < g->rows; y++) {
		differ[y] = differences(grid_at(g, y, 0), shown_row(y));
		changed += differ[y] > g->columns / 4;
	}
	for (int by = 1; changed >= LEAST_SCROLLED && by >= -1; by -= 2) {
		int top = 0, bottom = 0, gain = best_stretch(g, differ, by, &top, &bottom);
		if (gain > LEAST_SCROLLED * g->columns && bottom - top >= LEAST_SCROLLED) {
			move_rows(top, bottom, by);
			return;
		}
	}
}

static void take_theme(const struct theme *theme)
{
	if (state.themed && memcmp(&state.theme, theme, sizeof *theme) == 0)
		return;
	state.theme = *theme;
	state.themed = true;
	for (int r = 0; r < ROLE_COUNT; r++)
		state.pens[r] = pen_of(theme->roles[r]);
	show_forget();
}

/* Clears the screen and knows from then on that it is blank, where that is so. */
static void begin_anew(const struct grid *g)
{
	size_t n = (size_t)g->rows * (size_t)g->columns;
	const struct cell blank = {.points = {' '}, .width = 1, .role = ROLE_BASE};
	const struct cell unknown = {.points = {UINT32_MAX}};
	state.rows = g->rows;
	state.columns = g->columns;
	state.cells = mem_alloc(n * sizeof *state.cells);
	use_pen(&state.pens[ROLE_BASE]);
	bytes_add_text(&state.out, state.clear);
	state.x = -1;
	bool filled = state.clear && (state.fills || state.pens[ROLE_BASE].bg < 0);
	for (size_t i = 0; i < n; i++)
		state.cells[i] = filled ? blank : unknown;
}

void term_show(const struct grid *g, const struct theme *theme)
{
	take_theme(theme);
	if (!state.cells || state.rows != g->rows || state.columns != g->columns) {
		show_forget();
		begin_anew(g);
	} else {
		scroll_if_it_pays(g);
	}
	for (int y = 0; y < g->rows; y++) {
		const struct cell *row = grid_at(g, y, 0);
		struct cell *before = &state.cells[(size_t)y * (size_t)g->columns];
		int columns = g->columns - (y + 1 == g->rows && !state.may_corner);
		if (columns <= 0 || memcmp(row, before, (size_t)columns * sizeof *row) == 0)
			continue;
		put_row(row, before, y, columns);
		memcpy(before, row, (size_t)g->columns * sizeof *row);
	}
	bool cursor = g->cursor_row >= 0 && g->cursor_row < g->rows && g->cursor_column >= 0 &&
		      g->cursor_column < g->columns;
	if (cursor)
		go_to(g->cursor_row, g->cursor_column);
	hide_cursor(!cursor);
	terminal_send(state.out.list.at, state.out.list.n);
	state.out.list.n = 0;
}
