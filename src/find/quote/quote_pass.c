/* The pass over quotes: who utters what, marked or reported. */
#include "quote.h"

#include "direct.h"
#include "report.h"
#include "transcript.h"

void quote_pass(struct find *f)
{
	struct direct direct;
	struct reports reports;
	uint32_t n;
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
