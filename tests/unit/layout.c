/* Rows: where lines break, from byte to row and back, at any width and length; the frame. */
#include "reader/layout.h"
#include "reader/text.h"

#include <setjmp.h>
#include <stdio.h>
#include <cmocka.h>

struct page {
	struct layout *layout;
	struct arena arena;
	struct str text;
	struct span *paragraphs;
	uint32_t n;
	struct layout_style style;
};

/* Paragraphs are lines; a lone "\r" stands for a line feed inside one. */
static struct page page_of(const char *text, int columns)
{
	struct page p = {.layout = layout_new(), .style = {.columns = columns, .ambiguous = 1}};
	struct str copy = arena_str(&p.arena, str_of(text));
	char *at = (char *)copy.at;
	p.paragraphs = ARENA_ARRAY(&p.arena, copy.n + 1, struct span);
	uint32_t start = 0;
	for (uint32_t i = 0; i <= copy.n; i++) {
		if (i < copy.n && at[i] != '\n') {
			at[i] = at[i] == '\r' ? '\n' : at[i];
			continue;
		}
		if (i > start)
			p.paragraphs[p.n++] = (struct span){start, i};
		start = i + 1;
	}
	p.text = copy;
	layout_set(p.layout, p.text, p.paragraphs, p.n, 0, p.style);
	return p;
}

static void page_free(struct page *p)
{
	layout_free(p->layout);
	arena_free(&p->arena);
}

/* What stands in a row, stand-ins and justifying spaces as well. */
static struct str row_text(struct page *p, const struct layout_row *row)
{
	char *out = arena_alloc(&p->arena, 4096);
	size_t n = 0;
	struct row_walk walk = {0};
	struct glyph g;
	int column = 0;
	while (layout_glyph(p->layout, row, &walk, &g)) {
		if (!n && g.column)
			n = (size_t)snprintf(out, 99, "%*s", column = g.column, "");
		assert_int_equal(g.column, column);
		assert_true(g.columns > 0);
		column += g.columns;
		if (g.kind == GLYPH_TEXT) {
			memcpy(out + n, p->text.at + g.span.start, span_length(g.span));
			n += span_length(g.span);
			continue;
		}
		for (int i = 0; i < g.columns; i++)
			out[n++] = g.kind == GLYPH_HYPHEN ? '-'
				   : g.kind == GLYPH_BIDI ? '~'
							  : ' ';
	}
	return (struct str){out, n};
}

/* All rows, each ended by "|". */
static const char *rows_of(struct page *p)
{
	struct layout_row row;
	struct str all = {"", 0};
	if (!layout_row_at(p->layout, 0, &row))
		return "";
	do {
		struct str one = row.blank ? STR("") : row_text(p, &row);
		all = arena_printf(&p->arena, "%.*s%.*s|", (int)all.n, all.at, (int)one.n,
				   one.at);
	} while (layout_row_next(p->layout, &row));
	return all.at;
}

static void expect_rows(const char *text, int columns, const char *rows)
{
	struct page p = page_of(text, columns);
	assert_string_equal(rows_of(&p), rows);
	page_free(&p);
}

static void test_rows_fill_greedily(void **state)
{
	(void)state;
	expect_rows("aaaa bbbb cc", 9, "aaaa bbbb|cc|"); /* the space at the border hangs */
	expect_rows("aaaa bbbb cc", 8, "aaaa|bbbb cc|");
	expect_rows("aaaa     bbbb", 5, "aaaa|bbbb|");
	expect_rows("one\ntwo", 9, "one||two|");
	expect_rows("", 9, "");
}

static void test_words_longer_than_a_row(void **state)
{
	(void)state;
	expect_rows("abcdefghij", 4, "abcd|efgh|ij|");
	expect_rows("ab cdefghij", 4, "ab|cdef|ghij|");
	expect_rows("x\xcc\x81x\xcc\x81x\xcc\x81", 2, "x\xcc\x81x\xcc\x81|x\xcc\x81|");
	expect_rows("日本語", 5, "日本|語|");
	expect_rows("日本", 1, "日|本|"); /* nothing narrower can be done */
}

