/*
 * What the speakers before tell of who speaks now: he goes on, or somebody answers him.
 */
#include "rank.h"

#include "utterance_templates.h"

enum rank_kind rank_kind(const struct sight *s, uint32_t candidate, const struct candidate *c,
			 const struct phrase *p)
{
	if (candidate == s->previous.candidate)
		return RANK_SAME;
	if (p->head == s->spoke->head && !phrase_is_pronoun(p->form))
		return RANK_HEAD;
	return c->class == CLASS_HE ? RANK_PRONOUN : RANK_OTHER;
}

/* How far the stretch before lies: same sentence, paragraph, next one, farther. */
uint32_t rank_distance(const struct utterance *u, const struct utterance *before)
{
	if (u->paragraph == before->paragraph)
		return before->last_sentence >= u->sentence ? 0 : 1;
	return u->paragraph == before->paragraph + 1 ? 2 : 3;
}

/* Do both name one speaker, as far as their words tell? */
static bool same_speaker(const struct evidence *e, uint32_t a, uint32_t b)
{
	const struct phrase *p = &e->candidates.phrases->at[a],
			    *q = &e->candidates.phrases->at[b];
	if (a == b)
		return true;
	return phrase_is_pronoun(p->form) ? p->form == q->form : p->head == q->head;
}

struct previous previous_after(const struct evidence *e, struct previous p, uint32_t candidate,
			       uint32_t stretch)
{
	struct previous next = {candidate, stretch, p.other, p.other_stretch};
	if (p.candidate != NO_CANDIDATE && !same_speaker(e, p.candidate, candidate) &&
	    e->utterances[p.stretch].paragraph != e->utterances[stretch].paragraph) {
		next.other = p.candidate;
		next.other_stretch = p.stretch;
	}
	return next;
}

/* What a conversation tells: whose turn it is, who was called by name. */
static void put_turn(const struct sight *s, uint32_t candidate, uint64_t name, struct row *row)
{
	const struct evidence *e = s->e;
	const struct utterance *u = s->u, *b = s->before;
	uint32_t other = s->previous.other;
	if (other != NO_CANDIDATE && same_speaker(e, candidate, other)) {
		uint32_t turn = candidate == other ? 1 : 2;
		const struct utterance *o = &e->utterances[s->previous.other_stretch];
		utterance_put(row, O_KIND, turn * 4 + rank_distance(u, o), e->dialogue,
			      u->whole);
		utterance_put(row, O_FLAGS, turn, e->dialogue, u->flags * 2u + u->opens);
		utterance_put(row, O_PUNCT, turn, e->dialogue, b->punct * 2u + u->whole);
	}
	if (name & s->called)
		utterance_put(row, V_CALLED, e->dialogue, u->paragraph == b->paragraph,
			      u->whole);
}

/* What the kind of candidate it is, beside the speaker before, tells: same, other … */
void rank_put_kind(const struct sight *s, uint32_t kind, struct row *row)
{
	const struct utterance *u = s->u, *b = s->before;
	uint32_t kind_far = kind * 4 + s->far;
	utterance_put(row, P_KIND, kind, 0, 0);
	utterance_put(row, P_KIND_FAR, kind_far, 0, 0);
	utterance_put(row, P_KIND_FLAGS, kind_far, u->flags, 0);
	utterance_put(row, P_KIND_PUNCT, kind_far, u->punct, u->before);
	utterance_put(row, P_KIND_CLOSED, kind_far, b->closed, u->resumes);
	utterance_put(row, P_DIALOGUE, kind_far, u->flags * 2u + u->opens, s->e->dialogue);
	utterance_put(row, P_DIALOGUE_PUNCT, kind_far,
		      b->punct * 8u + b->closed * 4u + s->e->dialogue, u->whole);
}

void rank_put_previous(const struct sight *s, uint32_t candidate, const struct phrase *p,
		       uint32_t kind, uint32_t paragraph, uint64_t name, struct row *row)
{
	const struct utterance *u = s->u, *b = s->before;
	if (kind == RANK_SAME) {
		utterance_put(row, P_SAME_SIDE, p->first > u->word, s->far, 0);
		utterance_put(row, P_SAME_OTHER, p->last < b->word, s->far, u->flags);
	}
	uint32_t later = paragraph + 2;
	utterance_put(row, P_KIND_PARAGRAPH, kind * 4 + s->far,
		      least(later - least(later, b->paragraph), 4), 0);
	put_turn(s, candidate, name, row);
}
