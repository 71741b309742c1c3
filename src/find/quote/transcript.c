#include "transcript.h"

/* The stretch that covers the tokens [first, end); NULL: none does. */
static const struct stretch *stretch_over(const struct find *f, uint32_t first, uint32_t end)
{
	size_t i;
	BISECT(i, f->marks.n, f->marks.at[i].first < first);
	if (i == f->marks.n)
		return NULL;
	const struct stretch *s = &f->marks.at[i];
	return s->first == first && s->end == end ? s : NULL;
}

/* The words for who has the turn. */
static struct span mention_of(const struct turns *x, const struct turn *turn)
{
	bool answers = turn->label.form == LABEL_ANSWERS && !span_empty(x->answers);
	return answers ? x->answers : turn->label.span;
}

/* What is said in the tokens [first, end), of one paragraph of the turn. */
static struct quote quote_of(const struct find *f, const struct turn *turn, uint32_t first,
			     uint32_t end)
{
	const struct token *at = f->tokens.at, *last = &at[end - 1];
	const struct stretch *marked = stretch_over(f, first, end);
	struct str label = str_slice(f->d->text, turn->label.span);
	struct span outer = {at[first].start, last->end + last->tail};
	struct span sign = {at[turn->label.after - 1].start, at[turn->label.after - 1].end};
	if (turn->label.heading)
		sign = (struct span){0};
	struct quote q = {
		.span = marked ? marked->inner : outer,
		.outer = outer,
		.kind = marked ? QUOTE_DIRECT : QUOTE_MIXED, /* in these words, but unmarked */
		.paragraph = at[first].paragraph,
		.mention = mention_of(&f->turns, turn),
		.cue = sign,
		.chance = 0.95f,
		.share = 0.95f,
		.rule = "transcript-turn",
		.why = arena_printf(f->keep, "a turn of a transcript that opens with “%.*s”",
				    (int)label.n, label.at),
	};
	if (marked)
		return q;
	struct span *part = ARENA_NEW(f->keep, struct span);
	*part = q.span;
	q.parts = (struct spans){part, 1};
	return q;
}

struct quote *transcript_add(const struct find *f, struct quote *quotes, uint32_t *n)
{
	const uint32_t *first = f->tokens.paragraph_first;
	const struct turns *x = &f->turns;
	uint32_t most = *n, k = 0, q = 0;
	if (x->n == 0)
		return quotes;
	for (uint32_t i = 0; i < x->n; i++)
		most += x->at[i].end - x->at[i].paragraph;
	struct quote *out = ARENA_ARRAY_RAW(f->scratch, (size_t)most + 1, struct quote);
	for (uint32_t i = 0; i < x->n; i++) {
		const struct turn *turn = &x->at[i];
		while (q < *n && quotes[q].paragraph < turn->paragraph)
			out[k++] = quotes[q++];
		while (q < *n && quotes[q].paragraph < turn->end)
			q++;
		for (uint32_t p = turn->paragraph; p < turn->end; p++) {
			uint32_t start = p == turn->paragraph ? turn->label.after : first[p];
			if (start < first[p + 1] && !turn_aside(&f->tokens, p))
				out[k++] = quote_of(f, turn, start, first[p + 1]);
		}
	}
	while (q < *n)
		out[k++] = quotes[q++];
	*n = k;
	return out;
}
