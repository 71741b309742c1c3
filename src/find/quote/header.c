#include "header.h"

#include "find/read/lexicon.h"
#include "find/read/small_words.h"

enum { HEADER_MOST = 24 }; /* elements */

/* The name that a header gives, behind "by", "from" or "of"; NULL: it is no header. */
static const struct phrase *named_in(const struct find *f, uint32_t paragraph)
{
	const struct elements *w = &f->elements;
	uint32_t first = w->paragraph_first[paragraph], end = w->paragraph_first[paragraph + 1];
	if (first == end || end - first > HEADER_MOST || w->at[first].hash == WORD_BY)
		return NULL; /* "By Maria Huber" is who wrote the article */
	for (uint32_t i = first; i < end; i++)
		if (element_tagged(&w->at[i], TAG(VERB) | TAG(AUXILIARY) | TAG(QUOTE)))
			return NULL;
	const struct phrases *p = &f->phrases;
	for (uint32_t k = p->paragraph_first[paragraph]; k < p->paragraph_first[paragraph + 1];
	     k++) {
		const struct phrase *name = &p->at[k];
		uint32_t before = name->first > first ? w->at[name->first - 1].hash : 0;
		bool person = name->form == PHRASE_NAME || name->form == PHRASE_ROLE_NAME;
		if (person && name->last > name->first &&
		    (before == WORD_BY || before == WORD_FROM || before == WORD_OF))
			return name;
	}
	return NULL;
}

/* Does it fill its paragraph? */
static bool fills(const struct find *f, const struct quote *q)
{
	struct span whole = f->d->paragraphs[q->paragraph];
	return q->outer.start <= whole.start && q->outer.end + 1 >= whole.end;
}

void headers_read(const struct find *f, struct quote *quotes, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		struct quote *q = &quotes[i];
		if (!span_empty(q->cue) || q->paragraph == 0 || !fills(f, q))
			continue;
		const struct phrase *name = named_in(f, q->paragraph - 1);
		if (!name)
			continue;
		q->mention = phrase_span(&f->elements, name);
		q->chance = q->share = 0.8f;
		q->rule = "header";
		q->why = arena_printf(
			f->keep, "the line before says whose words follow: “%.*s”",
			(int)span_length(q->mention), f->d->text.at + q->mention.start);
	}
}