static void test_soft_hyphens_show_where_they_break(void **state)
{
	(void)state;
	expect_rows("re\xc2\xad"
		    "fi\xc2\xad"
		    "nery",
		    20, "refinery|");
	expect_rows("re\xc2\xad"
		    "fi\xc2\xad"
		    "nery",
		    5, "refi-|nery|");
	expect_rows("re\xc2\xad"
		    "finery",
		    3, "re-|fin|ery|");
}

static void test_dashes_do_not_begin_a_row(void **state)
{
	(void)state;
	expect_rows("one two — three", 8, "one|two —|three|");
}

static void test_tabs_go_to_stops(void **state)
{
	(void)state;
	expect_rows("a\tb", 20, "a       b|");
	expect_rows("abcdefgh\tb", 20, "abcdefgh        b|");
}

static void test_line_feeds_in_a_paragraph_are_spaces(void **state)
{
	(void)state;
	expect_rows("one\rtwo", 20, "one two|");
	expect_rows("one \r   two", 20, "one two|");
}

static void test_bidi_controls(void **state)
{
	(void)state;
	struct page p = page_of("a\xe2\x80\xae"
				"b",
				20);
	assert_string_equal(rows_of(&p), "ab|");
	p.style.mark_bidi = true;
	layout_set(p.layout, p.text, p.paragraphs, p.n, 0, p.style);
	assert_string_equal(rows_of(&p), "a~~~~~b|");
	assert_string_equal(layout_bidi_name(0x202e), "RLO");
	page_free(&p);
}

static void test_justified_rows_fill_the_width(void **state)
{
	(void)state;
	struct page p = page_of("aa bb cc dd ee ff", 10);
	p.style.justify = true;
	layout_set(p.layout, p.text, p.paragraphs, p.n, 0, p.style);
	assert_string_equal(rows_of(&p), "aa  bb  cc|dd ee ff|");
	page_free(&p);
}

static void test_the_title_may_stand_elsewhere(void **state)
{
	(void)state;
	struct page p = page_of("title\none\ntwo", 20);
	layout_set(p.layout, p.text, p.paragraphs, p.n, 1, p.style);
	assert_string_equal(rows_of(&p), "one||two|");
	struct layout_row row;
	assert_true(layout_row_at(p.layout, 0, &row));
	assert_int_equal(row.paragraph, 1);
	assert_false(layout_row_previous(p.layout, &row));
	page_free(&p);
}

static void test_paragraphs_set_in_and_together(void **state)
{
	(void)state;
	struct page p = page_of("title\none two three\nfour\rfive, six, seven", 24);
	p.style.indent = 2;
	layout_set(p.layout, p.text, p.paragraphs, p.n, 1, p.style);
	assert_string_equal(rows_of(&p), "one two three||  four five, six, seven|");
	p.style.dense = true;
	layout_set(p.layout, p.text, p.paragraphs, p.n, 1, p.style);
	assert_string_equal(rows_of(&p), "one two three|  four five, six, seven|");
	p.style.columns = 20; /* not more than a quarter of the row */
	p.style.indent = 8;
	layout_set(p.layout, p.text, p.paragraphs, p.n, 1, p.style);
	assert_string_equal(rows_of(&p), "one two three|     four five, six,|seven|");
	p.style.columns = 19;
	layout_set(p.layout, p.text, p.paragraphs, p.n, 1, p.style);
	assert_string_equal(rows_of(&p), "one two three|four five, six,|seven|");
	page_free(&p);
}

