/* The pass over quotes: who utters what, marked or reported. */
#include "quote.h"

#include "block.h"
#include "direct.h"
#include "header.h"
#include "report.h"
#include "transcript.h"

/* The features of quotes name words by codes of their own. */
static void explain_words(struct find *f)
{
	for (uint32_t i = 0; i < f->elements.n; i++) {
		const struct element *w = &f->elements.at[i];
		struct str word = str_slice(f->d->text, (struct span){w->start, w->end});
		if (w->tag == TAG_QUOTE)
			continue;
		explain_word(f->explain, w->hash, word);
		explain_word(f->explain, candidate_word_code(w), word);
		if (w->cue)
			explain_word(f->explain, candidate_cue_code(w), word);
		if (w->lemma)
			explain_word(f->explain, cue_lemma(w->lemma)->key, word);
	}
}

void quote_pass(struct find *f)
{
	struct direct direct;
	struct reports reports;
	uint32_t n;
	if (f->explain)
		explain_words(f);
	direct_decide(&direct, f, NULL);
	if (find_cancelled(f))
		return;
	struct quote *quotes = direct_quotes(&direct, f, &n);
	headers_read(f, quotes, n);
	quotes = transcript_add(f, quotes, &n);
	quotes = blocks_add(f, quotes, &n);
	reports_find(&reports, f, &direct.evidence.candidates);
	if (find_cancelled(f))
		return;
	f->d->quotes = reports_join(&reports, f, &direct.evidence.candidates, quotes, n,
				    &f->d->n_quotes);
}
