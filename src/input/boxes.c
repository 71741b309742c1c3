#include "boxes.h"

#include "errand.h"
#include "hyphen.h"
#include "line.h"
#include "turn.h"

#include "reader/reach.h"

#include <stdio.h>

enum {
	FIELDS = 12,            /* of a line of the file; the last is its text */
	LENGTH_MOST = 200000,   /* tenths of a point */
	LINES_MOST = 20 * 1000, /* of a page */
	EDGE = 8,               /* heads and feet stand in such a part of the page's height */
};

/* ---- the file ---------------------------------------------------------------------------- */

/* What it tells in a line. */
enum level { LEVEL_PAGE = 1, LEVEL_LINE = 4, LEVEL_WORD = 5 };

struct told_box {
	int level, left, top, width, height;
	struct str text;
};

#define HEAD "level\tpage_num\tpar_num\tblock_num\tline_num\tword_num\tleft\ttop\t"

bool boxes_seen(struct str head)
{
	return head.n >= sizeof HEAD - 1 && memcmp(head.at, HEAD, sizeof HEAD - 1) == 0;
}

/* "12.345" -> 123; what is no number, or out of all measure, is held within bounds. */
static int tenths(struct str s)
{
	bool minus = s.n && s.at[0] == '-';
	int value = 0;
	size_t i = minus;
	for (; i < s.n && s.at[i] >= '0' && s.at[i] <= '9'; i++)
		value = value < LENGTH_MOST ? value * 10 + (s.at[i] - '0') : value;
	bool tenth = i + 1 < s.n && s.at[i] == '.' && s.at[i + 1] >= '0' && s.at[i + 1] <= '9';
	value = value < LENGTH_MOST / 10 ? value * 10 : LENGTH_MOST;
	value += tenth && value < LENGTH_MOST ? s.at[i + 1] - '0' : 0;
	return minus ? -value : value;
}

/* Nothing is narrower than nothing, whatever the file says. */
static int extent(struct str s)
{
	int value = tenths(s);
	return value > 0 ? value : 0;
}

/* False: it is no line of such a file. */
static bool take_told(struct str line, struct told_box *t)
{
	struct str fields[FIELDS];
	for (int i = 0; i < FIELDS; i++) {
		const char *tab =
			i < FIELDS - 1 ? memchr(line.at, '\t', line.n) : line.at + line.n;
		if (!tab)
			return false;
		fields[i] = (struct str){line.at, (size_t)(tab - line.at)};
		size_t behind = fields[i].n + (i < FIELDS - 1);
		line = (struct str){line.at + behind, line.n - behind};
	}
	*t = (struct told_box){tenths(fields[0]) / 10, tenths(fields[6]), tenths(fields[7]),
			       extent(fields[8]),      extent(fields[9]), fields[11]};
	return fields[0].n > 0;
}

/* ---- the text ---------------------------------------------------------------------------- */

/* A column: where most of its lines begin and end. */
struct column {
	int left, right;
	bool indented; /* paragraphs begin by an indent */
};

struct boxes_reading {
	/* the page that is read */
	int page_height;
	VEC(char) words;
	VEC(struct box) lines;
	struct turn_heads heads; /* of all pages */
	bool counting;           /* only the heads are learned */
	/* the last row that was put out: its text, place and column */
	struct box last;
	struct column last_column;
	bool some; /* there is one */
	bool fed;  /* it stands on a page before */
	bool (*knows)(struct str word);
	struct boxes_text *to;
};

static int compare_ints(const void *a, const void *b)
{
	const int *l = a, *r = b;
	return (*l > *r) - (*l < *r);
}

/* The one that `part` of ten are less than. */
static int tenth_of(const struct box *b, size_t n, int part,
		    int (*measure)(const struct box *b))
{
	int *all = mem_alloc((n + 1) * sizeof *all);
	for (size_t i = 0; i < n; i++)
		all[i] = measure(&b[i]);
	qsort(all, n, sizeof *all, compare_ints);
	int found = n ? all[(n - 1) * (size_t)part / 10] : 0;
	free(all);
	return found;
}

