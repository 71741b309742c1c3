/*
 * The pass over quotes: marks, words and phrases first, then who utters what.
 */
#include "direct.h"
#include "indirect.h"
#include "transcript.h"

void quote_pass(struct find *f)
{
	struct direct direct;
	struct reports reports;
	uint32_t n;
	marks_find(&f->marks, &f->tokens, f->d, f->scratch);
	elements_build(&f->elements, &f->tokens, &f->marks, f->d, f->scratch);
	if (find_cancelled(f))
		return;
	phrases_find(&f->phrases, &f->elements, f->d, f->scratch);
	direct_decide(&direct, f, NULL);
	if (find_cancelled(f))
		return;
	struct quote *quotes = direct_quotes(&direct, f, &n);
	quotes = transcript_add(f, quotes, &n);
	reports_find(&reports, f, &direct.evidence.candidates);
	if (find_cancelled(f))
		return;
	f->d->quotes = reports_join(&reports, f, &direct.evidence.candidates, quotes, n,
				    &f->d->n_quotes);
}
