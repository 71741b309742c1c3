/*
 * Grid -> ncurses. A copy of what was shown last tells which cells differ; only those are passed
 * on, and each is checked once more: nothing but printable characters of the width that the grid
 * gave them reaches ncurses.
 */
#include "reader/text.h"
#include "term/colour.h"
#include "term/terminal.h"

#include <curses.h>
#include <wchar.h>

static struct {
	struct cell *cells; /* as shown last; NULL: not known */
	int rows, columns;
	struct theme theme;
	cchar_t blanks[ROLE_COUNT]; /* a blank in each role: attributes and colours */
	attr_t attributes[ROLE_COUNT];
	int pairs[ROLE_COUNT];
	bool unicode, colours, defaults, italics, direct;
	cchar_t *row; /* room for a row on its way */
} state;

void show_start(bool unicode)
{
	state.unicode = unicode;
	state.colours = has_colors() && start_color() == OK;
	state.defaults = state.colours && use_default_colors() == OK;
	const char *italics = tigetstr("sitm");
	state.italics = italics && italics != (const char *)-1;
	state.direct = state.colours && tigetflag("RGB") > 0;
	memset(&state.theme, 0, sizeof state.theme);
	show_forget();
}

void show_forget(void)
{
	free(state.cells);
	state.cells = NULL;
}

void show_free(void)
{
	show_forget();
	free(state.row);
	state.row = NULL;
}

/* ---- styles ---- */

static attr_t attributes_of(unsigned attributes)
{
	attr_t a = A_NORMAL;
	if (attributes & ATTR_BOLD)
		a |= A_BOLD;
	if (attributes & ATTR_DIM)
		a |= A_DIM;
	if (attributes & ATTR_ITALIC)
		a |= state.italics ? A_ITALIC : A_UNDERLINE;
	if (attributes & ATTR_UNDERLINE)
		a |= A_UNDERLINE;
	if (attributes & ATTR_REVERSE)
		a |= A_REVERSE;
	return a;
}

/* A colour pair, 0 when the terminal has no colours (alloc_pair would crash). */
static int pair_of(struct style style)
{
	if (!state.colours)
		return 0;
	int fg = colour_for(style.fg, COLORS, state.direct);
	int bg = colour_for(style.bg, COLORS, state.direct);
	if (!state.defaults) {
		fg = fg < 0 ? COLOR_WHITE : fg;
		bg = bg < 0 ? COLOR_BLACK : bg;
	}
	if (fg < 0 && bg < 0)
		return 0;
	int pair = alloc_pair(fg, bg);
	return pair < 0 ? 0 : pair;
}

/* Bright colours of a terminal that has only eight are bold. */
static bool bright(struct style style)
{
	return state.colours && COLORS < 16 && style.fg >= 8 && style.fg < 16;
}

static void take_theme(const struct theme *theme)
{
	if (memcmp(&state.theme, theme, sizeof *theme) == 0)
		return;
	state.theme = *theme;
	for (int r = 0; r < ROLE_COUNT; r++) {
		state.attributes[r] = attributes_of(theme->roles[r].attributes);
		if (bright(theme->roles[r]))
			state.attributes[r] |= A_BOLD;
		state.pairs[r] = pair_of(theme->roles[r]);
		setcchar(&state.blanks[r], L" ", state.attributes[r], 0, &state.pairs[r]);
	}
	show_forget();
}

/* ---- cells ---- */

/* What to show where the locale has no UTF-8. */
static wchar_t plain(uint32_t c)
{
	static const struct {
		uint16_t point;
		char sign;
	} signs[] = {
		{0x00a0, ' '}, {0x00ab, '"'}, {0x00b7, '.'}, {0x00bb, '"'}, {0x2010, '-'},
		{0x2011, '-'}, {0x2012, '-'}, {0x2013, '-'}, {0x2014, '-'}, {0x2015, '-'},
		{0x2018, '\''}, {0x2019, '\''}, {0x201a, '\''}, {0x201c, '"'}, {0x201d, '"'},
		{0x201e, '"'}, {0x2022, '*'}, {0x2026, '.'}, {0x2032, '\''}, {0x2033, '"'},
		{0x2039, '\''}, {0x203a, '\''}, {0x2212, '-'},
	};
	if (c < 0x7f)
		return (wchar_t)c;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (signs[i].point == c)
			return (wchar_t)signs[i].sign;
	return L'?';
}

/* The first character of a cell; U+FFFD or ? for one that ncurses would misplace. */
static wchar_t base_of(const struct cell *cell)
{
	uint32_t c = cell->points[0];
	if (c < 0x7f)
		return c < ' ' ? L' ' : (wchar_t)c;
	if (!state.unicode)
		return plain(c);
	if (!text_printable(c))
		return L'\ufffd';
	int width = wcwidth((wchar_t)c);
	/* an ambiguous character that shall take two columns gets a blank beside it */
	return width == cell->width || (width == 1 && cell->width == 2) ? (wchar_t)c : L'\ufffd';
}

