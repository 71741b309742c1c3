/*
 * Keys and sizes at random on any text: the state stays sound, and so is every screen. The
 * input: how many bytes of keys, those, then the article.
 */
#include "reader/view.h"

#include "screen/sound.h"

#include "fuzz.h"

struct screen {
	struct fuzz_article article;
	struct article_view view;
	struct config config;
	struct ui ui;
	struct grid grid;
};

static void check(struct screen *s)
{
	const char *fault = ui_fault(&s->ui);
	MUST(grid_resize(&s->grid, s->ui.rows, s->ui.columns));
	view_draw(&s->ui, &s->grid);
	fault = fault ? fault : grid_fault(&s->grid);
	if (fault) {
		fprintf(stderr, "%s\n", fault);
		abort();
	}
}

static void screen_open(struct screen *s, const unsigned char *in, size_t n)
{
	static const char *const names[] = {"article.txt"};
	struct config_request request = {0};
	struct error e;
	*s = (struct screen){0};
	setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
	MUST(config_load(&s->config, &request, &e));
	article_read(&s->article, in, n);
	const struct content *c = &s->article.input.content;
	s->view = (struct article_view){.type = c->type,
					.text = c->text,
					.paragraphs = c->paragraphs,
					.n_paragraphs = c->n_paragraphs,
					.title = c->title,
					.phase = ARTICLE_FINDING};
	ui_init(&s->ui, &s->config, names, 1);
	ui_resize(&s->ui, 24, 80);
	ui_article_changed(&s->ui, 0, &s->view);
	check(s);
}

static void screen_found(struct screen *s)
{
	article_find(&s->article, NULL);
	s->view.document = &s->article.document;
	s->view.phase = ARTICLE_READY;
	ui_article_changed(&s->ui, 0, &s->view);
}

/* A bound key, a letter, another size, a paste, the findings. Takes two bytes. */
static void act(struct screen *s, unsigned kind, unsigned what)
{
	if (kind < 128)
		ui_key(&s->ui, s->config.keys[(kind * 256 + what) % s->config.n_keys].key);
	else if (kind < 200)
		ui_key(&s->ui, what);
	else if (kind < 230)
		ui_resize(&s->ui, 1 + (int)(kind - 200), 1 + (int)what);
	else if (kind < 240)
		ui_key(&s->ui, what << 8 | kind);
	else if (kind < 245)
		ui_paste(&s->ui, STR("pa\x1bst\xe2\x80\xae\xc3\xa9\n"));
	else if (!s->view.document)
		screen_found(s);
	while (what & 1 && ui_idle(&s->ui))
		;
}

int LLVMFuzzerTestOneInput(const unsigned char *in, size_t n)
{
	if (n == 0 || n - 1 < 2u * in[0])
		return 0;
	size_t keys = in[0];
	struct screen s;
	screen_open(&s, in + 1 + 2 * keys, n - 1 - 2 * keys);
	for (size_t i = 0; i < keys; i++) {
		act(&s, in[1 + 2 * i], in[2 + 2 * i]);
		check(&s);
		arena_reset(&s.ui.scratch);
	}
	ui_free(&s.ui);
	grid_free(&s.grid);
	config_free(&s.config);
	article_free(&s.article);
	return 0;
}
