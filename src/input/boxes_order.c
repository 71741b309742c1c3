/* In which order the lines of a page are read. */
#include "boxes.h"

enum {
	BUCKETS = 256,     /* of a region's width, to look for what lies between its columns */
	DEEPEST = 3,       /* times that a page is parted */
	LINES_LEAST = 4,   /* lines of a column */
	COLUMN_LEAST = 18, /* bytes that the lines of a column of prose have on average */
};

static int compare_tops(const void *a, const void *b)
{
	const struct box *l = a, *r = b;
	return l->top != r->top ? (l->top < r->top ? -1 : 1)
				: (l->left > r->left) - (l->left < r->left);
}

static int compare_lefts(const void *a, const void *b)
{
	const struct box *l = a, *r = b;
	return (l->left > r->left) - (l->left < r->left);
}

/* ---- what lies between two columns ------------------------------------------------------- */

/* Where few lines or none reach over, within the middle of the region. */
static int middle_of_gap(const uint32_t *cover, int left, int width)
{
	enum { FROM = BUCKETS * 15 / 100, TO = BUCKETS * 85 / 100 };
	uint32_t least = UINT32_MAX;
	int best = 0, middle = 0, run = 0;
	for (int i = FROM; i < TO; i++)
		least = cover[i] < least ? cover[i] : least;
	for (int i = FROM; i <= TO; i++) {
		if (i < TO && cover[i] == least) {
			run++;
			continue;
		}
		if (run > best) {
			best = run;
			middle = i - run / 2;
		}
		run = 0;
	}
	return left + (int)((int64_t)middle * width / BUCKETS);
}

static int find_middle(const struct box *b, size_t n)
{
	uint32_t cover[BUCKETS + 2] = {0};
	int left = b[0].left, right = b[0].right;
	for (size_t i = 1; i < n; i++) {
		left = b[i].left < left ? b[i].left : left;
		right = b[i].right > right ? b[i].right : right;
	}
	int width = right - left + 1;
	for (size_t i = 0; i < n; i++) {
		cover[(int64_t)(b[i].left - left) * BUCKETS / width]++;
		cover[(int64_t)(b[i].right - left) * BUCKETS / width + 1]--;
	}
	for (int i = 1; i < BUCKETS; i++)
		cover[i] += cover[i - 1];
	return middle_of_gap(cover, left, width);
}

enum page_side { SIDE_LEFT, SIDE_RIGHT, SIDE_ACROSS };

static enum page_side side_of(const struct box *b, int middle)
{
	return b->right <= middle ? SIDE_LEFT : b->left >= middle ? SIDE_RIGHT : SIDE_ACROSS;
}

/* Lines of one side. */
struct half {
	size_t lines, bytes;
	int top, bottom;
};

static void count_line(struct half *h, const struct box *b)
{
	h->top = !h->lines || b->top < h->top ? b->top : h->top;
	h->bottom = !h->lines || b->bottom > h->bottom ? b->bottom : h->bottom;
	h->bytes += b->n;
	h->lines++;
}

static bool is_column(const struct half *h)
{
	return h->lines >= LINES_LEAST && h->bytes >= h->lines * COLUMN_LEAST;
}

/* Two columns of prose, one beside the other? */
static bool are_columns(const struct box *b, size_t n, int middle)
{
	struct half halves[3] = {0}, *l = &halves[SIDE_LEFT], *r = &halves[SIDE_RIGHT];
	for (size_t i = 0; i < n; i++)
		count_line(&halves[side_of(&b[i], middle)], &b[i]);
	int top = l->top > r->top ? l->top : r->top;
	int bottom = l->bottom < r->bottom ? l->bottom : r->bottom;
	int less = l->bottom - l->top < r->bottom - r->top ? l->bottom - l->top
							   : r->bottom - r->top;
	return is_column(l) && is_column(r) && (bottom - top) * 2 >= less;
}

/* ---- rows -------------------------------------------------------------------------------- */

/* Pieces of one row, from the left to the right, as one. */
static void put_row(struct boxes *to, struct box *b, size_t n, const char *text)
{
	qsort(b, n, sizeof *b, compare_lefts);
	struct box row = b[0];
	row.at = to->text.n;
	row.column = to->columns;
	for (size_t i = 0; i < n; i++) {
		if (i)
			VEC_PUSH(to->text, ' ');
		VEC_APPEND(to->text, text + b[i].at, b[i].n);
		row.cells |= b[i].left - row.right > 2 * (row.bottom - row.top);
		row.right = b[i].right > row.right ? b[i].right : row.right;
	}
	row.n = to->text.n - row.at;
	VEC_PUSH(to->rows, row);
}

/* Lines of one column, by their tops: those beside each other are one row. */
static void put_column(struct boxes *to, struct box *b, size_t n, const char *text)
{
	to->columns += n > 0;
	for (size_t i = 0, end; i < n; i = end) {
		int middle = b[i].top + (b[i].bottom - b[i].top) / 2;
		for (end = i + 1; end < n && b[end].top < middle; end++)
			;
		put_row(to, b + i, end - i, text);
	}
}

static void put_region(struct boxes *to, struct box *b, size_t n, int depth, const char *text);

/* Lines between two across: what is left of the middle, then what is right of it. */
static void put_halves(struct boxes *to, struct box *b, size_t n, int middle, int depth,
		       const char *text)
{
	VEC(struct box) right = {0};
	size_t left = 0;
	for (size_t i = 0; i < n; i++) {
		if (side_of(&b[i], middle) == SIDE_RIGHT)
			VEC_PUSH(right, b[i]);
		else
			b[left++] = b[i];
	}
	put_region(to, b, left, depth, text);
	put_region(to, right.at, right.n, depth, text);
	VEC_FREE(right);
}

static void put_region(struct boxes *to, struct box *b, size_t n, int depth, const char *text)
{
	int middle = n && depth < DEEPEST ? find_middle(b, n) : 0;
	if (!n || depth == DEEPEST || !are_columns(b, n, middle)) {
		put_column(to, b, n, text);
		return;
	}
	for (size_t i = 0, end; i < n; i = end) {
		bool across = side_of(&b[i], middle) == SIDE_ACROSS;
		for (end = i + 1;
		     end < n && (side_of(&b[end], middle) == SIDE_ACROSS) == across;)
			end++;
		if (across)
			put_column(to, b + i, end - i, text);
		else
			put_halves(to, b + i, end - i, middle, depth + 1, text);
	}
}

void boxes_order(struct boxes *to, struct box *lines, size_t n, const char *text)
{
	if (n)
		qsort(lines, n, sizeof *lines, compare_tops);
	put_region(to, lines, n, 0, text);
}
