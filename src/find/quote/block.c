#include "block.h"

enum { BLOCK_MOST = 64 }; /* paragraphs of a block */

static bool opens_marked(const struct find *f, uint32_t paragraph)
{
	const uint32_t *first = f->tokens.paragraph_first;
	return first[paragraph] < first[paragraph + 1] &&
	       f->tokens.at[first[paragraph]].sign == '>';
}

/* With words behind the mark: an empty line of the block has none. */
static bool is_marked(const struct find *f, uint32_t paragraph)
{
	const uint32_t *first = f->tokens.paragraph_first;
	return opens_marked(f, paragraph) && first[paragraph] + 1 < first[paragraph + 1];
}

uint32_t block_lead(const struct find *f, uint32_t paragraph)
{
	const uint32_t *first = f->tokens.paragraph_first;
	uint32_t p = paragraph;
	while (p > 0 && paragraph - p < BLOCK_MOST && opens_marked(f, p))
		p--;
	if (p == paragraph || opens_marked(f, p) || first[p] == first[p + 1])
		return UINT32_MAX;
	return f->tokens.at[first[p + 1] - 1].sign == ':' ? p : UINT32_MAX;
}

/* Whose the block is: the last somebody before the verb at the end of the paragraph. */
static struct span mention_in(const struct find *f, uint32_t paragraph)
{
	const struct elements *w = &f->elements;
	const struct phrases *p = &f->phrases;
	uint32_t verb = w->paragraph_first[paragraph + 1] - 2;
	for (uint32_t k = p->paragraph_first[paragraph + 1]; k > p->paragraph_first[paragraph];
	     k--) {
		const struct phrase *who = &p->at[k - 1];
		bool somebody = phrase_is_name(who->form) || who->form <= PHRASE_WE ||
				who->form == PHRASE_DEFINITE || who->form == PHRASE_POSSESSED ||
				who->form == PHRASE_A;
		if (somebody && who->last < verb)
			return phrase_span(w, who);
	}
	return (struct span){0, 0};
}

static struct quote quote_of(const struct find *f, uint32_t paragraph, struct span mention)
{
	const struct token *at = f->tokens.at;
	uint32_t first = f->tokens.paragraph_first[paragraph] + 1;
	const struct token *last = &at[f->tokens.paragraph_first[paragraph + 1] - 1];
	struct span span = {at[first].start, last->end + last->tail};
	return (struct quote){
		.span = span,
		.outer = span,
		.kind = QUOTE_DIRECT,
		.paragraph = paragraph,
		.mention = mention,
		.chance = 0.95f,
		.share = 0.95f,
		.rule = "block-quotation",
		.why = STR("a block of lines that “>” opens, behind a colon"),
	};
}

/* Does the line stand right below another one of its block: one wrapped paragraph? */
static bool goes_on(const struct find *f, uint32_t paragraph)
{
	const struct span *line = &f->d->paragraphs[paragraph];
	return is_marked(f, paragraph - 1) && line->start <= line[-1].end + 1;
}

struct quote *blocks_add(const struct find *f, struct quote *quotes, uint32_t *n)
{
	uint32_t marked = 0, k = 0, q = 0;
	struct quote *last = NULL; /* of them, which came to the line `end` */
	uint32_t end = 0;
	for (uint32_t p = 0; p < f->d->n_paragraphs; p++)
		marked += is_marked(f, p);
	if (!marked)
		return quotes;
	struct quote *out = ARENA_ARRAY_RAW(f->scratch, (size_t)*n + marked, struct quote);
	for (uint32_t p = 1; p < f->d->n_paragraphs; p++) {
		uint32_t lead = is_marked(f, p) ? block_lead(f, p) : UINT32_MAX;
		if (lead == UINT32_MAX || turn_of(&f->turns, p))
			continue;
		while (q < *n && quotes[q].paragraph < p)
			out[k++] = quotes[q++];
		while (q < *n && quotes[q].paragraph == p)
			q++;
		struct quote block = quote_of(f, p, mention_in(f, lead));
		if (last && end + 1 == p && goes_on(f, p)) {
			last->span.end = last->outer.end = block.span.end;
		} else {
			last = &out[k];
			out[k++] = block;
		}
		end = p;
	}
	while (q < *n)
		out[k++] = quotes[q++];
	*n = k;
	return out;
}
