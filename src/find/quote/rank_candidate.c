/*
 * What speaks for a candidate to utter a stretch, whatever the stretch.
 */
#include "rank.h"

#include "find/read/lexicon.h"
#include "utterance_templates.h"

static bool heads(const struct element *w)
{
	return (w->classes & (LEX(PERSON_NOUN) | LEX(GROUP_NOUN) | LEX(ORG_NOUN))) != 0;
}

static void put_surroundings(const struct evidence *e, const struct phrase *p,
			     const struct candidate *c, struct row *row)
{
	const struct elements *w = e->elements;
	uint32_t class = c->class;
	utterance_put(row, G_BEFORE, c->before, 0, 0);
	utterance_put(row, G_AFTER, c->after, 0, 0);
	if (!element_first(w, phrase_first(p))) {
		const struct element *before = &w->at[phrase_first(p) - 1];
		bool two = phrase_first(p) >= 2 &&
			   w->at[phrase_first(p) - 2].paragraph == before->paragraph;
		if (before->cue == CUE_VERB && cue_lemma(before->lemma)->addressee)
			utterance_put(row, G_ADDRESSEE, class, 0, 0);
		if (two && before->tag == TAG_PREPOSITION && before[-1].cue)
			utterance_put(row, G_ADDRESSEE_TO, before->hash, 0, 0);
		if (two && before->sign == ',' && class == CLASS_NOUN &&
		    before[-1].flags & TOKEN_CAPITAL)
			utterance_put(row, G_APPOSITION, 0, 0, 0);
	}
	const struct element *next = &w->at[phrase_last(p) + 1], *two = next + 1;
	if (next->sign == ',' && (two->tag == TAG_DETERMINER || heads(two)))
		utterance_put(row, G_HAS_APPOSITION, class, 0, 0);
	if (two->paragraph == w->at[p->last].paragraph && next->sign == ',' &&
	    two->tag == TAG_CONJUNCTION)
		utterance_put(row, G_HAS_WHO, two->hash, 0, 0);
	if (c->first)
		utterance_put(row, G_FIRST, class, 0, 0);
}

/* What a link says whatever the stretch. */
static void put_fixed_link(const struct evidence *e, uint32_t class, uint32_t type,
			   uint32_t shape, uint32_t cue, struct row *row)
{
	uint32_t link = type * 64 + shape, code = candidate_cue_code(&e->elements->at[cue]);
	utterance_put(row, B_LINK, link, 0, 0);
	utterance_put(row, B_CLASS_LINK, class, link, 0);
	utterance_put(row, C_TYPE, code, type, 0);
	utterance_put(row, C_LINK, code, link, 0);
}

/* Candidates between one and its right cue, at most 3. */
static uint32_t between(const struct candidates *c, uint32_t candidate, uint32_t cue)
{
	const struct phrases *p = c->phrases;
	uint32_t next = candidate + 1, end = least(p->n, next + 3), i = next;
	while (i < end && p->at[i].last < cue)
		i++;
	return i - next;
}

/* What it is a part of, or what belongs to it. */
static void put_whole(const struct evidence *e, const struct phrase *p,
		      const struct candidate *c, struct row *row)
{
	uint32_t whole = phrase_whole(p);
	if (!whole)
		return;
	bool right = c->right != NO_ELEMENT, left = c->left != NO_ELEMENT && !c->taken;
	utterance_put(row, K_WHOLE, whole, c->class, p->form);
	utterance_put(row, K_RIGHT, whole, right ? c->shape : SHAPE_NONE, left);
	utterance_put(row, K_FLAGS, whole,
		      p->flags & (PHRASE_PERSON | PHRASE_ORG | PHRASE_GROUP), left);
	if (whole & 1 && p->first > 0)
		utterance_put(row, K_UNDER, e->elements->at[p->first - 1].hash, c->class, 0);
	if (whole & 2)
		utterance_put(row, K_MORE, e->elements->at[p->last + 1].hash, c->class, 0);
}

void rank_candidate(const struct evidence *e, uint32_t candidate, struct row *row)
{
	const struct candidate *c = &e->candidates.at[candidate];
	const struct phrase *p = &e->candidates.phrases->at[candidate];
	uint32_t class = c->class;
	utterance_put(row, E_FORM, p->form, 0, 0);
	utterance_put(row, E_LENGTH, least(p->last - p->first, 4), 0, 0);
	utterance_put(row, E_FLAGS, p->flags, 0, 0);
	put_whole(e, p, c, row);
	utterance_put(row, E_CLASS_FLAGS, p->flags, class, 0);
	if (c->left != NO_ELEMENT && c->right != NO_ELEMENT)
		utterance_put(row, B_BOTH, 0, 0, 0);
	if (c->right != NO_ELEMENT)
		put_fixed_link(e, class, LINK_RIGHT, c->shape, c->right, row);
	if (c->left != NO_ELEMENT)
		put_fixed_link(e, class, c->taken ? LINK_LEFT_TAKEN : LINK_LEFT, SHAPE_ADJACENT,
			       c->left, row);
	if (c->right2 != NO_ELEMENT)
		utterance_put(row, B_SECOND_FIRST, c->shape2, c->shape, 0);
	if (c->right != NO_ELEMENT)
		utterance_put(row, B_TYPE_BETWEEN, between(&e->candidates, candidate, c->right),
			      0, 0);
	if (class == CLASS_NOUN) {
		utterance_put(row, F_KNOWN, heads(&e->elements->at[p->last]), p->form, 0);
		utterance_put(row, F_HEAD, p->head, 0, 0);
		if (p->determiner)
			utterance_put(row, F_DETERMINER, p->determiner, 0, 0);
	}
	const struct phrase *outer =
		p->form == PHRASE_HIS && p[1].form == PHRASE_CUT ? p + 2 : p + 1;
	if ((p->form == PHRASE_HIS || p->form == PHRASE_OWNER) && outer->first == p->first)
		utterance_put(row, F_OWNED, outer->head, 0, 0);
	if (c->beaten)
		utterance_put(row, B_BEATEN, c->shape, class, 0);
	put_surroundings(e, p, c, row);
}
