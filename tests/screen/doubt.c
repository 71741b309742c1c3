/* What is doubtful: marked "?", last by count, dimmed or hidden as the option says. */
#include "play.h"

/*
 * The port with a speaker in doubt, whose two quotes are sure, a place in doubt, and as ever a
 * quote that nobody is found for.
 */
static struct stage *stage_doubt(int rows, int columns)
{
	struct stage *s = stage_port(rows, columns);
	s->speakers[0].confidence = .3f; /* Elena Dimova */
	s->speakers[3].confidence = .3f; /* Ruth Cole */
	s->regions[3].confidence = .2f;  /* Romania, named twice */
	stage_found(s);
	return s;
}

static void test_marked(void **state)
{
	(void)state;
	struct stage *s = stage_doubt(24, 80);
	/* clang-format off */
	static const char *const picture[] = {
		" Storm closes Bulgaria's port of Varna, harbour chief says                  1/2",
		" ┆ VARNA, Oct. 3 — A storm closed Bulgaria's largest │─ Quotes ────────── 1? 8 ─",
		" ┆ port overnight, the harbour chief said on Monday, │  ┆ Elena Dimova",
		"   while officials in Sofia gave no figures.        ▁│    A storm closed Bulgari",
		"                                                     │  ▌ Elena Dimova",
		" ▌ “Nobody was hurt and the cranes are standing,”    │    Nobody was hurt and th",
		"   harbour chief Elena Dimova told reporters in     ▁│  ▌ Elena Dimova",
		" ▌ Varna. “We will open the gates within two days.”  │    We will open the gates",
		"                                                     │  ▐ Romania's coast guard",
		" ▐ Romania's coast guard said that two ferries near ▁│    two ferries near Const",
		" ▐ Constanta had lost what it called “all sense of   │─ Speakers ──────── 2? 4 ─",
		" ▐ direction”. Captain Ion Marin said the search    ▁│   Romania's coast …  ▄ 1",
		" ▐ would take “no less than a night”.                │   Ion Marin          ▄ 1",
		"                                                    ▁│  ?Elena Dimova     ▄▄▄ 3",
		"   Insurers in London warned that claims would be    │  ?Ruth Cole         ▄▄ 2",
		" ▌ slow. “It is a matter of months, not weeks,” said │─ Regions ───────── 1? 6 ─",
		" ┆ Ruth Cole, a broker. She added that Bulgaria and ▁│ ›BG Bulgaria           3",
		" ┆ Romania had enough tugs.                          │  BG Varna              2",
		"                                                    ▁│  BG Sofia              1",
		"   Grain prices rose 1.4% to $230 a tonne. A         │  RO Constanta          1",
		"   spokesman for the shipping line, asked about the  │  GB London             1",
		" ┆?delay, said the matter was for the owners.        │  RO?Romania            2",
		"                                                    ▁│",
		" 100%  Bulgaria, country, BG · named 3 times              Enter light  Esc back",
	};
	/* clang-format on */
	play(s, "<F4>t");
	expect_on_screen(s, "sorted by number of mentions");
	play(s, "k");
	expect_screen(s, picture, sizeof picture / sizeof *picture);
	play(s, "Gi");
	expect_on_screen(s, "confidence  0.20, focus 0.00  ?");
	play(s, "<Esc><F3>Gi");
	expect_on_screen(s, "kind        person, confidence 0.30  ?");
	stage_close(s);
}

static void test_dimmed(void **state)
{
	(void)state;
	struct stage *s = stage_doubt(24, 80);
	play(s, "<M-d>");
	expect_on_screen(s, "4 doubtful rows are dimmed: 1 quote, 2 speakers, 1 region");
	expect_on_screen(s, " 1? 8 ─");
	assert_int_equal(role_from(s, 11, "?Ruth"), ROLE_DOUBTFUL);
	assert_int_equal(role_from(s, 11, "Ion Marin   "), ROLE_SPEAKER);
	assert_int_equal(role_from(s, 16, "?Romania   "), ROLE_DOUBTFUL);
	assert_int_equal(role_from(s, 16, "Bulgaria   "), ROLE_REGION);
	/* and the marks on the text */
	assert_int_equal(role_from(s, 17, "Romania had"), ROLE_DOUBTFUL);
	assert_int_equal(role_from(s, 21, "?delay"), ROLE_DOUBTFUL);
	assert_int_equal(role_from(s, 21, "the matter"), ROLE_DOUBTFUL);
	assert_int_equal(role_from(s, 15, "It is a"), ROLE_QUOTE);
	play(s, "<F3>G");
	assert_int_equal(role_from(s, 11, "?Ruth"), ROLE_CURRENT);
	stage_close(s);
}