static int left_of(const struct box *b)
{
	return b->left;
}

static int right_of(const struct box *b)
{
	return b->right;
}

static int height_of(const struct box *b)
{
	return b->bottom - b->top;
}

/* Down to the row that follows, in the same column. */
static int pitch_of(const struct box *b)
{
	return b[1].bottom - b->bottom;
}

/* As the first line of a paragraph is, not a quotation or a list. */
static bool is_indented(const struct box *b, const struct column *c)
{
	int by = b->left - c->left, height = height_of(b);
	return by * 2 > height && by < height * 5;
}

static struct column column_of(const struct box *b, size_t n)
{
	struct column c = {tenth_of(b, n, 1, left_of), tenth_of(b, n, 9, right_of), false};
	size_t first = 0, within = 0; /* indented rows before one that is not; before another */
	for (size_t i = 0; i + 1 < n; i++) {
		if (!is_indented(&b[i], &c))
			continue;
		first += !is_indented(&b[i + 1], &c);
		within += is_indented(&b[i + 1], &c);
	}
	c.indented = first > 0 && first * 2 >= within;
	return c;
}

static struct line measure(const char *text, const struct box *b)
{
	return line_measure(text + b->at, (struct span){0, (uint32_t)b->n});
}

/* Would its first word have fitted behind the row before? */
static bool ended_short(const struct boxes_reading *r, const struct box *b,
			const struct line *l)
{
	int64_t word = (int64_t)(b->right - b->left) * l->word / (int64_t)(b->n + 1);
	return r->last.right + word + height_of(b) < r->last_column.right;
}

static bool other_size(const struct box *a, const struct box *b)
{
	int difference = height_of(a) - height_of(b);
	return (difference < 0 ? -difference : difference) * 6 > height_of(a);
}

/* Does it begin elsewhere, as the text below a heading may? */
static bool is_shifted(const struct box *a, const struct box *b)
{
	int by = b->left - a->left;
	return (by < 0 ? -by : by) * 2 > height_of(b);
}

/* Does a paragraph begin at the row? It stands `pitch` below the one before it in most cases.
 */
static bool begins(const struct boxes_reading *r, const struct boxes *rows, const struct box *b,
		   const struct column *c, int pitch)
{
	struct line l = measure(rows->text.at, b);
	const struct box *a = &r->last;
	struct line before =
		line_measure(r->to->text.at + a->at, (struct span){0, (uint32_t)a->n});
	bool below = !r->fed && a->column == b->column;
	bool ends = before.ends || (before.label && l.starts);
	if (other_size(a, b) || (!below && !r->fed && b->top > a->top))
		return true;
	if (below && (b->bottom - a->bottom) * 6 > pitch * 7)
		return true;
	if (below && (a->cells || b->cells))
		return true;
	if (c->indented && is_indented(b, c) && (l.starts || before.ends))
		return true;
	if (l.kind == LINE_BULLET && before.ends)
		return true;
	if (ended_short(r, b, &l))
		return ends || l.starts || (below && is_shifted(a, b));
	return !below && ends && l.starts && !c->indented;
}

/* Puts the row behind the text: joined to the paragraph, or as a new one. */
static void put_row(struct boxes_reading *r, const struct boxes *rows, const struct box *b,
		    const struct column *c, int pitch)
{
	struct str line = {rows->text.at + b->at, b->n};
	struct boxes_text *to = r->to;
	bool begun = !r->some || begins(r, rows, b, c, pitch);
	unsigned cut =
		begun ? 0
		      : hyphen_at_end((struct str){to->text.at, to->text.n}, line, r->knows);
	if (begun && r->some)
		VEC_APPEND(to->text, "\n\n", (size_t)2);
	else if (cut)
		to->text.n -= cut - 1;
	else if (r->some)
		VEC_PUSH(to->text, ' ');
	r->last = *b;
	r->last.at = to->text.n;
	r->last_column = *c;
	r->some = true;
	r->fed = false;
	VEC_APPEND(to->text, line.at, line.n);
}

/* ---- pages ------------------------------------------------------------------------------- */

