/* Who is reported: the candidates around a cue and what speaks for each. */
#include "report.h"

#include "clause_templates.h"

uint32_t reporter_window(const struct candidates *c, const struct clause *clause,
			 const struct report_event *e, uint32_t out[REPORTER_MOST])
{
	const struct element *at = c->elements->at, *cue = &at[clause->first + e->at];
	const struct phrases *p = c->phrases;
	uint32_t n = 0, end = p->paragraph_first[cue->paragraph + 1];
	uint32_t first = clause->first, last = first + clause->n;
	while (first > 0 && at[first - 1].paragraph == cue->paragraph &&
	       at[first - 1].sentence + 1 >= at[clause->first].sentence &&
	       clause->first - first < 80)
		first--;
	for (uint32_t k = phrase_from(p, cue->paragraph, first);
	     k < end && p->at[k].first < last && n < REPORTER_MOST; k++)
		if (p->at[k].last < clause->first + e->at ||
		    p->at[k].first > clause->first + e->at)
			out[n++] = k;
	return n;
}

/* What stands between an event and a candidate. */
struct gap {
	uint32_t cues, commas, verbs;
};

/* Elements from .. to - 1 of all; those of the clause are counted already. */
static struct gap gap_between(const struct clause *c, uint32_t from, uint32_t to)
{
	const struct element *at = c->elements->at;
	struct gap g = {0};
	for (; from < to && from < c->first; from++) {
		g.cues += at[from].cue == CUE_VERB;
		g.commas += at[from].sign == ',';
		g.verbs += at[from].tag == TAG_AUXILIARY || at[from].tag == TAG_VERB ||
			   at[from].tag == TAG_ED;
	}
	if (from >= to)
		return g;
	from -= c->first;
	to -= c->first;
	g.commas += clause_count(c, COUNT_COMMAS, from, to);
	g.verbs += clause_count(c, COUNT_VERBS, from, to);
	for (uint32_t k = clause_cue_from(c, from); k < to; k = clause_cue_from(c, k + 1))
		g.cues += clause_word(c, k)->cue == CUE_VERB;
	return g;
}

/* That nobody of the text is the source. */
static void nobody_features(const struct report_event *e, bool after, struct row *row)
{
	uint32_t L = e->lemma;
	clause_put(row, NOBODY_BIAS, 0, 0, 0);
	clause_put(row, NOBODY_LEMMA, L, 0, 0);
	clause_put(row, NOBODY_CUE, e->cue, after, 0);
	clause_put(row, NOBODY_SUBJECT, e->subject, 0, 0);
	clause_put(row, NOBODY_CHAIN_FORM, e->chain, e->form, 0);
	clause_put(row, NOBODY_CHAIN_LEMMA, e->chain, L, 0);
	clause_put(row, NOBODY_FORM_FIRST, e->form, e->first == 0, 0);
	clause_put(row, NOBODY_SUBJECT_FORM_CUE, e->subject, e->form, e->cue);
}

void reporter_features(const struct candidates *c, const struct clause *clause,
		       const struct report_event *e, bool after, uint32_t candidate,
		       struct row *row)
{
	uint32_t v = clause->first + e->at;
	if (candidate == NO_CANDIDATE) {
		nobody_features(e, after, row);
		return;
	}
	const struct phrase *p = &c->phrases->at[candidate];
	const struct candidate *x = &c->at[candidate];
	bool left = p->last < v, same = p->first >= clause->first;
	uint32_t gap = left ? v - p->last - 1 : p->first - v - 1;
	uint32_t side = left + 2 * same + 4 * after, g = step(gap), class = x->class,
		 form = p->form;
	uint32_t link = x->right == v    ? 16 + x->shape
			: x->right2 == v ? 64 + x->shape2
			: x->left == v   ? 1
					 : 0;
	uint32_t from = left ? p->last + 1 : v + 1, to = left ? v : p->first, between = 0,
		 path = 1;
	struct gap told = gap_between(clause, from, to);
	uint32_t cues = least(told.cues, 2), commas = least(told.commas, 3),
		 verbs = least(told.verbs, 2);
	for (uint32_t i = from; i < to && gap <= 3 && same; i++)
		path = mix(path, clause_kind(clause, i - clause->first));
	for (uint32_t k = left ? candidate + 1 : candidate; between < 4;) {
		if (left ? k >= c->phrases->n || c->phrases->at[k].last >= v
			 : k == 0 || c->phrases->at[k - 1].first <= v)
			break;
		between++;
		k += left ? 1 : UINT32_MAX;
	}
	uint32_t known = p->flags & (PHRASE_PERSON | PHRASE_ORG | PHRASE_GROUP);
	clause_put(row, SOURCE_SIDE, side, 0, 0);
	clause_put(row, SOURCE_LINK_SIDE, link, side, 0);
	clause_put(row, SOURCE_SIDE_FORM, side, form, 0);
	clause_put(row, SOURCE_SIDE_GAP, side, g, 0);
	clause_put(row, SOURCE_BEFORE, x->before, side, 0);
	clause_put(row, SOURCE_AFTER, x->after, side, 0);
	clause_put(row, SOURCE_KNOWN_CLASS, known, class, 0);
	clause_put(row, SOURCE_KNOWN_OWNER, known, side, p->flags & PHRASE_POSSESSIVE);
	clause_put(row, SOURCE_CHAIN_SIDE_GAP, e->chain, side, g);
	clause_put(row, SOURCE_CHAIN_LINK_FORM, e->chain, link, e->form);
	clause_put(row, SOURCE_PATH, path, left, 0);
	clause_put(row, SOURCE_PATH_FORM, path, left, e->form);
	clause_put(row, SOURCE_COMMAS_VERBS, commas, verbs, side);
	clause_put(row, SOURCE_COMMAS_CUES_BETWEEN, commas, cues, between);
	clause_put(row, SOURCE_TAKEN_BEATEN, x->taken, x->beaten, side);
	clause_put(row, SOURCE_OTHERWISE, x->sources, class, 0);
	clause_put(row, SOURCE_SUBJECT_LINK, e->subject, link, left);
	clause_put(row, SOURCE_BETWEEN_GAP, between, g, side);
	clause_put(row, SOURCE_VERBS_FORM, verbs, side, e->form);
	clause_put(row, SOURCE_OWNER_GAP, e->cue == CUE_NONE, p->flags & PHRASE_POSSESSIVE,
		   g + 16 * left);
	clause_put(row, SOURCE_LENGTH_CLASS, least(p->last - p->first, 5), class, side);
}