static void test_hidden(void **state)
{
	(void)state;
	struct stage *s = stage_doubt(24, 80);
	play(s, "<M-d><M-d>");
	expect_on_screen(s, "4 doubtful rows are hidden: 1 quote, 2 speakers, 1 region");
	expect_on_screen(s, "─ Quotes ──────── 7 of 8 ─");
	expect_on_screen(s, "─ Speakers ────── 2 of 4 ─");
	expect_on_screen(s, "─ Regions ─────── 5 of 6 ─");
	expect_off_screen(s, "?Ruth");
	expect_off_screen(s, "┆?");
	assert_int_equal(role_from(s, 21, "the matter"), ROLE_BASE);
	assert_int_equal(role_from(s, 11, "Romania's"), ROLE_SPEAKER);
	assert_int_equal(role_from(s, 17, "Romania had"), ROLE_INDIRECT);
	assert_int_equal(role_from(s, 16, "Ruth Cole, a"), ROLE_BASE);
	play(s, "99J");
	assert_int_equal(s->ui.articles[0].quote, 7);
	play(s, "J");
	expect_on_screen(s, "no quote below");
	play(s, "99r");
	expect_on_screen(s, "Bulgaria, country, BG");
	play(s, "U");
	expect_on_screen(s, "no quote marked ? below");
	stage_close(s);
}

/* A quote chosen is left when it is hidden; a speaker whose quotes are all hidden is not
 * listed. */
static void test_hiding_what_is_chosen(void **state)
{
	(void)state;
	struct stage *s = stage_port(24, 80);
	s->quotes[4].confidence = .2f; /* Ion Marin's only one */
	stage_found(s);
	play(s, "JJJJJ");
	assert_int_equal(s->ui.articles[0].quote, 5);
	play(s, ":set doubt=hide<Enter>");
	expect_on_screen(s, "3 doubtful rows are hidden: 2 quotes, 1 speaker");
	expect_off_screen(s, "  Ion Marin ");
	assert_int_equal(s->ui.articles[0].quote, 0);
	play(s, "<M-d>");
	expect_on_screen(s, "2 doubtful rows are shown with ?: 2 quotes");
	expect_on_screen(s, "   Ion Marin ");
	stage_close(s);
}

/* Whom the light is on stays listed, to be taken out of it again. */
static void test_hiding_whom_the_light_is_on(void **state)
{
	(void)state;
	struct stage *s = stage_doubt(24, 80);
	play(s, "<F3>G<Enter><M-d><M-d>");
	expect_on_screen(s, "●?Ruth Cole");
	expect_on_screen(s, "─ Quotes ──────── 2 of 8 ─");
	play(s, "<Enter>");
	expect_off_screen(s, "?Ruth Cole");
	stage_close(s);
}

static void test_one_row_a_quote(void **state)
{
	(void)state;
	struct stage *s = stage_doubt(20, 50);
	play(s, "<F2>G");
	expect_on_screen(s, "›┆?unknown    the matter was for the owners");
	play(s, "<M-d>");
	assert_int_equal(role_from(s, 11, "unknown"), ROLE_CURRENT);
	play(s, "k");
	assert_int_equal(role_from(s, 11, "unknown"), ROLE_DOUBTFUL);
	play(s, "<M-d>");
	expect_off_screen(s, "unknown");
	expect_on_screen(s, " 7/7 of 8 ─");
	stage_close(s);
}

static void test_set(void **state)
{
	(void)state;
	struct stage *s = stage_doubt(24, 80);
	play(s, ":set do<Tab>=dim<Enter>");
	assert_int_equal(s->ui.options.doubt, DOUBT_DIM);
	play(s, ":set doubt=maybe<Enter>");
	expect_on_screen(s, "\"maybe\" is not one of: show, dim or hide");
	assert_int_equal(s->ui.options.doubt, DOUBT_DIM);
	play(s, ":doubt<Enter>");
	assert_int_equal(s->ui.options.doubt, DOUBT_HIDE);
	stage_close(s);
}

static void test_before_the_findings(void **state)
{
	(void)state;
	struct stage *s = stage_port(24, 80);
	play(s, "<M-d>");
	expect_on_screen(s, "doubtful rows are dimmed");
	play(s, "<M-d>");
	stage_found(s);
	play(s, "j");
	expect_on_screen(s, "─ Quotes ──────── 7 of 8 ─");
	stage_close(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_marked),
		cmocka_unit_test(test_dimmed),
		cmocka_unit_test(test_hidden),
		cmocka_unit_test(test_hiding_what_is_chosen),
		cmocka_unit_test(test_hiding_whom_the_light_is_on),
		cmocka_unit_test(test_one_row_a_quote),
		cmocka_unit_test(test_set),
		cmocka_unit_test(test_before_the_findings),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
