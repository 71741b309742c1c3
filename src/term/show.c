/*
 * Grid -> ncurses. A copy of what was shown last tells which cells differ; each is checked once
 * more: nothing but printable characters leaves here.
 *
 * ncurses takes for granted that a character is as wide as the C library says. Where we or
 * terminals may think otherwise a cell is doubtful: it is sent on its own, and the cursor is
 * then put where ncurses believes it to be, so that nothing behind it shifts.
 */
#include "reader/text.h"
#include "term/terminal.h"

#include <curses.h>

/* How a role looks on this terminal. */
struct paint {
	attr_t video;
	int pair; /* of colours, as ncurses numbers them */
};

static struct {
	FILE *tty;
	struct cell *cells; /* as shown last */
	int rows, columns;
	bool known; /* the cells are what stands on the screen */
	struct theme theme;
	struct paint looks[ROLE_COUNT];
	bool themed, unicode;
	bool italic, defaults; /* the terminal has them: slanted letters, colours of its own */
} state;

void show_start(FILE *tty, bool unicode)
{
	const char *italic = tigetstr("sitm");
	state.tty = tty;
	state.unicode = unicode;
	state.themed = state.known = false;
	state.italic = italic && italic != (const char *)-1;
	state.defaults = has_colors() && start_color() == OK && use_default_colors() == OK;
}

void term_redraw(void)
{
	state.known = false;
	clearok(curscr, TRUE);
}

void show_free(void)
{
	free(state.cells);
	state.cells = NULL;
	state.rows = state.columns = 0;
}

/* ---- styles ------------------------------------------------------------------------------ */

static attr_t video_of(unsigned attributes)
{
	attr_t video = A_NORMAL;
	if (attributes & ATTR_BOLD)
		video |= A_BOLD;
	if (attributes & ATTR_DIM)
		video |= A_DIM;
	if (attributes & ATTR_ITALIC)
		video |= state.italic ? A_ITALIC : A_UNDERLINE;
	if (attributes & ATTR_UNDERLINE)
		video |= A_UNDERLINE;
	if (attributes & ATTR_REVERSE)
		video |= A_REVERSE;
	return video;
}

static int colour_here(int32_t colour, int otherwise)
{
	bool direct = COLORS > 256 && tigetflag("RGB") > 0;
	int here = colour_for(colour, COLORS, direct);
	return here < 0 && !state.defaults ? otherwise : here;
}

static struct paint look_of(struct style style)
{
	struct paint look = {.video = video_of(style.attributes)};
	if (!has_colors() || COLORS < 8)
		return look;
	/* bright colours of a terminal that has only eight are bold */
	if (COLORS < 16 && style.fg >= 8 && style.fg < 16)
		look.video |= A_BOLD;
	int pair = alloc_pair(colour_here(style.fg, COLOR_WHITE),
			      colour_here(style.bg, COLOR_BLACK));
	look.pair = pair > 0 ? pair : 0;
	return look;
}

static void take_theme(const struct theme *theme)
{
	if (state.themed && memcmp(&state.theme, theme, sizeof *theme) == 0)
		return;
	state.theme = *theme;
	state.themed = true;
	state.known = false;
	for (int r = 0; r < ROLE_COUNT; r++)
		state.looks[r] = look_of(theme->roles[r]);
}

/* ---- cells ------------------------------------------------------------------------------- */

/* What of a cell can be shown. */
struct picture {
	wchar_t text[CELL_POINTS + 1];
	int columns;
	bool doubtful;
};

/* What to show where the locale has no UTF-8. */
static wchar_t plain(uint32_t c)
{
	static const wchar_t signs[] = L"\u00a0\u00ab\u00b7\u00bb\u2010\u2011\u2012\u2013"
				       L"\u2014\u2015\u2018\u2019\u201a\u201c\u201d\u201e"
				       L"\u2022\u2026\u2032\u2033\u2039\u203a\u2212";
	const wchar_t *found = wcschr(signs, (wchar_t)c);
	return found ? L" \".\"------'''\"\"\"*.'\"''-"[found - signs] : L'?';
}

/* Combining marks stay; joiners and variation selectors, at which terminals differ most, go. */
static bool is_mark(uint32_t c)
{
	bool joins = (c >= 0x200b && c <= 0x200f) || (c >= 0xfe00 && c <= 0xfe0f) ||
		     (c >= 0xe0100 && c <= 0xe01ef);
	return !joins && text_printable(c) && wcwidth((wchar_t)c) == 0;
}

