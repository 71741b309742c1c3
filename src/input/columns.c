#include "columns.h"

#include "line.h"

enum {
	COLUMN_LEAST = 18, /* columns of letters that a column of prose has on average */
	COLUMN_MOST = 240, /* columns at which another one may begin */
	ROWS_LEAST = 6,    /* rows that show two columns */
	DEEPEST = 2,       /* times that a page is parted: into four columns */
};

/* A line of the page, and where it is parted. */
struct page_row {
	struct str line;
	size_t left, right; /* where the left part ends, where the right one begins: bytes */
	uint32_t column;    /* at which the right one begins */
	bool across;        /* text of one column, as headlines are */
};

struct paged {
	VEC(struct page_row) rows;
	uint32_t second; /* the column at which most of the right parts begin; 0: none */
};

/* ---- where the second column begins ------------------------------------------------------ */

/* Bytes of spaces at s.at[at]. */
static size_t gap_at(struct str s, size_t at)
{
	size_t n = 0;
	while (at + n < s.n && s.at[at + n] == ' ')
		n++;
	return n;
}

static bool is_lead(char c)
{
	return ((unsigned char)c & 0xc0) != 0x80;
}

/* Counts the columns at which something stands behind a gap within the line. */
static void count_starts(struct str s, uint32_t *starts)
{
	uint32_t column = 0;
	for (size_t at = 0; at < s.n && column < COLUMN_MOST;) {
		size_t gap = gap_at(s, at);
		column += (uint32_t)gap;
		if (gap > 1 && gap < at + gap && at + gap < s.n && column < COLUMN_MOST)
			starts[column]++;
		at += gap;
		if (at < s.n)
			column += is_lead(s.at[at++]);
	}
}

static void find_second(struct paged *p)
{
	uint32_t starts[COLUMN_MOST] = {0}, best = 0;
	for (size_t i = 0; i < p->rows.n; i++)
		count_starts(p->rows.at[i].line, starts);
	for (uint32_t c = COLUMN_LEAST; c < COLUMN_MOST; c++)
		if (starts[c] > starts[best])
			best = c;
	p->second = starts[best] >= ROWS_LEAST / 2 ? best : 0;
}

/* Parts the line at a gap that ends at the second column or lies over it. */
static void part_row(struct page_row *r, uint32_t second)
{
	struct str s = r->line;
	uint32_t column = 0;
	r->left = r->right = s.n;
	for (size_t at = 0; at < s.n;) {
		size_t gap = gap_at(s, at);
		uint32_t end = column + (uint32_t)gap;
		bool there = gap > 1 && end + 2 > second;
		if (there && column < second) {
			r->left = at;
			r->right = at + gap;
			r->column = end;
			return;
		}
		if (end >= second) {
			r->across = true;
			return;
		}
		column = end;
		at += gap;
		if (at < s.n)
			column += is_lead(s.at[at++]);
	}
}

/* ---- is it prose? ------------------------------------------------------------------------ */

static struct str left_of(const struct page_row *r)
{
	return (struct str){r->line.at, r->left};
}

static struct str right_of(const struct page_row *r)
{
	return (struct str){r->line.at + r->right, r->line.n - r->right};
}

/* Lines of prose are long, and many a sentence goes on from one to the next. */
static bool is_prose(const struct page_row *rows, size_t n,
		     struct str (*part)(const struct page_row *r))
{
	size_t lines = 0, bytes = 0, pairs = 0, inside = 0;
	struct line before = {0};
	for (size_t i = 0; i < n; i++) {
		struct str s = str_trim(part(&rows[i]));
		struct line l = {0};
		if (s.n && !rows[i].across)
			l = line_measure(s.at, (struct span){0, (uint32_t)s.n});
		if (!span_empty(l.ink)) {
			lines++;
			bytes += s.n;
		}
		if (!span_empty(l.ink) && !span_empty(before.ink)) {
			pairs++;
			inside += !before.ends && !l.starts;
		}
		before = l;
	}
	return lines >= ROWS_LEAST && bytes >= lines * COLUMN_LEAST && inside * 4 >= pairs;
}

/* Are the rows, which have no line across, surely two columns? */
static bool are_columns(const struct page_row *rows, size_t n, uint32_t second)
{
	size_t both = 0, some = 0, straight = 0;
	for (size_t i = 0; i < n; i++) {
		bool left = rows[i].left > 0 && str_trim(left_of(&rows[i])).n > 0;
		bool right = rows[i].right < rows[i].line.n;
		both += left && right;
		straight += left && right && rows[i].column == second;
		some += left || right;
	}
	return both >= ROWS_LEAST && both * 2 >= some && straight * 2 >= both &&
	       is_prose(rows, n, left_of) && is_prose(rows, n, right_of);
}

/* ---- a page ------------------------------------------------------------------------------ */

