/*
 * The pane of regions as a tree: country, subdivision, place; at four sizes. What lies in no
 * country never seems to stand under one, and two places of one name can be told apart.
 */
#include "play.h"

static const char storm_text[] =
	"Storm over the Azov Sea\n\n"
	"Ships on the Azov Sea waited while Europe slept. In Fairview, Ohio, and in Fairview, "
	"Utah, shops were shut. Dayton, Provo and Akron had no power.\n\n"
	"The city of Lugano and Lugano district, in Ticino, sent boats to Varna. Switzerland "
	"paid, and Africa watched.\n";

/* A place where `name` stands for the `nth` time. */
static void put(struct stage *s, enum region_type type, const char *code, uint32_t within,
		const char *name, int nth)
{
	struct document *d = &s->document;
	struct region_mention *mention = ARENA_NEW(&s->arena, struct region_mention);
	struct region *r = &s->regions[d->n_regions++];
	mention->span = stage_find(s, name, nth);
	*r = (struct region){.name = str_of(name), .type = type, .within = within};
	r->confidence = .9f;
	memcpy(r->country, code, strlen(code) < 2 ? strlen(code) : 2);
	if (strlen(code) > 2)
		memcpy(r->code, code, strlen(code));
	r->mentions = mention;
	r->n_mentions = 1;
	s->region_mentions[d->n_region_mentions++] =
		(struct mention){.span = mention->span, .id = d->n_regions};
}

static struct stage *stage_storm(int rows, int columns)
{
	struct stage *s = calloc(1, sizeof *s);
	stage_cut(s, storm_text);
	s->view.title = s->document.title = s->view.paragraphs[0];
	put(s, REGION_OTHER, "", 0, "Azov Sea", 0);
	put(s, REGION_REGION, "", 0, "Europe", 0);
	put(s, REGION_CITY, "US-OH", 4, "Fairview", 0);
	put(s, REGION_SUBDIVISION, "US-OH", 0, "Ohio", 0);
	put(s, REGION_CITY, "US-UT", 0, "Fairview", 1);
	put(s, REGION_CITY, "US-OH", 4, "Dayton", 0);
	put(s, REGION_CITY, "US-UT", 0, "Provo", 0);
	put(s, REGION_CITY, "US-OH", 4, "Akron", 0);
	put(s, REGION_CITY, "CH-TI", 11, "Lugano", 0);
	put(s, REGION_COUNTY, "CH-TI", 11, "Lugano", 1);
	put(s, REGION_SUBDIVISION, "CH-TI", 13, "Ticino", 0);
	put(s, REGION_CITY, "BG-03", 0, "Varna", 0);
	put(s, REGION_COUNTRY, "CH", 0, "Switzerland", 0);
	put(s, REGION_REGION, "", 0, "Africa", 0);
	s->regions[6].confidence = .5f; /* Provo */
	stage_open(s, rows, columns);
	stage_found(s);
	return s;
}

/* Are these lines, from the pane's border on, those below its title? */
static void expect_rows(struct stage *s, const char *const *rows, size_t n)
{
	struct str got = screen(s);
	const char *at = memmem(got.at, got.n, "Regions", 7);
	for (size_t i = 0; i < n; i++) {
		at = at ? strchr(at + 1, '\n') : NULL;
		const char *end = at ? strchr(at + 1, '\n') : NULL;
		const char *from = at ? at + 1 : NULL, *border;
		while (end && (border = memmem(from, (size_t)(end - from), "│", 3)))
			from = border + 3;
		size_t length = strlen(rows[i]);
		if (!end || from + length != end || memcmp(from, rows[i], length) != 0)
			fail_msg("row %zu is not \"%s\" in:\n%.*s", i, rows[i], (int)got.n,
				 got.at);
	}
}

static void test_side(void **state)
{
	(void)state;
	struct stage *s = stage_storm(24, 80);
	static const char *const rows[] = {
		"  US Ohio               1", "      Fairview, OH      1",
		"      Dayton            1", "      Akron             1",
		"     Fairview, UT       1", "    ?Provo              1",
		"  CH Switzerland        1", "     Ticino             1",
		"      Lugano, city      1", "      Lugano, county    1",
		"  BG Varna              1", "  ·· Azov Sea           1",
		"  ·· Europe             1", " ›·· Africa             1",
	};
	play(s, "<F4>G");
	expect_rows(s, rows, sizeof rows / sizeof *rows);
	stage_close(s);
}

static void test_wide(void **state)
{
	(void)state;
	static const int sizes[][2] = {{40, 120}, {60, 200}};
	static const char *const rows[] = {
		" ›US  Ohio              subdivision 1",
		"       Fairview, OH     city        1",
		"       Dayton           city        1",
		"       Akron            city        1",
		"      Fairview, UT      city        1",
		"     ?Provo             city        1",
		"  CH  Switzerland                   1",
		"      Ticino            subdivision 1",
		"       Lugano           city        1",
		"       Lugano           county      1",
		"  BG  Varna             city        1",
		"  ··  Azov Sea          other       1",
		"  ··  Europe            region      1",
		"  ··  Africa            region      1",
	};
	for (int i = 0; i < 2; i++) {
		struct stage *s = stage_storm(sizes[i][0], sizes[i][1]);
		play(s, "<F4>");
		expect_rows(s, rows, sizeof rows / sizeof *rows);
		stage_close(s);
	}
}

/* Below the text; the first row that is seen tells its country, too. */
static void test_narrow(void **state)
{
	(void)state;
	struct stage *s = stage_storm(20, 50);
	static const char *const rows[] = {
		"  CH  Ticino                        subdivision 1",
		"       Lugano                       city        1",
		"       Lugano                       county      1",
		"  BG  Varna                         city        1",
		"  ··  Azov Sea                      other       1",
		"  ··  Europe                        region      1",
		" ›··  Africa                        region      1",
	};
	play(s, "<F4>G");
	expect_rows(s, rows, sizeof rows / sizeof *rows);
	stage_close(s);
}

/* In other orders every row tells its country, and stands no further in. */
static void test_other_orders(void **state)
{
	(void)state;
	struct stage *s = stage_storm(60, 200);
	static const char *const rows[] = {
		"  ··  Africa            region      1",
		"  US  Akron             city        1",
		"  ··  Azov Sea          other       1",
		"  US  Dayton            city        1",
		"  ··  Europe            region      1",
		"  US  Fairview, OH      city        1",
		"  US  Fairview, UT      city        1",
		"  CH  Lugano            city        1",
	};
	play(s, "<F4>tt");
	expect_rows(s, rows, sizeof rows / sizeof *rows);
	stage_close(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_side),
		cmocka_unit_test(test_wide),
		cmocka_unit_test(test_narrow),
		cmocka_unit_test(test_other_orders),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