/*
 * Combining marks stay; joiners and variation selectors go, since terminals that obey them draw
 * a cluster wider or narrower than its cell, and with them whatever would follow a joiner.
 */
static void add_marks(const struct cell *cell, wchar_t *out)
{
	int n = 1;
	for (int i = 1; state.unicode && i < CELL_POINTS && cell->points[i]; i++) {
		uint32_t c = cell->points[i];
		if (!text_printable(c) || wcwidth((wchar_t)c) != 0 || (c >= 0x200b && c <= 0x200f) ||
		    (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef))
			break;
		out[n++] = (wchar_t)c;
	}
	out[n] = 0;
}

/* The style of the cell that was put last. */
struct pen {
	int role;
	attr_t attributes;
};

static struct pen pen_of(const struct cell *cell)
{
	int role = cell->role < ROLE_COUNT ? cell->role : ROLE_BASE;
	return (struct pen){role, state.attributes[role] | attributes_of(cell->attributes)};
}

/*
 * A blank keeps the style of the cell before it where that looks the same: each change of style
 * costs the terminal some 30 bytes.
 */
static struct pen pen_of_blank(struct pen own, struct pen last)
{
	const attr_t seen = A_UNDERLINE | A_REVERSE;
	bool same = state.theme.roles[own.role].bg == state.theme.roles[last.role].bg &&
		    !((own.attributes | last.attributes) & seen);
	return same ? last : own;
}

static void make_cell(const wchar_t *text, struct pen pen, cchar_t *out)
{
	if (setcchar(out, text, pen.attributes, 0, &state.pairs[pen.role]) != OK)
		*out = state.blanks[pen.role];
}

/* Passes on the cells [from, to) of a row; no wide one stands across an end. */
static void put_run(const struct cell *row, int y, int from, int to)
{
	int n = 0;
	struct pen last = pen_of(&row[from > 0 ? from - 1 : 0]);
	for (int x = from; x < to;) {
		const struct cell *cell = &row[x];
		bool wide = cell->width == 2 && x + 1 < to;
		bool half = cell->points[0] == 0 || (cell->width == 2 && !wide);
		wchar_t text[CELL_POINTS + 1] = {half ? L' ' : base_of(cell)};
		struct pen pen = pen_of(cell);
		if (text[0] == L' ')
			pen = pen_of_blank(pen, last);
		else
			add_marks(cell, text);
		make_cell(text, pen, &state.row[n++]);
		if (wide && wcwidth(text[0]) == 1)
			make_cell(L" ", pen, &state.row[n++]);
		last = pen;
		x += wide ? 2 : 1;
	}
	mvwadd_wchnstr(stdscr, y, from, state.row, n);
}

static bool same_cell(const struct cell *a, const struct cell *b)
{
	return memcmp(a, b, sizeof *a) == 0;
}

static void put_row(const struct cell *row, const struct cell *before, int y, int columns)
{
	for (int x = 0; x < columns;) {
		if (before && same_cell(&row[x], &before[x])) {
			x++;
			continue;
		}
		int from = x;
		while (from > 0 && row[from].points[0] == 0 && row[from - 1].width == 2)
			from--;
		while (x < columns && (!before || !same_cell(&row[x], &before[x]) ||
				       (row[x].points[0] == 0 && row[x].width == 0)))
			x++;
		put_run(row, y, from, x);
	}
}

void term_show(const struct grid *g, const struct theme *theme)
{
	int rows, columns;
	getmaxyx(stdscr, rows, columns);
	take_theme(theme);
	if (!state.cells || state.rows != g->rows || state.columns != g->columns) {
		show_forget();
		state.row = mem_realloc(state.row, ((size_t)g->columns + 2) * sizeof *state.row);
		werase(stdscr);
		clearok(curscr, TRUE);
	}
	rows = rows < g->rows ? rows : g->rows;
	columns = columns < g->columns ? columns : g->columns;
	size_t all = (size_t)g->rows * (size_t)g->columns * sizeof *g->cells;
	for (int y = 0; y < rows; y++) {
		const struct cell *row = grid_at(g, y, 0);
		const struct cell *before =
			state.cells ? &state.cells[(size_t)y * (size_t)g->columns] : NULL;
		if (!before || memcmp(row, before, (size_t)columns * sizeof *row) != 0)
			put_row(row, before, y, columns);
	}
	if (!state.cells)
		state.cells = mem_alloc(all);
	memcpy(state.cells, g->cells, all);
	state.rows = g->rows;
	state.columns = g->columns;
	bool cursor = g->cursor_row >= 0 && g->cursor_row < rows && g->cursor_column >= 0 &&
		      g->cursor_column < columns;
	if (cursor)
		wmove(stdscr, g->cursor_row, g->cursor_column);
	curs_set(cursor);
	wrefresh(stdscr);
}
