#include "utterance_templates.h"

#include "find/read/lexicon.h"

/* ---- utterance or not -------------------------------------------------------------------- */

static uint32_t length_bin(uint32_t n)
{
	return n < 6 ? n : n < 8 ? 6 : n < 15 ? 8 : 15;
}

/* Code of the nearest cue within `reach` words on one side of k, 0 if none. */
static uint32_t cue_near(const struct elements *w, uint32_t k, int step, int reach)
{
	uint32_t i = k;
	for (int n = 0; n < reach; n++) {
		if ((step < 0 && i == 0) || (step > 0 && i + 1 >= w->n))
			return 0;
		i += (uint32_t)step;
		if (w->at[i].paragraph != w->at[k].paragraph)
			return 0;
		if (w->at[i].cue)
			return candidate_cue_code(&w->at[i]);
	}
	return 0;
}

/* 1: a word for works, 8: for naming. */
static uint32_t names_work(const struct element *w)
{
	return (w->classes & LEX(WORK) ? 1u : 0) | (w->classes & LEX(NAMING) ? 8u : 0);
}

/* Words for works and for naming directly before the stretch, within four words, directly
 * after. */
static uint32_t works_near(const struct elements *w, uint32_t k)
{
	const struct element *at = &w->at[k];
	uint32_t before = 0, after = 0;
	for (uint32_t i = k; i > 0 && k - i < 4 && !element_first(w, i); i--)
		before |= names_work(&w->at[i - 1]) * (i == k ? 1u : 2u);
	if (k + 1 < w->n && at[1].paragraph == at->paragraph)
		after = names_work(&at[1]);
	return before | after * 4;
}

static void put_neighbours(const struct evidence *e, const struct utterance *u, uint32_t length,
			   bool title, struct row *row)
{
	const struct elements *w = e->elements;
	uint32_t k = u->word, few = least(length, 4);
	uint32_t before = element_first(w, k) ? 0 : candidate_word_code(&w->at[k - 1]);
	uint32_t after = k + 1 < w->n && !element_first(w, k + 1)
				 ? candidate_word_code(&w->at[k + 1])
				 : 0;
	utterance_put(row, Q_TITLE_BEFORE, title, before, 0);
	utterance_put(row, Q_BEFORE, before, 0, 0);
	utterance_put(row, Q_BEFORE_LENGTH, before, few, 0);
	utterance_put(row, Q_AFTER, after, 0, 0);
	utterance_put(row, Q_AFTER_LENGTH, after, few, 0);
	if (before) {
		const struct element *b = &w->at[k - 1];
		if (element_lexical(b))
			utterance_put(row, Q_BEFORE_HASH, b->hash, 0, 0);
		bool two = !element_first(w, k - 1);
		if (two && (b->tail || b->tag == TAG_DETERMINER || b->tag == TAG_PREPOSITION))
			utterance_put(row, Q_BEFORE2, candidate_word_code(&w->at[k - 2]),
				      b->tail ? 1 : b->hash, title);
	}
	if (after && element_lexical(&w->at[k + 1]))
		utterance_put(row, Q_AFTER_HASH, w->at[k + 1].hash, few, 0);
	utterance_put(row, Q_BOTH_SIDES, before, after, 0);
	if (before && !element_first(w, k - 1))
		utterance_put(row, Q_BEFORE_PAIR, before, candidate_word_code(&w->at[k - 2]),
			      title);
	uint32_t works = works_near(w, k);
	utterance_put(row, Q_WORK, works, few, 0);
	utterance_put(row, Q_WORK_TITLE, works, title, after);
	uint32_t cue_before = cue_near(w, k, -1, 8), cue_after = cue_near(w, k, 1, 6);
	utterance_put(row, Q_CUE_BEFORE, cue_before, 0, 0);
	utterance_put(row, Q_CUE_AFTER, cue_after, 0, 0);
	utterance_put(row, Q_CUE_BOTH, cue_before != 0, cue_after != 0, length);
}

