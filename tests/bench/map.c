/*
 * How long a frame of the map takes on a large screen: each key of a walk over an article that
 * names hundreds of places, until it is drawn. Fails when one takes more than 50 ms.
 */
#include "reader/view.h"

#include <stdio.h>
#include <time.h>

enum { MOST = 50, ROWS = 60, COLUMNS = 200 }; /* milliseconds; of the screen */

static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* The longest of the frames. */
static double walk(struct ui *ui, struct grid *g, const char *keys)
{
	double longest = 0, all = 0;
	unsigned n = 0;
	for (; *keys; n++) {
		const char *end = *keys == '<' ? strchr(keys, '>') : NULL;
		size_t length = end ? (size_t)(end - keys - 1) : 1;
		uint32_t key =
			end ? key_of((struct str){keys + 1, length}) : (unsigned char)*keys;
		double start = now();
		ui_key(ui, key);
		view_draw(ui, g);
		double took = now() - start;
		longest = took > longest ? took : longest;
		all += took;
		keys = end ? end + 1 : keys + 1;
	}
	printf("map, %ux%u: %u frames of %.2f ms, the longest %.2f ms\n", COLUMNS, ROWS, n,
	       all / n, longest);
	return longest;
}

static struct article *made_up(void)
{
	static const char *const places[] = {
		"Lisbon",  "Porto",    "Madrid",  "Paris",   "Lyon",   "London", "Dublin",
		"Oslo",    "Bergen",   "Berlin",  "Hamburg", "Munich", "Vienna", "Graz",
		"Zagreb",  "Belgrade", "Sofia",   "Varna",   "Athens", "Ankara", "Cairo",
		"Nairobi", "Lagos",    "Accra",   "Lima",    "Quito",  "Bogota", "Mexico City",
		"Chicago", "Boston",   "Toronto", "Tokyo",   "Osaka",  "Seoul",  "Beijing",
		"Hanoi",   "Jakarta",  "Sydney",  "Perth",   "Suva",   "Apia",   "Honolulu"};
	enum { N = sizeof places / sizeof *places };
	char *text;
	size_t n;
	FILE *out = open_memstream(&text, &n);
	fputs("A long list of harbours and of stations\n\n", out);
	for (unsigned i = 0; i < 400; i++)
		fprintf(out, "The %u ships left %s for %s, officials in %s said on Monday.\n\n",
			i + 2, places[i % N], places[i * 7 % N], places[i * 13 % N]);
	fclose(out);
	struct article *a = article_from_text("made up", (struct str){text, n}, NULL, true);
	free(text);
	return a;
}

int main(void)
{
	static const char *const name = "made up";
	struct config config;
	struct config_request request = {0};
	struct error e;
	struct ui ui;
	struct grid g = {0};
	if (!config_load(&config, &request, &e) || !grid_resize(&g, ROWS, COLUMNS))
		return 2;
	struct article *a = made_up();
	article_wait(a);
	struct article_view view = article_view(a);
	if (!view.document || !view.document->n_regions)
		return 1;
	ui_init(&ui, &config, &name, 1);
	ui_resize(&ui, ROWS, COLUMNS);
	ui_article_changed(&ui, 0, &view);
	double longest = walk(&ui, &g,
			      "<F5>z-----+++<Tab>++++++<Tab><Tab><Enter>0+++x0tttt<Left><Right>"
			      "<Up><Down>----------<Tab><Space>G<Enter>Jr<F5>++++++++++++");
	ui_free(&ui);
	article_close(a);
	grid_free(&g);
	config_free(&config);
	return longest > MOST;
}
