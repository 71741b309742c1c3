/*
 * Articles of tests/gold as pages of tests/gold/pages, each in another habit of sites: what is
 * found in the page is as right as what is found in the text.
 */
#include "marked.h"

#include "reader/input.h"

#include <dirent.h>

enum { PAGES = 12 };

/* What was found of quotes, each figure an F1. */
struct figures {
	double quoted, reported;
};

/* Where the words stand in the marked text; from *at on, else from its beginning. */
static struct span place_of(const struct gold *g, struct str words, uint32_t *at)
{
	const char *found = memmem(g->text + *at, g->n - *at, words.at, words.n);
	if (!found)
		found = memmem(g->text, g->n, words.at, words.n);
	if (!found || !words.n)
		return (struct span){0};
	*at = (uint32_t)(found - g->text);
	return (struct span){*at, *at + (uint32_t)words.n};
}

/* Quoted stretches of the right speaker. */
static double score_quoted(const struct gold *g, const struct document *d)
{
	struct item found[ITEMS];
	uint32_t n = found_quoted(d, found), at = 0;
	struct count c = {.found = n, .gold = g->n_quoted};
	for (uint32_t i = 0; i < n; i++)
		found[i].span = place_of(g, str_slice(d->text, found[i].span), &at);
	for (uint32_t i = 0; i < g->n_quoted; i++) {
		const struct item *q = &g->quoted[i];
		uint32_t k = 0;
		while (k < n && !near(q->span, found[k].span))
			k++;
		c.hit += k < n && right_speaker(g, q->speaker, d, (uint32_t)found[k].speaker);
	}
	return f1(c);
}

static double score_reported(const struct gold *g, const struct document *d)
{
	struct count c = {.gold = g->n_reported};
	bool taken[ITEMS] = {false};
	uint32_t at = 0;
	for (uint32_t i = 0; i < d->n_quotes; i++) {
		if (d->quotes[i].kind == QUOTE_DIRECT)
			continue;
		struct span s = place_of(g, str_slice(d->text, d->quotes[i].span), &at);
		uint32_t k = 0;
		while (k < g->n_reported &&
		       (taken[k] || !overlaps_half(s, g->reported[k].span)))
			k++;
		if (k < g->n_reported)
			taken[k] = true;
		c.found++;
		c.hit += k < g->n_reported;
	}
	return f1(c);
}

static struct figures figures_of(const struct gold *g, struct document *d)
{
	struct arena scratch = {0};
	find_document(d, NULL, &scratch, NULL);
	arena_free(&scratch);
	struct figures f = {score_quoted(g, d), score_reported(g, d)};
	document_free(d);
	return f;
}

static struct figures of_text(struct gold *g)
{
	/* of a page the title is not in the text */
	struct document d = {.text = {g->text, g->n},
			     .paragraphs = g->paragraphs + 1,
			     .n_paragraphs = g->n_paragraphs - 1};
	return figures_of(g, &d);
}

static void read_page(struct input *in, const char *path)
{
	static char page[64 * 1024];
	struct error e;
	FILE *f = fopen(path, "r");
	assert_non_null(f);
	size_t n = fread(page, 1, sizeof page, f);
	fclose(f);
	assert_in_range(n, 1, sizeof page - 1);
	assert_true(input_open(in, path, n, &e));
	assert_true(input_feed(in, page, n, true, &e));
	assert_null(in->content.notice);
}

static bool is_near(double a, double b)
{
	return a - b <= .01 && b - a <= .01;
}

static void compare(const char *name, int length)
{
	static struct gold g;
	struct input in = {0};
	char path[512];
	snprintf(path, sizeof path, "tests/gold/%.*s.txt", length, name);
	read_gold(&g, path);
	snprintf(path, sizeof path, "tests/gold/pages/%s", name);
	read_page(&in, path);
	struct str title = in.content.about.title,
		   want = str_slice((struct str){g.text, g.n}, g.paragraphs[0]);
	if (!str_eq(title, want))
		fail_msg("%s has the title \"%.*s\"", path, (int)title.n, title.at);
	struct body body = article_body(in.content.text, in.content.paragraphs,
					in.content.n_paragraphs, in.content.n_captions);
	struct document d = {.text = body.text,
			     .paragraphs = in.content.paragraphs,
			     .n_paragraphs = body.n_paragraphs};
	struct figures text = of_text(&g), page = figures_of(&g, &d);
	if (!is_near(text.quoted, page.quoted) || !is_near(text.reported, page.reported))
		fail_msg("%s: quoted %.3f, not %.3f; reported %.3f, not %.3f:\n%.*s", path,
			 page.quoted, text.quoted, page.reported, text.reported,
			 (int)body.text.n, body.text.at);
	input_close(&in);
}

static void as_in_text(void **state)
{
	struct dirent **files;
	(void)state;
	int n = scandir("tests/gold/pages", &files, NULL, alphasort), pages = 0;
	for (int i = 0; i < n; i++) {
		const char *end = strstr(files[i]->d_name, ".html");
		if (end)
			compare(files[i]->d_name, (int)(end - files[i]->d_name));
		pages += end != NULL;
		free(files[i]);
	}
	free(files);
	assert_int_equal(pages, PAGES);
}

/* Pages are parsed by this program, started anew. */
int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(as_in_text)};
	if (argc > 1 && strcmp(argv[1], INPUT_CHILD) == 0)
		return input_child(false);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
