#include "pass.h"

bool find_cancelled(const struct find *f)
{
	return f->progress && atomic_load_explicit(&f->progress->cancel, memory_order_relaxed);
}

static void report(const struct find *f, uint32_t permille)
{
	if (f->progress)
		atomic_store_explicit(&f->progress->permille, permille, memory_order_relaxed);
}

/*
 * A third and more of the words of an English text are closed-class ones; of another
 * language's, those that happen to be spelt the same. Too few words tell nothing.
 */
static bool is_english(const struct tokens *t)
{
	enum { TELLING = 20 };
	return t->n_sample < TELLING || t->n_closed * 9 >= t->n_sample * 2;
}

bool find_document(struct document *d, const struct places *places, struct arena *scratch,
		   struct find_progress *progress)
{
	struct find f = {
		.d = d,
		.keep = &d->arena,
		.scratch = scratch,
		.models = &models_builtin,
		.places = places,
		.progress = progress,
	};
	void (*const passes[])(struct find *) = {quote_pass, speaker_pass, region_pass};
	const uint32_t done[] = {500, 600, 1000};
	tokens_cut(&f.tokens, d, scratch);
	d->english = is_english(&f.tokens);
	report(&f, 100);
	for (size_t i = 0; i < sizeof passes / sizeof *passes && !find_cancelled(&f); i++) {
		passes[i](&f);
		report(&f, done[i]);
	}
	arena_reset(scratch);
	return !find_cancelled(&f);
}

void document_free(struct document *d)
{
	arena_free(&d->arena);
	*d = (struct document){0};
}
