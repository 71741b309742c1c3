#include "reader/grid.h"

#include "reader/text.h"

enum { REPLACEMENT = 0xfffd, ELLIPSIS = 0x2026 };

bool grid_resize(struct grid *g, int rows, int columns)
{
	if (rows < 1 || columns < 1 || rows > GRID_MOST_ROWS || columns > GRID_MOST_COLUMNS)
		return false;
	size_t n = (size_t)rows * (size_t)columns;
	g->cells = mem_realloc(g->cells, n * sizeof *g->cells);
	g->rows = rows;
	g->columns = columns;
	grid_clear(g, ROLE_BASE);
	return true;
}

void grid_free(struct grid *g)
{
	free(g->cells);
	*g = (struct grid){0};
}

static struct cell sign_cell(uint32_t sign, enum role role)
{
	return (struct cell){.points = {sign}, .width = 1, .role = (uint8_t)role};
}

void grid_clear(struct grid *g, enum role role)
{
	/* one row cell by cell, the others as its copies: three times as fast */
	size_t columns = (size_t)g->columns;
	for (size_t i = 0; i < columns && g->rows; i++)
		g->cells[i] = sign_cell(' ', role);
	for (int y = 1; y < g->rows; y++)
		memcpy(g->cells + (size_t)y * columns, g->cells, columns * sizeof *g->cells);
	g->cursor_row = g->cursor_column = -1;
	g->cursor_shown = false;
	g->n_links = 0;
}

/* A wide sign must not lose one half: what is left of it becomes a blank. */
static void split_wide(struct grid *g, int row, int column)
{
	struct cell *at = grid_at(g, row, column);
	if (at->width == 0 && column > 0)
		*grid_at(g, row, column - 1) = sign_cell(' ', (enum role)at->role);
	if (at->width == 2 && column + 1 < g->columns)
		*grid_at(g, row, column + 1) = sign_cell(' ', (enum role)at->role);
}

static bool inside(const struct grid *g, int row, int column, int right)
{
	return row >= 0 && row < g->rows && column >= 0 && column < right &&
	       right <= g->columns;
}

/* The cluster's printable points; an unprintable base shows as U+FFFD, others vanish. */
static void collect_points(uint32_t points[WIDE_POINTS], struct str cluster)
{
	int n = 0;
	for (size_t at = 0; at < cluster.n && n < WIDE_POINTS;) {
		unsigned size;
		uint32_t c = text_decode(cluster, at, &size);
		if (text_printable(c))
			points[n++] = c;
		else if (at == 0)
			points[n++] = REPLACEMENT;
		at += size;
	}
}

int grid_put(struct grid *g, int row, int column, int right, struct str cluster, enum role role,
	     unsigned attributes, int ambiguous)
{
	if (right > g->columns)
		right = g->columns;
	if (cluster.n == 0 || !inside(g, row, column, right))
		return 0;
	if (cluster.n == 1 && cluster.at[0] >= ' ' && cluster.at[0] < 0x7f) {
		struct cell *at = grid_at(g, row, column);
		if (at->width != 1)
			split_wide(g, row, column);
		*at = sign_cell((unsigned char)cluster.at[0], role);
		at->attributes = (uint16_t)attributes;
		return 1;
	}
	int width = text_cluster_width(cluster, ambiguous);
	struct cell cell = {.role = (uint8_t)role, .attributes = (uint16_t)attributes};
	uint32_t points[WIDE_POINTS] = {0};
	collect_points(points, cluster);
	memcpy(cell.points, points, sizeof cell.points);
	if (cell.points[0] == REPLACEMENT)
		width = 1;
	if (width < 1 || column + width > right)
		return 0;
	cell.width = (uint8_t)width;
	split_wide(g, row, column);
	*grid_at(g, row, column) = cell;
	if (width == 2) {
		split_wide(g, row, column + 1);
		cell.width = 0;
		cell.points[0] = 0;
		memcpy(cell.points + 1, points + CELL_POINTS,
		       sizeof cell.points - sizeof *cell.points);
		*grid_at(g, row, column + 1) = cell;
	}
	return width;
}

int grid_text(struct grid *g, int row, int column, int right, struct str s, enum role role,
	      unsigned attributes, bool ellipsis)
{
	if (right > g->columns)
		right = g->columns;
	if (!inside(g, row, column, right))
		return column;
	int start = column, last = column;
	for (size_t at = 0; at < s.n;) {
		size_t end = text_cluster_end(s, at);
		struct str cluster = {s.at + at, end - at};
		int width = text_cluster_width(cluster, g->ambiguous);
		if (column + width > right && width > 0) {
			if (!ellipsis || right <= start)
				return column;
			/* the last sign gives way, a wide one with both its halves */
			int cut = column < right ? column : last;
			grid_fill(g, row, cut, 1, right - cut, ' ', role);
			*grid_at(g, row, cut) =
				sign_cell(g->ambiguous == 2 ? '.' : ELLIPSIS, role);
			grid_at(g, row, cut)->attributes = (uint16_t)attributes;
			return cut + 1;
		}
		int used = grid_put(g, row, column, right, cluster, role, attributes,
				    g->ambiguous);
		if (used)
			last = column;
		column += used;
		at = end;
	}
	return column;
}