static void read_rows(struct paged *p, struct str text)
{
	for (size_t at = 0; at < text.n;) {
		const char *end = memchr(text.at + at, '\n', text.n - at);
		size_t n = end ? (size_t)(end - text.at) - at : text.n - at;
		struct page_row r = {.line = {text.at + at, n}, .left = n, .right = n};
		while (r.line.n && r.line.at[r.line.n - 1] == ' ')
			r.line.n--;
		VEC_PUSH(p->rows, r);
		at += n + 1;
	}
}

static void part_rows(struct paged *p)
{
	size_t first = 0, last = p->rows.n;
	for (size_t i = 0; i < p->rows.n; i++)
		part_row(&p->rows.at[i], p->second);
	/* heads and feet stand apart */
	while (first < last && !p->rows.at[first].line.n)
		first++;
	while (last > first && !p->rows.at[last - 1].line.n)
		last--;
	if (last < first + ROWS_LEAST)
		return;
	p->rows.at[first].across |= !p->rows.at[first + 1].line.n;
	p->rows.at[last - 1].across |= !p->rows.at[last - 2].line.n;
}

/* Rows from `from` on up to the next line across. */
static size_t run_of(const struct paged *p, size_t from)
{
	size_t n = 0;
	while (from + n < p->rows.n && !p->rows.at[from + n].across)
		n++;
	return n;
}

/* What is put out; it may be longer than the page, which then stays as it is. */
struct setting {
	VEC(char) out;
	int depth;
	bool parted;
};

static void put_line(struct setting *s, uint32_t indent, struct str line)
{
	while (indent--)
		VEC_PUSH(s->out, ' ');
	VEC_APPEND(s->out, line.at, line.n);
	VEC_PUSH(s->out, '\n');
}

static void set_page(struct setting *s, struct str text);

/* One column of the rows, without the blank lines around it; it may have columns, too. */
static void put_column(struct setting *s, const struct paged *p, const struct page_row *rows,
		       size_t n, struct str (*part)(const struct page_row *r))
{
	struct setting column = {.depth = s->depth - 1};
	bool blank = true; /* one came last, or nothing yet */
	for (size_t i = 0; i < n; i++) {
		struct str line = part(&rows[i]);
		bool empty = !str_trim(line).n;
		uint32_t from = part == right_of ? rows[i].column : 0;
		uint32_t indent = !empty && from > p->second ? from - p->second : 0;
		if (!empty || !blank)
			put_line(&column, indent, line);
		blank = empty;
	}
	if (blank && column.out.n)
		column.out.n--;
	struct str text = {column.out.at, column.out.n};
	if (s->depth)
		set_page(s, text);
	else
		VEC_APPEND(s->out, text.at, text.n);
	VEC_FREE(column.out);
}

/* Rows as they are, or their columns one below the other. */
static void put_rows(struct setting *s, const struct paged *p, const struct page_row *rows,
		     size_t n)
{
	if (!are_columns(rows, n, p->second)) {
		for (size_t i = 0; i < n; i++)
			put_line(s, 0, rows[i].line);
		return;
	}
	s->parted = true;
	if (s->out.n)
		VEC_PUSH(s->out, '\n');
	put_column(s, p, rows, n, left_of);
	put_column(s, p, rows, n, right_of);
	VEC_PUSH(s->out, '\n');
}

static void set_page(struct setting *s, struct str text)
{
	struct paged p = {0};
	read_rows(&p, text);
	find_second(&p);
	if (p.second)
		part_rows(&p);
	s->depth--;
	for (size_t i = 0; i < p.rows.n;) {
		size_t n = p.second ? run_of(&p, i) : 0;
		if (n)
			put_rows(s, &p, p.rows.at + i, n);
		else
			put_line(s, 0, p.rows.at[i++].line);
		i += n;
	}
	s->depth++;
	VEC_FREE(p.rows);
}

size_t columns_part(char *page, size_t n)
{
	struct setting s = {.depth = DEEPEST};
	set_page(&s, (struct str){page, n});
	if (s.parted && s.out.n <= n) {
		memcpy(page, s.out.at, s.out.n);
		n = s.out.n;
	}
	VEC_FREE(s.out);
	return n;
}

bool columns_seen(struct str beginning)
{
	if (!memmem(beginning.at, beginning.n, "   ", 3))
		return false;
	struct setting s = {.depth = 1};
	for (size_t at = 0; at < beginning.n && !s.parted;) {
		const char *feed = memchr(beginning.at + at, '\f', beginning.n - at);
		size_t end = feed ? (size_t)(feed - beginning.at) : beginning.n;
		set_page(&s, (struct str){beginning.at + at, end - at});
		s.out.n = 0;
		at = end + 1;
	}
	VEC_FREE(s.out);
	return s.parted;
}
