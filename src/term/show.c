/*
 * Grid -> ncurses. A copy of what was shown last tells which cells differ. Where terminals may
 * not think a character as wide as the C library does, which ncurses does, its cell is
 * doubtful: it is sent on its own, and the cursor is then put where ncurses believes it to be.
 * The cells of a link ncurses sends on their own, too, between what opens and what closes it.
 */
#include "term/terminal.h"

#include <curses.h>

/* How a role looks on this terminal. */
struct role_look {
	attr_t video;
	int pair; /* of colours, as ncurses numbers them */
};

static struct {
	struct grid last; /* as shown */
	bool known;       /* it is what stands on the screen */
	struct theme theme;
	struct role_look looks[ROLE_COUNT];
	bool unicode;
	bool italic, direct; /* the terminal has slanted letters, colours as 0xrrggbb */
	bool wanted, joins;  /* there is what is joined of several signs; it joins them */
} state;

void show_start(bool unicode)
{
	const char *italic = tigetstr("sitm");
	state.unicode = unicode;
	state.theme = (struct theme){0};
	state.italic = italic && italic != (const char *)-1;
	start_color();
	use_default_colors();
	state.direct = COLORS > 256 && tigetflag("RGB") > 0;
}

void term_redraw(void)
{
	state.known = false;
	clearok(curscr, TRUE);
}

static attr_t video_of(unsigned attributes)
{
	return (attributes & ATTR_BOLD ? A_BOLD : 0) | (attributes & ATTR_DIM ? A_DIM : 0) |
	       (attributes & ATTR_ITALIC ? (state.italic ? A_ITALIC : A_UNDERLINE) : 0) |
	       (attributes & ATTR_UNDERLINE ? A_UNDERLINE : 0) |
	       (attributes & ATTR_REVERSE ? A_REVERSE : 0);
}

static struct role_look look_of(const struct theme *theme, enum role role)
{
	if (!has_colors() || COLORS < 8) /* without colours alloc_pair crashes */
		return (struct role_look){.video = video_of(theme->roles[role].attributes)};
	struct style style = style_on(theme, role, COLORS, state.direct);
	int pair = alloc_pair(style.fg, style.bg);
	return (struct role_look){video_of(style.attributes), pair > 0 ? pair : 0};
}

static void take_theme(const struct theme *theme)
{
	if (memcmp(&state.theme, theme, sizeof *theme) == 0)
		return;
	state.theme = *theme;
	state.known = false;
	for (int r = 0; r < ROLE_COUNT; r++)
		state.looks[r] = look_of(theme, (enum role)r);
}

static struct role_look look_for(const struct cell *cell)
{
	struct role_look look = state.looks[cell->role < ROLE_COUNT ? cell->role : ROLE_BASE];
	look.video |= video_of(cell->attributes);
	return look;
}

/* A stretch of a row, gathered to be put at once. */
struct sign_run {
	cchar_t signs[GRID_MOST_COLUMNS];
	int y, start, end, n; /* the columns that the signs fill, and how many they are */
};

static void run_begin(struct sign_run *r, int y)
{
	r->y = y;
	r->n = 0;
}

static void run_put(struct sign_run *r)
{
	if (r->n)
		mvadd_wchnstr(r->y, r->start, r->signs, r->n);
	r->n = 0;
}

static void run_add(struct sign_run *r, int x, int columns, const wchar_t *text,
		    const struct cell *cell)
{
	struct role_look look = look_for(cell);
	if (r->n && x != r->end)
		run_put(r);
	if (setcchar(&r->signs[r->n], text, look.video, 0, &look.pair) != OK)
		return;
	if (!r->n++)
		r->start = x;
	r->end = x + columns;
}

static void run_add_picture(struct sign_run *r, int x, const struct picture *p,
			    const struct cell *cell)
{
	run_add(r, x, p->second ? 1 : p->columns, p->text, cell);
	if (p->second)
		run_add(r, x + 1, 1, (const wchar_t[]){p->second, 0}, cell);
}

static bool differs(const struct grid *g, int y, int x, int columns)
{
	return memcmp(grid_at(g, y, x), grid_at(&state.last, y, x),
		      (size_t)columns * sizeof(struct cell)) != 0;
}

/* From a blank screen: most of what a text leaves free need not be put then. */
static void put_blank(const struct grid *g)
{
	struct role_look look = state.looks[ROLE_BASE];
	cchar_t blank, none;
	setcchar(&blank, L" ", look.video, 0, &look.pair);
	setcchar(&none, L" ", A_NORMAL, 0, NULL);
	bkgrndset(&blank);
	erase();
	bkgrndset(&none);
	grid_resize(&state.last, g->rows, g->columns);
}

static struct picture picture_at(const struct grid *g, int y, int x)
{
	return picture_of(grid_at(g, y, x), g->columns - x, state.unicode);
}