/* May the line, by its place, be a head or foot? */
static bool at_edge(const struct boxes_reading *r, const struct box *b)
{
	int edge = r->page_height / EDGE;
	return b->bottom < edge || b->top > r->page_height - edge;
}

static struct str text_of(const struct boxes_reading *r, const struct box *b)
{
	return (struct str){r->words.at + b->at, b->n};
}

/* Written upwards beside the text, as numbers of preprints are. */
static bool is_upright(const struct box *b)
{
	return b->n > 3 && b->right - b->left < height_of(b);
}

/* Leaves out what is none of the text. */
static void clear_page(struct boxes_reading *r)
{
	size_t n = 0;
	for (size_t i = 0; i < r->lines.n; i++) {
		struct box *b = &r->lines.at[i];
		if (!b->n || is_upright(b))
			continue;
		bool edge = at_edge(r, b);
		if (edge && r->counting)
			turn_learn_line(&r->heads, text_of(r, b));
		bool out = edge && turn_is_furniture(&r->heads, text_of(r, b));
		if (!out)
			r->lines.at[n++] = *b;
	}
	r->lines.n = n;
}

static void put_columns(struct boxes_reading *r, const struct boxes *rows)
{
	const struct box *b = rows->rows.at;
	size_t n = rows->rows.n;
	int pitch = n > 1 ? tenth_of(b, n - 1, 3, pitch_of) : 0;
	for (size_t from = 0, end; from < n; from = end) {
		for (end = from; end < n && b[end].column == b[from].column;)
			end++;
		struct column c = column_of(b + from, end - from);
		for (size_t i = from; i < end; i++)
			put_row(r, rows, &b[i], &c, pitch);
	}
}

static void end_page(struct boxes_reading *r)
{
	struct boxes rows = {0};
	clear_page(r);
	if (!r->counting && r->lines.n) {
		boxes_order(&rows, r->lines.at, r->lines.n, r->words.at);
		put_columns(r, &rows);
	}
	r->fed = r->some;
	r->lines.n = r->words.n = 0;
	VEC_FREE(rows.text);
	VEC_FREE(rows.rows);
}

static void take_word(struct boxes_reading *r, const struct told_box *t)
{
	struct box *line = &r->lines.at[r->lines.n - 1];
	if (line->n)
		VEC_PUSH(r->words, ' ');
	VEC_APPEND(r->words, t->text.at, t->text.n);
	line->n = r->words.n - line->at;
}

static void read_pages(struct boxes_reading *r, struct str tsv)
{
	struct told_box t;
	r->page_height = 0;
	while (tsv.n) {
		if (!take_told(str_line(&tsv), &t))
			continue;
		if (t.level == LEVEL_PAGE) {
			end_page(r);
			r->page_height = t.height;
		} else if (t.level == LEVEL_LINE && r->lines.n < LINES_MOST) {
			struct box line = {.left = t.left,
					   .right = t.left + t.width,
					   .top = t.top,
					   .bottom = t.top + t.height,
					   .at = r->words.n};
			VEC_PUSH(r->lines, line);
		} else if (t.level == LEVEL_WORD && r->lines.n) {
			take_word(r, &t);
		}
	}
	end_page(r);
}

void boxes_read(struct str tsv, bool (*knows)(struct str word), struct boxes_text *to)
{
	struct boxes_reading r = {.knows = knows, .to = to, .counting = true};
	read_pages(&r, tsv);
	r.counting = false;
	read_pages(&r, tsv);
	if (to->text.n)
		VEC_PUSH(to->text, '\n');
	VEC_FREE(r.words);
	VEC_FREE(r.lines);
}

int boxes_errand(void)
{
	enum { MOST = 256 * 1024 * 1024 }; /* bytes */
	struct boxes_text text = {0};
	struct str in;
	if (!errand_read(&in, MOST))
		return 1;
	boxes_read(in, reach_told()->knows, &text);
	fwrite(text.text.at, 1, text.text.n, stdout);
	VEC_FREE(text.text);
	free((char *)in.at);
	return fflush(stdout) == 0 ? 0 : 1;
}