/* Where the best candidate stands. */
static void put_best(const struct evidence *e, const struct utterance *u,
		     const struct best_candidate *best, uint32_t few, struct row *row)
{
	if (best->candidate == NO_CANDIDATE)
		return;
	const struct candidate *c = &e->candidates.at[best->candidate];
	const struct phrase *p = &e->candidates.phrases->at[best->candidate];
	uint32_t left = p->last < u->word;
	uint32_t here = e->elements->at[p->first].paragraph == u->paragraph;
	utterance_put(row, Q_PLACE, left * 2 + here, c->class, few);
}

static uint32_t bin(float x, float low, float high, float width)
{
	x = x < low ? low : x > high ? high : x;
	return (uint32_t)((x - low) / width);
}

void evidence_filter(const struct evidence *e, uint32_t stretch,
		     const struct best_candidate *best, struct row *row)
{
	const struct utterance *u = &e->utterances[stretch];
	const struct inside *in = &u->in;
	uint32_t n = length_bin(u->length), few = least(n, 4);
	uint32_t cues = u->cue_sentence * 2u + u->cue_paragraph;
	utterance_put(row, Q_LENGTH, n, 0, 0);
	utterance_put(row, Q_ALONE, u->alone + 2u * (in->addressed != 0), u->punct, n);
	utterance_put(row, Q_PUNCT, n, u->punct, 0);
	utterance_put(row, Q_VERB, n, in->verb, 0);
	utterance_put(row, Q_CUES, n, cues, 0);
	utterance_put(row, Q_TITLE, in->title, 0, 0);
	utterance_put(row, Q_TITLE_LENGTH, in->title, n, 0);
	utterance_put(row, Q_LOW, in->low, few, 0);
	utterance_put(row, Q_FIRST_PERSON, in->first_person, 0, 0);
	utterance_put(row, Q_END, u->punct, 0, 0);
	utterance_put(row, Q_STYLE, u->single, few, u->paragraph == 0);
	utterance_put(row, Q_HEADLINE, u->paragraph == 0, 0, 0);
	utterance_put(row, Q_CUE_FLAGS, cues, 0, 0);
	utterance_put(row, Q_DIALOGUE, e->dialogue, u->whole * 2u + u->opens, n);
	utterance_put(row, Q_DIALOGUE_PUNCT, e->dialogue, u->punct, few);
	utterance_put(row, Q_CLOSED, u->closed, 0, 0);
	utterance_put(row, Q_DIGIT, in->digit, 0, 0);
	utterance_put(row, Q_UPPER, in->upper, 0, 0);
	put_neighbours(e, u, n, in->title, row);
	put_best(e, u, best, few, row);
	utterance_put(row, Q_CAPITALS, least(in->capitals, 4), least(u->length, 6), in->low);
	utterance_put(row, Q_VERB_CUES, in->verb, cues, few);
	if (u->length <= 4) {
		utterance_put(row, Q_FIRST_HASH, in->first, 0, 0);
		utterance_put(row, Q_LAST_HASH, in->last, 0, 0);
	}
	bool earlier = stretch > 0 && e->utterances[stretch - 1].last_sentence >= u->sentence;
	bool later = stretch + 1 < e->marks->n &&
		     e->utterances[stretch + 1].sentence <= u->last_sentence;
	utterance_put(row, Q_IN_SENTENCE, earlier * 2 + later, few, u->before);
	utterance_put(row, Q_SHARE, bin(best->share, 0, 1, .2f), few, 0);
	utterance_put(row, Q_NOBODY, best->candidate == NO_CANDIDATE, 0, 0);
	utterance_put(row, Q_SCORE, bin(best->score, -4, 12, 1), 0, 0);
	utterance_put(row, Q_SCORE_LENGTH, bin(best->score, -4, 12, 2), n, 0);
}
