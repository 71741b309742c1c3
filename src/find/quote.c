/*
 * The pass over quotes: marks, words and phrases first, then who utters what.
 */
#include "direct.h"

void quote_pass(struct find *f)
{
	struct direct direct;
	marks_find(&f->marks, &f->tokens, f->d, f->scratch);
	words_build(&f->words, &f->tokens, &f->marks, f->d, f->scratch);
	phrases_find(&f->phrases, &f->words, f->d, f->scratch);
	direct_decide(&direct, f, NULL);
	f->d->quotes = direct_quotes(&direct, f, &f->d->n_quotes);
}
