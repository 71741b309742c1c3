/* Quotes that the reader had a hand in, where the finding gives none in the text as it is now.
 */
#include "proof.h"

/* Of its words and those around it, what has to be there for it to be put back. */
static const float SHARE_LEAST = .7f;

/* With the marks of quotation that stand right before and behind it. */
static struct span with_marks(struct str text, struct span s)
{
	static const char *const marks[][2] = {
		{"“", "”"}, {"‘", "’"}, {"«", "»"}, {"\"", "\""}, {"„", "“"}};
	struct span outer = s;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		uint32_t n = (uint32_t)strlen(marks[i][0]), m = (uint32_t)strlen(marks[i][1]);
		if (n > s.start || memcmp(text.at + s.start - n, marks[i][0], n) != 0)
			continue;
		outer.start = s.start - n;
		if (s.end + m <= text.n && memcmp(text.at + s.end, marks[i][1], m) == 0)
			outer.end = s.end + m;
	}
	return outer;
}

/* Makes room for it, and gives all behind it their new numbers. */
static void insert(struct proof *w, uint32_t at, const struct quote *q)
{
	struct document *d = &w->d;
	memmove(d->quotes + at + 1, d->quotes + at, (d->n_quotes - at) * sizeof *d->quotes);
	memmove(w->quotes + at + 1, w->quotes + at, (d->n_quotes - at) * sizeof *w->quotes);
	memmove(w->touched + at + 1, w->touched + at, (d->n_quotes - at) * sizeof *w->touched);
	w->touched[at] = (struct touched){0};
	d->quotes[at] = *q;
	w->quotes[at] = true;
	d->n_quotes++;
	w->bags = NULL;
	for (uint32_t i = 0; i < d->n_quotes; i++) {
		d->quotes[i].continues += d->quotes[i].continues > at;
		d->quotes[i].within += d->quotes[i].within > at;
	}
}

uint32_t proof_restore(struct proof *w, struct correction *c)
{
	struct document *d = &w->d;
	struct span s;
	if (!proof_find(w, &c->anchor, &s))
		return 0;
	uint32_t paragraph = document_paragraph_at(d, s.start), at;
	struct anchor_bags bags = anchor_bags(&c->anchor);
	struct word_bag own = word_bag(str_slice(d->text, s));
	if (!span_within(s, d->paragraphs[paragraph]) ||
	    anchor_share(&bags, d->text, s, &own) < SHARE_LEAST)
		return 0;
	struct span outer = with_marks(d->text, s);
	struct quote q = {.span = s,
			  .outer = outer,
			  .kind = outer.start < s.start ? QUOTE_DIRECT : QUOTE_INDIRECT,
			  .paragraph = paragraph,
			  .confidence = 1,
			  .by_person = true,
			  .rule = "by-person",
			  .why = STR("you had a hand in it, so it is put back")};
	if (c->who.n)
		q.speaker = proof_speaker_named(w, c->who);
	if (c->who.n && !q.speaker)
		q.speaker = proof_new_speaker(w, c->who);
	BISECT(at, d->n_quotes,
	       d->quotes[at].span.start < s.start ||
		       (d->quotes[at].span.start == s.start && d->quotes[at].span.end > s.end));
	insert(w, at, &q);
	proof_anchor(w, &c->anchor, s);
	return at + 1;
}