/* On its own this column takes two bytes a row, beside panes two changes of colours, too. */
static void put_minimap(const struct grid *g)
{
	for (int y = 0; y < g->rows; y++) {
		struct sign_run run;
		run_begin(&run, y);
		for (int x = 0; x < g->columns; x++) {
			const struct cell *cell = grid_at(g, y, x);
			if (cell->role == ROLE_MINIMAP && differs(g, y, x, 1))
				run_add(&run, x, 1, picture_at(g, y, x).text, cell);
		}
		run_put(&run);
	}
}

/* The terminal moves rows where that leaves less to send: the panes beside a scrolled text. */
static void move_rows(const struct grid *g)
{
	struct grid_move move = grid_moved(&state.last, g);
	if (!move.by)
		return;
	grid_move(&state.last, move);
	setscrreg(move.top, move.bottom - 1);
	scrollok(stdscr, TRUE);
	scrl(move.by);
	scrollok(stdscr, FALSE);
	put_minimap(g);
	idlok(stdscr, TRUE); /* for no longer: it would look for moves in every frame */
	refresh();
	idlok(stdscr, FALSE);
}

static unsigned link_of(const struct cell *cell)
{
	unsigned link = cell_link(cell);
	return link && capability_ansi() ? link : 0;
}

/*
 * Puts what differs; blanks where it is doubtful, or a link, which is put anew wherever ncurses
 * may have written over it to move the cursor. True when there was any of that.
 */
static bool put_row(const struct grid *g, int y)
{
	bool apart = false;
	struct sign_run run;
	run_begin(&run, y);
	for (int x = 0, columns; x < g->columns; x += columns) {
		const struct cell *cell = grid_at(g, y, x);
		bool own = link_of(cell), changed = own || differs(g, y, x, 1);
		columns = 1;
		if (cell->points[0] < 0x7f && !changed)
			continue;
		struct picture p = picture_at(g, y, x);
		columns = p.columns;
		own |= p.doubtful;
		apart |= own;
		for (int i = 0; own && i < columns; i++)
			run_add(&run, x + i, 1, L" ", cell);
		if (!own && (changed || differs(g, y, x, columns)))
			run_add_picture(&run, x, &p, cell);
	}
	run_put(&run);
	return apart;
}

bool show_joins(void)
{
	state.known = state.known && !state.wanted;
	return state.joins = true;
}

/* More than ncurses can hold, where the terminal is known to make one sign of it. */
static void put_joined(int y, int x, const struct cell *cell)
{
	char out[WIDE_POINTS * 4];
	struct str sign = picture_joined(cell, out);
	struct role_look look = look_for(cell);
	state.wanted |= sign.n > 0;
	if (!sign.n || !state.joins)
		return;
	terminal_send(capability_look(look.video, look.pair));
	terminal_send(sign);
	terminal_send(capability_look(A_NORMAL, 0));
	terminal_send(capability_move(y, x));
}

/* What is put from there on belongs to that link; 0: to none. */
static void open_link(const struct grid *g, unsigned link, int y, int x)
{
	char out[OPENING_MOST];
	move(y, x);
	refresh();
	terminal_send(picture_link(g, link, out));
}

static void put_apart(const struct grid *g, int y)
{
	unsigned link, open = 0;
	for (int x = 0, columns; x < g->columns; x += columns, open = link) {
		const struct cell *cell = grid_at(g, y, x);
		struct picture p = picture_at(g, y, x);
		columns = p.columns;
		link = p.doubtful ? 0 : link_of(cell);
		if (link != open)
			open_link(g, link, y, x);
		if (link || p.doubtful) {
			struct sign_run run;
			run_begin(&run, y);
			run_add_picture(&run, x, &p, cell);
			run_put(&run);
		}
		if (!p.doubtful)
			continue;
		move(y, x);
		refresh();
		terminal_send(capability_move(y, x));
		put_joined(y, x, cell);
	}
	if (open)
		open_link(g, 0, y, g->columns - 1);
}

void term_show(const struct grid *g, const struct theme *theme)
{
	bool apart = false;
	take_theme(theme);
	frame_begin();
	curs_set(g->cursor_shown);
	if (state.known && state.last.rows == g->rows && state.last.columns == g->columns)
		move_rows(g);
	else
		put_blank(g);
	for (int y = 0; y < g->rows; y++)
		if (differs(g, y, 0, g->columns))
			apart |= put_row(g, y);
	if (apart)
		refresh();
	for (int y = 0; apart && y < g->rows; y++)
		if (differs(g, y, 0, g->columns))
			put_apart(g, y);
	memcpy(state.last.cells, g->cells,
	       (size_t)g->rows * (size_t)g->columns * sizeof *g->cells);
	move(g->cursor_row, g->cursor_column); /* where there is none, nothing moves */
	refresh();
	frame_end();
	state.known = true;
}
