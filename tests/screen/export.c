/* What E asks for, and which quotes it exports. */
#include "play.h"

#include "reader/export.h"

static uint32_t marked(const struct stage *s)
{
	uint32_t bits = 0;
	assert_int_equal(s->effect.kind, EFFECT_EXPORT);
	for (uint32_t i = 0; i < s->document.n_quotes; i++)
		bits |= (uint32_t)s->effect.quotes[0][i] << i;
	return bits;
}

static void test_asked(void **state)
{
	(void)state;
	struct stage *s = stage_port(24, 80);
	play(s, "E");
	expect_on_screen(s, "nothing is found yet");
	stage_found(s);
	play(s, "Ea.m");
	expect_on_screen(s, "export to: a.m    FILE.md .csv");
	play(s, "<Esc>E<Enter>");
	assert_int_equal(s->effect.kind, EFFECT_NONE);
	play(s, "E a.md<Enter>");
	assert_int_equal(s->effect.kind, EFFECT_EXPORT);
	assert_true(str_eq(s->effect.text, STR("a.md")));
	assert_false(s->effect.replace);
	ui_ask_replace(&s->ui);
	expect_on_screen(s, "a.md is there already: replace it?");
	play(s, "x");
	assert_int_equal(s->effect.kind, EFFECT_NONE);
	expect_on_screen(s, "a.md stays as it was");
	ui_ask_replace(&s->ui);
	play(s, "y");
	assert_true(str_eq(s->effect.text, STR("a.md")));
	assert_true(s->effect.replace);
	play(s, ":export b.csv<Enter>");
	assert_true(str_eq(s->effect.text, STR("b.csv")));
	ui_say(&s->ui, false, "copied: %s", "# Ferry\n\n## Dimova"); /* md: to the clipboard */
	expect_on_screen(s, "copied: # Ferry  ## Dimova");
	s->ui.options.secure = true;
	play(s, "E");
	expect_on_screen(s, "exporting is off in secure mode");
	play(s, ":export b.csv<Enter>");
	assert_int_equal(s->effect.kind, EFFECT_NONE);
	stage_close(s);
}

static void test_what(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	play(s, "Ea.md<Enter>");
	assert_int_equal(marked(s), 0xff);
	play(s, ":kind indirect<Enter>Ea.md<Enter>");
	assert_int_equal(marked(s), 0xc1);
	play(s, "<F2>Ea.md<Enter>");
	assert_int_equal(marked(s), 0xc1);
	play(s, "<F3>Ea.md<Enter>"); /* nobody says the last */
	assert_int_equal(marked(s), 0x41);
	play(s, "x<F4>:region London<Enter>Ea.md<Enter>");
	assert_int_equal(marked(s), 0x60);
	play(s, "x:speaker Ruth<Enter><F9>Ea.md<Enter>");
	assert_int_equal(marked(s), 0x60);
	stage_close(s);
}

static const char *cell(const struct stage *s, uint32_t row, uint32_t column)
{
	static char text[100];
	const struct export_table *t = s->effect.table;
	assert_non_null(t);
	assert_true(row < t->rows && column < t->columns);
	struct str c = t->cells[row * t->columns + column].text;
	snprintf(text, sizeof text, "%.*s", (int)c.n, c.at);
	return text;
}

/* The matrix and the map are written as they stand. */
static void test_tables(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	play(s, "<F2>Ea.md<Enter>");
	assert_null(s->effect.table);
	play(s, "<F6>Ea.md<Enter>");
	assert_int_equal(s->effect.kind, EFFECT_EXPORT);
	const struct ui_article *a = ui_article(&s->ui);
	assert_int_equal(s->effect.table->rows, 1 + a->lists[PANE_MATRIX].ids.n);
	assert_int_equal(s->effect.table->columns, 2 + a->matrix.across.ids.n);
	assert_string_equal(cell(s, 0, 0), "speaker");
	uint32_t who = a->lists[PANE_MATRIX].ids.at[0], where = a->matrix.across.ids.at[0];
	const struct speaker *speaker = document_speaker(&s->document, who);
	assert_true(str_eq(str_of(cell(s, 1, 0)), speaker->name));
	const struct matrix_cell *c = ui_matrix_cell(a, who, where);
	assert_int_equal(atoi(cell(s, 1, 2)), c ? c->said : 0);
	play(s, "<F6><F5>Ea.csv<Enter>");
	assert_int_equal(s->effect.table->rows, 1 + a->lists[PANE_MAP].ids.n);
	assert_string_equal(cell(s, 0, 4), "latitude");
	const struct region *r = document_region(&s->document, a->lists[PANE_MAP].ids.at[0]);
	assert_true(str_eq(str_of(cell(s, 1, 0)), region_called(&s->document, r)));
	assert_int_equal(atoi(cell(s, 1, 6)), r->n_mentions);
	stage_close(s);
	s = stage_port(24, 80); /* nothing in it */
	stage_found(s);
	play(s, "<F6>Ea.md<Enter>");
	assert_true(s->effect.table && s->effect.table->rows >= 1);
	play(s, "<F6><F5>Ea.md<Enter>");
	assert_true(s->effect.table && s->effect.table->rows >= 1);
	stage_close(s);
}

/* Some of the quotes are a document of their own. */
static void test_excerpt(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	const struct document *d = &s->document;
	bool keep[8] = {[2] = true, [4] = true, [7] = true};
	s->quotes[4].continues = 3;
	s->quotes[7].continues = 2;
	struct document x = document_excerpt(d, keep, &s->arena);
	struct error e;
	if (!document_check(&x, &e))
		fail_msg("%s", e.message);
	assert_int_equal(x.n_quotes, 3);
	assert_int_equal(x.n_unattributed, 1);
	assert_int_equal(x.n_speakers, 2);
	assert_true(str_eq(x.speakers[1].name, STR("Ion Marin")));
	assert_int_equal(x.quotes[1].speaker, 2);
	assert_int_equal(x.quotes[1].continues, 1);
	assert_int_equal(x.quotes[2].continues, 0);
	assert_int_equal(x.speakers[0].quotes.n, 1);
	assert_int_equal(x.speakers[0].quotes.at[0], 1);
	/* Varna; Romania and Constanta within it: Bulgaria is not named there */
	assert_int_equal(x.n_regions, 3);
	assert_int_equal(x.regions[0].within, 0);
	assert_int_equal(x.regions[2].within, 2);
	bool none[8] = {false};
	x = document_excerpt(d, none, &s->arena);
	assert_true(document_check(&x, &e));
	assert_int_equal(x.n_quotes + x.n_speakers + x.n_regions + x.n_region_mentions, 0);
	stage_close(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_asked),
		cmocka_unit_test(test_what),
		cmocka_unit_test(test_tables),
		cmocka_unit_test(test_excerpt),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