unsigned grid_link(struct grid *g, struct str address)
{
	char coded[3 * LINK_MOST + 1];
	if (g->n_links == LINKS_MOST || address.n > LINK_MOST || !text_address_web(address) ||
	    text_address_ascii(address, coded) > LINK_MOST)
		return 0;
	g->links[g->n_links++] = address;
	return g->n_links << LINK_SHIFT;
}

void grid_fill(struct grid *g, int row, int column, int rows, int columns, uint32_t sign,
	       enum role role)
{
	if (!text_printable(sign))
		sign = ' ';
	for (int y = row < 0 ? 0 : row; y < row + rows && y < g->rows; y++)
		for (int x = column < 0 ? 0 : column; x < column + columns && x < g->columns;
		     x++) {
			split_wide(g, y, x);
			*grid_at(g, y, x) = sign_cell(sign, role);
		}
}

struct str grid_to_text(const struct grid *g, struct arena *a)
{
	size_t row_most = (size_t)g->columns * CELL_POINTS * 4 + 1;
	char *out = arena_alloc(a, row_most * (size_t)g->rows + 1);
	size_t n = 0;
	for (int y = 0; y < g->rows; y++) {
		size_t row_end = n;
		for (int x = 0; x < g->columns; x++) {
			const struct cell *cell = grid_at(g, y, x);
			for (int i = !cell->width; i < CELL_POINTS && cell->points[i]; i++)
				n += text_encode(cell->points[i], out + n);
			if (cell->points[0] != ' ' || cell->points[1])
				row_end = n;
		}
		n = row_end;
		out[n++] = '\n';
	}
	return (struct str){out, n};
}

/* ---- moves of rows ----------------------------------------------------------------------- */

/* How many cells differ; combining marks are not looked at. */
static int differences(const struct grid *a, int a_row, const struct grid *b, int b_row)
{
	const struct cell *left = grid_at(a, a_row, 0), *right = grid_at(b, b_row, 0);
	int n = 0;
	for (int x = 0; x < a->columns; x++)
		n += left[x].points[0] != right[x].points[0] || left[x].role != right[x].role ||
		     left[x].attributes != right[x].attributes;
	return n;
}

/*
 * The stretch of rows that gains most cells when it is filled from the row below (`by` 1) or
 * above (-1). `differ`: the cells of each row that differ where it stands.
 */
static int best_stretch(const struct grid *before, const struct grid *after, const int *differ,
			struct grid_move *move)
{
	int best = 0, sum = 0, first = 0, by = move->by;
	for (int y = 0; y < after->rows; y++) {
		int from = y + by;
		bool inside = from >= 0 && from < after->rows;
		int gain = inside ? differ[y] - differences(after, y, before, from)
				  : -after->columns;
		if (sum <= 0) {
			sum = 0;
			first = y;
		}
		sum += gain;
		if (sum > best) {
			best = sum;
			move->top = by > 0 ? first : first - 1;
			move->bottom = by > 0 ? y + 2 : y + 1;
		}
	}
	return best;
}

struct grid_move grid_moved(const struct grid *before, const struct grid *after)
{
	enum { LEAST = 5 }; /* rows: below, moving them costs as much */
	int differ[GRID_MOST_ROWS], changed = 0;
	for (int y = 0; y < after->rows; y++) {
		differ[y] = differences(after, y, before, y);
		changed += differ[y] > after->columns / 4;
	}
	for (int by = 1; changed >= LEAST && by >= -1; by -= 2) {
		struct grid_move move = {.by = by};
		if (best_stretch(before, after, differ, &move) > LEAST * after->columns)
			return move;
	}
	return (struct grid_move){0};
}

void grid_move(struct grid *g, struct grid_move move)
{
	const struct cell unlike = {.points = {UINT32_MAX}};
	int n = move.bottom - move.top - abs(move.by);
	int from = move.by > 0 ? move.top + move.by : move.top;
	memmove(grid_at(g, from - move.by, 0), grid_at(g, from, 0),
		(size_t)n * (size_t)g->columns * sizeof *g->cells);
	for (int y = move.by > 0 ? move.top + n : move.top, left = abs(move.by); left;
	     y++, left--)
		for (int x = 0; x < g->columns; x++)
			*grid_at(g, y, x) = unlike;
}
