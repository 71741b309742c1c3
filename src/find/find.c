#include "pass.h"

#include "find/case/case.h"
#include "find/listing/listing.h"
#include "find/person/person.h"
#include "find/place/place.h"
#include "find/quote/quote.h"
#include "find/read/english.h"
#include "find/read/lexicon.h"
#include "find/read/read.h"

/* Bytes of work space that are rather kept for the next pass than given back. */
enum { SCRATCH_MOST = 8 * 1024 * 1024 };

static void report(const struct find *f, uint32_t permille)
{
	if (f->progress)
		atomic_store_explicit(&f->progress->permille, permille, memory_order_relaxed);
}

static void token_pass(struct find *f)
{
	tokens_cut(&f->tokens, f->d, f->scratch);
	f->d->english = english_text(&f->tokens);
	enum letter_case lost = case_lost(&f->tokens, f->d->n_paragraphs);
	if (lost != CASE_MIXED && f->d->english) {
		f->d->text = case_restore(f->d, &f->tokens, lost, f->places, f->models, f->keep,
					  f->scratch);
		tokens_cut(&f->tokens, f->d, f->scratch);
	}
	marks_find(&f->marks, &f->tokens, f->d, f->scratch);
}

static void element_pass(struct find *f)
{
	elements_build(&f->elements, &f->tokens, &f->marks, f->d, f->scratch);
	if (find_cancelled(f))
		return;
	phrases_find(&f->phrases, &f->elements, f->d, f->scratch);
	turns_find(&f->turns, &f->tokens, &f->elements, &f->phrases, f->d, f->scratch);
}

/* In their order; of what a pass has put into the work space `wanted` tells what is left. */
enum { TOKENS, ELEMENTS, QUOTES, SPEAKERS, LISTING, REGIONS, PASSES };
static const struct find_pass {
	void (*run)(struct find *);
	uint32_t permille; /* what is done when it is */
	uint32_t wanted;   /* the last pass whose work the passes behind it read */
} passes[PASSES] = {
	[TOKENS] = {token_pass, 60, TOKENS},     [ELEMENTS] = {element_pass, 100, ELEMENTS},
	[QUOTES] = {quote_pass, 500, ELEMENTS},  [SPEAKERS] = {speaker_pass, 590, ELEMENTS},
	[LISTING] = {listing_pass, 600, TOKENS}, [REGIONS] = {region_pass, 1000, TOKENS},
};

/* Runs the first `most` passes. */
static void run(struct find *f, uint32_t most)
{
	struct arena_mark done[PASSES];
	f->spelling = f->d->text;
	for (uint32_t i = 0; i < most && !find_cancelled(f); i++) {
		passes[i].run(f);
		done[i] = arena_mark(f->scratch);
		if (passes[i].wanted < i && f->scratch->held > SCRATCH_MOST)
			arena_release(f->scratch, done[passes[i].wanted]);
		report(f, passes[i].permille);
	}
	f->d->text = f->spelling;
}

void find_before_listing(struct find *f)
{
	run(f, LISTING);
}

/* Runs all passes; false when cancelled. */
static bool find(struct find *f)
{
	f->keep = &f->d->arena;
	f->models = &models_builtin;
	run(f, PASSES);
	arena_reset(f->scratch);
	return !find_cancelled(f);
}

bool find_document(struct document *d, const struct places *places, struct arena *scratch,
		   struct find_progress *progress)
{
	struct find f = {.d = d, .places = places, .scratch = scratch, .progress = progress};
	return find(&f);
}

struct str find_explain(struct document *d, const struct places *places, struct arena *scratch,
			uint32_t at)
{
	struct explain explain = {.at = at, .text = d->text};
	struct find f = {.d = d, .places = places, .scratch = scratch, .explain = &explain};
	find(&f);
	struct str text = explain_text(&explain, &d->arena);
	explain_free(&explain);
	return text;
}

bool find_knows(struct str word)
{
	const uint64_t names = LEX(FIRST_MALE) | LEX(FIRST_FEMALE) | LEX(SURNAME) |
			       LEX(NAMING) | LEX(CAPITALIZED) | LEX(ACRONYM);
	uint64_t classes;
	uint16_t cue;
	lexicon_look_up(token_hash(word), &classes, &cue);
	return cue || (classes & ~names);
}

void document_free(struct document *d)
{
	arena_free(&d->arena);
	*d = (struct document){0};
}
