#include "reader/layout.h"

#include "reader/text.h"

enum {
	PIECE = 16 * 1024, /* bytes; laying one out takes about 0.2 ms */
	CUT_LOOK = 1024,   /* how far behind a multiple of PIECE a space is looked for */
	BLOCKS = 256,      /* cached pieces, direct mapped */
	TAB = 8,
	SPACES_LOOK = 64, /* how far back a run of white space is followed */
	MARK_COLUMNS = 5, /* of ⟨RLO⟩ */
};

/* The rows of one piece. */
struct block {
	struct span span;
	unsigned generation; /* of the style they were made for; 0: never */
	struct layout_row *rows;
	uint32_t n, room;
};

struct layout {
	struct str text;
	const struct span *paragraphs;
	uint32_t n_paragraphs, first;
	struct layout_style style;
	unsigned generation;
	struct block blocks[BLOCKS];
	char *breaks;
	size_t breaks_room;
};

struct layout *layout_new(void)
{
	struct layout *l = mem_alloc(sizeof *l);
	*l = (struct layout){.generation = 1, .style = {.columns = 1, .ambiguous = 1}};
	return l;
}

void layout_free(struct layout *l)
{
	if (!l)
		return;
	for (int i = 0; i < BLOCKS; i++)
		free(l->blocks[i].rows);
	free(l->breaks);
	free(l);
}

void layout_set(struct layout *l, struct str text, const struct span *paragraphs,
		uint32_t n_paragraphs, uint32_t first, struct layout_style style)
{
	if (style.columns < 1)
		style.columns = 1;
	const struct layout_style *old = &l->style;
	if (l->text.at != text.at || old->columns != style.columns ||
	    old->ambiguous != style.ambiguous || old->mark_bidi != style.mark_bidi ||
	    old->indent != style.indent)
		l->generation++;
	l->text = text;
	l->paragraphs = paragraphs;
	l->n_paragraphs = n_paragraphs;
	l->first = first;
	l->style = style;
}

/* ---- measuring --------------------------------------------------------------------------- */

/* A line feed inside a paragraph, with the white space around it, shows as one space. */
static bool folded_away(struct str text, uint32_t start, uint32_t at)
{
	uint32_t low = at - start > SPACES_LOOK ? at - SPACES_LOOK : start;
	bool feed = text.at[at] == '\n', before = false;
	for (uint32_t i = at; i-- > low;) {
		char c = text.at[i];
		if (c != ' ' && c != '\t' && c != '\n')
			break;
		before = true;
		feed = feed || c == '\n';
	}
	return before && feed;
}

/* Columns and kind of the cluster `span`, which would stand at `column`. */
static int measure(const struct layout *l, uint32_t start, struct span span, int column,
		   enum glyph_kind *kind)
{
	unsigned char c = (unsigned char)l->text.at[span.start];
	*kind = GLYPH_TEXT;
	if (c > ' ' && c < 0x7f && span_length(span) == 1)
		return 1;
	if (c == ' ' || c == '\n' || c == '\t') {
		*kind = GLYPH_SPACE;
		if (folded_away(l->text, start, span.start))
			return 0;
		return c == '\t' ? TAB - column % TAB : 1;
	}
	struct str cluster = str_slice(l->text, span);
	unsigned size;
	uint32_t point = text_decode(cluster, 0, &size);
	if (point == 0xad) {
		*kind = GLYPH_HYPHEN;
		return 0;
	}
	if (text_is_bidi(point)) {
		*kind = GLYPH_BIDI;
		return l->style.mark_bidi ? MARK_COLUMNS : 0;
	}
	int columns = text_cluster_width(cluster, l->style.ambiguous);
	return columns < 0 ? 0 : columns;
}

static uint32_t cluster_end(struct str text, uint32_t at, uint32_t limit)
{
	if (at + 1 < text.n && (unsigned char)text.at[at] < 0x80 &&
	    (unsigned char)text.at[at + 1] < 0x80)
		return at + 1;
	size_t end = text_cluster_end((struct str){text.at, limit}, at);
	return (uint32_t)end;
}

/* Is there a gap in the text below paragraph `p`, and more text? */
static bool gap_below(const struct layout *l, uint32_t p)
{
	return p + 1 < l->n_paragraphs && l->paragraphs[p].end < l->paragraphs[p + 1].start;
}

