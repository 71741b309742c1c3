/* How sure a speaker is. */
#include "person.h"

/* As sure as the surest of its quotes; each further one halves the distance to certainty. */
float speaker_confidence(const struct document *d, const struct speaker *s)
{
	float surest = 0, doubt = 1;
	for (uint32_t i = 0; i < s->quotes.n; i++) {
		float c = document_quote(d, s->quotes.at[i])->confidence;
		surest = c > surest ? c : surest;
		doubt = i ? doubt / 2 : doubt;
	}
	return 1 - (1 - surest) * doubt;
}
