/*
 * Finding on the articles of tests/gold (see README there): precision and recall against what
 * was annotated by hand. A floor for each figure; below it the test fails.
 */
#include "marked.h"

#include <dirent.h>

static struct {
	struct count quoted, speakers, both, reported, places, countries;
} total;

static void score_quoted(const struct gold *g, const struct document *d, const char *file)
{
	struct item found[ITEMS];
	uint32_t n = found_quoted(d, found);
	total.quoted.found += n;
	total.quoted.gold += g->n_quoted;
	for (uint32_t i = 0; i < g->n_quoted; i++) {
		const struct item *q = &g->quoted[i];
		struct str text = {g->text + q->span.start, span_length(q->span)};
		uint32_t k = 0;
		while (k < n && !near(q->span, found[k].span))
			k++;
		if (k == n) {
			printf("# %s: missed “%.*s”\n", file, (int)text.n, text.at);
			continue;
		}
		bool right = right_speaker(g, q->speaker, d, (uint32_t)found[k].speaker);
		total.quoted.hit++;
		total.speakers.gold++;
		total.speakers.hit += right;
		const struct speaker *s = document_speaker(d, (uint32_t)found[k].speaker);
		if (!right)
			printf("# %s: %.*s instead of %s: “%.*s”\n", file,
			       s ? (int)s->name.n : 6, s ? s->name.at : "nobody",
			       q->speaker < 0 ? "nobody" : g->keys[q->speaker], (int)text.n,
			       text.at);
	}
}

static void score_reported(const struct gold *g, const struct document *d, const char *file)
{
	total.reported.gold += g->n_reported;
	for (uint32_t i = 0; i < d->n_quotes; i++)
		total.reported.found += d->quotes[i].kind != QUOTE_DIRECT;
	for (uint32_t i = 0; i < g->n_reported; i++) {
		uint32_t k = 0;
		while (k < d->n_quotes &&
		       (d->quotes[k].kind == QUOTE_DIRECT ||
			!overlaps_half(d->quotes[k].span, g->reported[i].span)))
			k++;
		total.reported.hit += k < d->n_quotes;
		if (k == d->n_quotes)
			printf("# %s: no report “%.*s”\n", file,
			       (int)span_length(g->reported[i].span),
			       g->text + g->reported[i].span.start);
	}
}

static void score_places(const struct gold *g, const struct document *d, const char *file)
{
	for (uint32_t i = 0; i < g->n_places; i++)
		total.places.gold += !g->places[i].optional;
	for (uint32_t i = 0; i < d->n_region_mentions; i++) {
		const struct mention *m = &d->region_mentions[i];
		const struct region *r = document_region(d, m->id);
		uint32_t k = 0;
		while (k < g->n_places && !common(g->places[k].span, m->span))
			k++;
		const struct item *place = k < g->n_places ? &g->places[k] : NULL;
		if (place && place->optional)
			continue;
		bool hit = place && place->span.start == m->span.start &&
			   place->span.end == m->span.end;
		bool country = hit && !strcmp(place->country, r->country);
		total.places.found++;
		total.places.hit += hit;
		total.countries.gold += hit;
		total.countries.hit += country;
		if (!hit || !country)
			printf("# %s: %s %.*s (%s)\n", file,
			       hit ? "wrong country" : "no such place",
			       (int)span_length(m->span), g->text + m->span.start, r->country);
	}
}

static void missed_places(const struct gold *g, const struct document *d, const char *file)
{
	for (uint32_t i = 0; i < g->n_places; i++) {
		uint32_t k = 0;
		while (k < d->n_region_mentions &&
		       !common(g->places[i].span, d->region_mentions[k].span))
			k++;
		if (k == d->n_region_mentions && !g->places[i].optional)
			printf("# %s: missed place %.*s\n", file,
			       (int)span_length(g->places[i].span),
			       g->text + g->places[i].span.start);
	}
}

/* ---- the tests --------------------------------------------------------------------------- */

static int score_all(void **state)
{
	static struct gold g;
	struct dirent **files;
	(void)state;
	int n = scandir("tests/gold", &files, NULL, alphasort), articles = 0;
	for (int i = 0; i < n; i++) {
		char path[512];
		size_t length = strlen(files[i]->d_name);
		snprintf(path, sizeof path, "tests/gold/%s", files[i]->d_name);
		if (length > 4 && !strcmp(files[i]->d_name + length - 4, ".txt")) {
			struct error e;
			read_gold(&g, path);
			struct document d = {.text = {g.text, g.n},
					     .title = g.paragraphs[0],
					     .paragraphs = g.paragraphs,
					     .n_paragraphs = g.n_paragraphs};
			struct arena scratch = {0};
			find_document(&d, NULL, &scratch, NULL);
			arena_free(&scratch);
			if (!document_check(&d, &e))
				fail_msg("%s: %s", path, e.message);
			score_quoted(&g, &d, files[i]->d_name);
			score_reported(&g, &d, files[i]->d_name);
			score_places(&g, &d, files[i]->d_name);
			missed_places(&g, &d, files[i]->d_name);
			document_free(&d);
			articles++;
		}
		free(files[i]);
	}
	free(files);
	total.both = (struct count){total.speakers.hit, total.quoted.found, total.quoted.gold};
	return articles >= 12 ? 0 : -1;
}

static void at_least(const char *what, double reached, double floor)
{
	printf("# %s %.3f (floor %.3f)\n", what, reached, floor);
	if (reached < floor)
		fail_msg("%s %.3f is below its floor %.3f", what, reached, floor);
}

static void quoted(void **state)
{
	(void)state;
	at_least("quoted stretches F1", f1(total.quoted), 0.95);
}

static void speakers(void **state)
{
	(void)state;
	at_least("speaker accuracy", total.speakers.hit / total.speakers.gold, 0.94);
}

static void end_to_end(void **state)
{
	(void)state;
	at_least("quoted with the right speaker F1", f1(total.both), 0.91);
}

static void reported(void **state)
{
	(void)state;
	at_least("reported clauses F1", f1(total.reported), 0.7);
}

static void regions(void **state)
{
	(void)state;
	at_least("places F1", f1(total.places), 0.92);
}

static void countries(void **state)
{
	(void)state;
	at_least("countries", total.countries.hit / total.countries.gold, 0.96);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(quoted),     cmocka_unit_test(speakers),
		cmocka_unit_test(end_to_end), cmocka_unit_test(reported),
		cmocka_unit_test(regions),    cmocka_unit_test(countries),
	};
	return cmocka_run_group_tests(tests, score_all, NULL);
}