/* What goes on stands below its beginning, up to half of the row. */
static void test_lines_with_an_indent(void **state)
{
	(void)state;
	static const struct {
		int columns;
		const char *text, *rows;
	} cases[] = {
		{24, "  -a  one two three four\n", "  -a  one two three four|"},
		{20, "    one two three four five six", "    one two three|    four five six|"},
		{20, "\tone two three\n\tfour", "        one two|        three||        four|"},
		{20, "                one two three",
		 "                one|          two three|"},
		{20, "    onetwothreefourfivesixseven",
		 "    onetwothreefourf|    ivesixseven|"},
		{20, "one two three four five", "one two three four|five|"},
		{19, "    one two three four five", "    one two three|four five|"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct page p = page_of(cases[i].text, cases[i].columns);
		assert_string_equal(rows_of(&p), cases[i].rows);
		page_free(&p);
	}
}

/* ---- properties -------------------------------------------------------------------------- */

static const char mixed[] = "Ко́гда wind — “blew” 日本語テキスト и\xc2\xadли "
			    "👨‍👩‍👧‍👦 "
			    "e\xcc\x81\xcc\x81\xcc\x81 end\n"
			    "\tIndented   with\ttabs and trailing spaces    \n"
			    "x\n"
			    "Donaudampfschifffahrtsgesellschaftskapitänsmützenständer "
			    "ไม่มีช่องว่างระหว่างคำในภาษาไทย\n"
			    "\xe2\x80\xae"
			    "reversed\xe2\x80\xac and \xef\xbf\xbd plain 🇧🇬🇷🇴🇬🇧 flags";

/* Rows tile the text, start on cluster borders, fit the width, and are found from each byte. */
static void check_rows(struct page *p)
{
	struct layout_row row, first, back;
	assert_true(layout_row_at(p->layout, 0, &row));
	first = row;
	uint32_t at = 0, count = 0;
	do {
		assert_int_equal(row.span.start, at);
		assert_true(row.blank || row.columns <= p->style.columns ||
			    p->style.columns < 5);
		for (uint32_t byte = row.span.start; byte < row.span.end; byte++) {
			struct layout_row found;
			assert_true(layout_row_at(p->layout, byte, &found));
			assert_int_equal(found.span.start, row.span.start);
			assert_int_equal(found.span.end, row.span.end);
		}
		struct span paragraph = p->paragraphs[row.paragraph];
		if (!row.blank && row.span.start > paragraph.start)
			assert_int_equal(
				text_cluster_end(p->text,
						 text_cluster_start(p->text, row.span.start)),
				row.span.start);
		at = row.span.end;
		count++;
	} while (layout_row_next(p->layout, &row));
	assert_int_equal(at, p->paragraphs[p->n - 1].end);
	for (back = row; layout_row_previous(p->layout, &back);)
		count--;
	assert_int_equal(count, 1);
	assert_memory_equal(&back.span, &first.span, sizeof first.span);
}

static void test_rows_tile_the_text_at_every_width(void **state)
{
	(void)state;
	struct page p = page_of(mixed, 20);
	for (int columns = 1; columns < 90; columns++)
		for (int style = 0; style < 4; style++) {
			p.style.columns = columns;
			p.style.mark_bidi = style & 1;
			p.style.dense = style & 2;
			p.style.indent = style & 2;
			layout_set(p.layout, p.text, p.paragraphs, p.n, 0, p.style);
			check_rows(&p);
		}
	page_free(&p);
}

static void test_huge_paragraphs_come_in_pieces(void **state)
{
	(void)state;
	enum { SIZE = 300 * 1000 };
	/* with words, without a break, one cluster without end, signs of three bytes */
	for (int kind = 0; kind < 4; kind++) {
		char *text = mem_alloc(SIZE + 1);
		for (int i = 0; i < SIZE; i++)
			text[i] = kind == 0 && i % 7 == 6 ? ' ' : 'a' + i % 26;
		for (int i = 1; kind == 2 && i + 1 < SIZE; i += 2)
			memcpy(text + i, "\xcc\x81", 2);
		for (int i = 0; kind == 3 && i + 2 < SIZE; i += 3)
			memcpy(text + i, "日", 3);
		text[SIZE] = '\0';
		struct page p = page_of(text, 60);
		struct layout_row row, again;
		assert_true(layout_row_at(p.layout, SIZE / 2, &row));
		assert_in_range(row.span.start, 1, SIZE / 2);
		assert_in_range(row.piece, SIZE / 2 - 40 * 1024, SIZE / 2);
		uint32_t start = row.span.start;
		for (int i = 0; i < 900; i++)
			if (!layout_row_next(p.layout, &row))
				break;
		while (row.span.start > start && layout_row_previous(p.layout, &row))
			;
		assert_int_equal(row.span.start, start);
		for (uint32_t at = 0; at < SIZE; at += 4099) {
			struct span s = layout_piece(p.text, p.paragraphs[0], at);
			assert_true(span_holds(s, at));
			assert_true(layout_row_at(p.layout, at, &again));
			assert_true(span_holds(again.span, at));
		}
		/* where one ends the next begins, whatever byte is asked for */
		for (uint32_t at = 16384 - 4; at < 16384 * 3 + 8; at++) {
			struct span s = layout_piece(p.text, p.paragraphs[0], at);
			assert_true(span_holds(s, at));
			assert_int_equal(layout_piece(p.text, p.paragraphs[0], s.end).start,
					 s.end);
		}
		page_free(&p);
		free(text);
	}
}

static void test_text_may_grow(void **state)
{
	(void)state;
	struct page p = page_of("one two three four\nfive six", 10);
	struct span growing[] = {{0, 11}};
	struct layout_row row;
	layout_set(p.layout, (struct str){p.text.at, 11}, growing, 1, 0, p.style);
	assert_true(layout_row_at(p.layout, 0, &row));
	assert_true(layout_row_next(p.layout, &row));
	assert_false(layout_row_next(p.layout, &row));
	layout_set(p.layout, p.text, p.paragraphs, p.n, 0, p.style);
	assert_string_equal(rows_of(&p), "one two|three four||five six|");
	page_free(&p);
}

/* ---- the frame --------------------------------------------------------------------------- */

static bool inside(struct rect r, int rows, int columns)
{
	return r.row >= 0 && r.column >= 0 && r.rows >= 0 && r.columns >= 0 &&
	       r.row + r.rows <= rows && r.column + r.columns <= columns;
}

static bool apart(struct rect a, struct rect b)
{
	return a.rows == 0 || b.rows == 0 || a.row + a.rows <= b.row ||
	       b.row + b.rows <= a.row || a.column + a.columns <= b.column ||
	       b.column + b.columns <= a.column;
}

static void check_frame(const struct frame_request *q)
{
	struct frame f = frame_of(q);
	assert_int_equal(f.too_small, q->columns < 10 || q->rows < 3);
	if (f.too_small)
		return;
	struct rect all[3 + PANE_COUNT] = {f.title, f.status, f.article};
	memcpy(all + 3, f.panes, sizeof f.panes);
	for (int i = 0; i < 3 + PANE_COUNT; i++) {
		assert_true(inside(all[i], q->rows, q->columns));
		for (int k = 0; k < i; k++)
			assert_true(apart(all[i], all[k]));
	}
	assert_true(f.text_columns >= 1 && (q->bare || f.text_columns <= q->width));
	assert_true(f.text + f.text_columns <= f.article.column + f.article.columns);
	assert_true(!q->bare || (f.rule < 0 && f.minimap < 0));
	assert_true(f.minimap < f.article.columns);
	assert_true(f.minimap < 0 || f.text + f.text_columns <= f.minimap);
}

static void test_frames_never_overlap(void **state)
{
	(void)state;
	struct frame_request q = {.width = 76, .pane_width = 26, .minimap = true};
	for (q.rows = 1; q.rows < 70; q.rows++)
		for (q.columns = 1; q.columns < 260; q.columns += 3)
			for (unsigned bits = 0; bits < 128; bits++) {
				q.focus = bits & 3;
				q.zoom = bits >> 2 & 1;
				q.hidden = bits >> 3 & 1;
				q.panes = bits >> 4 & 3;
				q.bare = bits >> 6;
				q.wants[PANE_QUOTES] = bits * 3;
				q.wants[PANE_SPEAKERS] = bits % 9;
				q.wants[PANE_REGIONS] = bits;
				check_frame(&q);
			}
}

static void test_frames_are_those_of_the_pictures(void **state)
{
	(void)state;
	struct frame_request q = {.rows = 24,
				  .columns = 80,
				  .width = 76,
				  .pane_width = 26,
				  .minimap = true,
				  .wants = {0, 16, 6, 9}};
	struct frame f = frame_of(&q);
	assert_int_equal(f.text_columns, 49);
	assert_int_equal(f.text, 3);
	assert_int_equal(f.minimap, 52);
	assert_int_equal(f.rule, 53);
	assert_int_equal(f.panes[PANE_QUOTES].rows, 9);
	assert_int_equal(f.panes[PANE_SPEAKERS].rows, 6);
	assert_int_equal(f.panes[PANE_REGIONS].rows, 7);
	q.rows = 40;
	q.columns = 120;
	f = frame_of(&q);
	assert_int_equal(f.text_columns, 76);
	assert_int_equal(f.panes[PANE_QUOTES].columns, 38);
	assert_int_equal(f.panes[PANE_QUOTES].rows, 17);
	assert_int_equal(f.inner_rule, -1);
}

/* The text keeps its width; what is left goes to the quotes, then to the margins. */
static void test_wide_screens_give_quotes_their_own_columns(void **state)
{
	(void)state;
	struct frame_request q = {.rows = 60,
				  .width = 76,
				  .pane_width = 26,
				  .minimap = true,
				  .wants = {0, 90, 60, 90}};
	int quotes = 0;
	for (q.columns = 120; q.columns <= 300; q.columns++) {
		struct frame f = frame_of(&q);
		assert_int_equal(f.text_columns, 76);
		assert_true(f.panes[PANE_QUOTES].columns >= quotes);
		quotes = f.panes[PANE_QUOTES].columns;
		if (f.inner_rule < 0)
			continue;
		assert_int_equal(f.panes[PANE_QUOTES].rows, 58);
		assert_int_equal(f.panes[PANE_SPEAKERS].row, f.article.row);
		assert_int_equal(f.panes[PANE_REGIONS].columns, 38);
		assert_int_equal(f.inner_rule, f.rule + 1 + quotes);
	}
	assert_int_equal(quotes, 72);
	q.columns = 200;
	assert_int_equal(frame_of(&q).inner_rule, 161);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows_fill_greedily),
		cmocka_unit_test(test_words_longer_than_a_row),
		cmocka_unit_test(test_soft_hyphens_show_where_they_break),
		cmocka_unit_test(test_dashes_do_not_begin_a_row),
		cmocka_unit_test(test_tabs_go_to_stops),
		cmocka_unit_test(test_line_feeds_in_a_paragraph_are_spaces),
		cmocka_unit_test(test_bidi_controls),
		cmocka_unit_test(test_justified_rows_fill_the_width),
		cmocka_unit_test(test_the_title_may_stand_elsewhere),
		cmocka_unit_test(test_paragraphs_set_in_and_together),
		cmocka_unit_test(test_lines_with_an_indent),
		cmocka_unit_test(test_rows_tile_the_text_at_every_width),
		cmocka_unit_test(test_huge_paragraphs_come_in_pieces),
		cmocka_unit_test(test_text_may_grow),
		cmocka_unit_test(test_frames_never_overlap),
		cmocka_unit_test(test_frames_are_those_of_the_pictures),
		cmocka_unit_test(test_wide_screens_give_quotes_their_own_columns),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
