/*
 * How long keys take on a large article, without the terminal: each key of a walk, until the
 * screen is drawn, and the longest slice of what goes on between keys. Fails when one takes
 * more than 50 ms. Argument: the article; without one it is made up, of 100,000 quotes.
 */
#include "reader/view.h"

#include <stdio.h>
#include <time.h>

enum { MOST = 50 }; /* milliseconds that a key may take */

static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static double slices(struct ui *ui)
{
	double longest = 0;
	for (bool more = true; more;) {
		double start = now();
		more = ui_idle(ui);
		double took = now() - start;
		longest = took > longest ? took : longest;
	}
	return longest;
}

/* Named keys stand in <>. The longest of them all. */
static double walk(struct ui *ui, struct grid *g, const char *keys)
{
	double longest = 0;
	while (*keys) {
		const char *end = *keys == '<' ? strchr(keys, '>') : NULL;
		size_t n = end ? (size_t)(end - keys - 1) : 1;
		uint32_t key = end ? key_of((struct str){keys + 1, n}) : (unsigned char)*keys;
		double start = now();
		ui_key(ui, key);
		view_draw(ui, g);
		double took = now() - start, slice = slices(ui);
		printf("%-8.*s %7.2f ms, then slices of %6.2f ms\n", (int)n, keys + (end != 0),
		       took, slice);
		longest = took > longest ? took : longest;
		longest = slice > longest ? slice : longest;
		keys = end ? end + 1 : keys + 1;
	}
	return longest;
}

static struct article *made_up(void)
{
	static const char *const words[] = {"rope", "ferry", "boat", "council", "bridge"};
	static const char *const names[] = {"Maria Huber", "Tom Okafor", "Ana Reis"};
	char *text;
	size_t n;
	FILE *out = open_memstream(&text, &n);
	fputs("A long list of what was said\n\n", out);
	for (unsigned i = 0; i < 100000; i++)
		fprintf(out, "“The %s and the %s of number %u stay,” said %s in Porto.\n\n",
			words[i % 5], words[i % 7 % 5], i, names[i % 3]);
	fclose(out);
	struct article *a = article_from_text("made up", (struct str){text, n}, NULL, true);
	free(text);
	return a;
}

int main(int argc, char **argv)
{
	struct config config;
	struct config_request request = {0};
	struct error e;
	struct ui ui;
	struct grid g = {0};
	const char *name = argc > 1 ? argv[1] : "made up";
	if (!config_load(&config, &request, &e) || !grid_resize(&g, 40, 120))
		return 2;
	struct article *a = argc > 1 ? article_open(name, NULL, EXTENT_ARTICLE) : made_up();
	article_wait(a);
	struct article_view view = article_view(a);
	if (view.error || !view.document)
		return 1;
	ui_init(&ui, &config, &name, 1);
	ui_resize(&ui, 40, 120);
	ui_article_changed(&ui, 0, &view);
	printf("%u quotes, %u speakers\n", view.document->n_quotes, view.document->n_speakers);
	double longest =
		walk(&ui, &g,
		     "jJGgJ50p<F2>&ferry<Enter>jjG&<Enter>/rope<Enter>nnttt<F3>j<Enter>"
		     "<Esc>l<Esc>x<F9>jjG&rope b<Enter>&<Enter>q<M-v>jjGtq<M-d><M-d><M-d>"
		     "/council<Enter>nnN&bridge<Enter>j&<Enter>.,srRU");
	printf("longest %.1f ms\n", longest);
	ui_free(&ui);
	article_close(a);
	grid_free(&g);
	config_free(&config);
	return longest > MOST;
}