/* What a line that holds its own indent goes on with, where it is wrapped. */
static int hang_of(const struct layout *l, struct span paragraph)
{
	int columns = 0, most = l->style.columns / 2;
	for (uint32_t at = paragraph.start; at < paragraph.end && columns < most; at++) {
		if (l->text.at[at] == '\t')
			columns += TAB - columns % TAB;
		else if (l->text.at[at] == ' ')
			columns++;
		else
			break;
	}
	return columns < most ? columns : most;
}

/* Columns by which a row that starts at `start` is set in. */
static int indent_of(const struct layout *l, uint32_t paragraph, uint32_t start)
{
	struct span at = l->paragraphs[paragraph];
	bool behind_gap = paragraph > l->first && gap_below(l, paragraph - 1);
	int most = l->style.columns / 4;
	if (most < MARK_COLUMNS)
		return 0; /* or the widest sign would not fit */
	if (start != at.start)
		return hang_of(l, at);
	if (!behind_gap)
		return 0;
	return l->style.indent < most ? l->style.indent : most;
}

/* ---- filling rows ------------------------------------------------------------------------ */

/* Where the row could end, should the next word not fit. */
struct row_break {
	uint32_t next, shown;
	int columns;
	bool hyphen;
};

struct filler {
	const struct layout *l;
	struct block *block;
	struct layout_row row;       /* the one being filled */
	struct row_break last_break; /* next == 0: none */
	uint32_t at;
	int column;
	bool after_hyphen;
};

static void push_row(struct filler *f, uint32_t end, uint32_t shown, int columns, bool hyphen)
{
	struct block *b = f->block;
	if (b->n == b->room) {
		size_t room = b->room;
		b->rows = vec_grow(b->rows, &room, sizeof *b->rows);
		b->room = (uint32_t)room;
	}
	struct layout_row *row = &b->rows[b->n];
	*row = f->row;
	row->span.end = end;
	row->shown = shown;
	row->columns = columns;
	row->hyphen = hyphen;
	row->wrapped = true;
	row->index = b->n++;

	f->row.span.start = f->row.shown = end;
	f->row.columns = 0;
	f->at = end;
	f->column = indent_of(f->l, f->row.paragraph, end);
	f->last_break.next = 0;
	f->after_hyphen = false;
}

/* Ends the row before the cluster at f->at, which does not fit: at the last break, or just
 * there. */
static void break_row(struct filler *f)
{
	struct row_break c = f->last_break;
	if (c.next)
		push_row(f, c.next, c.shown, c.columns, c.hyphen);
	else
		push_row(f, f->at, f->row.shown, f->row.columns, false);
}

static void note_break(struct filler *f)
{
	int columns = f->row.columns + (f->after_hyphen ? 1 : 0);
	if (columns <= f->l->style.columns)
		f->last_break =
			(struct row_break){f->at, f->row.shown, columns, f->after_hyphen};
}

static void fill_rows(struct filler *f, const char *breaks, uint32_t paragraph_start)
{
	struct span all = f->block->span;
	while (f->at < all.end) {
		if (f->at > f->row.span.start && breaks[f->at - all.start] != BREAK_NONE)
			note_break(f);
		struct span cluster = {f->at, cluster_end(f->l->text, f->at, all.end)};
		enum glyph_kind kind;
		int columns = measure(f->l, paragraph_start, cluster, f->column, &kind);
		if (kind == GLYPH_SPACE) {
			f->column += columns;
		} else {
			if (f->column + columns > f->l->style.columns && f->row.columns > 0) {
				break_row(f);
				continue;
			}
			f->column += columns;
			f->row.columns = f->column;
			f->row.shown = cluster.end;
		}
		f->after_hyphen = kind == GLYPH_HYPHEN;
		f->at = cluster.end;
	}
	if (f->row.span.start < all.end || f->block->n == 0)
		push_row(f, all.end, f->row.shown, f->row.columns, false);
}

static void make_block(struct layout *l, struct block *b, uint32_t paragraph, struct span span)
{
	size_t n = span_length(span);
	if (n > l->breaks_room) {
		l->breaks = mem_realloc(l->breaks, n);
		l->breaks_room = n;
	}
	if (n)
		text_breaks(str_slice(l->text, span), l->breaks);
	b->span = span;
	b->n = 0;
	b->generation = l->generation;
	struct filler f = {.l = l,
			   .block = b,
			   .at = span.start,
			   .column = indent_of(l, paragraph, span.start)};
	f.row = (struct layout_row){.span = {span.start, span.start},
				    .shown = span.start,
				    .paragraph = paragraph,
				    .piece = span.start};
	fill_rows(&f, l->breaks, l->paragraphs[paragraph].start);
	if (span.end == l->paragraphs[paragraph].end)
		b->rows[b->n - 1].wrapped = false;
}