static struct picture picture_of(const struct cell *cell, int room)
{
	uint32_t c = cell->points[0];
	struct picture p = {.text = {L' '}, .columns = 1};
	if (c <= ' ' || cell->width > room)
		return p;
	p.text[0] = (wchar_t)c;
	if (c >= 0x7f) {
		int columns = text_printable(c) ? wcwidth((wchar_t)c) : -1;
		if (!state.unicode)
			p.text[0] = plain(c);
		else if (columns < 1 || columns > cell->width)
			p.text[0] = 0xfffd;
		else
			p.columns = cell->width;
		bool pictograph = c >= 0x1f000 && c < 0x20000;
		p.doubtful = p.columns == 2 && (columns == 1 || pictograph);
	}
	for (int i = 1; state.unicode && i < CELL_POINTS && is_mark(cell->points[i]); i++)
		p.text[i] = (wchar_t)cell->points[i];
	return p;
}

static void put(int y, int x, const wchar_t *text, const struct cell *cell)
{
	const struct paint *look =
		&state.looks[cell->role < ROLE_COUNT ? cell->role : ROLE_BASE];
	attr_t video = look->video | video_of(cell->attributes);
	int pair = look->pair;
	cchar_t sign;
	if (setcchar(&sign, text, video, 0, &pair) == OK)
		mvadd_wch(y, x, &sign);
}

/* ---- rows -------------------------------------------------------------------------------- */

static struct cell *shown(int y, int x)
{
	return &state.cells[(size_t)y * (size_t)state.columns + (size_t)x];
}

static bool differs(const struct grid *g, int y, int x, int columns)
{
	return !state.known || memcmp(grid_at(g, y, x), shown(y, x),
				      (size_t)columns * sizeof(struct cell)) != 0;
}

/* Puts what differs; blanks where it is doubtful. True when there was any of that. */
static bool put_row(const struct grid *g, int y)
{
	bool doubtful = false;
	for (int x = 0; x < g->columns;) {
		const struct cell *cell = grid_at(g, y, x);
		if (cell->points[0] < 0x7f && !differs(g, y, x, 1)) {
			x++;
			continue;
		}
		struct picture p = picture_of(cell, g->columns - x);
		for (int i = 0; p.doubtful && i < p.columns; i++)
			put(y, x + i, L" ", cell);
		if (!p.doubtful && differs(g, y, x, p.columns))
			put(y, x, p.text, cell);
		doubtful |= p.doubtful;
		x += p.columns;
	}
	return doubtful;
}

static void put_doubtful(const struct grid *g, int y)
{
	for (int x = 0; x < g->columns;) {
		const struct cell *cell = grid_at(g, y, x);
		struct picture p = picture_of(cell, g->columns - x);
		if (p.doubtful) {
			put(y, x, p.text, cell);
			move(y, x);
			refresh();
			capability_move(state.tty, y, x);
			fflush(state.tty);
		}
		x += p.columns;
	}
}

static void take_size(const struct grid *g)
{
	if (state.rows == g->rows && state.columns == g->columns)
		return;
	size_t n = (size_t)g->rows * (size_t)g->columns;
	state.cells = mem_realloc(state.cells, n * sizeof *state.cells);
	state.rows = g->rows;
	state.columns = g->columns;
	state.known = false;
}

static bool shows_cursor(const struct grid *g)
{
	return g->cursor_row >= 0 && g->cursor_row < g->rows && g->cursor_column >= 0 &&
	       g->cursor_column < g->columns;
}

void term_show(const struct grid *g, const struct theme *theme)
{
	bool doubtful = false;
	take_theme(theme);
	take_size(g);
	curs_set(shows_cursor(g));
	for (int y = 0; y < g->rows; y++)
		if (differs(g, y, 0, g->columns))
			doubtful |= put_row(g, y);
	if (doubtful)
		refresh();
	for (int y = 0; doubtful && y < g->rows; y++)
		if (differs(g, y, 0, g->columns))
			put_doubtful(g, y);
	if (shows_cursor(g))
		move(g->cursor_row, g->cursor_column);
	refresh();
	size_t n = (size_t)g->rows * (size_t)g->columns;
	memcpy(state.cells, g->cells, n * sizeof *state.cells);
	state.known = true;
}