/* ---- pieces --------------------------------------------------------------------------- */

/* The k-th cut of a paragraph: behind a space where there is one, else between clusters. */
static uint32_t cut_of(struct str text, struct span paragraph, uint32_t k)
{
	if (k == 0)
		return paragraph.start;
	uint64_t wanted = (uint64_t)paragraph.start + (uint64_t)k * PIECE;
	if (wanted >= paragraph.end)
		return paragraph.end;
	uint32_t at = (uint32_t)wanted;
	uint32_t most = paragraph.end - at > CUT_LOOK ? at + CUT_LOOK : paragraph.end;
	for (uint32_t i = at; i < most; i++)
		if (text.at[i] == ' ' || text.at[i] == '\n')
			return i + 1;
	struct str upto = {text.at, most}; /* bounds the longest cluster, too */
	at = (uint32_t)text_border(upto, at);
	size_t start = text_cluster_start(upto, at);
	size_t end = text_cluster_end(upto, start < paragraph.start ? paragraph.start : start);
	return (uint32_t)end;
}

struct span layout_piece(struct str text, struct span paragraph, uint32_t offset)
{
	if (paragraph.end - paragraph.start <= PIECE)
		return paragraph;
	if (offset >= paragraph.end)
		offset = paragraph.end - 1;
	uint32_t k = offset > paragraph.start ? (offset - paragraph.start) / PIECE : 0;
	uint32_t start = cut_of(text, paragraph, k);
	while (k > 0 && (offset < start || start == paragraph.end))
		start = cut_of(text, paragraph, --k);
	uint32_t end = cut_of(text, paragraph, k + 1);
	while (end <= offset && end < paragraph.end) {
		start = end;
		end = cut_of(text, paragraph, ++k + 1);
	}
	return (struct span){start, end};
}

static const struct block *block_at(struct layout *l, uint32_t paragraph, uint32_t offset)
{
	struct span span = layout_piece(l->text, l->paragraphs[paragraph], offset);
	struct block *b = &l->blocks[(span.start * 2654435761u) >> 24];
	if (b->generation != l->generation || b->span.start != span.start ||
	    b->span.end != span.end || b->rows[0].paragraph != paragraph)
		make_block(l, b, paragraph, span);
	return b;
}

/* ---- from byte to row, from row to row --------------------------------------------------- */

static uint32_t paragraph_at(const struct layout *l, uint32_t offset)
{
	uint32_t i;
	BISECT(i, l->n_paragraphs, l->paragraphs[i].start <= offset);
	return i > l->first ? i - 1 : l->first;
}

static bool blank_below(const struct layout *l, uint32_t p)
{
	return !l->style.dense && gap_below(l, p);
}

static struct layout_row blank_row(const struct layout *l, uint32_t p)
{
	uint32_t end = l->paragraphs[p].end;
	return (struct layout_row){.span = {end, l->paragraphs[p + 1].start},
				   .shown = end,
				   .paragraph = p,
				   .piece = end,
				   .blank = true};
}

static struct layout_row row_of_block(const struct layout *l, const struct block *b,
				      uint32_t index)
{
	struct layout_row row = b->rows[index];
	/* the last row of the text so far may have been made when the paragraph ended there */
	row.wrapped = row.span.end < l->paragraphs[row.paragraph].end;
	/* the gap hangs where no blank row has it */
	if (!row.wrapped && l->style.dense && gap_below(l, row.paragraph))
		row.span.end = l->paragraphs[row.paragraph + 1].start;
	return row;
}

bool layout_row_at(struct layout *l, uint32_t offset, struct layout_row *row)
{
	if (l->first >= l->n_paragraphs)
		return false;
	uint32_t p = paragraph_at(l, offset);
	struct span paragraph = l->paragraphs[p];
	if (offset >= paragraph.end && blank_below(l, p)) {
		*row = blank_row(l, p);
		return true;
	}
	const struct block *b = block_at(l, p, offset);
	uint32_t i;
	BISECT(i, b->n, b->rows[i].span.start <= offset);
	*row = row_of_block(l, b, i ? i - 1 : 0);
	return true;
}

bool layout_row_next(struct layout *l, struct layout_row *row)
{
	uint32_t p = row->paragraph;
	if (!row->blank) {
		const struct block *b = block_at(l, p, row->piece);
		if (row->index + 1 < b->n) {
			*row = row_of_block(l, b, row->index + 1);
			return true;
		}
		if (b->span.end < l->paragraphs[p].end) {
			*row = row_of_block(l, block_at(l, p, b->span.end), 0);
			return true;
		}
		if (blank_below(l, p)) {
			*row = blank_row(l, p);
			return true;
		}
	}
	if (p + 1 >= l->n_paragraphs)
		return false;
	*row = row_of_block(l, block_at(l, p + 1, l->paragraphs[p + 1].start), 0);
	return true;
}

static struct layout_row last_row_of(struct layout *l, uint32_t p, uint32_t offset)
{
	const struct block *b = block_at(l, p, offset);
	return row_of_block(l, b, b->n - 1);
}

bool layout_row_previous(struct layout *l, struct layout_row *row)
{
	uint32_t p = row->paragraph;
	if (row->blank) {
		*row = last_row_of(l, p, l->paragraphs[p].end);
		return true;
	}
	if (row->index > 0) {
		*row = row_of_block(l, block_at(l, p, row->piece), row->index - 1);
		return true;
	}
	if (row->piece > l->paragraphs[p].start) {
		*row = last_row_of(l, p, row->piece - 1);
		return true;
	}
	if (p <= l->first)
		return false;
	*row = blank_below(l, p - 1) ? blank_row(l, p - 1)
				     : last_row_of(l, p - 1, l->paragraphs[p - 1].end);
	return true;
}

/* ---- walking a row ----------------------------------------------------------------------- */

const char *layout_bidi_name(uint32_t point)
{
	static const char *const embed[] = {"LRE", "RLE", "PDF", "LRO", "RLO"};
	static const char *const isolate[] = {"LRI", "RLI", "FSI", "PDI"};
	if (point >= 0x202a && point <= 0x202e)
		return embed[point - 0x202a];
	if (point >= 0x2066 && point <= 0x2069)
		return isolate[point - 0x2066];
	return point == 0x200e   ? "LRM"
	       : point == 0x200f ? "RLM"
	       : point == 0x61c  ? "ALM"
				 : "BIDI";
}

/* Spaces of a row between which the room left over is shared out. */
static int count_gaps(const struct layout *l, const struct layout_row *row)
{
	int gaps = 0;
	for (uint32_t i = row->span.start; i < row->shown; i++)
		gaps += l->text.at[i] == ' ' && i > row->span.start;
	return gaps;
}

/* Columns that the w->gap-th space gets beyond its own when the row is justified. */
static int widen(const struct layout *l, const struct layout_row *row, struct row_walk *w)
{
	int extra = l->style.columns - row->columns;
	if (w->gaps == 0 || extra <= 0 || extra > l->style.columns / 4)
		return 0;
	w->gap++;
	return extra * w->gap / w->gaps - extra * (w->gap - 1) / w->gaps;
}

bool layout_glyph(const struct layout *l, const struct layout_row *row, struct row_walk *w,
		  struct glyph *glyph)
{
	if (!w->begun) {
		w->begun = true;
		w->at = row->span.start;
		w->column = indent_of(l, row->paragraph, row->span.start);
		w->gaps = l->style.justify && row->wrapped ? count_gaps(l, row) : 0;
	}
	while (w->at < row->shown) {
		struct span span = {w->at, cluster_end(l->text, w->at, row->shown)};
		enum glyph_kind kind;
		int columns =
			measure(l, l->paragraphs[row->paragraph].start, span, w->column, &kind);
		if (kind == GLYPH_SPACE && l->text.at[w->at] == ' ' && w->at > row->span.start)
			columns += widen(l, row, w);
		w->at = span.end;
		if (columns == 0)
			continue;
		*glyph = (struct glyph){span, w->column, columns, kind};
		w->column += columns;
		return true;
	}
	if (!row->hyphen || w->done)
		return false;
	w->done = true;
	*glyph = (struct glyph){{row->shown, row->shown}, w->column, 1, GLYPH_HYPHEN};
	return true;
}
